"""Stands in for a missing console: a message box shows what the program would have printed there before it ended."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable

from reader.translation import N_, Translated, _

LONGEST = 1500
"""Characters of the text that are shown; a message box does not scroll."""

PROBLEM, NEWS = 0x10, 0x40
_IN_FRONT = 0x10000
"""Of MessageBoxW: the icons of an error and of information, and to show it above other windows."""

HINT = N_("To see everything that a command prints, run carrel-cli in a terminal.")
UNEXPECTED = N_("Carrel ran into an internal error. Please report this message.")
Show = Callable[[str, int], None]


def run(program: Callable[[], int], show: Show | None = None) -> int:
    """Runs the program with streams in place of the missing ones, and returns its exit status.

    What it printed is shown if it failed, or if it was only asked for its help or version. Only Windows shows it:
    elsewhere a stream is missing only if the caller has closed it.
    """
    printed = io.StringIO()
    streams = sys.stdout, sys.stderr
    has_reader = sys.stderr is not None or sys.platform != "win32"
    sys.stdout, sys.stderr = sys.stdout or printed, sys.stderr or printed
    is_help = False
    try:
        status = program()
    except SystemExit as ended:  # argparse has printed its help, or what is wrong with the words
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        is_help = not status
    except Exception:  # noqa: BLE001 - Python would print it where nobody sees it
        status = 1
        traceback.print_exc()
    finally:
        sys.stdout, sys.stderr = streams
    text = _without_usage(printed.getvalue()) if status else printed.getvalue()
    if text.strip() and (status or is_help) and not has_reader:
        (show or _show)(_shortened(text), PROBLEM if status else NEWS)
    return status


def error_label(program: str) -> Translated:
    """What is before a sentence on the words of a command that are wrong."""
    return _("{program}: error:", program=program)


def _without_usage(text: str) -> str:
    """What argparse says is wrong, without the lines before it and the name of the program."""
    _usage, found, problem = text.rpartition(f"\n{error_label('carrel')} ")
    if found:
        return _("Carrel could not start: {problem}", problem=problem.strip())
    return text.replace("carrel: ", "", 1)


def _shortened(text: str) -> str:
    text = text.strip()
    if text.startswith("Traceback"):  # its end says what happened
        return f"{_(UNEXPECTED)}\n\n{text if len(text) <= LONGEST else '… ' + text[-LONGEST:]}"
    return f"{text if len(text) <= LONGEST else text[:LONGEST] + ' …'}\n\n{_(HINT)}"


def _show(text: str, kind: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Carrel", kind | _IN_FRONT)
