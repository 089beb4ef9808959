"""The panes: which one has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_f6_moves_the_focus_through_all_panes(window: MainWindow) -> None:
    seen: list[QWidget | None] = []
    window.page.setFocus()
    for _ in range(4):
        hands.press(window, "F6")
        seen.append(QApplication.focusWidget())
    assert seen == [window.search_field, window.features.reading.contents.list, window.page, window.search_field]


@pytest.mark.parametrize(
    ("ask", "label"),
    [(False, "Dismiss"), (True, "Yes")],
)
def test_f6_reaches_a_message_and_esc_dismisses_it(window: MainWindow, ask: bool, label: str) -> None:
    chosen: list[str] = []
    if ask:
        window.messages.ask("Really?", ("Yes", lambda: chosen.append("yes")), ("No", lambda: chosen.append("no")))
    else:
        window.messages.tell("One.")
    window.page.setFocus()
    hands.press(window, "F6")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert label in (focus.text(), focus.accessibleName())
    hands.press(window, "F6")
    assert QApplication.focusWidget() is window.search_field
    window.page.setFocus()
    hands.press(window, "F6")
    hands.keys("Esc")
    assert window.notice.isHidden()
    assert QApplication.focusWidget() is window.page
    assert chosen == []


def test_enter_presses_the_answer_that_f6_has_reached(window: MainWindow) -> None:
    chosen: list[str] = []
    window.messages.ask("Really?", ("Yes", lambda: chosen.append("yes")), ("No", lambda: chosen.append("no")))
    window.page.setFocus()
    hands.press(window, "F6")
    hands.keys("Return")
    assert chosen == ["yes"]
