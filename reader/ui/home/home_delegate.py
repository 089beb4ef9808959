"""Paints the home of a pack in the column and the type of its pages, with the signs of what was read beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.library.reading_progress import READ
from reader.ui.home.article_groups import ShownArticle, ShownGroup
from reader.ui.home.home_model import HomeModel, HomeRow
from reader.ui.home.home_rows import HeadRow
from reader.ui.lists.row_delegate import CORNER, RowDelegate, RowState
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.lists.row_view import RowView
from reader.ui.page.page_style import COLUMN, SMALLEST_MARGIN, TEXT_STYLES, PageStyle
from reader.ui.widgets.utf16 import utf16_length

Index = QModelIndex | QPersistentModelIndex

# Pixels at 100 % text, as the measures of a page.
TOP = 34  # above the first row
BOTTOM = 72  # below the last
INDENT = 22  # for each level below the first
BOX = 16  # around the text of the row that leads on
SIGN = 14  # the width of a sign
SIGN_GAP = 9  # between a sign and the text
BAR = 3  # the height of the bar that shows how far an article was read


class _Kind(NamedTuple):
    """How a row is set: in which text style of a page, and with how much space above and below."""

    style: str
    above: int
    below: int


_HEAD = {
    "emergency": _Kind("emergency", 0, 14),
    "title": _Kind("title", 0, 8),
    "summary": _Kind("summary", 0, 14),
    "meta": _Kind("meta", 10, 10),
    "continue": _Kind("heading4", 30, 14),
    "label": _Kind("box_title", 18, 3),
    "news": _Kind("meta", 0, 12),
    "recent": _Kind("paragraph", 4, 4),
    "heading": _Kind("heading2", 30, 8),
    "message": _Kind("meta", 16, 16),
    "bar": _Kind("meta", 0, 0),
}
_GROUP, _INNER_GROUP = _Kind("heading3", 15, 7), _Kind("heading4", 10, 6)
_ARTICLE = _Kind("heading4", 8, 9)


class _Paragraph(NamedTuple):
    """`style` is a text style of a page, `colour` a name in the theme."""

    text: str
    style: str
    colour: str
    formats: Sequence[QTextLayout.FormatRange] = ()


class HomeDelegate(RowDelegate):
    def __init__(self, view: RowView, model: HomeModel, page_style: PageStyle) -> None:
        super().__init__(view, page_style.theme)
        self._model = model
        self._style = page_style
        self._page_fonts: dict[str, QFont] = {}
        self._heights: dict[tuple[HomeRow, int], int] = {}
        self.is_rtl = False
        self.bar_height = 0

    def set_style(self, page_style: PageStyle) -> None:
        self._style = page_style
        self._page_fonts.clear()
        self.forget()
        self.set_theme(page_style.theme)

    def forget(self) -> None:
        """The rows mean other texts now."""
        self._heights.clear()
        self._layouts.clear()

    # ---- measures

    def pixels(self, measure: float) -> int:
        return round(self._style.pixels(measure))

    @property
    def column(self) -> tuple[int, int]:
        """The left edge and the width of the column, in pixels of the view."""
        room = self.view.viewport().width()
        margin = max(SMALLEST_MARGIN, self.pixels(SIGN + SIGN_GAP + 2))  # a sign has its place in it
        width = max(40, min(room - 2 * margin, self.pixels(COLUMN)))
        return (room - width) // 2, width

    def indent(self, row: HomeRow) -> int:
        level = 0 if isinstance(row, HeadRow) else row.level - 1
        return self.pixels(INDENT) * max(0, level)

    def text_width(self, row: HomeRow) -> int:
        width = self.column[1] - self.indent(row)
        return width - 2 * self.pixels(BOX) if _is_box(row) else width

    def text_left(self, rect: QRect, row: HomeRow) -> int:
        left, _ = self.column
        inner = self.pixels(BOX) if _is_box(row) else 0
        return left + inner + (0 if self.is_rtl else self.indent(row))

    def margins(self, index: Index) -> tuple[int, int]:
        kind = _kind_of(self.row(index))
        is_last = index.row() == len(self._model.rows) - 1
        above, below = kind.above + (TOP if index.row() == 0 else 0), kind.below + (BOTTOM if is_last else 0)
        return self.pixels(above), self.pixels(below)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self.row(index)
        if isinstance(row, HeadRow) and row.style == "bar":
            return QSize(0, self.bar_height)
        key = (row, self.column[1])
        height = self._heights.get(key)
        if height is None:
            height = self._heights[key] = super().sizeHint(option, index).height()
        return QSize(0, height)

    def background_rect(self, rect: QRect, row: HomeRow) -> QRect:
        """The column with the signs beside it."""
        left, width = self.column
        around = min(self.pixels(SIGN + 2 * SIGN_GAP), left)
        return QRect(left - around, rect.top(), width + 2 * around, rect.height())

    # ---- text

    def font(self, name: str) -> QFont:
        if name not in self._page_fonts:
            self._page_fonts[name] = self._style.font(TEXT_STYLES[name])
        return self._page_fonts[name]

    def lay_out(self, row: HomeRow, width: int) -> LaidOutRow:
        found = LaidOutRow(width)
        for each in self._paragraphs(row):
            font = self.font(each.style)
            style = TEXT_STYLES[each.style]
            spacing = self._style.pixels(style.size * style.line) / QFontMetricsF(font).height()
            found.add(each.text, font, each.colour, each.formats, is_right=self.is_rtl, spacing=spacing)
        return found

    def _paragraphs(self, row: HomeRow) -> list[_Paragraph]:
        style = _kind_of(row).style
        match row:
            case ShownArticle():
                found = [_Paragraph(self._model.title(row), style, "ink")]
                if summary := self._model.summary(row):
                    found.append(_Paragraph(summary, "meta", "soft_ink"))
                return found
            case ShownGroup():
                size = f"{row.size:,}"
                text = f"{row.title} \u2002{size}"
                return [_Paragraph(text, style, "ink", (self._format(text, size, "meta", "soft_ink"),))]
        if row.style == "emergency":
            text = f"{row.text} {row.link}"
            formats = (self._format(text, row.link, style, "accent", is_underlined=True),)
            return [_Paragraph(text, style, "soft_ink", formats)]
        if row.style == "continue":
            return [_Paragraph(row.text, "box_title", "accent"), _Paragraph(row.link, style, "ink")]
        lines = (row.link or row.text).split("\n")
        return [_Paragraph(line, style, TEXT_STYLES[style].colour or "ink") for line in lines if line]

    def _format(
        self, text: str, end: str, style: str, colour: str, *, is_underlined: bool = False
    ) -> QTextLayout.FormatRange:
        """For the end of a text."""
        characters = QTextCharFormat()
        characters.setFont(self.font(style))
        characters.setForeground(self.theme.colour(colour))
        characters.setFontUnderline(is_underlined)
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text) - utf16_length(end)  # type: ignore[attr-defined]
        found.length = utf16_length(end)  # type: ignore[attr-defined]
        found.format = characters  # type: ignore[attr-defined]
        return found

    # ---- painting

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        row = self.row(index)
        text = self._text_rect(rect, index)
        if _is_box(row):
            self._paint_box(painter, text, state)
        elif isinstance(row, HeadRow) and row.style == "meta":
            self._paint_lines(painter, rect)
        super().paint_row(painter, rect, index, state)
        match row:
            case ShownArticle():
                self._paint_progress(painter, self._first_line(text, row), self._model.percent(row))
            case HeadRow("recent"):
                self._paint_progress(painter, self._first_line(text, row), row.percent)
            case HeadRow("continue") if 0 < row.percent < READ:
                self._paint_share(painter, text, row.percent)
            case ShownGroup():
                self._paint_triangle(painter, self._first_line(text, row), is_open=row.is_open)

    def _text_rect(self, rect: QRect, index: Index) -> QRect:
        row = self.row(index)
        above, below = self.margins(index)
        return QRect(self.text_left(rect, row), rect.top() + above, self.text_width(row), rect.height() - above - below)

    def _first_line(self, text: QRect, row: HomeRow) -> QRectF:
        """The place of a sign beside the first line of the text."""
        layout, top, _ = self.laid_out(row).paragraphs[0]
        height = layout.lineAt(0).height() if layout.lineCount() else 0.0
        width, gap = self.pixels(SIGN), self.pixels(SIGN_GAP)
        left = text.right() + 1 + gap if self.is_rtl else text.left() - gap - width
        return QRectF(left, text.top() + top, width, height)

    def _paint_box(self, painter: QPainter, text: QRect, state: RowState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = state.has_focus or state.is_hovered
        painter.setPen(QPen(self.theme.colour("accent" if is_marked else "line"), 2 if state.has_focus else 1))
        painter.setBrush(self.theme.colour("selection" if is_marked else "note"))
        around = self.pixels(BOX)
        painter.drawRoundedRect(QRectF(text).adjusted(-around, -around, around, around), CORNER, CORNER)

    def _paint_lines(self, painter: QPainter, rect: QRect) -> None:
        """The hairlines above and below the facts, as on a page."""
        left, width = self.column
        painter.setPen(QPen(self.theme.colour("line"), 1))
        for y in (rect.top(), rect.bottom()):
            painter.drawLine(QPointF(left, y + 0.5), QPointF(left + width, y + 0.5))

    def _paint_progress(self, painter: QPainter, place: QRectF, percent: int) -> None:
        """A tick for what was read, and a short bar for what was begun."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if percent >= READ:
            pen = QPen(self.theme.colour("accent"), max(1.6, place.width() / 8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            side, middle = place.width(), place.center()
            points = [(-0.36, 0.02), (-0.1, 0.27), (0.36, -0.27)]
            painter.drawPolyline(QPolygonF([middle + QPointF(x * side, y * side) for x, y in points]))
        elif percent:
            height = max(3.0, self._style.pixels(BAR))
            bar = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
            self._paint_bar(painter, bar, percent)

    def _paint_share(self, painter: QPainter, text: QRect, percent: int) -> None:
        """Along the lower edge of the box."""
        height = max(3.0, self._style.pixels(BAR))
        self._paint_bar(
            painter,
            QRectF(text.left(), text.bottom() + self.pixels(BOX) / 2 - height / 2, text.width(), height),
            percent,
        )

    def _paint_bar(self, painter: QPainter, bar: QRectF, percent: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        done = QRectF(bar)
        done.setWidth(max(bar.height(), bar.width() * percent / READ))
        if self.is_rtl:
            done.moveRight(bar.right())
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(done, bar.height() / 2, bar.height() / 2)

    def _paint_triangle(self, painter: QPainter, place: QRectF, *, is_open: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.theme.colour("soft_ink"), max(1.6, place.width() / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        side, middle = place.width(), place.center()
        points = [(-0.3, -0.15), (0.0, 0.17), (0.3, -0.15)] if is_open else [(-0.15, -0.3), (0.17, 0.0), (-0.15, 0.3)]
        if self.is_rtl and not is_open:
            points = [(-x, y) for x, y in points]
        painter.drawPolyline(QPolygonF([middle + QPointF(x * side, y * side) for x, y in points]))


def _is_box(row: HomeRow) -> bool:
    return isinstance(row, HeadRow) and row.style == "continue"


def _kind_of(row: HomeRow) -> _Kind:
    if isinstance(row, HeadRow):
        return _HEAD[row.style]
    if isinstance(row, ShownGroup):
        return _GROUP if row.level == 1 else _INNER_GROUP
    return _ARTICLE
