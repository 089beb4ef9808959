"""Runs a program with a window and prints, on standard output, when its page was painted.

Used as `python -m benchmarks.painted MODULE [ARGUMENTS]`. Each line is a word and a time of the monotonic clock, which
all processes share: `python` when the interpreter is up, `loop` when the window waits for events, then `painted` for
every time that the page was painted with text on it.
"""

from __future__ import annotations

import sys
import time

SHORTEST_TEXT = 200
"""Characters; with fewer, the page does not hold the article yet."""


def _tell(word: str) -> None:
    sys.stdout.write(f"{word} {time.monotonic():.6f} {time.process_time():.6f}\n")
    sys.stdout.flush()


_tell("python")


def main(module: str, arguments: list[str]) -> None:
    import runpy
    from typing import Any

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QTextBrowser

    class Watch(QObject):
        def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                [page] = _pages()
                if page.document().characterCount() > SHORTEST_TEXT:
                    QTimer.singleShot(0, lambda: _tell("painted"))  # the filter comes before the painting
            return False

    def _pages() -> list[QTextBrowser]:
        return [each for each in QApplication.allWidgets() if isinstance(each, QTextBrowser) and each.isVisible()]

    watch = Watch()
    start_loop: Any = QApplication.exec

    def watched(*_: object) -> int:
        for page in _pages():
            page.viewport().installEventFilter(watch)
        _tell("loop")
        return int(start_loop())

    QApplication.exec = watched  # type: ignore[method-assign]
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
