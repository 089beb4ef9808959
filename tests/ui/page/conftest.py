"""A page on the screen, without a window around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from reader.library.model import Block, Location
from reader.ui.page import page_slide, screen_reader
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.packs import ARTICLES
from tests.ui import hands, pages
from tests.ui.page import page_views, sliding_pages
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import ONE, Show


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[PageView]:
    """The article that has everything, and is longer than the window."""
    screen_reader.install()
    view = PageView(pages.light())
    view.resize(700, 500)
    opened = pages.opened(tmp_path, ARTICLES[0])
    view.open(opened)
    view.show_position(ReadingPosition(Location("sample", "first")))
    page_views.activate(view)
    yield view
    if Shiboken.isValid(view):
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.pack.close()


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Show]:
    """Shows blocks as pages that are turned."""
    views: list[PageView] = []

    def make(*blocks: Block, size: tuple[int, int] = ONE, scale: float = 1.0, language: str = "en-GB") -> PageView:
        article = pages.article(*(blocks or turned.mixed()))
        views.append(turned.shown(tmp_path, article, size, scale, language))
        return views[-1]

    yield make
    page_views.delete(views)


@pytest.fixture
def slides(show: Show, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Shows pages that slide, from the second one on. Time stands still."""
    for name in ("DURATION", "QUICK", "SLOWEST"):
        monkeypatch.setattr(page_slide, name, sliding_pages.LONG)

    def make(*blocks: Block, size: tuple[int, int] = ONE, language: str = "en-GB") -> PageView:
        view = show(*blocks, size=size, language=language)
        hands.press(view, "Space")
        view.set_sliding(True)
        sliding_pages.rest(view)
        return view

    return make
