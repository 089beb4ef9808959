"""Paints the rows of the marks panel: all of one height, so that ten thousand need no measuring."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.lists.row_layout import SMALLER, reads_from_right
from reader.ui.marks import mark_signs
from reader.ui.marks.mark_rows import MarkModel, MarkRow
from reader.ui.search.result_delegate import BAR, SIDE, paint_ground
from reader.ui.shell.theme import Theme

ABOVE, BELOW, GAP = 6, 7, 1
SIGN = 1.05  # of the height of a line


class MarkDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line, small = QFontMetrics(self._font()).height(), QFontMetrics(self._small()).height()
        return QSize(0, ABOVE + 2 * (line + GAP) + small + BELOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, MarkModel)
        row = model.row(index.row())
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_lit = is_chosen or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_lit:
            has_focus = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            paint_ground(painter, QRectF(rect), self._theme, is_chosen=is_chosen, has_focus=has_focus)
        self._paint_row(painter, rect, row, stands_out=is_lit)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: MarkRow, *, stands_out: bool) -> None:
        font, small = self._font(), self._small()
        line, small_line = QFontMetrics(font).height(), QFontMetrics(small).height()
        sign = round(line * SIGN)
        bar = self._view.verticalScrollBar()
        right = rect.right() - SIDE - (0 if bar.isVisible() else BAR)
        rtl = self._view.isRightToLeft()
        left = rect.left() + SIDE
        width = max(40, right - left - sign - 9)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        ink, soft = self._theme.colour("ink"), self._theme.colour("ink" if stands_out else "soft_ink")
        lines = _in_lines(row.text, bold if row.is_named else font, width, 1 if row.note else 2)
        missing = 2 - len(lines) - bool(row.note)
        y = rect.top() + ABOVE + missing * line // 2
        place = QRectF(right - sign if rtl else left, y + (line - sign) / 2 + 1, sign, sign)
        mark_signs.paint_swatch(painter, place, row.colour, self._theme, sign / 18)
        left, right = (left, right - sign - 9) if rtl else (left + sign + 9, right)
        painter.setPen(ink)
        painter.setFont(bold if row.is_named else font)
        for text in lines:
            _write(painter, QRect(left, y, width, line), text, row.text)
            y += line + GAP
        if row.note:
            size = round(line * 0.62)
            sheet = QRectF(right - size if rtl else left, y + (line - size) / 2 + 1, size, size)
            mark_signs.paint_note(painter, sheet, soft, self._theme.colour("card"))
            painter.setPen(ink)
            painter.setFont(font)
            room = QRect(left if rtl else left + size + 6, y, width - size - 6, line)
            _write(painter, room, QFontMetrics(font).elidedText(row.note, Qt.TextElideMode.ElideRight, room.width()),
                   row.note)  # fmt: skip
            y += line + GAP
        painter.setPen(soft)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        whole = f"{row.about} · {row.day}"  # the day only where all has room
        about = whole if metrics.horizontalAdvance(whole) <= width else row.about
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, width)
        _write(painter, QRect(left, y, width, small_line), about, row.about)

    def _font(self) -> QFont:
        return self._view.font()

    def _small(self) -> QFont:
        small = QFont(self._view.font())
        small.setPixelSize(max(1, round(small.pixelSize() * SMALLER)))
        return small


def _in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most so many lines, the last of which ends in an ellipsis where there is more."""
    lines: list[str] = []
    layout = QTextLayout(text, font)
    layout.beginLayout()
    at = 0
    while len(lines) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        raw = text.encode("utf-16-le")[2 * at : 2 * (at + line.textLength())]
        lines.append(raw.decode("utf-16-le", "replace").strip())
        at += line.textLength()
    layout.endLayout()
    rest = text.encode("utf-16-le")[2 * at :].decode("utf-16-le", "replace").strip()
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def _write(painter: QPainter, room: QRect, text: str, whole: str) -> None:
    """From the side that the whole reads from."""
    from_right = reads_from_right(whole)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(flags.value) | Qt.TextFlag.TextSingleLine.value, text)
