"""What the mouse does to marks: the margin beside a paragraph, a highlight, the sign of a note; and Enter on a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reader.ui.marks.mark_rects import PageMark

if TYPE_CHECKING:
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.page.view import PageView

REACH = 34.0  # pixels of the margin, from the words on, in which a click means the paragraph
_NO_MOVE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Menu)


class MarksMouse(QObject):
    def __init__(self, page: PageView, layer: MarksOverlay) -> None:
        super().__init__(page)
        self._page = page
        self._layer = layer
        self._pressed: QPointF | None = None
        viewport = page.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._press(event)
        if isinstance(event, QMouseEvent):
            at = event.position()
            match event.type():
                case QEvent.Type.MouseMove:
                    self._hover(at)
                case QEvent.Type.MouseButtonPress:
                    self._layer.stand_on("")
                    self._pressed = at if event.button() is Qt.MouseButton.LeftButton else None
                case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                    is_click = (at - self._pressed).manhattanLength() < 4
                    self._pressed = None
                    if is_click and not event.modifiers():
                        return self._click(at)
        elif event.type() is QEvent.Type.Leave:
            self._hover(None)
        elif event.type() is QEvent.Type.Wheel:
            self._layer.stand_on("")
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Enter opens the mark that the reader stands on; whoever moves on stands on none."""
        if not self._layer.stood_on or event.key() in _NO_MOVE:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._layer.is_on_view(self._layer.stood_on):
            self._layer.mark_clicked.emit(self._layer.stood_on)
            return True
        self._layer.stand_on("")
        return False

    def _hover(self, at: QPointF | None) -> None:
        paragraph = self._paragraph_beside(at) if at else -1
        self._layer.hover(paragraph)
        over_sign = at is not None and (paragraph >= 0 or self._note_at(at) is not None)
        viewport = self._page.viewport()
        if over_sign:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif at and not self._page.anchorAt(at.toPoint()):
            viewport.setCursor(Qt.CursorShape.IBeamCursor)

    def _click(self, at: QPointF) -> bool:
        note = self._note_at(at)
        paragraph = self._paragraph_beside(at)
        if note:
            self._layer.mark_clicked.emit(note.id)
        elif paragraph >= 0:
            self._layer.margin_clicked.emit(paragraph)
        elif not self._page.anchorAt(at.toPoint()) and not self._page.textCursor().hasSelection():
            mark = self._highlight_at(at)
            if mark:
                self._layer.mark_clicked.emit(mark.id)
        return False

    def _note_at(self, at: QPointF) -> PageMark | None:
        return self._layer.note_at(self._down(at))

    def _highlight_at(self, at: QPointF) -> PageMark | None:
        place = self._page.page.text_map.place(self._page.cursorForPosition(at.toPoint()).position())
        return self._layer.highlight_at(self._down(at), place) if place else None

    def _down(self, at: QPointF) -> QPointF:
        """In pixels of the document."""
        return at + QPointF(0, self._page.verticalScrollBar().value())

    def _paragraph_beside(self, at: QPointF) -> int:
        """The paragraph whose margin that is, by its number; -1 where it is none."""
        rtl, side, right = self._page.page.is_rtl, self._page.side, self._layer.right()
        reach = min(REACH * self._layer.scale(), side)
        inside = right + 2 <= at.x() <= right + reach if rtl else side - reach <= at.x() <= side - 2
        if not inside or not self._page.opened:
            return -1
        position = self._page.cursorForPosition(QPointF(side + 1, at.y()).toPoint()).position()
        found = self._page.page.text_map.place(position)
        if found is None:
            return -1
        extent = self._page.page.text_map.extent(found[0])
        if extent is None:
            return -1
        top, bottom = self._page.page.extent(*extent)
        down = at.y() + self._page.verticalScrollBar().value()
        return found[0] if top <= down <= bottom else -1
