"""Several settings at once: easier reading, reset and undo; and the steps that each setting has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from reader.settings import SETTINGS
from reader.system import desktop_settings
from reader.ui.main_window import MainWindow
from reader.ui.text_settings import options
from reader.ui.text_settings.feature import IS_EASIER, IS_RESET
from reader.ui.text_settings.panel import TextPanel
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.text_settings.panel_fields import DEFAULTS, focus

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
