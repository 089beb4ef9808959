"""Carrel: the window, or the command line where a command is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a built program that builds a pack starts itself again for every core
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words:
        return _run_window(None, None)
    from reader import cli  # not at the top: the window opens without it

    return cli.main(words, run_window=_run_window, run_selftest=_run_selftest)


def _run_window(data: Path | None, asked: Path | None) -> int:
    if _lacks_display():
        print(
            "There is no display for a window here; read with `carrel show`, find with `carrel search`.",
            file=sys.stderr,
        )
        return 2
    from reader.ui import app

    return app.run(data, asked)


def _run_selftest() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader.ui import selftest

    return selftest.run()


def _lacks_display() -> bool:
    """Qt would abort the program without a word of help."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
