"""A page that is replaced again and again while a client of AT-SPI walks it; run by test_at_spi.py."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest

from reader.library.shelf import Shelf
from reader.system import paths
from reader.ui import app
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell.session import Session
from reader.ui.shell.theme import Themes

EVERY = 20  # milliseconds


def main() -> None:
    """Shows a pack. Each line that comes in says what to do next; when no more can come, it ends."""
    application = app.application()
    theme = Themes(paths.resources()).named("light")
    page = PageView(PageStyle(theme, 1.0, 96.0))
    page.resize(700, 500)
    session = Session(Shelf([]))
    session.article_opened.connect(page.open)
    session.place_requested.connect(page.show_position)
    session.open_file(Path(sys.argv[1]))
    page.show()
    page.activateWindow()
    page.setFocus()
    looks = itertools.cycle([PageStyle(theme, 1.2, 96.0), PageStyle(theme, 1.0, 96.0)])
    again = QTimer(interval=EVERY)

    def replace() -> None:
        with page.changing_style(next(looks)):
            pass

    again.timeout.connect(replace)

    def obey() -> None:
        match sys.stdin.readline().strip():
            case "tab":
                QTest.keyClick(page, Qt.Key.Key_Tab)
            case "replace":
                again.start()
            case _:
                application.quit()

    orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    orders.activated.connect(obey)
    application.exec()


if __name__ == "__main__":
    main()
