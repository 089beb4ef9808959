"""What ends a slide of pages: its time, a slow computer, and whatever else happens to the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog

from reader.ui.page import page_slide
from reader.ui.page.view import PageView
from tests.ui import hands, pages
from tests.ui.page import turned_pages as turned
from tests.ui.page.sliding_pages import is_still, show_share, slide
from tests.ui.page.turned_pages import Show


def test_a_slow_computer_shows_the_pages_at_once(slides: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view = slides()
    monkeypatch.setattr(page_slide, "SLOWEST", -1)
    hands.press(view, "Space")
    QApplication.processEvents()
    assert turned.pages_in_view(view) == [2]
    assert is_still(view)


def test_it_ends_by_itself(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    show_share(view, 1)
    assert is_still(view)
    assert view.hasFocus()


def select_all(view: PageView) -> None:
    view.selectAll()


def change_style(view: PageView) -> None:
    view.set_style(pages.light())


def resize(view: PageView) -> None:
    view.resize(800, 500)
    QApplication.processEvents()


def open_dialog(view: PageView) -> None:
    dialog = QDialog(view)
    dialog.open()
    QApplication.processEvents()
    was_still = is_still(view)
    dialog.close()
    dialog.deleteLater()
    assert was_still


ENDS: dict[str, Callable[[PageView], object]] = {
    "a key": lambda view: hands.press(view, "F9"),
    "a click": lambda view: hands.click(view.viewport(), QPoint(350, 200)),
    "a scroll": lambda view: turned.turning(view).reveal(turned.position_of(view, "p30")),
    "a selection": select_all,
    "another style": change_style,
    "another size": resize,
    "a dialog": open_dialog,
    "another focus": lambda view: view.clearFocus(),
    "hiding": lambda view: view.hide(),
    "scrolling instead": lambda view: view.set_turning(False),
}


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_at_once(slides: Show, end: str) -> None:
    view = slides()
    hands.press(view, "Space")
    it = slide(view)
    assert it.isVisible()
    ENDS[end](view)
    assert not it.is_active
    assert not it.isVisible()
