"""The panel “Text and page”: what it changes, by keyboard and mouse, and where it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSpinBox, QToolButton, QWidget

from reader.settings import SETTINGS
from reader.system import desktop_settings
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.text_settings import options
from reader.ui.text_settings.feature import IS_EASIER, IS_RESET
from reader.ui.text_settings.panel import TextPanel
from tests.ui import hands, samples
from tests.ui.conftest import Start

DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path), (1366, 768))


def field(panel: TextPanel, setting: str) -> QSpinBox:
    return panel.steppers[setting].field


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# opening and closing


def test_the_key_opens_it_with_the_focus_and_esc_gives_the_focus_back(window: MainWindow) -> None:
    window.page.setFocus()
    panel = hands.text_panel(window)
    assert focus() is field(panel, "text_size")
    assert window.page.isVisible()
    hands.keys("Escape")
    assert window.features.text.panel is None
    assert focus() is window.page


def test_esc_goes_back_to_the_search_field(window: MainWindow) -> None:
    window.search_field.setFocus()
    hands.text_panel(window)
    hands.keys("Escape")
    assert focus() is window.search_field


def test_the_button_opens_and_closes_it(window: MainWindow) -> None:
    button = hands.tool(window.tool_bar, "Text and page")
    for is_open in (True, False, True):
        hands.click(button)
        assert bool(window.features.text.panel) is is_open
    hands.click(hands.tool(hands.text_panel(window), "Close the panel"))
    assert window.features.text.panel is None
    assert not button.isChecked()


def test_esc_on_the_page_closes_it(window: MainWindow) -> None:
    hands.text_panel(window)
    window.page.setFocus()
    hands.keys("Escape")
    assert window.features.text.panel is None


def test_f6_goes_to_it(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    window.page.setFocus()
    hands.keys("F6")
    assert focus() is field(panel, "text_size")
    hands.keys("F6")
    assert focus() is window.search_field


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl+=", "Ctrl+-"])
def test_another_style_while_the_side_bar_takes_the_whole_window(
    start: Start, tmp_path: Path, qtlog, keys: str
) -> None:
    """There is no space for the panel then, and Qt warns of negative sizes."""
    window = start(samples.guide(tmp_path), (320, 256))
    panel = hands.text_panel(window)
    hands.press(window, "Ctrl+1")
    for _ in range(3):
        hands.press(window, keys)
    panel.fit(0)
    window.panes.show_page()
    QApplication.processEvents()
    assert panel.isVisible()
    assert panel.steppers["text_size"].width() > 100
    assert [record.message for record in qtlog.records if "Negative" in record.message] == []


# by keyboard


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


def test_tab_stops_once_in_each_group_and_reaches_everything(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    panel.easier.setFocus()
    stops = []
    while panel.isAncestorOf(focus()):
        stops.append(focus().accessibleName() or getattr(focus(), "text", str)())
        hands.keys("Tab")
    fields = [panel.steppers[name].field.accessibleName() for name in panel.steppers]
    assert set(fields) <= set(stops)
    ticks = [tick for tick in panel.ticks.values() if tick.isEnabled()]
    assert len(stops) == 2 + 1 + len(panel.steppers) + len(panel.groups) + len(ticks)
    assert len(set(stops)) == len(stops)


def test_what_gets_the_focus_is_scrolled_into_view(window: MainWindow) -> None:
    window.resize(1024, 600)
    panel = hands.text_panel(window)
    panel.easier.setFocus()
    while panel.isAncestorOf(focus()):
        if panel.area.isAncestorOf(focus()):
            area = focus().rect().translated(focus().mapTo(panel.area.viewport(), QPoint()))
            assert panel.area.viewport().rect().intersected(area).height() >= area.height() - 2
        hands.keys("Tab")


# with the mouse


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


# what is seen at once


def test_a_change_is_seen_on_the_page_at_the_same_text(window: MainWindow) -> None:
    hands.scroll(window.page, 900)
    panel = hands.text_panel(window)
    before = window.page.reading_position()
    assert before
    for setting in ("line_spacing", "letter_spacing", "word_spacing", "paragraph_spacing"):
        field(panel, setting).setFocus()
        hands.keys("Up")
        now = window.page.reading_position()
        assert now
        assert now.location.block == before.location.block
    assert window.page.page_style.typography == window.appearance.typography


def test_many_quick_steps_lay_the_page_out_once(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    changes: list[bool] = []
    window.appearance.changed.connect(lambda: changes.append(True))
    for _ in range(6):
        QTest.keyClick(field(panel, "line_spacing"), Qt.Key.Key_Up)
    assert (field(panel, "line_spacing").value(), changes) == (160, [])
    QApplication.processEvents()
    assert (window.appearance.value("line_spacing"), changes) == (160, [True])


def test_what_was_pressed_last_counts_though_the_panel_closes(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    QTest.keyClick(field(panel, "line_spacing"), Qt.Key.Key_Up)
    window.features.text.close_panel()
    assert window.appearance.value("line_spacing") == 110


def test_it_shows_what_other_keys_change(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    hands.press(window.page, "Ctrl++")
    hands.press(window.page, "Ctrl+T")
    hands.press(window.page, "F8")
    assert field(panel, "text_size").value() == 110
    assert panel.themes["light"].isChecked()
    assert [button.text() for button in panel.groups["line_focus"].findChildren(QAbstractButton) if
            button.isChecked()] == ["3 lines"]  # fmt: skip


# several at once

PRESETS: dict[str, tuple[Callable[[TextPanel], QPushButton], dict[str, object], str]] = {
    "easier": (lambda panel: panel.easier, dict(options.EASIER), IS_EASIER),
    "reset": (lambda panel: panel.reset, {name: DEFAULTS[name] for name in options.IN_PANEL}, IS_RESET),
}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("way", ["panel", "message"])
def test_presets_can_be_undone(window: MainWindow, preset: str, way: str) -> None:
    button, values, sentence = PRESETS[preset]
    mine = {"text_size": 125, "theme": "sepia", "letter_spacing": 6, "face": "sans", "line_focus": 5}
    window.appearance.choose_all(mine)
    panel = hands.text_panel(window)
    button(panel).setFocus()
    hands.keys("Return")
    assert {name: window.appearance.value(name) for name in values} == values
    assert window.toast.text == sentence
    if way == "panel":
        panel.undo.setFocus()
        hands.keys("Space")
        assert panel.isAncestorOf(focus())
    else:
        hands.click(hands.button(window.toast, "Undo"))
    assert {name: window.appearance.value(name) for name in mine} == mine
    assert not panel.undo.isVisible()
    assert window.toast.text == ""


def test_after_another_change_there_is_nothing_to_undo(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    hands.click(panel.easier)
    assert panel.undo.isVisible()
    hands.click(panel.steppers["column_width"].more)
    assert not panel.undo.isVisible()
    assert window.toast.text == ""


def test_reset_restores_what_the_computer_suggests(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_settings, "text_percent", lambda _platform: 150)
    monkeypatch.setattr(desktop_settings, "has_reduced_motion", lambda: True)
    window = start(samples.guide(tmp_path))
    assert not window.appearance.value("slide_pages")
    window.appearance.choose_all({"text_size": 80, "slide_pages": True, "justified": True})
    hands.click(hands.text_panel(window).reset)
    values = [window.appearance.value(name) for name in ("text_size", "slide_pages", "justified")]
    assert values == [150, False, False]


def test_the_easier_spacing_is_that_of_wcag() -> None:
    easier = options.EASIER
    assert (easier["letter_spacing"], easier["word_spacing"]) == (12, 16)
    steps = {each.setting: each.values for each in (*options.SPACING, options.WIDTH)}
    assert all(easier[name] in values for name, values in steps.items())


@pytest.mark.parametrize("steps", [options.SIZE, *options.SPACING, options.WIDTH], ids=lambda steps: steps.setting)
def test_every_step_is_allowed_and_reaches_both_ends(steps: options.Steps) -> None:
    allows = next(setting.allows for setting in SETTINGS if setting.name == steps.setting)
    assert all(map(allows, steps.values))
    assert not allows(steps.values[0] - 1)
    assert not allows(steps.values[-1] + 1)
    assert DEFAULTS[steps.setting] in steps.values


# for everybody


def test_screen_readers_hear_names_and_values(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    heard = QAccessible.queryAccessibleInterface(field(panel, "line_spacing"))
    assert heard.text(QAccessible.Text.Name) == "Between lines"
    assert heard.role() is QAccessible.Role.SpinBox
    assert heard.text(QAccessible.Text.Value) == "100 %"
    face = QAccessible.queryAccessibleInterface(panel.faces["serif"])
    assert face.text(QAccessible.Text.Name) == "Serif"
    assert face.role() is QAccessible.Role.RadioButton
    state: Any = face.state()
    assert state.checked
    group = face.parent()  # its name is heard when the focus comes into the group, and not with each choice
    assert (group.text(QAccessible.Text.Name), group.role()) == ("Typeface", QAccessible.Role.Grouping)


SIZES = [(1366, 768), (1024, 600), (700, 500), (360, 600)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("percent", [80, 100, 200, 300])
@pytest.mark.parametrize("is_rtl", [False, True])
def test_the_page_stays_in_view_and_targets_are_large(
    window: MainWindow, size: tuple[int, int], percent: int, is_rtl: bool
) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    window.appearance.choose_text_size(percent)
    window.resize(*size)
    panel = hands.text_panel(window)
    QApplication.processEvents()
    whole = window.page_area()
    assert window.page.width() * window.page.height() >= 0.4 * whole.width() * whole.height()
    around = panel.parentWidget()
    assert around is not None
    assert around.rect().contains(panel.geometry())
    inner = panel.area.widget()
    assert inner.width() <= panel.area.viewport().width()
    targets = [*panel.findChildren(QAbstractButton), *panel.findChildren(QSpinBox)]
    for target in targets:
        if not target.isVisible():
            continue
        assert min(target.width(), target.height()) >= (24 if percent >= 100 else 20), target.accessibleName()
        if isinstance(target, QToolButton):
            continue
        area = target.rect().translated(target.mapTo(panel, QPoint()))
        assert area.left() >= 0
        assert area.right() <= panel.width()


def test_a_larger_window_puts_the_panel_beside_the_page(window: MainWindow) -> None:
    window.resize(700, 600)
    panel = hands.text_panel(window)
    QApplication.processEvents()
    assert panel.y() > window.page.y()
    window.resize(1400, 700)
    QApplication.processEvents()
    assert panel.y() == window.page.y()
    assert panel.x() > window.page.x()


def test_the_reading_mode_and_its_key_agree(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    pages = next(button for button in panel.groups["reading_mode"].findChildren(QAbstractButton) if button.text() ==
                 "Turn pages")  # fmt: skip
    hands.click(pages)
    assert window.page.turning
    hands.press(window.page, window.actions_by_id[ActionId.TURN_PAGES].shortcut().toString())
    assert window.page.turning is None
    assert (window.appearance.value("reading_mode"), pages.isChecked()) == ("scroll", False)


def test_the_page_has_another_theme_before_the_frame(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def watch(*, has_new_size: bool) -> None:
        seen.append(window.page.viewport().grab().toImage().pixelColor(3, 3).name())

    monkeypatch.setattr(window.style_changes, "apply_to_frame", watch)
    window.appearance.choose("theme", "dark")
    assert seen == [window.appearance.theme.colours["page"].lower()]


def test_a_style_sheet_lays_out_no_text_again(window: MainWindow) -> None:
    """Each run of text names its font, so another default font would be laid out for nothing."""
    document = window.page.shown_document
    font = document.defaultFont()
    window.setStyleSheet(window.styleSheet() + "* { font-size: 31px; }")
    assert window.page.fontInfo().pixelSize() == 31
    assert document.defaultFont() == font
