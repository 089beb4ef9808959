"""A narrow window shows either the side bar or the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QToolButton

from reader.ui.main_window import MainWindow
from reader.ui.page.page_style import TEXT_STYLES
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path), (420, 640))


def shown(window: MainWindow) -> str:
    QApplication.processEvents()
    return " ".join(
        name for name, widget in (("side bar", window.side_bar), ("page", window.page)) if widget.isVisible()
    )


def test_a_narrow_window_shows_the_page(window: MainWindow) -> None:
    assert shown(window) == "page"
    assert window.width() == 420
    assert window.page.width() >= 418
    assert not window.actions_by_id[ActionId.SIDE_BAR].isChecked()


def test_the_side_bar_replaces_the_page(window: MainWindow) -> None:
    hands.click(hands.tool(window, "Side bar"))
    assert shown(window) == "side bar"
    assert window.side_bar.width() >= 418
    hands.press(window, "F9")
    assert shown(window) == "page"
    assert window.page.hasFocus()


def test_choosing_a_section_shows_the_page_again(window: MainWindow) -> None:
    hands.press(window, "Ctrl+1")
    assert shown(window) == "side bar"
    hands.click_row(window.features.reading.contents.list, 3)
    assert shown(window) == "page"
    assert window.page.hasFocus()
    assert hands.is_jumped_to(window.page, "s3")


def test_choosing_a_place_in_a_term_shows_the_page_again(window: MainWindow) -> None:
    hands.press(window, "Ctrl+2")
    hands.type_text("amyg")
    hands.keys("Return")
    hands.click(hands.button(window.features.reading.glossary, "Used in A guide"))
    assert shown(window) == "page"


def test_a_source_of_a_term_is_shown(window: MainWindow) -> None:
    hands.press(window, "Ctrl+2")
    hands.type_text("alarm")
    hands.keys("Return")
    hands.click(hands.button(window.features.reading.glossary, "Sources 3"))
    card = hands.card(window)
    assert card.isVisible(), "the card is open, but nobody sees it"


def test_a_wider_window_shows_the_side_bar_again(window: MainWindow) -> None:
    window.resize(1000, 640)
    assert shown(window) == "side bar page"
    window.resize(420, 640)
    assert shown(window) == "page"
    hands.press(window, "F9")
    assert shown(window) == "side bar"
    window.resize(1000, 640)
    assert shown(window) == "side bar page"


def test_a_hidden_side_bar_stays_hidden(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), (1000, 640))
    hands.press(window, "F9")
    assert shown(window) == "page"
    window.resize(420, 640)
    window.resize(1000, 640)
    assert shown(window) == "page"


def test_larger_text_makes_a_window_narrow(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), (760, 640))
    assert shown(window) == "side bar page"
    while hands.text_size(window) < 300:
        hands.press(window, "Ctrl++")
    assert shown(window) == "page"
    hands.press(window, "Ctrl+0")
    assert shown(window) == "side bar page"


def characters_in_a_line(window: MainWindow) -> float:
    """How many characters of prose a line of the page holds."""
    page = window.page
    font = page.page_style.font(TEXT_STYLES["paragraph"])
    prose = samples.prose(200)
    width = QFontMetricsF(font).horizontalAdvance(prose) / len(prose)
    return (page.viewport().width() - 2 * page.margin) / width


@pytest.mark.parametrize("percent", [80, 100, 125, 200, 300])
@pytest.mark.parametrize("width", [600, 700, 800, 1024, 1366, 1700, 2000])
def test_the_side_bar_leaves_forty_characters(start: Start, tmp_path: Path, width: int, percent: int) -> None:
    window = start(samples.guide(tmp_path), (1000, 640))
    window.resize(width, 640)
    window.appearance.choose_text_size(percent)
    if "side bar" in shown(window):
        assert shown(window) == "side bar page"
        assert characters_in_a_line(window) >= 40
    else:
        side = window.ui_state.value("side_bar_width")
        assert isinstance(side, int)
        page = window.page.viewport().width() - side * window.appearance.scale - 2 * window.page.margin
        assert page / (window.page.viewport().width() - 2 * window.page.margin) * characters_in_a_line(window) < 44
        hands.press(window, "F9")
        assert shown(window) == "side bar"
        hands.press(window, "F9")
        assert shown(window) == "page"
    window.resize(2200, 640)
    assert shown(window) == "side bar page"


@pytest.mark.parametrize("width", [340, 420, 640])
@pytest.mark.parametrize("size", [100, 300])
def test_every_button_stays_within_the_window(start: Start, tmp_path: Path, width: int, size: int) -> None:
    window = start(samples.guide(tmp_path), (width, 600))
    window.appearance.choose_text_size(size)
    QApplication.processEvents()
    assert window.width() == width
    names = {"Back", "Forward", "Side bar", "Text and page", "Menu"}
    buttons = [each for each in window.tool_bar.findChildren(QToolButton) if each.accessibleName() in names]
    visible = [button for button in buttons if button.isVisible()]
    assert len(visible) == len(names) or size > 100
    assert {"Side bar", "Menu"} <= {button.accessibleName() for button in visible}
    for button in visible:
        assert button.geometry().left() >= 0
        assert button.geometry().right() <= window.width()


def test_width_without_dragging(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    before = window.side_bar.width()
    window.actions_by_id[ActionId.SIDE_WIDER].trigger()
    QApplication.processEvents()
    wider = window.side_bar.width()
    window.actions_by_id[ActionId.SIDE_NARROWER].trigger()
    window.actions_by_id[ActionId.SIDE_NARROWER].trigger()
    QApplication.processEvents()
    assert window.side_bar.width() < before < wider
    for _ in range(60):
        window.actions_by_id[ActionId.SIDE_NARROWER].trigger()
    assert window.ui_state.value("side_bar_width") == 120


@pytest.mark.parametrize(
    ("action", "is_kept"), [(ActionId.FIND, True), (ActionId.SEARCH, True), (ActionId.CONTENTS, False)]
)
def test_a_side_bar_that_hides_itself_moves_only_its_own_focus(
    start: Start, tmp_path: Path, action: ActionId, is_kept: bool
) -> None:
    window = start(samples.guide(tmp_path), (1000, 640))
    window.actions_by_id[action].trigger()
    QApplication.processEvents()
    before = QApplication.focusWidget()
    window.resize(420, 640)
    assert shown(window) == "page"
    assert QApplication.focusWidget() is (before if is_kept else window.page)
