"""A list of plain text whose rows wrap, and are indented by their level."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reader.ui.lists.row_view import RowView
from reader.ui.lists.selection_bar import BarDelegate
from reader.ui.shell import fonts
from reader.ui.widgets.text_direction import is_right_to_left
from reader.ui.widgets.word_lines import wrapped

LEVEL = Qt.ItemDataRole.UserRole
IS_RTL = Qt.ItemDataRole.UserRole + 1  # of a row that is not aligned by its own text
IS_TITLE = Qt.ItemDataRole.UserRole + 2  # of a row above others, whose text is bold
INDENT = 16  # pixels for each level
SIDES = 26  # pixels left and right of a row's text in the style sheet, with the edge of the scroll bar
ABOVE_AND_BELOW = 12  # pixels
BESIDE_BOX = 6  # pixels between a box to tick and the text

MOST_WRAPPED_ROWS = 400
"""Longer lists show one line for each row: measuring thousands of wrapped rows would block the window."""

MOST_HEIGHTS = 2 * MOST_WRAPPED_ROWS
"""So many heights of texts are kept: Qt asks several times for each row when the style of the window changes."""


class WrappingList(RowView):
    """A list of plain text; the model gives the level of a row in `LEVEL`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(_WrappingDelegate(self))

    def fit_to(self, rows: int) -> None:
        """Prepares for that many rows: they wrap only if there are few."""
        small = rows <= MOST_WRAPPED_ROWS
        self.setWordWrap(small)
        self.setUniformItemSizes(not small)


class _WrappingDelegate(BarDelegate):
    def __init__(self, rows: WrappingList) -> None:
        super().__init__(rows)
        self._rows = rows
        self._heights: dict[tuple[str, int, str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt measures without the padding of the style sheet, and would cut the text off."""
        font = _font_of(index, option.font)  # type: ignore[attr-defined]
        if not self._rows.wordWrap():
            return QSize(0, QFontMetrics(font).height() + ABOVE_AND_BELOW)
        room, text = self._room(index), str(index.data() or "")
        key = (text, room, font.key(), fonts.loaded())
        if key not in self._heights:
            if len(self._heights) >= MOST_HEIGHTS:
                self._heights.clear()
            area = QRect(0, 0, room, 10_000)
            lines = QFontMetrics(font).boundingRect(area, Qt.TextFlag.TextWordWrap, wrapped(text, font, room))
            self._heights[key] = lines.height()
        return QSize(0, self._heights[key] + ABOVE_AND_BELOW)

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The width of a row's text in pixels."""
        room = self._rows.viewport().width() - SIDES - (index.data(LEVEL) or 0) * INDENT
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            room -= self._rows.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self._rows) + BESIDE_BOX
        return max(40, room)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """A row is aligned by its own text, as people who read from the right expect it in any window.

        An empty icon indents the text, while the background keeps the full width of the row."""
        super().initStyleOption(option, index)
        if index.data(IS_TITLE):
            option.font = _font_of(index, option.font)  # type: ignore[attr-defined]
            option.fontMetrics = QFontMetrics(option.font)  # type: ignore[attr-defined]
        if self._rows.wordWrap():
            text, font = option.text, option.font  # type: ignore[attr-defined]
            option.text = wrapped(text, font, self._room(index))  # type: ignore[attr-defined]
        is_rtl = index.data(IS_RTL)
        if is_rtl is None:
            is_rtl = is_right_to_left(str(index.data() or ""), default=self._rows.isRightToLeft())
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        option.direction = direction  # type: ignore[attr-defined]
        level = index.data(LEVEL)
        if level:
            blank = QPixmap(1, 1)
            blank.fill(Qt.GlobalColor.transparent)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
            option.decorationSize = QSize(level * INDENT - 6, 1)  # type: ignore[attr-defined]
            option.icon = QIcon(blank)  # type: ignore[attr-defined]


def _font_of(index: QModelIndex | QPersistentModelIndex, font: QFont) -> QFont:
    """The font of a row in a list with this font."""
    found = QFont(font)
    if index.data(IS_TITLE):
        found.setWeight(QFont.Weight.DemiBold)
    return found
