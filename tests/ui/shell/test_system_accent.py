"""The system's accent colour in the theme "Same as the system": readable on every page, and only there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.system import paths
from reader.ui.shell import system_accent, system_theme
from reader.ui.shell.theme import NAMES, Themes
from tests.ui.shell.test_theme import contrast

OF_SYSTEMS = ("#0078d4", "#ffb900", "#e81123", "#f7ced9", "#000000", "#ffffff", "#808080", "#0a0a40", "#00ff00")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("accent", OF_SYSTEMS)
def test_every_accent_can_be_read(name: str, accent: str) -> None:
    before = Themes(paths.resources()).named(name).colours
    found = system_accent.with_accent(before, accent)
    assert all(contrast(found["accent"], found[each]) >= 4.5 for each in ("page", "card", "frame", "selection"))
    assert contrast(found["accent"], found["accent_ink"]) >= 4.5
    assert {key for key in found if found[key] != before[key]} <= {"accent", "accent_ink"}


def test_an_accent_that_can_be_read_stays() -> None:
    colours = Themes(paths.resources()).named("light").colours
    assert system_accent.with_accent(colours, "#5b2d90")["accent"] == "#5b2d90"


@pytest.mark.parametrize(
    ("chosen", "has_contrast", "follows"),
    [("system", False, True), ("system", True, False), ("light", False, False), ("dark", False, False)],
)
def test_only_the_theme_of_the_system_follows(chosen: str, has_contrast: bool, follows: bool) -> None:
    themes = Themes(paths.resources())
    themes.desktop_accent = "#5b2d90"
    themes.has_desktop_contrast = has_contrast
    assert (themes.named(chosen).colours["accent"] == "#5b2d90") == follows


@pytest.mark.parametrize(("has_accent", "expected"), [(True, "#e81123"), (False, "")])
def test_it_is_the_accent_of_the_desktop(monkeypatch: pytest.MonkeyPatch, has_accent: bool, expected: str) -> None:
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.Accent, QColor("#e81123"))
    monkeypatch.setattr(system_theme, "HAS_ACCENT", has_accent)
    assert system_theme.accent(desktop) == expected
