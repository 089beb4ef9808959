"""A page that is replaced repeatedly while a client of AT-SPI visits it; run by test_at_spi.py."""

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
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.theme import Themes

EVERY = 20  # milliseconds


def main() -> None:
    """Shows a pack, then runs one command for each line of its input, and ends with the input."""
    application = app.application()
    theme = Themes(paths.resources()).named("light")
    page = PageView(PageStyle(theme, 1.0, 96.0))
    page.resize(700, 500)
    session = Session(Shelf([]), Messages())
    session.article_opened.connect(page.open)
    session.position_requested.connect(page.show_position)
    session.open_file(Path(sys.argv[1]))
    session.leave_home()
    page.show()
    page.activateWindow()
    page.setFocus()
    styles = itertools.cycle([PageStyle(theme, 1.2, 96.0), PageStyle(theme, 1.0, 96.0)])
    timer = QTimer(interval=EVERY)

    def replace() -> None:
        page.set_style(next(styles))

    timer.timeout.connect(replace)

    def run_command() -> None:
        match sys.stdin.readline().strip():
            case "tab":
                QTest.keyClick(page, Qt.Key.Key_Tab)
            case "replace":
                timer.start()
            case _:
                application.quit()

    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(run_command)
    application.exec()


if __name__ == "__main__":
    main()
