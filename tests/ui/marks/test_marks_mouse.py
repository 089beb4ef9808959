"""Clicks on marks and margins, and Enter on the current mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.marks.marks_mouse import MarksMouse
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.page.view import PageView
from tests.ui import hands
from tests.ui.marks.page_marks import bookmark, mark, page_with_overlay


class Case:
    def __init__(self, page: PageView, overlay: MarksOverlay) -> None:
        self.page, self.overlay = page, overlay
        self.mouse = MarksMouse(page, overlay)
        self.clicked: list[str | int] = []
        self.entered: list[str] = []
        self.mouse.mark_entered.connect(self.entered.append)
        self.mouse.mark_clicked.connect(self.clicked.append)
        self.mouse.margin_clicked.connect(self.clicked.append)
        overlay.show_marks([mark("a", (0, 0), (0, 60)), bookmark("b", 1)])

    def point(self, id: str, x: int) -> QPoint:
        return QPoint(round(self.page.margin) + x, self.overlay.area(id).top() + 8)


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Case:
    return Case(*page_with_overlay(qtbot, tmp_path))


@pytest.mark.parametrize(
    ("id", "x", "expected"),
    [("a", 20, ["a"]), ("a", -12, [0]), ("b", -12, [1]), ("b", 20, []), ("a", -70, [])],
    ids=["highlight", "margin", "margin of a bookmark", "plain text", "far from the text"],
)
def test_clicks(case: Case, id: str, x: int, expected: list[str | int]) -> None:
    hands.click(case.page.viewport(), case.point(id, x))
    assert case.clicked == expected


def test_a_drag_is_no_click(case: Case) -> None:
    viewport, start = case.page.viewport(), case.point("a", 20)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(80, 0))
    assert case.clicked == []


@pytest.mark.parametrize(
    ("x", "shape"), [(-12, Qt.CursorShape.PointingHandCursor), (20, Qt.CursorShape.IBeamCursor)], ids=["margin", "text"]
)
def test_the_pointer(case: Case, x: int, shape: Qt.CursorShape) -> None:
    QTest.mouseMove(case.page.viewport(), case.point("b", x))
    assert case.page.viewport().cursor().shape() is shape


@pytest.mark.parametrize(("key", "clicked", "current"), [("Return", ["a"], "a"), ("Down", [], "")])
def test_keys_on_the_current_mark(case: Case, key: str, clicked: list[str], current: str) -> None:
    case.overlay.set_current("a")
    hands.press(case.page, key)
    assert (case.entered, case.overlay.current_id) == (clicked, current)
    assert case.clicked == []


def test_a_click_leaves_the_current_mark(case: Case) -> None:
    case.overlay.set_current("a")
    hands.click(case.page.viewport(), case.point("b", 20))
    assert case.overlay.current_id == ""
