"""A page on the screen, without a window around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from reader.library.model import Location
from reader.ui.page import screen_reader
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.packs import ARTICLES
from tests.ui import pages


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[PageView]:
    """The article that has everything, and is longer than the window."""
    screen_reader.install()
    view = PageView(pages.light())
    view.resize(700, 500)
    opened = pages.opened(tmp_path, ARTICLES[0])
    view.open(opened)
    view.show_position(ReadingPosition(Location("sample", "first")))
    view.show()
    view.activateWindow()
    view.setFocus()
    QTest.qWaitForWindowActive(view)
    yield view
    if Shiboken.isValid(view):
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.pack.close()
