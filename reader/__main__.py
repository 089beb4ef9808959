"""Carrel: the window, or the command line where a command is given."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

SUFFIX = ".carrel"


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    data = Path(words[1]) if len(words) > 1 and words[0] == "--data" else None
    rest = words[2:] if data else words
    if not rest:
        return _run_window(data, ())
    if all(word.endswith(SUFFIX) for word in rest):
        return _run_window(data, [Path(word) for word in rest])
    if getattr(sys, "frozen", False):
        _serve_processes()
    from reader import cli  # not at the top: a window opens without it, and sooner

    return cli.main(words, run_window=_run_window, run_selftest=_run_selftest)


def _serve_processes() -> None:
    """A built program that builds a large pack starts itself again for every core. Ends the program that was started
    for that."""
    import multiprocessing

    import pyi_rth_multiprocessing  # noqa: F401 - PyInstaller's, which fits the next line to its programs

    multiprocessing.freeze_support()


def _run_window(data: Path | None, asked: Sequence[Path]) -> int:
    if asked:
        from reader.system import handover, paths  # Qt is not needed where a window is open that takes the files

        if handover.hand_over(data or paths.user_data(), asked):
            return 0
    if _lacks_display():
        print(
            "There is no display for a window here; read with `carrel show`, find with `carrel search`.",
            file=sys.stderr,
        )
        return 2
    gc.disable()  # what is made while starting stays; looking through it for rubbish costs a tenth of the start
    from reader.ui import app

    return app.run(data, [Path(os.path.abspath(file)) for file in asked])  # noqa: PTH100 - links stay as they are


def _run_selftest(as_json: bool) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader.ui import selftest

    return selftest.run(as_json=as_json)


def _lacks_display() -> bool:
    """Qt would abort the program without a word of help."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
