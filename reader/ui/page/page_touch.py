"""Fingers on the page: besides scrolling, a long press selects a word, and two fingers change the size of the text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from reader.ui.page.view import PageView
from reader.ui.widgets.touch_scroll import SLOP, TouchScroll

TURN = 40.0  # pixels that a finger moves to turn a page
PINCH = 1.2  # how much further apart, or closer, two fingers must be for one step of the text size


class PageTouch(TouchScroll):
    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._pressed_at = QPointF()
        self._is_selecting = self._has_turned = False
        self._distance = 0.0
        self._hold = QTimer(self, singleShot=True, interval=QGuiApplication.styleHints().mousePressAndHoldInterval())
        self._hold.timeout.connect(self.select_word)

    def hold_started(self, point: QPointF) -> None:
        self._pressed_at = point
        self._is_selecting = self._has_turned = False
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
        if not self._page.turning:
            return False
        if not self._has_turned and max(abs(moved.x()), abs(moved.y())) > TURN:
            self._has_turned = True
            self._page.turning.swipe(moved.toPoint())
        return True

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
