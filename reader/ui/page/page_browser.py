"""A text view that shows its document in one piece that scrolls, or as pages that are turned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.translation import Translated, _, number_text
from reader.ui.page.document import PageDocument
from reader.ui.page.page_style import PageStyle

if TYPE_CHECKING:
    from reader.ui.page.overlay import Overlay
    from reader.ui.page.page_turning import PageTurning
    from reader.ui.page.text_map import BlockOffset

BELOW_LAST_PAGE = 8_000.0  # pixels below the text of pages that are turned, so that the last one can be at the top


def whole_pixel(height: float) -> int:
    """Where a window begins that should begin at a height. `round` would go up or down by what is far above."""
    return floor(height + 0.5)


class PageBrowser(QTextBrowser):
    """The document is laid out in one piece in both cases; points and rectangles are converted here. Signals:

    turned()         the reader has turned to other pages
    part_left(int)   the reader turns past the end (1) or the beginning (-1) of the document
    moved_unheard()  a move of the caret has ended that screen readers were not told of
    """

    turned = Signal()
    part_left = Signal(int)
    moved_unheard = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_style = page_style
        self._document = PageDocument(lambda *_size: None)
        self._margin = 0.0
        self._has_caret = False  # not asked of Qt: its answer would load the namespace `Qt` before the first paint
        self._focused_range: tuple[int, int] | None = None  # the document positions of the link that has the focus
        self.is_unheard = False
        """Whether screen readers are told of no step of the caret: see `unheard`."""
        self._turning: PageTurning | None = None  # while pages are turned, and not scrolled
        self._slides_pages = False
        self._overlays: list[Overlay] = []
        self._is_read_aloud = False  # a screen reader is running
        self._reads_with_caret = False  # and it reads with the arrow keys

    @property
    def shown_document(self) -> PageDocument:
        """One part of the article."""
        return self._document

    @property
    def page_style(self) -> PageStyle:
        return self._page_style

    @property
    def has_caret(self) -> bool:
        """Whether the arrow keys move a caret: if the reader has chosen that, or a screen reader needs it."""
        return self._has_caret or self._reads_with_caret

    @property
    def has_selection(self) -> bool:
        """Whether the reader has selected text. Qt also selects the link that has the focus; that does not count."""
        return self.textCursor().hasSelection() and self.focused_range is None

    @property
    def focused_range(self) -> tuple[int, int] | None:
        """The document positions of the link that has the focus."""
        cursor = self.textCursor()
        is_selected = cursor.hasSelection() and (cursor.selectionStart(), cursor.selectionEnd()) == self._focused_range
        return self._focused_range if is_selected else None

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """For moves of the caret that a screen reader is told of in another way: it would say them twice.

        So is a link that gets the focus, which Qt selects.
        """
        before, self.is_unheard = self.is_unheard, True
        try:
            yield
        finally:
            self.is_unheard = before
        if not before:
            self.moved_unheard.emit()

    @property
    def margin(self) -> float:
        """The margin on either side of the column, in pixels."""
        return self._margin

    # ---- overlays

    def add_overlay(self, overlay: Overlay) -> None:
        """Paints the overlay with every page from now on, above the overlays that were added before."""
        self._overlays.append(overlay)

    def has_overlay_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        """Whether an overlay paints anything between two places of the article."""
        return any(overlay.is_between(first, last) for overlay in self._overlays)

    def overlay_description(self, first: int, last: int) -> str:
        """What a screen reader says about the overlays between two document positions."""
        return " ".join(filter(None, (overlay.description(first, last) for overlay in self._overlays)))

    def has_overlay_at(self, point: QPointF) -> bool:
        """Whether a click at a point of the viewport is for an overlay."""
        inside = self.to_document(point)
        return any(overlay.is_at(inside) for overlay in self._overlays)

    def paint_overlays(self, painter: QPainter, first: int, last: int) -> None:
        """Paints them between two document positions."""
        for overlay in self._overlays:
            overlay.paint(painter, first, last)

    # ---- where the document is shown

    @property
    def turning(self) -> PageTurning | None:
        """Turns the pages; None if the page scrolls."""
        return self._turning

    @property
    def view_top(self) -> float:
        """The height of the document at which the window begins, in pixels."""
        return self._turning.slots[0].text_top if self._turning else float(self.verticalScrollBar().value())

    @property
    def view_bottom(self) -> float:
        """The height of the document at which the window ends, in pixels."""
        if self._turning:
            return self._turning.slots[-1].bottom
        return float(self.verticalScrollBar().value() + self.viewport().height())

    def to_document(self, point: QPointF) -> QPointF:
        """The point of the document that is shown at a point of the viewport."""
        if self._turning:
            return self._turning.to_document(point)
        return point + QPointF(0, self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRectF:
        """Where a rectangle of the document is in the viewport; above or below it if it is out of view."""
        if self._turning:
            return self._turning.to_viewport(rect)
        return rect.translated(0, -self.verticalScrollBar().value())

    def position_at(self, y: float) -> int:
        """The document position at the left edge of the column; `y` is in pixels of the document."""
        if y <= 0:
            return 0  # Qt answers with the end of the document while nothing is laid out
        point = QPoint(round(self._margin + 1), round(y + 1 - self.verticalScrollBar().value()))
        found = super().cursorForPosition(point)
        if found.atEnd():  # the first time, Qt only lays out what is there
            found = super().cursorForPosition(point)
        return found.position()

    # ---- turning

    @property
    def slides_pages(self) -> bool:
        """Whether pages slide when they are turned. With a screen reader nothing moves that it could wait for."""
        return self._slides_pages and not self._is_read_aloud

    def set_sliding(self, on: bool) -> None:
        self._slides_pages = on

    def fit_column(self) -> bool:
        """Lays out the document for the size of the window. True if that moved the text."""
        raise NotImplementedError

    def begin_at(self, height: float) -> None:
        """Shows what is at a height of the document at the top of the window, or on a page in view."""
        if self._turning:
            self._turning.show(height)
            return
        if height > 0:
            self._lay_out_below(height)
        self.verticalScrollBar().setValue(whole_pixel(height))

    def go_to_end(self, by: int) -> None:
        """Turns to the first page (-1) or the last (1), or scrolls there."""
        if self._turning:
            self._turning.go_to_end(by)
            return
        self.lay_out_all()
        self.verticalScrollBar().setValue(0 if by < 0 else self.verticalScrollBar().maximum())

    def has_part(self, by: int) -> bool:
        """Whether a document follows this one (1) or is before it (-1)."""
        return False

    def page_label(self, first: int, last: int, count: int) -> Translated:
        """What the counter says about the pages in view, which count from 1; `count` is how many there are."""
        number, total = number_text(first), number_text(count)
        if first == last:
            return _("Page {number} of {total}", number=number, total=total)
        return _("Pages {first}–{last} of {total}", first=number, last=number_text(last), total=total)

    def _lay_out_below(self, height: float) -> None:
        """Lays out the document as far as a window that begins at a height; the rest follows while nothing happens."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if self._document.findBlock(self.position_at(height + room)) == self._document.lastBlock():
            self.lay_out_all()
        else:
            bar.setMaximum(max(bar.maximum(), ceil(height)))

    def lay_out_all(self) -> None:
        """Lays out the document to its end, so that the scroll bar can reach any place in it.

        Qt lays out from the top as far as it must, and lets the scroll bar estimate the rest.
        """
        height = self._document.documentLayout().documentSize().toSize().height()
        self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))
