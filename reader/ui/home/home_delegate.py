"""The rows of a home in a list: their heights, and whether they are selected."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.ui.home.home_painting import HomePainting, Placed
from reader.ui.home.home_rows import HeadRow
from reader.ui.lists.row_delegate import RowDelegate, RowState
from reader.ui.lists.row_view import RowView
from reader.ui.page.page_style import PageStyle

Index = QModelIndex | QPersistentModelIndex


class HomeDelegate(RowDelegate):
    def __init__(self, view: RowView, painting: HomePainting) -> None:
        super().__init__(view, painting.style.theme)
        self.painting = painting
        self.bar_height = 0

    def set_style(self, page_style: PageStyle) -> None:
        self.painting.set_style(page_style)
        self.set_theme(page_style.theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self.row(index)
        if isinstance(row, HeadRow) and row.style == "bar":
            return QSize(0, self.bar_height)
        is_first, is_last = self._ends(index)
        return QSize(0, self.painting.height(row, is_first=is_first, is_last=is_last))

    def background_rect(self, rect: QRect, index: Index) -> QRect:
        return self.painting.background(self._placed(rect, index))

    def is_clickable(self, index: Index) -> bool:
        row = self.row(index)
        return super().is_clickable(index) and (not isinstance(row, HeadRow) or row.target is not None)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        is_marked = state.is_selected or state.is_hovered
        self.painting.paint(painter, self._placed(rect, index), is_marked=is_marked, has_focus=state.has_focus)

    def _placed(self, rect: QRect, index: Index) -> Placed:
        return Placed(self.row(index), rect, *self._ends(index))

    def _ends(self, index: Index) -> tuple[bool, bool]:
        return index.row() == 0, index.row() == len(index.model().rows) - 1  # type: ignore[attr-defined]
