"""Starts the window, or runs the command that was given."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.system import own_process, paths
from reader.translation import _

if TYPE_CHECKING:
    from reader.library.print_order import PdfOrder, PrintedPdf


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status."""
    if paths.is_frozen():
        from reader.system import foreign_code

        foreign_code.ignore(os.environ)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if (sys.stdout is None or sys.stderr is None) and not _is_helper(words):
        from reader.system import no_console  # not at the top: only programs without a console need it

        return no_console.run(lambda: _run(words))
    return _run(words)


def _is_helper(words: Sequence[str]) -> bool:
    """Whether the window has started this process to do a part of its work; it must show nothing."""
    return (len(words) == 1 and words[0] in own_process.HELPERS) or "--multiprocessing-fork" in words


def _run(words: list[str]) -> int:
    if words == [own_process.DRAW_FIGURES]:
        from reader.ui.page import figure_worker  # not at the top: only that process needs it

        return figure_worker.main()
    if words == [own_process.CHECK_SPELLING]:
        from reader.library.spelling import spelling_worker

        return spelling_worker.main()
    data = Path(words[1]) if len(words) > 1 and words[0] == "--data" else None
    rest = words[2:] if data else words
    if not rest:
        return _run_window(data, ())
    if all(word.endswith(paths.PACK_SUFFIX) for word in rest):
        return _run_window(data, [Path(word) for word in rest])
    if paths.is_frozen():
        _run_worker_process()
    from reader import cli  # not at the top: the window does not need it, and starts faster without it

    if "--version" not in words:
        _choose_language(data)
    return cli.main(words, run_window=_run_window, run_selftest=_run_selftest, run_print=_run_print)


def _choose_language(data: Path | None) -> None:
    from reader import interface_language  # not at the top: an English window needs it a moment later

    if problem := interface_language.choose_saved(data or paths.user_data()):
        print(problem, file=sys.stderr)


def _run_worker_process() -> None:
    """Does the work of a worker process and exits, if this process is one: the standalone program starts itself again
    for each core to build a large pack."""
    import multiprocessing

    import pyi_rth_multiprocessing  # noqa: F401 - PyInstaller's, which adapts the next line to its programs

    multiprocessing.freeze_support()


def _run_window(data: Path | None, files: Sequence[Path]) -> int:
    if files:
        from reader.system import handover

        if handover.hand_over(data or paths.user_data(), files):  # an open window opens them, so Qt is not loaded here
            return 0
    if _has_no_display():
        _choose_language(data)
        text = _("There is no display for a window. Use `carrel show` to read and `carrel search` to search.")
        print(text, file=sys.stderr)
        return 2
    gc.disable()  # collecting garbage would take a tenth of the start time, and would find almost nothing
    from reader.ui import app

    try:
        return app.run(data, [Path(os.path.abspath(file)) for file in files])  # noqa: PTH100 - does not follow links
    except KeyboardInterrupt as stopped:  # before the window was complete; afterwards signals close it
        import signal  # not at the top: it makes enums of all signals

        return getattr(stopped, "status", 128 + signal.SIGINT)


def _run_selftest(as_json: bool, checks: Sequence[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Without a screen, Qt looks on Windows for fonts in a folder that PySide does not have, and prints that.
    os.environ["QT_QPA_FONTDIR"] = str(paths.fonts())
    from reader.ui.selftest.run import run

    return run(checks, as_json=as_json)


def _run_print(order: PdfOrder, on_progress: Callable[[int, int], None]) -> PrintedPdf:
    from reader.ui.paper import print_job

    return print_job.write(order, on_progress)


def _has_no_display() -> bool:
    """Without a display, Qt would abort the program without a useful message."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
