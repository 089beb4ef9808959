"""Each choice of the panel “Text and page”, by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication

from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.text_settings.panel_fields import field, focus


@pytest.mark.parametrize(
    ("setting", "keys", "expected"),
    [
        ("text_size", ["Up"], 110),
        ("text_size", ["Down", "Down", "Down"], 80),
        ("line_spacing", ["Up"] * 5, 150),
        ("paragraph_spacing", ["Up"] * 3, 250),
        ("letter_spacing", ["Up"] * 4, 12),
        ("word_spacing", ["Up"] * 4, 16),
        ("column_width", ["Down", "Down", "Up"], 60),
        ("column_width", ["Up"] * 20, 100),
        ("line_spacing", ["1", "4", "5", "Return"], 145),
        ("column_width", ["7", "0", "Return", "Up"], 72),
        ("text_size", ["9", "9", "9", "Return"], 99),
    ],
)
def test_numbers_by_keys(window: MainWindow, setting: str, keys: list[str], expected: int) -> None:
    panel = hands.text_panel(window)
    field(panel, setting).setFocus(Qt.FocusReason.TabFocusReason)
    field(panel, setting).selectAll()
    for key in keys:
        hands.keys(key)
    assert window.appearance.value(setting) == expected
    assert field(panel, setting).value() == expected


@pytest.mark.parametrize(
    ("setting", "key", "expected"),
    [
        ("face", "Right", "sans"),
        ("face", "Down", "atkinson"),
        ("theme", "Right", "light"),
        ("reading_mode", "Right", "pages"),
        ("justified", "Right", True),
        ("line_focus", "Down", 3),
    ],
)
def test_arrow_keys_choose_in_a_group(window: MainWindow, setting: str, key: str, expected: object) -> None:
    buttons = hands.text_panel(window).groups[setting].findChildren(QAbstractButton)
    chosen: QAbstractButton = next(button for button in buttons if button.isChecked())
    chosen.setFocus()
    hands.keys(key)
    assert window.appearance.value(setting) == expected
    now = focus()
    assert isinstance(now, QAbstractButton)
    assert now.isChecked()


@pytest.mark.parametrize("setting", ["hyphenation", "dotted_terms"])
def test_ticks(window: MainWindow, setting: str) -> None:
    tick = hands.text_panel(window).ticks[setting]
    for expected in (False, True):
        tick.setFocus()
        hands.keys("Space")
        assert window.appearance.value(setting) is expected


def test_pages_slide_only_where_they_are_turned(window: MainWindow) -> None:
    """The choice is there before, and can be made when it means something."""
    panel = hands.text_panel(window)
    tick = panel.ticks["slide_pages"]
    assert (tick.isVisible(), tick.isEnabled(), tick.isChecked()) == (True, False, True)
    hands.press(window.page, "F12")
    assert tick.isEnabled()
    assert window.page.slides_pages
    panel.setFocus()
    tick.setFocus()
    hands.keys("Space")
    assert (window.appearance.value("slide_pages"), window.page.slides_pages) == (False, False)
    hands.press(window.page, "F12")
    assert not tick.isEnabled()
    heard = QAccessible.queryAccessibleInterface(tick)
    assert heard.text(QAccessible.Text.Name) == "Slide pages"
    assert heard.text(QAccessible.Text.Description) == "Pages move to the side when you turn them"


@pytest.mark.parametrize("text_size", [100, 200, 300])
def test_a_number_and_its_buttons_have_one_height(window: MainWindow, text_size: int) -> None:
    window.appearance.choose_text_size(text_size)
    panel = hands.text_panel(window)
    QApplication.processEvents()
    for stepper in panel.steppers.values():
        assert len({(each.y(), each.height()) for each in (stepper.less, stepper.field, stepper.more)}) == 1


def test_the_buttons_of_a_number(window: MainWindow) -> None:
    stepper = hands.text_panel(window).steppers["line_spacing"]
    assert not stepper.less.isEnabled()
    hands.click(stepper.more)
    hands.click(stepper.more)
    hands.click(stepper.less)
    assert window.appearance.value("line_spacing") == 110
    assert stepper.less.isEnabled()


@pytest.mark.parametrize("face", ["serif", "sans", "atkinson", "lexend"])
def test_every_face_is_shown_in_itself_and_chosen(window: MainWindow, face: str) -> None:
    panel = hands.text_panel(window)
    hands.click(panel.faces["lexend" if face == "serif" else "serif"])
    hands.click(panel.faces[face])
    assert window.page.page_style.typography.face == face
    assert len({button.font().family() for button in panel.faces.values()}) == 4
