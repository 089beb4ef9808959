"""The reading ruler: which lines stand out, and what moves them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, FigureFile
from reader.ui.main_window import MainWindow
from reader.ui.page.line_steps import Line
from reader.ui.page.view import PageView
from reader.ui.text_settings.feature import RULER_OFF, RULER_ON
from reader.ui.text_settings.ruler_bands import Band, bands_of, nearest, shown
from reader.ui.text_settings.veil import Veil
from tests.packs import png
from tests.ui import hands, samples
from tests.ui.conftest import Start

BANDS = [Band(0, 20), Band(20, 40), Band(60, 80), Band(80, 100)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([Line(0, 20)], [Band(0, 20)]),
        ([Line(0, 20), Line(20, 40)], [Band(0, 20), Band(20, 40)]),
        ([Line(0, 20), Line(19.5, 40)], [Band(0, 20), Band(19.5, 40)]),
        ([Line(0, 20), Line(0, 18), Line(2, 24), Line(30, 50)], [Band(0, 24), Band(30, 50)]),
    ],
)
def test_lines_side_by_side_are_one_band(lines: list[Line], expected: list[Band]) -> None:
    assert bands_of(lines) == expected


@pytest.mark.parametrize(("height", "expected"), [(-5, 0), (10, 0), (39, 1), (48, 1), (52, 2), (500, 3)])
def test_the_band_at_a_height(height: float, expected: int) -> None:
    assert nearest(BANDS, height) == expected


def test_without_text_there_is_no_band() -> None:
    assert nearest([], 10) == -1


@pytest.mark.parametrize(
    ("number", "lines", "expected"),
    [
        (1, 1, Band(20, 40)), (1, 3, Band(0, 80)), (0, 3, Band(0, 40)), (3, 3, Band(60, 100)),
        (1, 5, Band(0, 100)),
    ],
)  # fmt: skip
def test_what_stands_out(number: int, lines: int, expected: Band) -> None:
    assert shown(BANDS, number, lines) == expected


# in the window


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path), (1000, 700))
    window.page.setFocus()
    return window


def veil(window: MainWindow) -> Veil:
    return hands.only(window.page, Veil)


def clear_text(window: MainWindow) -> str:
    """The beginning of the line in the middle of what stands out."""
    page, clear = window.page, veil(window).clear
    position = page.position_at(page.verticalScrollBar().value() + clear.center().y())
    return str(page.shown_document.findBlock(position).text()[:20])


def stir(page: PageView, y: float, kind: QEvent.Type = QEvent.Type.MouseMove) -> None:
    none = Qt.MouseButton.NoButton
    at = QPointF(page.viewport().width() / 2, y)
    event = QMouseEvent(kind, at, page.viewport().mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.viewport(), event)


def test_a_key_shows_and_hides_it(window: MainWindow) -> None:
    for sentence, is_on in ((RULER_ON, True), (RULER_OFF, False), (RULER_ON, True)):
        hands.keys("F8")
        assert veil(window).isVisible() is is_on
        assert window.toast.text == sentence


def test_it_keeps_the_number_of_lines(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 5)
    hands.keys("F8")
    assert not veil(window).isVisible()
    hands.keys("F8")
    assert window.appearance.value("line_focus") == 5


def test_it_is_there_at_the_next_start(start: Start, window: MainWindow) -> None:
    hands.keys("F8")
    assert veil(start(size=None)).isVisible()


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_more_lines_are_higher(window: MainWindow, lines: int) -> None:
    hands.scroll(window.page, 1500)
    window.appearance.choose("line_focus", lines)
    height = veil(window).clear.height()
    assert height >= lines * 26
    assert height <= lines * 26 + 200
    assert veil(window).geometry() == window.page.viewport().geometry()


def test_arrow_keys_move_it_line_by_line_and_then_scroll(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    tops, scrolled = [], []
    for _ in range(40):
        hands.keys("Down")
        scrolled.append(hands.scrolled(window.page))
        tops.append(scrolled[-1] + veil(window).clear.top())
        assert window.page.viewport().rect().contains(veil(window).clear.toAlignedRect().adjusted(0, 3, 0, -3))
    assert tops == sorted(set(tops))
    assert scrolled[0] == 0
    assert scrolled[-1] > 0
    for _ in range(60):
        hands.keys("Up")
    assert hands.scrolled(window.page) == 0
    assert veil(window).clear.top() < 60


def test_it_reaches_the_last_line(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    hands.keys("End")
    at_end = veil(window).clear
    assert hands.scrolled(window.page) == window.page.verticalScrollBar().maximum()
    hands.keys("Down")
    assert veil(window).clear == at_end
    hands.keys("Home")
    assert (hands.scrolled(window.page), clear_text(window)[:5]) == (0, window.page.shown_document.toPlainText()[:5])


def test_after_a_page_it_is_at_the_first_line(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    for _ in range(5):
        hands.keys("Down")
    hands.keys("Space")
    assert hands.scrolled(window.page) > 0
    assert veil(window).clear.top() < 40


def test_it_follows_the_mouse(window: MainWindow) -> None:
    hands.scroll(window.page, 1500)
    window.appearance.choose("line_focus", 1)
    stir(window.page, 400)
    assert abs(veil(window).clear.center().y() - 400) < 40
    before = veil(window).clear
    stir(window.page, 401)
    assert veil(window).clear == before
    stir(window.page, 100)
    assert abs(veil(window).clear.center().y() - 100) < 40


def test_the_page_scrolls_below_it(window: MainWindow) -> None:
    hands.scroll(window.page, 1500)
    window.appearance.choose("line_focus", 1)
    stir(window.page, 300)
    text = clear_text(window)
    hands.scroll(window.page, 2200)
    assert abs(veil(window).clear.center().y() - 300) < 40
    assert clear_text(window) != text


def test_it_follows_the_caret(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    hands.keys("F7")
    for _ in range(8):
        hands.keys("Down")
        clear = veil(window).clear
        assert clear.top() - 6 <= window.page.cursorRect().center().y() <= clear.bottom() + 6


def test_it_goes_to_the_link_with_the_focus(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    hands.keys("Tab")
    hands.keys("Tab")
    clear = veil(window).clear
    assert clear.top() - 6 <= window.page.cursorRect().center().y() <= clear.bottom() + 6


def test_a_jump_takes_it_along(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    hands.keys("Ctrl+Down")
    hands.keys("Ctrl+Down")
    assert window.session.section
    assert clear_text(window) == window.session.section.title[:20]


def test_it_stays_where_it_is_while_the_style_changes(window: MainWindow) -> None:
    hands.scroll(window.page, 1500)
    window.appearance.choose("line_focus", 1)
    stir(window.page, 300)
    window.appearance.choose_all({"theme": "dark", "text_size": 125})
    assert abs(veil(window).clear.center().y() - 300) < 50


@pytest.mark.parametrize("name", ["light", "sepia", "dark", "contrast"])
def test_only_what_is_not_read_is_dimmed(window: MainWindow, name: str) -> None:
    hands.scroll(window.page, 1500)
    window.appearance.choose_all({"theme": name, "line_focus": 1})
    stir(window.page, 300)
    QApplication.processEvents()
    clear = veil(window).clear.toAlignedRect().adjusted(0, 2, 0, -2)
    veiled = window.page.grab(window.page.viewport().geometry()).toImage()
    veil(window).hide()
    plain = window.page.grab(window.page.viewport().geometry()).toImage()
    assert veiled.copy(clear) == plain.copy(clear)
    above = clear.translated(0, -3 * clear.height())
    assert veiled.copy(above) != plain.copy(above)


def test_clicks_go_to_the_page(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 1)
    hands.click_link_in_view(window.page, 0)
    assert hands.only(window.page, type(window.features.reading.links.card)).isVisible()


def test_a_picture_taller_than_the_window_is_scrolled_over(start: Start, tmp_path: Path) -> None:
    figures = (FigureFile("figures/high.png", "image/png", 600, 3000, png(600, 3000)),)
    article = Article("pictures", "Pictures", (
        samples.paragraph("before", samples.prose(60)), samples.picture("high", figures[0].path),
        *(samples.paragraph(f"after{number}", samples.prose(60)) for number in range(30)),
    ))  # fmt: skip
    window = start(samples.guide(tmp_path, article, figures=figures), (1000, 500))
    window.page.setFocus()
    window.appearance.choose("line_focus", 3)
    seen = []
    for _ in range(120):
        hands.keys("Down")
        seen.append(hands.scrolled(window.page))
    assert seen == sorted(seen)
    assert seen[-1] > 3000
    assert max(later - sooner for sooner, later in pairwise(seen)) < 400
    assert not QRectF(window.page.viewport().rect()).intersected(veil(window).clear).isEmpty()


# on pages that are turned


@pytest.fixture
def turned(window: MainWindow) -> MainWindow:
    window.appearance.choose_all({"reading_mode": "pages", "line_focus": 1})
    window.page.setFocus()
    hands.keys("Home")
    return window


@pytest.mark.parametrize("width", [800, 1900], ids=["one page", "two pages"])
def test_keys_go_from_page_to_page(turned: MainWindow, width: int) -> None:
    turned.resize(width, 600)
    QApplication.processEvents()
    hands.keys("Home")
    page = turned.page
    heights, tops = [], set()
    for _ in range(60):
        clear = veil(turned).clear
        heights.append(page.to_document(clear.center()).y())
        tops.add(page.view_top)
        assert page.viewport().rect().adjusted(-4, -4, 4, 4).contains(clear.toAlignedRect())
        hands.keys("Down")
    assert heights == sorted(set(heights))
    assert len(tops) > 1
    for _ in range(70):
        hands.keys("Up")
    assert page.view_top == min(tops)
    assert page.to_document(veil(turned).clear.center()).y() <= heights[1]


@pytest.mark.parametrize("key", ["Right", "PgDown", "Space"])
def test_another_page_begins_at_its_first_line(turned: MainWindow, key: str) -> None:
    for _ in range(4):
        hands.keys("Down")
    hands.keys(key)
    first = turned.page.turning.slots[0] if turned.page.turning else None
    assert first
    assert abs(turned.page.to_document(veil(turned).clear.center()).y() - first.text_top) < 60


def test_of_two_pages_only_the_one_with_the_ruler_has_lines_that_stand_out(turned: MainWindow) -> None:
    turned.resize(1900, 600)
    QApplication.processEvents()
    assert turned.page.turning
    slots = turned.page.turning.slots
    assert len(slots) == 2
    for slot in slots:
        at = QPointF(slot.area.center().x(), slot.area.top() + 80)
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, turned.page.viewport().mapToGlobal(at), none, none,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(turned.page.viewport(), event)
        clear = veil(turned).clear
        assert slot.area.left() <= clear.left()
        assert clear.right() <= slot.area.right() + 1
        assert abs(clear.center().y() - at.y()) < 60
