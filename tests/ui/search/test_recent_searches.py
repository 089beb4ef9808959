"""Recent searches: kept when they led somewhere, chosen again, removed, forgotten, and none of a damaged setting."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.settings import FILE_NAME
from reader.ui.main_window import MainWindow
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch

Open = Callable[..., MainWindow]


@pytest.fixture
def opened(start: Start, tmp_path: Path, fake: FakeSearch) -> Open:
    """Opens a window whose settings hold these searches, or whatever stands in their place."""
    pack = samples.guide(tmp_path)

    def open_window(kept: object = None) -> MainWindow:
        if kept is not None:
            (tmp_path / "data").mkdir(exist_ok=True)
            (tmp_path / "data" / FILE_NAME).write_text(json.dumps({"recent_searches": kept}), encoding="utf-8")
        return start(pack)

    return open_window


def recent(window: MainWindow) -> list[str]:
    return hands.rows(window.features.search.panel.recent.list)


def kept(window: MainWindow) -> list[str]:
    return list(window.ui_state.recent_searches)


def test_a_search_counts_once_enter_is_pressed_or_a_hit_opened(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    searches.search(window, qtbot, "quiet")
    assert kept(window) == []
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert kept(window) == ["quiet"]
    searches.search(window, qtbot, "paragraph 2-3")
    hands.click_row(window.features.search.panel.list, 1)
    assert kept(window) == ["paragraph 2-3", "quiet"]
    searches.search(window, qtbot, "no such words")
    hands.keys("Return")
    assert kept(window) == ["no such words", "paragraph 2-3", "quiet"]


@pytest.mark.parametrize(("emergency", "remembered"), [("guide#p1-1", []), ("", ["he hits me"])])
@pytest.mark.parametrize("row", [0, 1, 2])
def test_what_people_in_danger_type_is_not_kept(
    start: Start, tmp_path: Path, qtbot: QtBot, fake: FakeSearch, emergency: str, remembered: list[str], row: int
) -> None:
    window = start(samples.guide(tmp_path, info=INFO._replace(emergency=emergency)))
    fake.answers["he hits me"] = searches.answer("he hits me", searches.hit(is_found_by=True), searches.hit())
    searches.search(window, qtbot, "he hits me")
    if row:
        hands.click_row(window.features.search.panel.list, row)
    else:
        hands.keys("Return")
    assert kept(window) == remembered
    searches.search(window, qtbot, "quiet")
    hands.keys("Return")
    assert kept(window) == ["quiet", *remembered]


def test_the_last_twelve_each_once(opened: Open, qtbot: QtBot) -> None:
    window = opened([f"word {number}" for number in range(12)])
    searches.search(window, qtbot, "WORD 5")
    hands.keys("Return")
    assert kept(window) == ["WORD 5", *(f"word {number}" for number in range(12) if number != 5)]
    searches.search(window, qtbot, "evening")
    hands.keys("Return")
    assert kept(window)[:2] == ["evening", "WORD 5"]
    assert len(kept(window)) == 12


def test_they_are_there_in_the_next_window(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    searches.search(window, qtbot, "évening 脳")
    hands.keys("Return")
    window = opened()
    hands.press(window, "Ctrl+K")
    assert recent(window) == ["évening 脳"]


def test_the_empty_field_offers_them(opened: Open, qtbot: QtBot) -> None:
    window = opened(["amygdala", "quiet"])
    assert window.side_bar.panel == "contents"
    hands.press(window, "Ctrl+K")
    assert window.side_bar.panel == "search"
    assert recent(window) == ["amygdala", "quiet"]
    hands.keys("Down")
    hands.keys("Down")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert window.search_field.text() == "quiet"
    assert window.search_field.hasFocus()
    assert window.features.search.panel.list.isVisible()
    assert "quiet room" in searches.results(window)[1]


def test_a_click_into_the_field_offers_them_too(opened: Open) -> None:
    window = opened(["amygdala"])
    hands.click(window.search_field)
    assert window.features.search.panel.recent.list.isVisible()


def test_a_click_on_one_searches_for_it(opened: Open, qtbot: QtBot) -> None:
    window = opened(["amygdala", "quiet"])
    hands.press(window, "Ctrl+4")
    hands.click_row(window.features.search.panel.recent.list, 1)
    searches.settle(window, qtbot)
    assert window.search_field.text() == "quiet"


def test_an_emptied_field_shows_them_again(opened: Open, qtbot: QtBot) -> None:
    window = opened(["amygdala"])
    searches.search(window, qtbot, "quiet")
    hands.keys("Return")
    hands.press(window, "Ctrl+K")
    hands.keys("Del")
    assert window.features.search.panel.recent.list.isVisible()
    assert recent(window) == ["quiet", "amygdala"]


def test_up_and_esc_leave_the_list(opened: Open) -> None:
    window = opened(["amygdala"])
    hands.press(window, "Ctrl+K")
    hands.keys("Down")
    assert window.features.search.panel.recent.list.hasFocus()
    hands.keys("Up")
    assert window.search_field.hasFocus()
    hands.keys("Down")
    hands.keys("Esc")
    assert window.page.hasFocus()


@pytest.mark.parametrize("by", ["Del", "Remove this search"])
def test_one_is_removed(opened: Open, by: str) -> None:
    window = opened(["one", "two", "three"])
    hands.press(window, "Ctrl+K")
    hands.keys("Down")
    hands.keys("Down")
    if by == "Del":
        hands.keys(by)
    else:
        hands.click(hands.button(window.features.search.panel, by))
    assert recent(window) == ["one", "three"]
    assert kept(window) == ["one", "three"]
    assert window.features.search.panel.recent.list.currentIndex().data() == "three"


def test_all_are_forgotten(opened: Open, tmp_path: Path) -> None:
    window = opened(["one", "two"])
    hands.press(window, "Ctrl+4")
    hands.click(hands.button(window.features.search.panel, "Clear recent searches"))
    assert not window.features.search.panel.recent.list.isVisible()
    assert window.search_field.hasFocus()
    window.close()
    assert json.loads((tmp_path / "data" / FILE_NAME).read_text("utf-8"))["recent_searches"] == []


def test_with_none_the_panel_says_what_can_be_searched(opened: Open) -> None:
    window = opened()
    hands.press(window, "Ctrl+4")
    assert any("every pack" in text for text in hands.labels(window.features.search.panel))
    assert "Recent searches" not in hands.labels(window.features.search.panel)
    assert window.search_field.hasFocus()


@pytest.mark.parametrize(
    "damage", ["amygdala", 7, {"a": 1}, [1, 2], ["a", None], [""], ["x" * 400], ["x"] * 101, [["a"]], True]
)
def test_a_damaged_setting_is_no_search_at_all(opened: Open, qtbot: QtBot, damage: object) -> None:
    window = opened(damage)
    hands.press(window, "Ctrl+4")
    assert recent(window) == []
    searches.search(window, qtbot, "quiet")
    hands.keys("Return")
    assert kept(window) == ["quiet"]


def test_long_ones_are_cut_to_what_may_be_kept(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    hands.press(window, "Ctrl+K")
    window.search_field.setText("quiet " * 200)
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert [len(search) for search in kept(window)] == [300]


def test_one_that_would_turn_the_others_round(opened: Open) -> None:
    window = opened(["\u202eevil\nline", "quiet"])
    hands.press(window, "Ctrl+4")
    assert recent(window) == ["evil line", "quiet"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_on_the_cross_removes_one_without_searching(opened: Open, direction: Qt.LayoutDirection) -> None:
    window = opened(["one", "two", "three"])
    hands.press(window, "Ctrl+K")
    rows = window.features.search.panel.recent.list
    rows.setLayoutDirection(direction)
    area = rows.visualRect(rows.model().index(1, 0))
    at = area.left() + 12 if direction is Qt.LayoutDirection.RightToLeft else area.right() - 12
    hands.click(rows.viewport(), QPoint(at, area.center().y()))
    assert kept(window) == recent(window) == ["one", "three"]
    assert window.search_field.text() == ""


@pytest.mark.parametrize(("size", "shows_help"), [((1000, 980), True), ((1000, 640), False)])
def test_the_searches_use_the_room_of_the_help(opened: Open, size: tuple[int, int], shows_help: bool) -> None:
    window = opened([f"a search for word {number}" for number in range(12)])
    window.resize(*size)
    hands.press(window, "Ctrl+K")
    QApplication.processEvents()
    panel = window.features.search.panel.recent
    assert panel._help.isVisible() == shows_help
    assert not panel.list.verticalScrollBar().maximum()
