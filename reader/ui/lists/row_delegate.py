"""Paints the rows of a list: the background of a selected or hovered row, and wrapped text on it."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.lists.row_layout import LaidOutRow, RowFonts
from reader.ui.lists.selection_bar import paint_bar
from reader.ui.shell.theme import Theme

SCROLL_BAR = 13  # pixels of the scroll bar in the style sheet
SMALLEST_WIDTH = 40  # pixels
MAX_CACHED = 2000  # rows
CORNER = 6  # pixels

Index = QModelIndex | QPersistentModelIndex


class RowState(NamedTuple):
    is_selected: bool
    is_hovered: bool
    has_focus: bool


class RowDelegate(QStyledItemDelegate):
    """Subclasses implement `lay_out`, and may paint more than text in `paint_row`.

    Layouts are cached by row and width, so that rows must be hashable.
    """

    SIDE = 10  # pixels left and right of the text
    ABOVE, BELOW = 6, 7  # pixels
    EMPHASISES_HOVERED = False  # whether a hovered row is painted in the colour of text, as a selected one

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self.view = view
        self._theme = theme
        self._fonts = RowFonts(view.font())
        self._layouts: dict[tuple[Any, int], LaidOutRow] = {}

    @property
    def theme(self) -> Theme:
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Takes another theme or the current text size, and measures the rows again."""
        self._theme = theme
        self._layouts.clear()
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

    @property
    def fonts(self) -> RowFonts:
        self._follow_font()
        return self._fonts

    # ---- what subclasses implement

    def lay_out(self, row: Any, width: int) -> LaidOutRow:
        raise NotImplementedError

    def indent(self, row: Any) -> int:
        """Pixels before the text, besides `SIDE`."""
        return 0

    def margins(self, index: Index) -> tuple[int, int]:
        """Pixels above and below the text."""
        return self.ABOVE, self.BELOW

    def background_rect(self, rect: QRect, index: Index) -> QRect:
        """What is painted in another colour while the row is selected or hovered."""
        return rect

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """Paints the row on its background."""
        row = self.row(index)
        above, _ = self.margins(index)
        is_emphasised = state.is_selected or (self.EMPHASISES_HOVERED and state.is_hovered)
        layout = self.laid_out(row)
        layout.paint(painter, self.text_left(rect, row), rect.top() + above, self.theme, is_emphasised=is_emphasised)

    def is_clickable(self, index: Index) -> bool:
        """Whether the row changes its look below the mouse."""
        return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)

    # ---- measures

    def row(self, index: Index) -> Any:
        return index.model().rows[index.row()]  # type: ignore[attr-defined]

    def laid_out(self, row: Any) -> LaidOutRow:
        self._follow_font()
        key = (row, self.text_width(row))
        layout = self._layouts.get(key)
        if layout is None:
            if len(self._layouts) >= MAX_CACHED:
                self._layouts.clear()
            layout = self._layouts[key] = self.lay_out(row, key[1])
        return layout

    def text_width(self, row: Any) -> int:
        room = self.view.viewport().width() - self.scroll_bar_space()
        return max(SMALLEST_WIDTH, room - 2 * self.SIDE - self.indent(row))

    def text_left(self, rect: QRect, row: Any) -> int:
        if self.view.isRightToLeft():
            return rect.right() + 1 - self.SIDE - self.indent(row) - self.text_width(row)
        return rect.left() + self.SIDE + self.indent(row)

    def scroll_bar_space(self) -> int:
        """Pixels reserved for a hidden scroll bar: the width of rows does not change when it appears."""
        return 0 if self.view.verticalScrollBar().isVisible() else SCROLL_BAR

    def _follow_font(self) -> None:
        """Forgets all layouts when the text size of the list has changed."""
        font = self.view.font()
        if font != self._fonts.text:
            self._fonts = RowFonts(font)
            self._layouts.clear()

    # ---- Qt's own

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        above, below = self.margins(index)
        return QSize(0, round(self.laid_out(self.row(index)).height) + above + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, flags = option.rect, option.state  # type: ignore[attr-defined]
        is_selected = bool(flags & QStyle.StateFlag.State_Selected)
        is_hovered = bool(flags & QStyle.StateFlag.State_MouseOver and self.is_clickable(index))
        has_focus = is_selected and bool(flags & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if is_selected or is_hovered:
            area = self.background_rect(rect, index)
            self._paint_background(painter, area, is_selected=is_selected, has_focus=has_focus)
        self.paint_row(painter, rect, index, RowState(is_selected, is_hovered, has_focus))
        painter.restore()

    def _paint_background(self, painter: QPainter, rect: QRect, *, is_selected: bool, has_focus: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.colour("selection" if is_selected else "hover"))
        painter.setPen(QPen(self.theme.colour("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), CORNER, CORNER)
        if is_selected and not has_focus:
            paint_bar(painter, QRectF(rect), self.theme.colour("accent"), is_rtl=self.view.isRightToLeft())
