"""A look at what is in view of a page in another style, which is there before the article is laid out in that style."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from reader.ui.page import decorations
from reader.ui.page.document import PageDocument
from reader.ui.page.draw_part import draw_part
from reader.ui.page.line_setter import LineSetter
from reader.ui.page.page_browser import whole_pixel
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_style import PageStyle


def more_text(before: PageStyle, after: PageStyle) -> float:
    """How many times as much text a window has room for in another style, at most."""
    widths = [style.typography.column_width for style in (before, after)]
    letters = [style.column / width for style, width in zip((before, after), widths, strict=True)]
    return max(widths[1] / widths[0], letters[0] / letters[1]) * before.line_height / after.line_height


class StyleGlance:
    """`document` has the paragraphs in view and some around them, which are laid out as in the complete article."""

    def __init__(self, document: PageDocument, style: PageStyle, fit: PageFit, viewport: QWidget) -> None:
        self.document = document
        self.style = style
        self._margin = fit.margin
        self._viewport = viewport
        self._top = 0
        self._shown = 0, 0
        self._line_setter = LineSetter(document, is_hyphenated=style.typography.is_hyphenated)
        document.documentLayout().setPaintDevice(viewport)
        document.fit(fit)
        document.setPageSize(QSizeF(fit.width, -1))

    def show_from(self, height: float) -> bool:
        """Begins at a height of the document.

        False if the page itself is needed: where the document is too short, or a table is not where Qt has laid it out.
        """
        self._top = whole_pixel(height)
        layout = self.document.documentLayout()
        first = layout.hitTest(QPointF(self._margin + 1, self._top + 1), Qt.HitTestAccuracy.FuzzyHit)
        bottom = self._top + self._viewport.height() + decorations.OVERHANG
        _has_moved, last = self._line_setter.set_in_view(first, bottom)
        self._shown = first, last
        is_filled = self.document.findBlock(last) != self.document.lastBlock()
        return is_filled and not self.document.displaced_tables(first, last)

    def paint(self, area: QRect) -> None:
        """Paints an area of the viewport."""
        painter = QPainter(self._viewport)
        painter.fillRect(area, self.style.theme.colour("page"))
        painter.save()
        decorations.paint(painter, self.document, self.style, self._margin, self._top, self._shown)
        painter.restore()
        painter.translate(0, -self._top)
        in_view = QRectF(self._viewport.rect()).translated(0, self._top)  # a part of it could cut lines at its edges
        draw_part(painter, self.document, in_view, self._shown, self.style.theme.colour("ink"))
        decorations.paint_hyphens(painter, self._line_setter.hyphens(*self._shown))
        painter.end()
