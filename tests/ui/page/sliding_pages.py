"""Pages that slide while time stands still: a test moves them, and sees where they are."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from reader.ui.page.page_slide import PageSlide
from reader.ui.page.view import PageView
from tests.ui.page import turned_pages as turned

LONG = 1_000_000  # milliseconds: longer than any test, which moves the pages by itself
TEXT = tuple(turned.paragraph(number) for number in range(36))  # pictures would be drawn when they are ready


def slide(view: PageView) -> PageSlide:
    return turned.turning(view).slide


def rest(view: PageView) -> None:
    """The reader reads for a while."""
    slide(view).end()
    slide(view)._quick_timer.stop()


def show_share(view: PageView, share: float) -> None:
    """Shows the pages after a share of the time."""
    slide(view).animation.setCurrentTime(round(share * LONG))
    QApplication.processEvents()


def is_still(view: PageView) -> bool:
    """No page moves, and no picture is kept."""
    it = slide(view)
    return not (it.is_active or it.isVisible() or it._before or it._after or it._watched or it.animation.state().value)
