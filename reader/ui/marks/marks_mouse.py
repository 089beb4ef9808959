"""Mouse and keys on the marks of a page: clicks on highlights, notes and margins, and Enter on the current mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.view import PageView

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Menu)


class MarksMouse(QObject):
    """margin_clicked(int)      beside a paragraph, by its number in the article
    mark_clicked(str)       a highlight or the sign of a note
    mark_entered(str)       Enter on the current mark
    """

    margin_clicked = Signal(int)
    mark_clicked = Signal(str)
    mark_entered = Signal(str)

    def __init__(self, page: PageView, overlay: MarksOverlay) -> None:
        super().__init__(page)
        self._page = page
        self._overlay = overlay
        self._pressed_at: QPointF | None = None
        viewport = page.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._press_key(event)
        if isinstance(event, QMouseEvent):
            point = event.position()
            match event.type():
                case QEvent.Type.MouseMove:
                    self._hover(point)
                case QEvent.Type.MouseButtonPress:
                    self._overlay.set_current("")
                    self._pressed_at = point if event.button() is Qt.MouseButton.LeftButton else None
                case QEvent.Type.MouseButtonRelease if self._pressed_at is not None:
                    is_click = (point - self._pressed_at).manhattanLength() < 4
                    self._pressed_at = None
                    if is_click and not event.modifiers():
                        self._click(point)
        elif event.type() is QEvent.Type.Leave:
            self._hover(None)
        elif event.type() is QEvent.Type.Wheel:
            self._overlay.set_current("")
        return False

    def _press_key(self, event: QKeyEvent) -> bool:
        """Enter opens the current mark; any other key but a modifier leaves it. True if the key was handled."""
        current = self._overlay.current_id
        if not current or event.key() in _MODIFIERS:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._overlay.is_in_view(current):
            self.mark_entered.emit(current)
            return True
        self._overlay.set_current("")
        return False

    def _hover(self, point: QPointF | None) -> None:
        paragraph = self._overlay.paragraph_in_margin(point) if point else -1
        self._overlay.set_hovered(paragraph)
        is_on_sign = point is not None and (paragraph >= 0 or self._note_at(point) is not None)
        viewport = self._page.viewport()
        if is_on_sign or (point and self._page.turning and self._page.turning.turn_at(point)):
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif point and not self._page.anchorAt(point.toPoint()):
            viewport.setCursor(Qt.CursorShape.IBeamCursor)

    def _click(self, point: QPointF) -> None:
        note = self._note_at(point)
        paragraph = self._overlay.paragraph_in_margin(point)
        if note:
            self.mark_clicked.emit(note.id)
        elif paragraph >= 0:
            self.margin_clicked.emit(paragraph)
        elif not self._page.anchorAt(point.toPoint()) and not self._page.textCursor().hasSelection():
            mark = self._highlight_at(point)
            if mark:
                self.mark_clicked.emit(mark.id)

    def _note_at(self, point: QPointF) -> PageMark | None:
        return self._overlay.note_at(self._page.to_document(point))

    def _highlight_at(self, point: QPointF) -> PageMark | None:
        position = self._page.cursorForPosition(point.toPoint()).position()
        offset = self._page.shown_document.text_map.block_offset(position)
        return self._overlay.highlight_at(self._page.to_document(point), offset) if offset else None
