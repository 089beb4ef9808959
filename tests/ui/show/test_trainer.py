"""A show on two screens: what the trainer sees and presses, and screens that are swapped or pulled out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt, QTime
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from reader import translation
from reader.library.model import Location
from reader.ui.main_window import MainWindow
from reader.ui.show.show import BEGIN
from reader.ui.show.trainer_window import clock_text
from tests.ui import hands
from tests.ui.show.show_steps import PROJECTOR, at, begin, press


def test_the_trainer_sees_notes_and_the_next_section(window: MainWindow, two_screens: list[QRect]) -> None:
    window.session.go(Location("sample", "talk", "short"))
    hands.press(window, "Ctrl+D")
    model = window.features.marks.model
    model.change(model.all()[0].id, note="Ask who has seen this.")
    show = begin(window)
    trainer = show.trainer
    assert trainer
    assert tuple(show.choice) == (1, 0)
    press(show, "1", "Return")
    words = hands.labels(trainer)
    assert "Ask who has seen this." in words
    assert "Two" in words
    assert any(each.startswith("Sentence 0 of a long text") for each in words)
    assert "Section 1 of 5" in words
    assert "Ask who has seen this." not in hands.labels(show.view)
    press(show, "PgDown")
    assert "You have no notes in this section." in hands.labels(trainer)
    assert not trainer.grab().isNull()


def test_the_class_does_not_see_how_a_show_is_moved(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    assert show.trainer
    assert (show.trainer.hint.text(), show.view.hint.text()) == (BEGIN, "")


def test_buttons_and_keys_of_the_trainer(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    trainer = show.trainer
    assert trainer
    hands.button(trainer, "Next").click()
    assert at(show) == ("Talk", 1)
    hands.press(trainer, "PgDown")
    assert at(show) == ("One", 0)
    hands.button(trainer, "Back").click()
    assert at(show) == ("Talk", 1)
    hands.press(trainer, "9")
    assert trainer.hint.text() == "Enter goes to section 9."
    assert not show.view.hint.isVisible() or show.view.hint.text() == BEGIN
    hands.press(trainer, "Esc")
    hands.button(trainer, "Black screen").click()
    assert show.view.blank is Qt.GlobalColor.black
    assert "empty screen" in trainer.hint.text()
    hands.button(trainer, "Next").click()
    assert not trainer.hint.isVisible()
    hands.button(trainer, "End the show").click()
    assert window.features.show.show is None
    assert not trainer.isVisible()


def test_a_clicker_goes_on_wherever_the_focus_is(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    trainer = show.trainer
    assert trainer
    assert trainer.focusWidget() is trainer
    area = trainer.findChild(QScrollArea, "page_area")
    assert area
    places = []
    for widget in (area, hands.button(trainer, "Next"), hands.button(trainer, "Back")):
        widget.setFocus()
        for key in ("PgDown", "Right", "PgUp", "Left", "Down", "Up"):
            hands.press(widget, key)
            places.append(at(show))
        assert trainer.focusWidget() is widget
    assert places == [("Talk", 1), ("One", 0), ("Talk", 1), ("Talk", 0), ("Talk", 1), ("Talk", 0)] * 3


def test_enter_presses_a_button_but_goes_to_a_typed_number(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    assert show.trainer
    press(show, "End")
    hands.button(show.trainer, "Back").setFocus()
    before = at(show)
    hands.keys("Return")
    hands.keys("Space")
    assert at(show) < before
    hands.keys("2")
    hands.keys("Return")
    assert at(show) == ("Two", 0)


def test_up_and_down_move_long_notes(window: MainWindow, two_screens: list[QRect], qtbot: QtBot) -> None:
    show = begin(window)
    trainer = show.trainer
    assert trainer
    area = trainer.findChild(QScrollArea, "page_area")
    assert area
    trainer.next_text.setText("Words. " * 2_000)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    hands.press(area, "Down")
    assert area.verticalScrollBar().value()
    assert at(show) == ("Talk", 0)


def test_screens_are_swapped_and_one_is_pulled_out(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    press(show, "3", "Return", "S")
    assert tuple(show.choice) == (0, 1)
    assert at(show) == ("Three", 0)
    del two_screens[1]
    show.arrange()
    assert show.choice.trainer is None
    assert show.trainer is None
    assert press(show, "PgDown") == ("Four", 0)
    two_screens.append(PROJECTOR)
    show.arrange()
    assert show.trainer


def test_the_trainer_closes_their_window(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    assert show.trainer
    show.trainer.close()
    assert window.features.show.show is None


@pytest.mark.parametrize("code", ["en", "ar", "hi", "fa"])
def test_the_clock_has_the_digits_of_the_page(code: str, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: translation.use("en"))
    translation.use(code)
    digits = [each for each in clock_text(QTime(15, 45)) if each.isdecimal()]
    assert "".join(digits).startswith(("1545", "345", "0345"))
