"""Fingers on the page: besides scrolling, a long press selects a word, and two fingers change the size of the text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from reader.ui.page.page_pointer import SWIPE
from reader.ui.page.view import PageView
from reader.ui.widgets.touch_scroll import SLOP, TouchScroll

PINCH = 1.2  # how much further apart, or closer, two fingers must be for one step of the text size


class PageTouch(TouchScroll):
    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        page.viewport().ungrabGesture(Qt.GestureType.PanGesture)  # Qt would also scroll with two fingers, or turn pages
        self._page = page
        self._pressed_at = QPointF()
        self._is_selecting = self._has_turned = self._is_followed = False
        self._distance = 0.0
        self._hold = QTimer(self, singleShot=True, interval=QGuiApplication.styleHints().mousePressAndHoldInterval())
        self._hold.timeout.connect(self.select_word)

    def hold_started(self, point: QPointF) -> None:
        if self._page.turning:
            self._page.turning.slide.end()
        self._pressed_at = point
        self._is_selecting = self._has_turned = self._is_followed = False
        self._distance = 0.0
        self._hold.start()

    def hold_ended(self) -> None:
        self._hold.stop()

    def select_word(self) -> None:
        """Selects the word under the finger. The finger may then move on, to select more."""
        cursor = self._page.cursorForPosition(self._pressed_at.toPoint())
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if cursor.hasSelection():
            self._is_selecting = self._is_used = True
            self._page.setTextCursor(cursor)
            self._page.setFocus()

    def drag(self, point: QPointF) -> bool:
        if self._is_selecting and (point - self._pressed_at).manhattanLength() > SLOP:
            self._extend_to(self._page.cursorForPosition(point.toPoint()).position())
        return self._is_selecting

    def scroll_sideways(self, start: QPointF, by: float) -> bool:
        return self._page.scroll_table_at(start, by)

    def swipe(self, start: QPointF, moved: QPointF) -> bool:
        turning = self._page.turning
        if not turning:
            return False
        if self._is_followed and not turning.slide.is_dragged:  # a key has ended that
            self._has_turned = True
        if self._has_turned:
            return True
        if self._is_followed or (self._page.slides_pages and abs(moved.x()) > abs(moved.y())):
            turning.pointer.follow_finger(moved.x())
            self._is_followed = turning.slide.is_dragged
        if not self._is_followed and max(abs(moved.x()), abs(moved.y())) > SWIPE:
            self._has_turned = True
            turning.pointer.swipe(moved.toPoint())
        return True

    def swipe_ended(self, moved: QPointF) -> None:
        turning = self._page.turning
        if turning and self._is_followed and turning.slide.is_dragged:
            turning.pointer.let_go(moved.x())
        self._is_followed, self._has_turned = False, True

    def pinch(self, points: Sequence[QPointF]) -> None:
        apart = points[1] - points[0]
        distance = math.hypot(apart.x(), apart.y())
        if not self._distance or self._is_selecting:
            self._distance = distance
        elif distance > self._distance * PINCH or distance < self._distance / PINCH:
            self._page.zoom_requested.emit(1 if distance > self._distance else -1)
            self._distance = distance

    def _extend_to(self, position: int) -> None:
        """Selects from the word that was pressed to the word at a position."""
        document = self._page.shown_document
        pressed = self._page.cursorForPosition(self._pressed_at.toPoint())
        pressed.select(QTextCursor.SelectionType.WordUnderCursor)
        other = document.cursor(position)
        other.select(QTextCursor.SelectionType.WordUnderCursor)
        if other.position() >= pressed.selectionEnd():
            self._page.setTextCursor(document.cursor(pressed.selectionStart(), other.selectionEnd()))
        else:
            self._page.setTextCursor(document.cursor(pressed.selectionEnd(), other.selectionStart()))
