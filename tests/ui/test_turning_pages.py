"""Turning pages in the window: the place is kept and everything else works, in one column and in two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import TermLink
from reader.system import desktop_settings
from reader.ui.main_window import MainWindow
from reader.ui.page import page_slide
from reader.ui.reading.feature import CARET_OFF, CARET_OFF_PAGES, PAGES_OFF, PAGES_ON
from reader.ui.shell.actions import ActionId
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.page import turned_pages as turned
from tests.ui.search import searches

WIDE, NARROW = (1366, 768), (1024, 600)


@pytest.fixture
def window(start: Start) -> MainWindow:
    """The longest article of the bundled pack in two columns, without the side bar."""
    window = start(size=WIDE)
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+B")
    hands.press(window.page, "F12")
    window.page.setFocus()
    assert len(turned.pages_in_view(window.page)) == 2
    return window


def top_block(window: MainWindow) -> int:
    return window.page.first_visible()[0]


def test_the_action_says_what_it_does(start: Start) -> None:
    window = start()
    for is_on, sentence, caret in ((True, PAGES_ON, CARET_OFF_PAGES), (False, PAGES_OFF, CARET_OFF)):
        hands.press(window.page, "F12")
        assert window.toast.text == sentence
        assert bool(window.page.turning) is is_on
        assert window.ui_state.value("reading_mode") == ("pages" if is_on else "scroll")
        hands.press(window.page, "F7")
        hands.press(window.page, "F7")
        assert window.toast.text == caret


def test_the_page_follows_the_setting(start: Start) -> None:
    """Whoever changes it, such as the panel for the text."""
    window = start()
    action = window.actions_by_id[ActionId.TURN_PAGES]
    for mode, is_on in (("pages", True), ("scroll", False)):
        window.appearance.choose("reading_mode", mode)
        assert (window.page.turning is not None) is is_on
        assert action.isChecked() is is_on
        action.trigger()
        assert window.appearance.value("reading_mode") != mode
        action.trigger()


def test_pages_and_the_place_are_there_at_the_next_start(window: MainWindow, start: Start) -> None:
    for _ in range(3):
        hands.press(window.page, "Space")
    before, pages = window.session.position, turned.pages_in_view(window.page)
    assert before
    window = start(size=WIDE)
    assert window.session.position == before
    assert turned.pages_in_view(window.page) == pages
    assert window.actions_by_id[ActionId.TURN_PAGES].isChecked()


def test_what_is_around_the_page_keeps_the_place(window: MainWindow) -> None:
    for _ in range(4):
        hands.press(window.page, "Space")
    before = window.page.reading_position()
    changes: list[Callable[[], object]] = [
        lambda: hands.press(window, "Ctrl+B"),
        lambda: hands.press(window, "Ctrl++"),
        lambda: hands.press(window, "Ctrl+F"),
        lambda: hands.press(window, "Esc"),
        lambda: hands.press(window, "Ctrl+T"),
        lambda: window.resize(*NARROW),
        lambda: hands.press(window, "F11"),
        lambda: hands.press(window, "F11"),
        lambda: window.appearance.choose_text_size(300),
        lambda: hands.press(window, "Ctrl+0"),
        lambda: window.resize(*WIDE),
        lambda: hands.press(window, "Ctrl+B"),
    ]
    for change in changes:
        change()
        QApplication.processEvents()
        assert window.page.reading_position() == before
        assert window.session.position == before
    assert turned.pages_in_view(window.page) == [8, 9]


def test_the_progress_is_that_of_the_pages_in_view(window: MainWindow) -> None:
    hands.press(window, "Ctrl+B")
    hands.press(window.page, "End")
    assert "100 % read · the end" in hands.labels(window.side_bar)
    window.resize(*NARROW)
    QApplication.processEvents()
    QApplication.processEvents()
    assert f"{round(window.page.progress() * 100)} % read" in " ".join(hands.labels(window.side_bar))


def test_next_section_reaches_every_section(window: MainWindow) -> None:
    """Also where several are on the pages in view."""
    opened = window.session.opened
    assert opened
    reached = []
    for _ in opened.sections:
        hands.press(window, "Ctrl+Down")
        section = window.session.section
        assert section
        reached.append(section.number)
        assert turned.is_in_view(window.page, turned.position_of(window.page, section.id))
    assert reached == [section.number for section in opened.sections]
    hands.press(window, "Ctrl+Up")
    assert window.session.section == opened.sections[-2]


def test_back_returns_to_the_pages_before_a_jump(window: MainWindow) -> None:
    for _ in range(2):
        hands.press(window.page, "Space")
    before = turned.pages_in_view(window.page)
    opened = window.session.opened
    assert opened
    window.features.reading.links.go(window.session.position.location._replace(block=opened.sections[-1].id, offset=0))  # type: ignore[union-attr]
    assert turned.pages_in_view(window.page) != before
    hands.press(window, "Alt+Left")
    assert turned.pages_in_view(window.page) == before
    hands.press(window, "Alt+Right")
    assert turned.is_in_view(window.page, turned.position_of(window.page, opened.sections[-1].id))


def test_the_contents_follow(window: MainWindow) -> None:
    hands.press(window, "Ctrl+B")
    seen = set()
    for _ in range(12):
        hands.press(window.page, "Right")
        QApplication.processEvents()
        section = window.session.section
        seen.add(section.title if section else "")
    assert len(seen) > 4


def current_match(window: MainWindow) -> int:
    """The document position of the match in the stronger colour."""
    colour = window.page.page_style.theme.colour("mark_now")
    selections: list[Any] = list(window.page.extraSelections())
    found = [each.cursor.selectionStart() for each in selections if each.format.background().color() == colour]
    return int(found[0])


def test_find_goes_from_match_to_match(window: MainWindow) -> None:
    hands.press(window, "Ctrl+F")
    hands.type_text("brain")
    sides = set()
    for _ in range(12):
        hands.press(window, "F3")
        current = current_match(window)
        assert turned.is_in_view(window.page, current)
        rect = window.page.cursorRect(window.page.shown_document.cursor(current))
        sides.add(rect.left() > window.page.width() / 2)
    assert sides == {True, False}


def test_a_card_is_beside_its_words_in_the_second_column(window: MainWindow) -> None:
    page = window.page
    hands.press(page, "Space")
    runs = [run for run in page.shown_document.links if isinstance(run.link, TermLink)]
    run = next(run for run in runs if turned.is_in_view(page, run.first) and page.link_rect(run).left() > 683)
    hands.click_link(page, run)
    card = hands.card(window)
    assert card.isVisible()
    assert not card.geometry().intersects(page.link_rect(run))
    assert card.geometry().right() > page.width() / 2
    hands.press(window, "Esc")
    assert not card.isVisible()
    hands.press(page, "Space")
    assert turned.pages_in_view(page) == [4, 5]


def drag(window: MainWindow, begin: QPoint, end: QPoint) -> None:
    viewport, left = window.page.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(viewport, begin + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, left, Qt.KeyboardModifier.NoModifier, end)


def test_a_highlight_across_both_columns(window: MainWindow) -> None:
    page = window.page
    hands.press(page, "Space")
    first, second = turned.turning(page).slots
    drag(
        window,
        (first.area.bottomLeft() + QPoint(80, -40)).toPoint(),
        (second.area.topLeft() + QPoint(300, 40)).toPoint(),
    )
    hands.press(page, "Alt+1")
    overlay = window.features.marks.overlay
    (mark,) = overlay.items
    assert mark.colour
    image = page.viewport().grab().toImage()
    colour = page.page_style.theme.colour("yellow_mark").rgb()
    sides = {x > 683 for x in range(image.width()) for y in range(0, image.height(), 5) if image.pixel(x, y) == colour}
    assert sides == {True, False}
    assert turned.pages_in_view(page) == [2, 3]


def test_a_click_in_the_margin_of_the_second_column_bookmarks_there(window: MainWindow) -> None:
    page = window.page
    hands.press(page, "Space")
    second = turned.slot_of(page, 1)
    at = QPoint(round(second.area.left() + page.margin) - 14, round(second.area.top()) + 12)
    hands.click(page.viewport(), at)
    (mark,) = window.features.marks.overlay.items
    found = page.shown_document.text_map.block_offset(page.position_at(second.text_top))
    assert found
    assert mark.start[0] == found[0]
    assert turned.pages_in_view(page) == [2, 3]
    hands.press(page, "Home")
    hands.press(page, "F4")
    assert turned.is_in_view(page, page.shown_document.text_map.position(*mark.start) or 0)


def test_the_pointer_tells_where_a_click_turns(window: MainWindow) -> None:
    window.resize(1900, 800)
    QApplication.processEvents()
    page = window.page
    second = turned.slot_of(page, 1)
    text = QPoint(round(second.area.left() + page.margin) + 40, 200)
    for point, shape in (
        (QPoint(page.viewport().width() - 20, 200), Qt.CursorShape.PointingHandCursor),
        (text, Qt.CursorShape.IBeamCursor),
        (QPoint(20, 200), Qt.CursorShape.PointingHandCursor),
    ):
        QTest.mouseMove(page.viewport(), point)
        QApplication.processEvents()
        assert page.viewport().cursor().shape() is shape


def test_a_note_of_the_second_column_opens_its_card(window: MainWindow) -> None:
    page = window.page
    hands.press(page, "Space")
    second = turned.slot_of(page, 1)
    start = (second.area.topLeft() + QPoint(round(page.margin) + 5, 12)).toPoint()
    drag(window, start, start + QPoint(250, 0))
    hands.press(page, "Ctrl+M")
    hands.type_text("A note.")
    card = window.features.marks.page_controller.card
    assert card
    assert card.geometry().right() > page.width() / 2
    hands.press(window, "Esc")
    page.viewport().grab()
    ((sheet, mark),) = window.features.marks.overlay._painted_notes
    sign = page.to_viewport(sheet)
    assert sign.left() > second.area.right() - page.margin
    hands.click(page.viewport(), sign.center().toPoint())
    assert window.features.marks.overlay.current_id == mark.id
    assert turned.pages_in_view(page) == [2, 3]


def test_a_search_result_is_shown_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "some look at molecules and cells")
    hands.keys("Return")
    searches.settle(window, qtbot)
    for _ in range(3):
        assert turned.is_in_view(window.page, current_match(window))
        hands.press(window, "F3")
        searches.settle(window, qtbot)


@pytest.mark.parametrize("keys", ["Ctrl+D", "Ctrl+F", "Ctrl+B", "Ctrl++", "Ctrl+T", "Ctrl+G", "Alt+Left", "F12", "Tab"])
def test_every_key_ends_a_slide(window: MainWindow, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    monkeypatch.setattr(page_slide, "SLOWEST", 1_000_000)
    slide = turned.turning(window.page).slide
    slide._quick_timer.stop()
    slide.animation.setDuration(1_000_000)
    hands.press(window.page, "Space")
    assert turned.pages_in_view(window.page) == [2, 3]
    assert slide.isVisible()
    hands.press(window.page, keys)
    assert not slide.is_active


def test_a_window_can_be_closed_during_a_slide(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_slide, "SLOWEST", 1_000_000)
    slide = turned.turning(window.page).slide
    slide._quick_timer.stop()
    slide.animation.setDuration(1_000_000)
    hands.press(window.page, "Space")
    assert slide.isVisible()
    window.close()
    assert not slide.is_active


def test_less_motion_is_followed_until_the_reader_chooses(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_settings, "has_reduced_motion", lambda: True)
    window = start(size=WIDE)
    hands.press(window.page, "F12")
    assert not window.page.slides_pages
    window.appearance.choose("slide_pages", True)
    assert window.page.slides_pages
    window = start(size=WIDE)
    assert window.page.slides_pages
