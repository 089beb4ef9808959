"""Esc closes one thing with each press, the nearest first, and does not move the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import TermLink
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def open_things(window: MainWindow) -> set[str]:
    controller = window.features.marks.page_controller
    found = {
        "card": hands.card(window).isVisible(),
        "mark card": controller.card is not None,
        "selection bar": controller.bar.isVisible(),
        "find bar": window.features.reading.find.is_open,
        "notice": bool(window.notice.text),
        "matches": bool(hands.highlighted(window)) and not window.features.reading.find.is_open,
    }
    return {name for name, is_open in found.items() if is_open}


def test_one_thing_with_each_press(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    window.messages.tell("Something is to be said.")
    window.actions_by_id[ActionId.FIND].trigger()
    hands.type_text("evening")
    window.page.setFocus()
    window.features.marks.page_controller.bar.show()
    here = hands.scroll(window.page, 700)
    window.features.marks.page_controller.bar.show()
    window.features.reading.follow(TermLink("amygdala"))
    closed = []
    before = open_things(window)
    while before:
        hands.keys("Esc")
        now = open_things(window)
        closed.append(" + ".join(sorted(before - now)))
        before = now
    assert closed == ["card", "selection bar", "find bar", "notice", "matches"]
    assert hands.scrolled(window.page) == here
    assert window.page.hasFocus()


def test_the_thing_with_the_focus_is_the_nearest(window: MainWindow) -> None:
    window.actions_by_id[ActionId.FIND].trigger()
    window.messages.offer("Something is to be said.", "Act", lambda: None)
    hands.button(window.notice, "Act").setFocus()
    hands.keys("Esc")
    assert open_things(window) == {"find bar"}
    window.messages.tell("Something is to be said.")
    window.features.reading.find_bar.field.setFocus()
    hands.keys("Esc")
    assert open_things(window) == {"notice"}


@pytest.mark.parametrize("panel", [ActionId.CONTENTS, ActionId.GLOSSARY, ActionId.REFERENCES, ActionId.MARKS_PANEL])
def test_esc_in_a_panel_leads_to_the_page(window: MainWindow, panel: ActionId) -> None:
    here = hands.scroll(window.page, 700)
    window.actions_by_id[panel].trigger()
    hands.keys("Esc")
    assert window.page.hasFocus()
    assert hands.scrolled(window.page) == here


def test_esc_on_the_page_closes_the_card_of_a_mark_that_was_clicked(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+1")
    mark = window.features.marks.model.all()[0]
    window.features.marks.page_controller._mouse.mark_clicked.emit(mark.id)
    window.page.setFocus()
    hands.keys("Esc")
    assert window.features.marks.page_controller.card is None
