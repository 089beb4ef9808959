"""Paints the rows of a home in the column and the type of a page, with the signs of what was read beside it.

It needs no list of Qt: at the start, the first home is painted before the list is loaded. For the same reason, text has
its colour in its format and shapes are filled: PySide would load all of Qt's namespace for a pen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextCharFormat,
    QTextLayout,
)

from reader.library.reading_progress import READ
from reader.ui.home.article_groups import ShownArticle, ShownGroup
from reader.ui.home.home_rows import HeadRow, HomeRow
from reader.ui.home.home_signs import bar_height, paint_arrow, paint_bar, paint_tick
from reader.ui.home.pack_articles import PackArticles
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.page.page_style import SMALLEST_MARGIN, TEXT_STYLES, PageStyle
from reader.ui.page.writing_system import writing_system_of
from reader.ui.widgets.utf16 import utf16_length

MAX_CACHED = 2000  # rows

# Pixels at 100 % text, as the measures of a page.
TOP = 34  # above the first row
BOTTOM = 72  # below the last
INDENT = 22  # for each level below the first
BOX = 16  # around the text of the row that leads on
CORNER = 6
SIGN = 14  # the width of a sign
SIGN_GAP = 9  # between a sign and the text
FRAME_ABOVE, FRAME_BELOW = 8, 9  # around the text of a selected row, where it has so much space


class _Kind(NamedTuple):
    """How a row is set: in which text style of a page, and with how much space above and below."""

    style: str
    above: int
    below: int


_HEAD = {
    "emergency": _Kind("emergency", 0, 14),
    "title": _Kind("title", 0, 12),
    "summary": _Kind("summary", 0, 14),
    "meta": _Kind("meta", 10, 10),
    "continue": _Kind("heading4", 30, BOX + 2),
    "label": _Kind("box_title", 18, 3),
    "news": _Kind("meta", 8, 9),
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


class Placed(NamedTuple):
    """A row in its place: `area` has the width of the view, in pixels. The first and the last row have more space."""

    row: HomeRow
    area: QRect
    is_first: bool = False
    is_last: bool = False


class HomePainting:
    """`room` is the width of the view in pixels."""

    def __init__(self, page_style: PageStyle) -> None:
        self._page_style = self.style = page_style
        self._widest = round(page_style.column)
        self.room = 0
        self.articles: PackArticles | None = None
        self.is_rtl = False
        self._fonts: dict[str, QFont] = {}
        self._layouts: dict[tuple[HomeRow, int], LaidOutRow] = {}
        self._heights: dict[tuple[HomeRow, int], int] = {}

    def set_style(self, page_style: PageStyle) -> None:
        self._page_style = page_style
        self._apply_style()

    def show(self, articles: PackArticles) -> None:
        """Rows mean the articles of another pack, or the same ones after more was read."""
        self.articles = articles
        self._apply_style()

    def _apply_style(self) -> None:
        """As a page of the pack's language has it."""
        self.style = self._page_style
        if self.articles:
            writing_system = writing_system_of(self.articles.pack.info.language)
            self.is_rtl, self.style = writing_system.is_rtl, self.style.for_language(writing_system)
        self._widest = round(self.style.column)
        self._fonts.clear()
        self.forget()

    def forget(self) -> None:
        self._heights.clear()
        self._layouts.clear()

    # ---- measures

    def pixels(self, measure: float) -> int:
        return round(self.style.pixels(measure))

    @property
    def column(self) -> tuple[int, int]:
        """The left edge and the width of the column, in pixels of the view."""
        margin = max(SMALLEST_MARGIN, self.pixels(SIGN + SIGN_GAP + 2))  # a sign has its place in it
        width = max(40, min(self.room - 2 * margin, self._widest))
        return (self.room - width) // 2, width

    def text_width(self, row: HomeRow) -> int:
        width = self.column[1] - self._indent(row)
        return width - 2 * self.pixels(BOX) if _is_box(row) else width

    def text_left(self, row: HomeRow) -> int:
        inner = self.pixels(BOX) if _is_box(row) else 0
        return self.column[0] + inner + (0 if self.is_rtl else self._indent(row))

    def margins(self, row: HomeRow, *, is_first: bool, is_last: bool) -> tuple[int, int]:
        """Pixels above and below the text."""
        kind = _kind_of(row)
        above, below = kind.above + (TOP if is_first else 0), kind.below + (BOTTOM if is_last else 0)
        return self.pixels(above), self.pixels(below)

    def height(self, row: HomeRow, *, is_first: bool, is_last: bool) -> int:
        width = self.text_width(row)
        height = self._heights.get((row, width))
        if height is None:
            height = self._heights[row, width] = round(self.laid_out(row).height)
        above, below = self.margins(row, is_first=is_first, is_last=is_last)
        return above + height + below

    def background(self, placed: Placed) -> QRect:
        """The column with the signs beside it, or the row's own box. It is as high above and below every text."""
        text = self._text_area(placed)
        if _is_box(placed.row):  # which covers it, with its corners
            return text.adjusted(*self._around_box).adjusted(2, 2, -2, -2)
        left, width = self.column
        around = min(self.pixels(SIGN + 2 * SIGN_GAP), left)
        above, below = self.margins(placed.row, is_first=placed.is_first, is_last=placed.is_last)
        top = text.top() - min(above, self.pixels(FRAME_ABOVE))
        bottom = text.top() + text.height() + min(below, self.pixels(FRAME_BELOW))
        return QRect(left - around, top, width + 2 * around, bottom - top)

    @property
    def _around_box(self) -> tuple[int, int, int, int]:
        around = self.pixels(BOX)
        return -around, -around, around, around

    def _indent(self, row: HomeRow) -> int:
        return self.pixels(INDENT) * max(0, row.level - 1) if not isinstance(row, HeadRow) else 0

    # ---- text

    def laid_out(self, row: HomeRow) -> LaidOutRow:
        key = (row, self.text_width(row))
        layout = self._layouts.get(key)
        if layout is None:
            if len(self._layouts) >= MAX_CACHED:
                self._layouts.clear()
            layout = self._layouts[key] = LaidOutRow(key[1])
            for each in self._paragraphs(row):
                font = self._font(each.style)
                spacing = self.style.text_height(each.style) / QFontMetricsF(font).height()
                formats = (self._format(each.text, each.text, each.style, each.colour), *each.formats)
                layout.add(each.text, font, each.colour, formats, is_right=self.is_rtl, spacing=spacing)
        return layout

    def _font(self, name: str) -> QFont:
        if name not in self._fonts:
            self._fonts[name] = self.style.font(TEXT_STYLES[name])
        return self._fonts[name]

    def _paragraphs(self, row: HomeRow) -> list[_Paragraph]:
        style = _kind_of(row).style
        match row:
            case ShownArticle():
                return self._article_paragraphs(row, style)
            case ShownGroup():
                size = self.articles.words.number(row.size) if self.articles else ""
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

    def _article_paragraphs(self, row: ShownArticle, style: str) -> list[_Paragraph]:
        if not self.articles:
            return []
        found = [_Paragraph(self.articles.title(row.number), style, "ink")]
        if summary := self.articles.summary(row.number):
            found.append(_Paragraph(summary, "meta", "soft_ink"))
        return found

    def _format(
        self, text: str, end: str, style: str, colour: str, *, is_underlined: bool = False
    ) -> QTextLayout.FormatRange:
        """For the end of a text."""
        characters = QTextCharFormat()
        characters.setFont(self._font(style))
        characters.setForeground(self.style.theme.brush(colour))
        characters.setFontUnderline(is_underlined)
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text) - utf16_length(end)  # type: ignore[attr-defined]
        found.length = utf16_length(end)  # type: ignore[attr-defined]
        found.format = characters  # type: ignore[attr-defined]
        return found

    # ---- painting

    def paint(self, painter: QPainter, placed: Placed, *, is_marked: bool = False, has_focus: bool = False) -> None:
        """`is_marked`: the row is selected, or the mouse is over it."""
        row = placed.row
        text = self._text_area(placed)
        if _is_box(row):
            self._paint_box(painter, text, is_marked=is_marked, has_focus=has_focus)
        elif isinstance(row, HeadRow) and row.style == "meta":
            self._paint_lines(painter, placed.area)
        for layout, y, _ in self.laid_out(row).paragraphs:
            layout.draw(painter, QPointF(text.left(), text.top() + y))
        match row:
            case ShownArticle():
                self._paint_progress(painter, text, row, self.articles.percent(row.number) if self.articles else 0)
            case HeadRow("recent"):
                self._paint_progress(painter, text, row, row.percent)
            case HeadRow("continue") if 0 < row.percent < READ:
                height, below = bar_height(self.style), self.pixels(BOX) / 2
                area = QRectF(text.left(), text.bottom() + below - height / 2, text.width(), height)
                paint_bar(painter, area, row.percent, self.style.theme, is_rtl=self.is_rtl)
            case ShownGroup():
                area = self._sign_area(text, row)
                paint_arrow(painter, area, self.style.theme, is_open=row.is_open, is_rtl=self.is_rtl)

    def _text_area(self, placed: Placed) -> QRect:
        row, area = placed.row, placed.area
        above, below = self.margins(row, is_first=placed.is_first, is_last=placed.is_last)
        return QRect(self.text_left(row), area.top() + above, self.text_width(row), area.height() - above - below)

    def _sign_area(self, text: QRect, row: HomeRow) -> QRectF:
        """The place of a sign beside the first line of the text."""
        layout, top, _ = self.laid_out(row).paragraphs[0]
        height = layout.lineAt(0).height() if layout.lineCount() else 0.0
        width, gap = self.pixels(SIGN), self.pixels(SIGN_GAP)
        left = text.right() + 1 + gap if self.is_rtl else text.left() - gap - width
        return QRectF(left, text.top() + top, width, height)

    def _paint_box(self, painter: QPainter, text: QRect, *, is_marked: bool, has_focus: bool) -> None:
        theme = self.style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(text.adjusted(*self._around_box))
        border = 2 if has_focus else 1
        for area, colour in (
            (box, "accent" if is_marked or has_focus else "line"),
            (box.adjusted(border, border, -border, -border), "selection" if is_marked else "note"),
        ):
            path = QPainterPath()
            path.addRoundedRect(area, CORNER, CORNER)
            painter.fillPath(path, theme.brush(colour))

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        """The hairlines above and below the facts, as on a page."""
        left, width = self.column
        lines = QPainterPath()
        lines.addRect(QRectF(left, area.top(), width, 1))
        lines.addRect(QRectF(left, area.bottom(), width, 1))
        painter.fillPath(lines, self.style.theme.brush("line"))

    def _paint_progress(self, painter: QPainter, text: QRect, row: HomeRow, percent: int) -> None:
        """A tick for what was read, and a short bar for what was begun."""
        if not percent:
            return
        area = self._sign_area(text, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if percent >= READ:
            paint_tick(painter, area, self.style.theme)
        else:
            height = bar_height(self.style)
            bar = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
            paint_bar(painter, bar, percent, self.style.theme, is_rtl=self.is_rtl)


def _is_box(row: HomeRow) -> bool:
    return isinstance(row, HeadRow) and row.style == "continue"


def _kind_of(row: HomeRow) -> _Kind:
    if isinstance(row, HeadRow):
        return _HEAD[row.style]
    if isinstance(row, ShownGroup):
        return _GROUP if row.level == 1 else _INNER_GROUP
    return _ARTICLE
