"""A window with the sample pack, which contains one of each kind of block and link."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from reader.search.build_pack import build_pack
from reader.system import paths
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.selftest.check_result import SelfTestFailedError

ROUNDS = 5
"""How often waiting events are handled after an action, since one event can start another."""


def build_sample(folder: Path) -> Path:
    """Builds the sample pack, if that has not been done. Returns its file."""
    file = folder / f"selftest{paths.PACK_SUFFIX}"
    if not file.exists():
        problems = build_pack(paths.resources() / "selftest", file)
        if problems:
            raise SelfTestFailedError("; ".join(map(str, problems)))
    return file


@contextlib.contextmanager
def opened_sample(data: Path, *, at_home: bool = False) -> Iterator[MainWindow]:
    """At the first article, or at the home of the pack. `data` is the data folder of the window."""
    data.mkdir(exist_ok=True)
    window = app.build_window(app.application(), data, build_sample(data))
    app.forbid_qt_settings()
    try:
        window.show()
        if not at_home:
            window.session.leave_home()
        settle()
        yield window
    finally:
        close(window)


def close(window: MainWindow) -> None:
    window.close()
    window.session.close()


def select_words(window: MainWindow) -> None:
    """Selects the first words of the first paragraph."""
    page = window.page
    start = page.toPlainText().find("Plain words")
    cursor = page.textCursor()
    cursor.setPosition(max(0, start))
    cursor.setPosition(max(0, start) + len("Plain words"), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def settle() -> None:
    for _ in range(ROUNDS):
        QApplication.processEvents()
