"""Carrel follows what the person has set for all programs, until they choose something else in Carrel."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import reader.ui
from reader.system import desktop_settings
from reader.ui.main_window import MainWindow
from reader.ui.widgets.touch_scroll import TouchScroll
from tests.ui import hands, samples
from tests.ui.conftest import Start

MOVING = {"QPropertyAnimation", "QVariantAnimation", "QParallelAnimationGroup", "QTimeLine", "QScroller", "QMovie"}


def scale(window: MainWindow) -> int:
    return window.appearance.text_size


def test_text_size(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_settings, "text_percent", lambda _: 150)
    window = start(samples.guide(tmp_path))
    assert scale(window) == 150
    assert window.page.page_style.text_scale == 1.5
    window.ui_state.save()
    monkeypatch.setattr(desktop_settings, "text_percent", lambda _: 125)
    window = start(samples.guide(tmp_path))
    assert scale(window) == 125, "it is not saved: the system's is followed"
    hands.press(window, "Ctrl+0")
    assert scale(start(samples.guide(tmp_path))) == 100, "what the reader has chosen stays"


def test_platform(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def text_percent(platform: str) -> int:
        asked.append(platform)
        return 100

    monkeypatch.setattr(desktop_settings, "text_percent", text_percent)
    start()
    assert asked == [QGuiApplication.platformName()]


def test_high_contrast(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_settings, "has_high_contrast", lambda: True)
    monkeypatch.setattr("sys.platform", "linux")
    window = start(samples.guide(tmp_path))
    assert window.appearance.theme.name == "contrast"
    hands.choose_theme(window, "sepia")
    assert window.appearance.theme.name == "sepia"


@pytest.mark.parametrize("is_reduced", [False, True])
def test_motion(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_reduced: bool) -> None:
    """A page that a finger has pushed goes on alone only where motion is welcome."""
    monkeypatch.setattr(desktop_settings, "has_reduced_motion", lambda: is_reduced)
    window = start(samples.guide(tmp_path))
    touch = TouchScroll(window.page)
    touch._begin(QPointF(100, 400))
    for y in range(380, 200, -20):
        touch._move(QPointF(100, y))
    touch._speed = 2.0
    touch._end(QPointF(100, 200))
    assert touch._rolling.isActive() is not is_reduced
    touch._rolling.stop()
    QApplication.processEvents()


def test_nothing_else_moves() -> None:
    """Besides pages that are turned, no part of the window slides, fades or blinks."""
    found = {
        f"{file.name}: {name.attr if isinstance(name, ast.Attribute) else name.id}"
        for file in Path(reader.ui.__path__[0]).rglob("*.py")
        for name in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(name, ast.Name) and name.id in MOVING)
        or (isinstance(name, ast.Attribute) and name.attr in MOVING)
    }
    assert found == {"page_slide.py: QVariantAnimation"}
