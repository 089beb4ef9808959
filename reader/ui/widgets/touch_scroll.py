"""Fingers on a list or page: a swipe scrolls and goes on a little, unless less motion is wanted; a tap clicks.

Qt would turn the touch of one finger into a pressed mouse button, and a swipe into a selection.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from reader.system import desktop_settings

SLOP = 12.0  # pixels that a finger may move before it is a swipe
FRAME = 16  # milliseconds between two steps of a page that scrolls on
FRICTION = 0.94  # of the speed that is left after each step
SLOWEST, FASTEST = 0.05, 4.0  # pixels a millisecond


class TouchScroll(QObject):
    """Make it after the first paint: it loads classes of Qt that the first page does not need."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._start = self._last = QPointF()
        self._is_swipe = self._is_sideways = False
        self._is_used = True  # whether these fingers have done something, so that lifting them is no tap
        self._speed = 0.0
        self._moved_at = 0.0
        self._rolling = QTimer(self, interval=FRAME)
        self._rolling.timeout.connect(self._roll)
        viewport = area.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewport.installEventFilter(self)

    # ---- what a page does more than a list

    def hold_started(self, point: QPointF) -> None:
        """A finger is on the viewport."""

    def hold_ended(self) -> None:
        """It has moved, or is gone."""

    def drag(self, point: QPointF) -> bool:
        """A finger moves. True if that is not for scrolling."""
        return False

    def scroll_sideways(self, start: QPointF, by: float) -> bool:
        """A finger swipes sideways. True if something was there to scroll."""
        return False

    def swipe(self, start: QPointF, moved: QPointF) -> bool:
        """A finger has swiped by so much since it began. True if that is not for scrolling."""
        return False

    def swipe_ended(self, moved: QPointF) -> None:
        """The finger is lifted, so far from where it began; not at all if another finger or the system ends a swipe."""

    def pinch(self, points: Sequence[QPointF]) -> None:
        """Two fingers are on the viewport."""

    # ---- Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QTouchEvent):
            return False
        points: list[QEventPoint] = list(event.points())
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(points[0].position())
            case QEvent.Type.TouchUpdate if len(points) > 1:
                self._is_used = True
                self.hold_ended()
                self.swipe_ended(QPointF())
                self.pinch([point.position() for point in points[:2]])
            case QEvent.Type.TouchUpdate:
                self._move(points[0].position())
            case QEvent.Type.TouchEnd:
                self._end(points[0].position())
            case _:
                self.hold_ended()
                self.swipe_ended(QPointF())
                self._is_used = True
        event.accept()
        return True

    def _begin(self, point: QPointF) -> None:
        # A finger on a page that scrolls on stops it, and presses nothing.
        self._is_used = self._rolling.isActive()
        self._rolling.stop()
        self._start = self._last = point
        self._is_swipe = False
        self._speed = 0.0
        self._moved_at = time.monotonic()
        self.hold_started(point)

    def _move(self, point: QPointF) -> None:
        if self.drag(point):
            self._is_used = True
            return
        moved = point - self._start
        if not self._is_swipe and max(abs(moved.x()), abs(moved.y())) < SLOP:
            return
        if not self._is_swipe:
            self._is_swipe = True
            self._is_sideways = abs(moved.x()) > abs(moved.y())
            self.hold_ended()
        self._is_used = True
        step = point - self._last
        self._last = point
        if self._is_sideways and self.scroll_sideways(self._start, -step.x()):
            return
        if not self.swipe(self._start, moved):
            self._scroll(-step.y())

    def _scroll(self, by: float) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(round(bar.value() + by))
        now = time.monotonic()
        speed = by / max(1.0, (now - self._moved_at) * 1000)
        self._speed = max(-FASTEST, min(FASTEST, 0.6 * speed + 0.4 * self._speed))
        self._moved_at = now

    def _end(self, point: QPointF) -> None:
        self.hold_ended()
        if self._is_swipe:
            self.swipe_ended(point - self._start)
        if not self._is_used:
            self._tap(point)
        elif self._goes_on() and not desktop_settings.has_reduced_motion():
            self._rolling.start()

    def _goes_on(self) -> bool:
        """Whether the finger was still moving when it was lifted."""
        is_moving = time.monotonic() - self._moved_at < 0.1 and abs(self._speed) > SLOWEST
        return self._is_swipe and is_moving

    def _roll(self) -> None:
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(round(before + self._speed * FRAME))
        self._speed *= FRICTION
        if abs(self._speed) < SLOWEST or bar.value() == before:
            self._rolling.stop()

    def _tap(self, point: QPointF) -> None:
        """Clicks, as a mouse does."""
        viewport = self._area.viewport()
        at = viewport.mapToGlobal(point)
        left, none, keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseButtonPress, point, at, left, left, keys))
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseButtonRelease, point, at, left, none, keys))
