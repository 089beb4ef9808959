"""The reading feature: copying text and links, the panels, and the caret."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.library.model import ArticleLink
from reader.ui.main_window import MainWindow
from reader.ui.reading.feature import CARET_OFF, CARET_ON
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.mark.parametrize("y", [0, 900, 2200])
def test_copying_the_link_of_the_first_visible_paragraph(window: MainWindow, y: int) -> None:
    hands.scroll(window.page, y)
    hands.press(window.page, "Ctrl+Shift+L")
    place = window.page.reading_position()
    assert place
    assert hands.clipboard() == str(place.location)
    assert hands.clipboard().startswith("carrel:sample/guide")
    assert "Link copied" in window.toast.text


@pytest.mark.parametrize("block", ["linked", "p3-2", "s4"])
def test_a_link_copied_from_the_menu_leads_back(window: MainWindow, qtbot: QtBot, block: str) -> None:
    window.features.reading.links.follow(ArticleLink("", block))
    at = window.page.viewport().rect().topLeft()
    at.setX(window.page.width() // 2)
    at.setY(hands.top_of(window.page, block) + 8)

    def choose(menu: QMenu) -> None:
        texts = [action.text() for action in menu.actions()]
        printing = [] if block == "linked" else ["Print this section…"]
        assert texts == [
            "Bookmark this paragraph",
            "",
            "Copy link to this paragraph",
            "Select all",
            "Read aloud from here",
            *printing,
        ]
        menu.actions()[2].trigger()

    assert hands.answering(QMenu, choose, lambda: hands.ask_for_menu(window.page, at)) == 1
    assert hands.clipboard() == f"carrel:sample/guide#{block}"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands.press(window.page, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+F")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert window.session.position
    assert window.session.position.location.block == block


def test_selected_text_is_copied_as_plain_text(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    mime = QApplication.clipboard().mimeData()
    assert mime.formats() == ["text/plain"]
    text = mime.text()
    for words in ("A guide", "The amygdala rests", "See the fourth section or the other one or outside.", "Section 6"):
        assert words in text
    for sign in ("link:", "<", "\ufffc", "\u2028", "\u2029"):
        assert sign not in text


def test_panels_are_built_when_they_are_shown(window: MainWindow) -> None:
    feature = window.features.reading
    assert [panel.id for panel in feature.panels] == ["contents", "glossary", "references"]
    assert (feature._glossary.is_made, feature._references.is_made) == (False, False)
    window.actions_by_id[ActionId.GLOSSARY].trigger()
    assert (feature._glossary.is_made, feature._references.is_made) == (True, False)
    window.actions_by_id[ActionId.REFERENCES].trigger()
    assert feature._references.is_made


def test_the_panel_that_is_shown_follows_the_article(window: MainWindow) -> None:
    window.actions_by_id[ActionId.REFERENCES].trigger()
    assert len(hands.rows(window.features.reading.references.list.list)) == 3
    hands.press(window, "Ctrl+Shift+Down")
    assert len(hands.rows(window.features.reading.references.list.list)) == 1


def test_a_hidden_panel_is_filled_when_it_is_shown_again(window: MainWindow) -> None:
    window.actions_by_id[ActionId.REFERENCES].trigger()
    window.actions_by_id[ActionId.CONTENTS].trigger()
    hands.press(window, "Ctrl+Shift+Down")
    assert len(hands.rows(window.features.reading.references.list.list)) == 3
    window.actions_by_id[ActionId.REFERENCES].trigger()
    assert len(hands.rows(window.features.reading.references.list.list)) == 1


def test_caret_browsing_is_announced_and_remembered(window: MainWindow) -> None:
    for is_on, sentence in ((True, CARET_ON), (False, CARET_OFF)):
        hands.press(window.page, "F7")
        assert window.toast.text == sentence
        assert window.ui_state.value("caret") is is_on


def test_the_shelf_button_of_the_contents(window: MainWindow) -> None:
    requests: list[str] = []
    window.features.reading.shelf_requested.disconnect()
    window.features.reading.shelf_requested.connect(lambda: requests.append("shelf"))
    hands.click(hands.button(window.features.reading.contents, "Shelf…"))
    assert requests == ["shelf"]


def test_find_opens_and_closes(window: MainWindow) -> None:
    feature = window.features.reading
    assert not feature.is_finding
    feature.start_find()
    assert feature.is_finding
    feature.close_find()
    assert not feature.is_finding
    assert window.page.hasFocus()
