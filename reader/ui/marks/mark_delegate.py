"""Paints the rows of the marks panel. In a long list all have one height, so that ten thousand need no measuring."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.library.border_spans import bordered
from reader.ui.lists.row_delegate import SMALLEST_WIDTH, Index, RowDelegate, RowState
from reader.ui.marks import mark_signs
from reader.ui.marks.mark_rows import MarkModel, MarkRow
from reader.ui.widgets.text_direction import is_right_to_left
from reader.ui.widgets.word_lines import create_lines

GAP = 1  # pixels between lines
SIGN = 1.05  # of the height of a line
BESIDE_SIGN = 9  # pixels
NOTE_SIGN = 0.62  # of the height of a line
BESIDE_NOTE = 6  # pixels
MOST_NOTE_LINES = 6


class MarkDelegate(RowDelegate):
    """A row has up to two lines of text, or one of text and some of the note; then one about the mark."""

    ABOVE, BELOW = 6, 7

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, small = QFontMetrics(self.fonts.text).height(), QFontMetrics(self.fonts.small).height()
        lines = 2
        if not self.view.uniformItemSizes():
            row = self.row(index)
            lines = max(1, len(self.text_lines(row)) + len(self.note_lines(row)))
        return QSize(0, self.ABOVE + lines * (line + GAP) + small + self.BELOW)

    def row(self, index: Index) -> MarkRow:
        model = index.model()
        assert isinstance(model, MarkModel)
        return model.row(index.row())

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lines(painter, rect, self.row(index), is_emphasised=state.is_selected or state.is_hovered)

    def _paint_lines(self, painter: QPainter, rect: QRect, row: MarkRow, *, is_emphasised: bool) -> None:
        font, small = self.fonts.text, self.fonts.small
        line, small_line = QFontMetrics(font).height(), QFontMetrics(small).height()
        sign = self._sign()
        right = rect.right() - self.SIDE - self.scroll_bar_space()
        rtl = self.view.isRightToLeft()
        left = rect.left() + self.SIDE
        width = self._width_beside_sign()
        name_font = self.fonts.bold if row.is_named else font
        ink, soft = self.theme.colour("ink"), self.theme.colour("ink" if is_emphasised else "soft_ink")
        lines = self.text_lines(row)
        missing = 2 - len(lines) - bool(row.note) if self.view.uniformItemSizes() else 0
        y = rect.top() + self.ABOVE + missing * line // 2
        area = QRectF(right - sign if rtl else left, y + (line - sign) / 2 + 1, sign, sign)
        mark_signs.paint_swatch(painter, area, row.colour, self.theme, sign / 18)
        left, right = (left, right - sign - BESIDE_SIGN) if rtl else (left + sign + BESIDE_SIGN, right)
        painter.setPen(ink)
        painter.setFont(name_font)
        for text in lines:
            _write(painter, QRect(left, y, width, line), text, row.text)
            y += line + GAP
        if row.note:
            size = self._note_sign()
            sheet = QRectF(right - size if rtl else left, y + (line - size) / 2 + 1, size, size)
            mark_signs.paint_note(painter, sheet, soft, self.theme.colour("card"))
            painter.setPen(ink)
            painter.setFont(font)
            room = QRect(left if rtl else left + size + BESIDE_NOTE, y, width - size - BESIDE_NOTE, line)
            for text in self.note_lines(row):
                _write(painter, room, text, row.note)
                room.translate(0, line + GAP)
            y = room.top()
        painter.setPen(soft)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        with_day = f"{row.about} · {row.day}"  # the day is shown only if it fits
        about = with_day if metrics.horizontalAdvance(with_day) <= width else row.about
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, width)
        _write(painter, QRect(left, y, width, small_line), about, row.about)

    def text_lines(self, row: MarkRow) -> list[str]:
        font = self.fonts.bold if row.is_named else self.fonts.text
        return _first_lines(row.text, font, self._width_beside_sign(), 1 if row.note else 2)

    def note_lines(self, row: MarkRow) -> list[str]:
        """The note in as many lines as there is room for, each of which fits."""
        if not row.note:
            return []
        width = self._width_beside_sign() - self._note_sign() - BESIDE_NOTE
        return _first_lines(row.note, self.fonts.text, width, 1 if self.view.uniformItemSizes() else MOST_NOTE_LINES)

    def _sign(self) -> int:
        """The side of the sign of a mark, in pixels."""
        return round(QFontMetrics(self.fonts.text).height() * SIGN)

    def _note_sign(self) -> int:
        return round(QFontMetrics(self.fonts.text).height() * NOTE_SIGN)

    def _width_beside_sign(self) -> int:
        room = self.view.viewport().width() - self.scroll_bar_space()
        return max(SMALLEST_WIDTH, room - 2 * self.SIDE - self._sign() - BESIDE_SIGN)


def _first_lines(text: str, font: QFont, width: int, count: int) -> list[str]:
    """At most `count` lines; the last one ends in an ellipsis if there is more."""
    lines: list[str] = []
    text = bordered(text)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    at = 0
    for line in islice(create_lines(layout, width), count - 1):
        raw = text.encode("utf-16-le")[2 * at : 2 * (at + line.textLength())]
        lines.append(raw.decode("utf-16-le", "replace").strip())
        at += line.textLength()
    layout.endLayout()
    rest = text.encode("utf-16-le")[2 * at :].decode("utf-16-le", "replace").strip()
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def _write(painter: QPainter, room: QRect, text: str, paragraph: str) -> None:
    """Paints one line of a paragraph, aligned by the direction in which the paragraph reads."""
    from_right = is_right_to_left(paragraph)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(flags.value) | Qt.TextFlag.TextSingleLine.value, text)
