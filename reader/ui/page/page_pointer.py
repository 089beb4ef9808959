"""The mouse wheel, clicks at the edges, selections that reach beyond a page, and fingers: all of them turn pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent

from reader.ui.page.page_host import PageHost
from reader.ui.page.page_measures import PageMeasures

if TYPE_CHECKING:
    from reader.ui.page.page_slide import PageSlide

NOTCH = 120  # eighths of a degree: one step of a mouse wheel
PAUSE = 200  # milliseconds without a movement, after which fingers on a touch pad begin another turn
BESIDE_TEXT = 36  # pixels at 100 % text beside the text, where a click is for the marks of a paragraph
CLICK = 4  # pixels that the mouse may move during a click
SWIPE = 40.0  # pixels that a finger moves to turn a page
DRAG_PAUSE = 700  # milliseconds that a selection must be held above or below the text to turn the page


class Turning(Protocol):
    """A PageTurning."""

    @property
    def measures(self) -> PageMeasures: ...

    @property
    def slide(self) -> PageSlide: ...

    def picture_beside(self, by: int) -> QImage | None: ...

    def turn(self, by: int) -> None: ...

    def turn_within(self, by: int) -> None: ...


class PagePointer(QObject):
    def __init__(self, view: PageHost, turning: Turning) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._turning = turning
        self._turned_by_wheel, self._wheeled, self._wheeled_at = False, 0, 0
        self._pressed_at: QPointF | None = None
        self.is_pressed = False
        self._drag_timer = QTimer(self, singleShot=True, interval=DRAG_PAUSE)
        self._drag_timer.timeout.connect(self._turn_by_drag)
        self._dragged = 0

    def turn_by_wheel(self, event: QWheelEvent) -> None:
        """A mouse wheel turns a page by each step, fingers on a touch pad by each movement."""
        event.accept()
        delta = event.angleDelta()
        is_sideways = abs(delta.x()) > abs(delta.y())
        moved = delta.x() if is_sideways else delta.y()
        if is_sideways and self._view.shown_document.is_rtl:
            moved = -moved
        if event.timestamp() - self._wheeled_at > PAUSE or moved * self._wheeled < 0:
            self._turned_by_wheel, self._wheeled = False, 0
        self._wheeled_at = event.timestamp()
        self._wheeled += moved
        is_smooth = not event.pixelDelta().isNull()
        if abs(self._wheeled) < NOTCH or (is_smooth and self._turned_by_wheel):
            return
        by = -1 if self._wheeled > 0 else 1
        self._turned_by_wheel, self._wheeled = True, 0
        self._turning.turn(by)

    def turn_at(self, point: QPointF) -> int:
        """Where a click at a point of the viewport turns to: 1 at the edge where lines end, -1 at the other, else 0."""
        measures, view = self._turning.measures, self._view
        margin = view.margin_at(view.to_document(point).y()) - BESIDE_TEXT * view.page_style.text_scale
        left = measures.begin + margin
        right = measures.begin + measures.columns * measures.page_width - margin
        forward = -1 if view.shown_document.is_rtl else 1
        return -forward if point.x() < left else forward if point.x() > right else 0

    def press(self, event: QMouseEvent) -> None:
        self._turning.slide.end()
        is_left = event.button() is Qt.MouseButton.LeftButton
        self.is_pressed = is_left
        self._pressed_at = event.position() if is_left and not event.modifiers() else None

    def drag(self, event: QMouseEvent) -> None:
        """A selection that is held above or below the text turns the page, and goes on there."""
        if not self.is_pressed or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        measures, y = self._turning.measures, event.position().y()
        self._dragged = -1 if y < measures.top - 2 else 1 if y > measures.top + measures.height + 2 else 0
        if not self._dragged:
            self._drag_timer.stop()
        elif not self._drag_timer.isActive():
            self._drag_timer.start()

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        self.is_pressed = False
        self._drag_timer.stop()
        view, point = self._view, event.position()
        if pressed is None or (point - pressed).manhattanLength() >= CLICK or view.has_selection:
            return
        by = self.turn_at(point)
        if by and not view.anchorAt(point.toPoint()) and not view.has_overlay_at(point):
            self._turning.turn(by)

    def _turn_by_drag(self) -> None:
        if self.is_pressed and self._view.has_selection and self._dragged:
            self._turning.turn_within(self._dragged)
            self._drag_timer.start()

    def swipe(self, moved: QPoint) -> None:
        """A finger has moved by so many pixels: to the left or upwards for the next page."""
        if abs(moved.x()) > abs(moved.y()):
            self._turning.turn(self._way(moved.x()))
        else:
            self._turning.turn(1 if moved.y() < 0 else -1)

    def follow_finger(self, moved: float) -> None:
        """The pages go along with a finger that has moved sideways by so many pixels."""
        by = self._way(moved)
        self._turning.slide.drag(by, abs(moved), partial(self._turning.picture_beside, by))

    def let_go(self, moved: float) -> None:
        """The finger is lifted: turns the pages, if it has moved far enough."""
        if abs(moved) > SWIPE:
            self.follow_finger(moved)
            self._turning.turn(self._way(moved))
        self._turning.slide.let_go()

    def _way(self, moved: float) -> int:
        return 1 if (moved < 0) != self._view.shown_document.is_rtl else -1
