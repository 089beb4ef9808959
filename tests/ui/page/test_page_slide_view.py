"""What is seen while pages slide: the pages before and after, how fast they move, and what stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from reader.ui.page import page_slide
from tests.ui import hands, pages
from tests.ui.page import turned_pages as turned
from tests.ui.page.sliding_pages import TEXT, show_share, slide
from tests.ui.page.turned_pages import ONE, SIZES, Show


@SIZES
@pytest.mark.parametrize("language", ["en-GB", "ar"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_begins_and_ends_with_what_the_view_shows(
    slides: Show, size: tuple[int, int], language: str, theme: str
) -> None:
    view = slides(*(turned.arabic() if language == "ar" else TEXT), size=size, language=language)
    view.set_style(pages.light()._replace(theme=pages.themes().named(theme)))
    QApplication.processEvents()
    view.repaint()
    area = slide(view).area
    before = view.grab(area).toImage()
    QTest.keyClick(view, Qt.Key.Key_Space)
    show_share(view, 0)
    assert view.grab(area).toImage() == before
    show_share(view, 0.2)
    between = view.grab(area).toImage()
    slide(view)._move(1.0)
    last = view.grab(area).toImage()
    slide(view).end()
    after = view.grab(area).toImage()
    assert last == after
    assert len({image.pixel(0, 0) for image in (before, between, after)}) == 1
    assert between not in (before, after)


def test_pages_are_quick_at_first_and_slow_at_last(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    places = []
    for step in range(6):
        show_share(view, step / 5 - 0.001 * (step == 5))
        places.append(-slide(view).places()[0])
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert places[0] == 0
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > ONE[0] * 0.4


def test_the_first_picture_has_moved(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    assert slide(view).animation.currentTime() >= page_slide.FIRST


def test_the_counter_stays(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    counter = turned.turning(view).counter
    assert slide(view).geometry() == QRect(0, 0, view.viewport().width(), counter.y())
    shown = counter.grab().toImage()
    show_share(view, 0.5)
    assert counter.grab().toImage() == shown


def test_it_lies_below_what_lies_on_the_pages(slides: Show) -> None:
    """Such as the veil of the reading ruler: it stays, and is not in the pictures."""
    view = slides()
    above = QLabel("Above", view)
    above.setStyleSheet("background: #ff0000")
    above.setGeometry(100, 100, 300, 50)
    above.show()
    QApplication.processEvents()
    hands.press(view, "Space")
    for share in (0.0, 0.3):
        show_share(view, share)
        image = view.grab().toImage()
        red = [x for x in range(image.width()) if image.pixelColor(x, 104).name() == "#ff0000"]
        assert (red[0], red[-1], len(red)) == (100, 399, 300)
