"""Paints a page: its slices of galleys, and the lines above and below them."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from reader.ui.page import decorations
from reader.ui.page.document import FigureRun
from reader.ui.page.draw_part import draw_part
from reader.ui.page.page_style import TEXT_STYLES, TextStyle
from reader.ui.paper.galley import CODE_SIZE, Galley
from reader.ui.paper.pagination import PageSlice
from reader.ui.paper.paper_style import PaperStyle, paper_theme
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import PrintLayout
from reader.ui.shell import fonts
from reader.ui.widgets.labels import embedded
from reader.ui.widgets.qr_rows import qr_rows

LINE_STYLE = TextStyle(11.5, 1.2, family=fonts.SANS)  # 8.6 points, whatever the size of the text
MARKER_GAP = 5  # units between the number of an item and its text
GAP = 24  # units between the parts of a line


class PagePainter:
    """Paints the pages of a layout, in units of 1/96 inch from the upper left corner of the sheet."""

    def __init__(self, layout: PrintLayout, figures: PrintFigures) -> None:
        self._layout = layout
        self._figures = figures
        self._sheet = layout.context.sheet
        info = layout.context.info
        words = layout.context.words
        edition = words.edition(info.edition)
        facts = (info.title, edition, words.date(info.date), info.publisher, info.licence)
        self._facts = " · ".join(map(embedded, filter(None, facts)))

    def paint(self, painter: QPainter, number: int) -> None:
        """`number` counts pages from 0."""
        is_rtl = self._layout.context.is_rtl  # of the pack: the window may have another direction
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        for each in self._layout.pages[number]:
            self._paint_slice(painter, each)
        self._paint_lines(painter, number)

    def text(self, number: int) -> str:
        """All of a page's text, in any order."""
        texts = [self._layout.title_of(number), self._facts]
        for part in self._layout.pages[number]:
            document = self._layout.galley(part.galley).document
            texts.append(document.cursor(part.first, part.last).selectedText())
        return "".join(texts)

    def waits_for_figures(self, number: int) -> bool:
        """Whether a figure of a page is still being drawn; starts with the first that is not."""
        for part in self._layout.pages[number]:
            for figure in figures_of(self._layout.galley(part.galley), part):
                if not self._figures.is_ready(figure):
                    return True
        return False

    def _paint_slice(self, painter: QPainter, part: PageSlice) -> None:
        galley = self._layout.galley(part.galley)
        painter.save()
        painter.translate(self._sheet.left, self._sheet.top + part.y - part.top)
        reach = self._sheet.left / 2  # for letters and the markers of lists outside the column
        area = QRectF(-reach, part.top, self._sheet.column + 2 * reach, part.bottom - part.top)
        painter.setClipRect(area)
        painter.save()
        decorations.paint(painter, galley.document, galley.style, 0, 0, (part.first, part.last))
        painter.restore()
        draw_part(painter, galley.document, area, (part.first, part.last), Qt.GlobalColor.black)
        self._paint_figures(painter, galley, part)
        self._paint_codes(painter, galley, part)
        self._paint_blanks(painter, galley, part)
        _paint_markers(painter, galley, part)
        self._paint_page_numbers(painter, galley, part)
        painter.restore()

    def _paint_figures(self, painter: QPainter, galley: Galley, part: PageSlice) -> None:
        """Where Qt has left room for them: its own way would make pixels of drawings."""
        for figure in figures_of(galley, part):
            self._figures.paint(painter, figure, _area_of(galley, figure))

    def _paint_blanks(self, painter: QPainter, galley: Galley, part: PageSlice) -> None:
        for position in galley.blanks:
            if part.first <= position <= part.last:
                block = galley.document.findBlock(position)
                line = block.layout().lineAt(0)
                y = galley.document.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent() + 3
                text = line.naturalTextRect()
                begin, end = text.right() + 6, self._sheet.column
                if galley.document.is_rtl:
                    begin, end = 0, text.left() - 6
                painter.fillRect(QRectF(begin, y, end - begin, 0.8), QColor(Qt.GlobalColor.black))

    def _paint_codes(self, painter: QPainter, galley: Galley, part: PageSlice) -> None:
        for position, address in galley.codes.items():
            if part.first <= position < part.last:
                top = galley.document.documentLayout().blockBoundingRect(galley.document.findBlock(position)).top()
                left = 0 if galley.document.is_rtl else self._sheet.column - CODE_SIZE
                painter.fillPath(_code_path(address, QRectF(left, top, CODE_SIZE, CODE_SIZE)), Qt.GlobalColor.black)

    def _paint_page_numbers(self, painter: QPainter, galley: Galley, part: PageSlice) -> None:
        for position, anchor in galley.numbered.items():
            place = self._layout.anchors.get(anchor)
            if place is None or not part.first <= position <= part.last:
                continue
            block = galley.document.findBlock(position)
            line = block.layout().lineAt(block.layout().lineCount() - 1)
            top = galley.document.documentLayout().blockBoundingRect(block).top() + line.y()
            text = line.naturalTextRect()
            font = _font_for(painter, galley.style.text_scale, TEXT_STYLES[galley.styles[position]])
            painter.setPen(QColor(Qt.GlobalColor.black))
            is_contents = galley.styles[position] == "contents_line"
            shown = str(place.page + 1)
            width = QFontMetricsF(font, painter.device()).horizontalAdvance(shown)
            x = self._sheet.column - width if is_contents else text.right()
            if galley.document.is_rtl:
                x = 0 if is_contents else text.left() - width
            painter.drawText(QPointF(x, top + line.ascent()), shown)

    def _paint_lines(self, painter: QPainter, number: int) -> None:
        sheet = self._sheet
        font = _font_for(painter, 1.0, LINE_STYLE)
        painter.setPen(QColor(Qt.GlobalColor.black))
        metrics = QFontMetricsF(font, painter.device())
        title = self._layout.title_of(number)
        if title:
            shown = metrics.elidedText(embedded(title), Qt.TextElideMode.ElideRight, sheet.column)
            self._draw_line(painter, metrics, shown, sheet.header, at_start=True)
        count = f"{number + 1} / {len(self._layout.pages)}"
        room = sheet.column - metrics.horizontalAdvance(count) - GAP
        facts = metrics.elidedText(self._facts, Qt.TextElideMode.ElideRight, room)
        self._draw_line(painter, metrics, facts, sheet.footer, at_start=True)
        self._draw_line(painter, metrics, count, sheet.footer, at_start=False)

    def _draw_line(self, painter: QPainter, metrics: QFontMetricsF, text: str, y: float, *, at_start: bool) -> None:
        """At the side where lines of the pack begin, or at the other one."""
        at_left = at_start != self._layout.context.is_rtl
        x = self._sheet.left if at_left else self._sheet.left + self._sheet.column - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, y), text)


def _paint_markers(painter: QPainter, galley: Galley, part: PageSlice) -> None:
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # each marker has the order of its own item
    for position, marker in galley.markers.items():
        if not part.first <= position <= part.last:
            continue
        font = _font_for(painter, galley.style.text_scale, TEXT_STYLES["item"])
        painter.setPen(QColor(Qt.GlobalColor.black))
        block = galley.document.findBlock(position)
        line = block.layout().lineAt(0)
        origin = galley.document.documentLayout().blockBoundingRect(block).topLeft()
        text = line.naturalTextRect().translated(origin)
        is_rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
        shown = marker[-1] + marker[:-1] if is_rtl else marker
        width = QFontMetricsF(font, painter.device()).horizontalAdvance(shown)
        x = text.right() + MARKER_GAP if is_rtl else text.left() - MARKER_GAP - width
        painter.drawText(QPointF(x, origin.y() + line.y() + line.ascent()), shown)


def _code_path(address: str, area: QRectF) -> QPainterPath:
    """The dark modules. The paper around it is the quiet zone."""
    rows = qr_rows(address)
    size = area.width() / len(rows)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for y, row in enumerate(rows):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                path.addRect(area.left() + x * size, area.top() + y * size, length * size, size)
            x += length
    return path


def figures_of(galley: Galley, part: PageSlice) -> list[FigureRun]:
    return [figure for figure in galley.document.figures if part.first <= figure.position < part.last]


def _area_of(galley: Galley, figure: FigureRun) -> QRectF:
    block = galley.document.findBlock(figure.position)
    line = block.layout().lineForTextPosition(figure.position - block.position())
    top = galley.document.documentLayout().blockBoundingRect(block).topLeft()
    width, height = figure.shown
    left = top.x() + line.naturalTextRect().left()
    return QRectF(left, top.y() + line.y() + line.ascent() - height, width, height)


def _font_for(painter: QPainter, scale: float, style: TextStyle) -> QFont:
    """Sets a font whose size is in the units of the sheet, whatever the resolution of the device."""
    font = PaperStyle(paper_theme(), scale, painter.device().logicalDpiY()).font(style)
    painter.setFont(font)
    return font
