"""Painting rows: what is highlighted, and what is cached."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reader.system import paths
from reader.ui.lists.row_delegate import SCROLL_BAR, RowDelegate
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.lists.row_model import RowModel
from reader.ui.lists.row_view import RowView
from reader.ui.shell.theme import Themes

HOVERED, SELECTED = QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_Selected
FOCUSED = SELECTED | QStyle.StateFlag.State_HasFocus


class Row(NamedTuple):
    spoken: str
    is_heading: bool = False
    tooltip: str = ""


class Model(RowModel):
    def is_heading(self, row: Row) -> bool:
        return row.is_heading


class Delegate(RowDelegate):
    count = 0

    def lay_out(self, row: Row, width: int) -> LaidOutRow:
        self.count += 1
        found = LaidOutRow(width)
        found.add(row.spoken, self.fonts.text, "soft_ink")
        return found


@pytest.fixture
def view(qtbot: QtBot) -> RowView:
    view = RowView("Rows")
    qtbot.addWidget(view)
    model = Model()
    model.setParent(view)
    model.set_rows([Row("a word " * 20), Row("Heading", is_heading=True)])
    view.setModel(model)
    view.setItemDelegate(Delegate(view, Themes(paths.resources()).named("light")))
    view.resize(300, 200)
    return view


def delegate_of(view: RowView) -> Delegate:
    delegate = view.itemDelegate()
    assert isinstance(delegate, Delegate)
    return delegate


def paint(view: RowView, number: int, state: QStyle.StateFlag) -> set[str]:
    """The colours of the row's left edge."""
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 280, 60)  # type: ignore[attr-defined]
    option.state = QStyle.StateFlag.State_Enabled | state  # type: ignore[attr-defined]
    image = QImage(280, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate_of(view).paint(painter, option, view.model().index(number, 0))
    painter.end()
    return {image.pixelColor(x, 30).name() for x in range(8)}


@pytest.mark.parametrize(
    ("number", "state", "colours"),
    [
        (0, QStyle.StateFlag.State_None, set()),
        (0, HOVERED, {"hover"}),
        (0, SELECTED, {"selection", "accent"}),
        (0, SELECTED | HOVERED, {"selection", "accent"}),
        (0, FOCUSED, {"selection", "accent"}),
        (1, HOVERED, set()),
    ],
)
def test_background(view: RowView, number: int, state: QStyle.StateFlag, colours: set[str]) -> None:
    found = paint(view, number, state)
    theme = delegate_of(view).theme
    assert {each for each in ("hover", "selection", "accent") if theme.colour(each).name() in found} == colours


def test_a_row_is_laid_out_once_for_a_width_and_a_text_size(view: RowView) -> None:
    delegate, option, index = delegate_of(view), QStyleOptionViewItem(), view.model().index(0, 0)
    heights = [delegate.sizeHint(option, index).height() for _ in range(3)]
    assert delegate.count == 1
    font = QFont(view.font())
    font.setPixelSize(40)
    view.setFont(font)
    assert delegate.sizeHint(option, index).height() > heights[0]
    assert delegate.count == 2
    delegate.set_theme(Themes(paths.resources()).named("dark"))
    delegate.sizeHint(option, index)
    assert delegate.count == 3
    assert delegate.theme.name == "dark"


def test_the_width_does_not_change_when_the_scroll_bar_appears(view: RowView) -> None:
    view.show()
    delegate = delegate_of(view)
    assert delegate.scroll_bar_space() == SCROLL_BAR
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    assert delegate.scroll_bar_space() == 0


@pytest.mark.parametrize(
    ("direction", "left"), [(Qt.LayoutDirection.LeftToRight, 10), (Qt.LayoutDirection.RightToLeft, 23)]
)
def test_the_space_of_the_scroll_bar_is_at_the_end_of_a_line(
    view: RowView, direction: Qt.LayoutDirection, left: int
) -> None:
    view.setLayoutDirection(direction)
    rect = QRect(0, 0, view.viewport().width(), 30)
    assert delegate_of(view).text_left(rect, Row("")) == left
