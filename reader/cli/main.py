"""Parses the words after `carrel`, and runs the command."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.cli import closed_output
from reader.cli.command_line import copied
from reader.cli.output import print_error
from reader.cli.parser import make_parser
from reader.cli.safe_text import safe_output
from reader.library.packfile import SUFFIX, PackError
from reader.library.print_order import RunPrint
from reader.system import stop_signals
from reader.system.file_limit import raise_file_limit
from reader.translation import N_, _, list_text

ERROR = 2

RunWindow = Callable[[Path | None, Sequence[Path]], int]
RunSelftest = Callable[[bool, Sequence[str]], int]


def main(
    words: Sequence[str], *, run_window: RunWindow, run_selftest: RunSelftest, run_print: RunPrint | None = None
) -> int:
    """Returns the exit status. The window, the self-test and printing need Qt, so the caller passes what runs them.
    It has chosen the language, too.

    `run_window` takes the data folder, or None, and pack files to open; `run_selftest` whether to print JSON, and the
    names of the checks to run, or none for all.
    """
    with safe_output():
        try:
            status = _run([copied(word) for word in words], run_selftest, run_print)
        finally:
            closed_output.let_go()
    return run_window(*status) if isinstance(status, tuple) else status


def _run(
    words: list[str], run_selftest: RunSelftest, run_print: RunPrint | None
) -> int | tuple[Path | None, list[Path]]:
    """Runs the command and returns its status; where there is none, the data folder and the files for the window."""
    parser = make_parser()
    own_options, rest = _split(words)
    if not rest or (rest[0] not in _COMMAND_NAMES and not rest[0].startswith("-")):
        options = parser.parse_args(own_options)
        unknown = next((word for word in rest if not word.endswith(SUFFIX) and not os.path.lexists(word)), "")
        if unknown:
            parser.error(
                _(
                    "no such command or pack file: {name} (commands: {commands})",
                    name=unknown,
                    commands=list_text(_COMMAND_NAMES),
                )
            )
        return options.data, [Path(word) for word in rest]
    options = parser.parse_args([*own_options, *rest])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    raise_file_limit()
    options.run_print = run_print
    if options.command == "selftest":
        return run_selftest(options.json, options.checks)
    with stop_signals.raised():
        return _run_command(options)


def _run_command(options: argparse.Namespace) -> int:
    try:
        status = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except PackError as error:
        print_error(error)
        return ERROR
    except stop_signals.Stopped as stopped:
        with contextlib.suppress(OSError):  # the terminal may be closed
            sentence = _STOPPED.get(options.command, _STOPPED_ELSEWHERE)
            print_error(_(sentence))
        return stopped.status
    except BrokenPipeError:  # nobody reads the rest
        return 0
    except Exception:  # noqa: BLE001 - Python would print it after the streams are no longer safe
        traceback.print_exc()
        return ERROR
    return status


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The options before the command or the first file, and the rest."""
    number = 0
    while number < len(words) and words[number].startswith("-"):
        number += 2 if words[number] == "--data" else 1
    return words[:number], words[number:]


# Each command imports its module when it runs: the window starts through this module, and must start quickly.


def _list(options: argparse.Namespace) -> int:
    from reader.cli import reading_commands

    return reading_commands.list_packs(options)


def _show(options: argparse.Namespace) -> int:
    from reader.cli import reading_commands

    return reading_commands.show(options)


def _search(options: argparse.Namespace) -> int:
    from reader.cli import reading_commands

    return reading_commands.search(options)


def _references(options: argparse.Namespace) -> int:
    from reader.cli import reading_commands

    return reading_commands.references(options)


def _new(options: argparse.Namespace) -> int:
    from reader.cli import author_commands

    return author_commands.new(options)


def _quiz(options: argparse.Namespace) -> int:
    from reader.cli import quiz_command

    return quiz_command.quiz(options)


def _print(options: argparse.Namespace) -> int:
    from reader.cli import print_command

    return print_command.run(options, options.run_print)


def _import(options: argparse.Namespace) -> int:
    from reader.cli import import_command

    return import_command.run(options)


def _check(options: argparse.Namespace) -> int:
    from reader.cli import author_commands

    return author_commands.check(options)


def _build(options: argparse.Namespace) -> int:
    from reader.cli import author_commands

    return author_commands.build(options)


def _marks(options: argparse.Namespace) -> int:
    from reader.cli import mark_commands

    return mark_commands.run(options)


def _stick(options: argparse.Namespace) -> int:
    from reader.cli import stick_commands

    return stick_commands.write(options) if options.what == "write" else stick_commands.check(options)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "references": _references,
    "new": _new,
    "quiz": _quiz,
    "print": _print,
    "import": _import,
    "check": _check,
    "build": _build,
    "marks": _marks,
    "stick": _stick,
}
_STOPPED = {
    "build": N_("Building was stopped before it was finished. No partial file was left behind."),
    "new": N_("The command was stopped before the folder was finished. Nothing was left behind."),
    "quiz": N_("The questions were stopped. Nothing was counted or saved."),
    "print": N_("Printing was stopped before the file was finished. Nothing was left behind."),
    "import": N_("The import was stopped before the folder was finished. Nothing was left behind."),
    "check": N_("The check was stopped before it was finished. Nothing was changed."),
}
_STOPPED_ELSEWHERE = N_("The command was stopped before it was finished.")
_COMMAND_NAMES = (*_COMMANDS, "selftest")
