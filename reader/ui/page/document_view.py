"""The widget that shows one page document: a centred column with its overlays, its links and, on request, a caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.ui.page import decorations
from reader.ui.page.document import LinkRun, PageDocument
from reader.ui.page.page_style import COLUMN, PAGE_BOTTOM, PAGE_TOP, SMALLEST_MARGIN, PageStyle

if TYPE_CHECKING:
    from reader.ui.page.overlay import Overlay


class DocumentView(QTextBrowser):
    """Signals:

    zoom_requested(int)     one step larger (1) or smaller (-1)
    link_reached()          Tab has moved the focus to another link
    first_painted()         the page is on the screen for the first time
    """

    zoom_requested = Signal(int)
    link_reached = Signal()
    first_painted = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_style = page_style
        self._document = PageDocument(lambda *_: None)
        self._margin = 0.0
        self._width = 0
        self._focused_range: tuple[int, int] | None = None  # the document positions of the link that has the focus
        self._is_painted = False
        self._overlays: list[Overlay] = []
        self.selectionChanged.connect(self._keep_selection_in_text)
        # PySide loads every kind of widget to find out which one a viewport of Qt's own making is. Qt deletes the old
        # viewport but leaves the first document painting to it, so that document is told of the new one first.
        viewport = QWidget()
        self.document().documentLayout().setPaintDevice(viewport)
        self.setViewport(viewport)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOn")

    @property
    def shown_document(self) -> PageDocument:
        """One part of the article."""
        return self._document

    @property
    def page_style(self) -> PageStyle:
        return self._page_style

    @property
    def margin(self) -> float:
        """The margin on either side of the column, in pixels."""
        return self._margin

    @property
    def has_caret(self) -> bool:
        return bool(self.textInteractionFlags() & QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard)

    @property
    def has_selection(self) -> bool:
        """Whether the reader has selected text. Qt also selects the link that has the focus; that does not count."""
        cursor = self.textCursor()
        return cursor.hasSelection() and (cursor.selectionStart(), cursor.selectionEnd()) != self._focused_range

    def add_overlay(self, overlay: Overlay) -> None:
        """Paints the overlay with every page from now on, above the overlays that were added before."""
        self._overlays.append(overlay)

    def overlay_description(self, first: int, last: int) -> str:
        """What a screen reader says about the overlays between two document positions."""
        return " ".join(filter(None, (overlay.description(first, last) for overlay in self._overlays)))

    def set_caret(self, on: bool) -> None:
        """Whether arrow keys move a caret, to select by keyboard, or scroll the page."""
        flags = QtCore.Qt.TextInteractionFlag.TextBrowserInteraction
        self.setTextInteractionFlags(flags | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard if on else flags)

    def show_document(self, document: PageDocument) -> None:
        """Replaces the document and deletes the old one."""
        old, self._document = self._document, document
        self._margin = 0.0
        document.setParent(self)
        self.setExtraSelections([])
        self.fit_column()
        self.setDocument(document)
        old.deleteLater()

    def fit_column(self) -> bool:
        """Centres the column and sizes its pictures. True if that moved the text."""
        width = self.viewport().width()
        margin = max(float(SMALLEST_MARGIN), (width - self._page_style.pixels(COLUMN)) / 2)
        if (margin, width) == (self._margin, self._width):
            return False
        self._margin, self._width = margin, width
        style = self._page_style
        self._document.fit_to_width(width, margin, style.pixels(PAGE_TOP), style.pixels(PAGE_BOTTOM))
        return True

    def lay_out_all(self) -> None:
        """Lays out the document to its end, so that the scroll bar can reach any place in it.

        Qt lays out from the top as far as it must, and lets the scroll bar estimate the rest.
        """
        height = self._document.documentLayout().documentSize().toSize().height()
        self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))

    def scroll_into_view(self, position: int) -> None:
        """Scrolls to a document position if it is out of view, and shows it a third down the window."""
        self.lay_out_all()
        bar = self.verticalScrollBar()
        rect = self.cursorRect(self._document.cursor(position))
        if not (rect.top() >= 0 and rect.bottom() <= self.viewport().height()):
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def position_at(self, y: float) -> int:
        """The document position at the left edge of the column; `y` is in pixels of the document."""
        if y <= 0:
            return 0  # Qt answers with the end of the document while nothing is laid out
        below = y + 1 - self.verticalScrollBar().value()
        return self.cursorForPosition(QPoint(round(self._margin + 1), round(below))).position()

    def link_rect(self, run: LinkRun) -> QRect:
        """The rectangle around all lines of a link, in this widget's pixels."""
        first = self.cursorRect(self._document.cursor(run.first))
        last = self.cursorRect(self._document.cursor(run.last))
        rect = first.united(last)
        if first.top() != last.top():
            rect.setLeft(round(self._margin))
        return rect.translated(self.viewport().pos())

    def focus_link(self, run: LinkRun) -> None:
        """Moves the keyboard focus to a link, so that Enter and Tab continue from it."""
        self._focused_range = (run.first, run.last)
        self.setTextCursor(self._document.cursor(run.first, run.last))

    def _selected_text(self) -> QtGui.QTextCursor:
        """The selection without the links after the end of the article."""
        cursor, ending = self.textCursor(), self._document.ending
        if ending is None or cursor.selectionEnd() < ending:
            return cursor
        return self._document.cursor(min(cursor.selectionStart(), ending - 1), ending - 1)

    def _keep_selection_in_text(self) -> None:
        """Ends a selection where the article ends. Only a link after it that has the focus is selected by Qt."""
        cursor, ending = self.textCursor(), self._document.ending
        if not self.has_selection or ending is None or not cursor.selectionStart() < ending <= cursor.selectionEnd():
            return
        ends = [min(position, ending - 1) for position in (cursor.anchor(), cursor.position())]
        self.setTextCursor(self._document.cursor(*ends))

    # Qt's own

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # The visible range in document positions, not in pixels: to ask for the pixels of a paragraph makes Qt lay out
        # everything above it.
        scrolled, area = self.verticalScrollBar().value(), event.rect()
        first = self.position_at(scrolled + area.top() - decorations.OVERHANG)
        last = self.position_at(scrolled + area.bottom() + decorations.OVERHANG)
        decorations.paint(painter, self._document, self._page_style, self._margin, scrolled, (first, last))
        for overlay in self._overlays:
            overlay.paint(painter, first, last)
        painter.end()
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Continues from what the window shows; Qt would continue from the last link, however far away it is."""
        if not self.viewport().rect().intersects(self.cursorRect()):
            top = self.verticalScrollBar().value()
            self.setTextCursor(self._document.cursor(self.position_at(top if next else top + self.viewport().height())))
        is_on_link = super().focusNextPrevChild(next)
        if is_on_link:
            cursor = self.textCursor()
            self._focused_range = (cursor.selectionStart(), cursor.selectionEnd())
            self.link_reached.emit()
        return is_on_link

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._focused_range = None
        super().mousePressEvent(event)

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QtCore.QMimeData:
        """Plain text: the addresses of the page's links mean nothing in other programs."""
        data = QtCore.QMimeData()
        from reader.ui.page.document_text import document_text  # not at the top: pages are shown without it

        cursor = self._selected_text()
        text = document_text(self._document, cursor.selectionStart(), cursor.selectionEnd())
        data.setText(text.replace("\u00a0", " "))
        return data
