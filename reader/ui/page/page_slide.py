"""Pages slide when they are turned: two pictures move above the view, which already shows the other pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QRect, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.page.page_host import PageHost
from reader.ui.page.screen_picture import painted, picture_of

DURATION = 200  # milliseconds
FIRST = 20  # milliseconds of them that the first picture is ahead: it already shows that the pages move
QUICK = 350  # milliseconds between two turns; after less, the second one is seen at once
SLOWEST = 40  # milliseconds for each of the first pictures; a computer that needs longer shows no more of them
FIRST_PICTURES = 3
AGAINST_END = 0.25  # of the way of a finger that pages follow where there are no others

_ENDS_SLIDE = (QEvent.Type.ShortcutOverride, QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked)


class PageSlide(QWidget):
    """Lies between the view and the counter below its pages, and is visible only while pages move.

    Nothing waits for it, and it keeps no picture.
    """

    def __init__(self, view: PageHost, counter: QWidget) -> None:
        super().__init__(view.viewport().parentWidget())
        self.setObjectName("page_slide")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view = view
        self._counter = counter
        self._by = 0  # 1 forward, -1 back
        self._moved = 0.0  # from 0, where the pages before are in view, to 1
        self._before: QImage | None = None
        self._after: QImage | None = None
        self._is_turning = self._is_dragged = self._is_held_back = False
        self._painted = 0
        self._watched: QObject | None = None
        self.animation = QVariantAnimation(self, duration=DURATION)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(self._move)
        self.animation.finished.connect(self.end)
        self._quick_timer = QTimer(self, singleShot=True, interval=QUICK)
        self._end_timer = QTimer(self, singleShot=True, interval=0)
        self._end_timer.timeout.connect(self.end)
        self.lower()
        view.viewport().lower()
        self.hide()

    @property
    def is_active(self) -> bool:
        return self._before is not None

    @property
    def is_dragged(self) -> bool:
        """Whether the pages follow a finger."""
        return self._is_dragged

    # ---- turning

    @contextmanager
    def turn(self, by: int, *, is_wanted: bool) -> Iterator[None]:
        """Inside the block, other pages come into view: the next ones (1) or those before (-1).

        Turns that follow quickly are not seen as slides, so that none waits for another.
        """
        begin = 0.0
        if self._is_dragged and by == self._by:
            begin, self._is_dragged, self._is_held_back = self._moved, False, False
        else:
            self.end()
            if is_wanted and not self._quick_timer.isActive():
                self._begin(by)
        self._quick_timer.start()
        self._is_turning = True
        try:
            yield
        finally:
            self._is_turning = False
            if self.is_active:
                self._run(begin, 1.0)

    def leave(self) -> None:
        """Other pages come into view, or the same ones in another form. Only those that are turned to slide."""
        if not self._is_turning:
            self.end()

    def repaint_pages(self) -> None:
        """What the pages show has changed. What changed before they were painted is in their picture."""
        if self._after and not self._is_turning:
            self.end()

    def end(self) -> None:
        """At once: the view shows its pages."""
        if not self.is_active:
            return
        self._before = self._after = None
        self._is_dragged = self._is_held_back = False
        self.animation.stop()
        self._end_timer.stop()
        if self._watched:
            self._watched.removeEventFilter(self)
        self._watched = None
        self.hide()
        if not self._quick_timer.isActive():
            self._quick_timer.start()  # the window may not have painted its pages yet

    # ---- following a finger

    def drag(self, by: int, moved: float, picture: Callable[[], QImage | None]) -> None:
        """The pages have followed a finger for so many pixels. `picture` gives that of the other pages, if any."""
        is_new = not self._is_dragged
        if is_new:
            self.end()
            self._begin(by)
            if not self.is_active:
                return
            self._is_dragged = True
        if is_new or by != self._by:
            self._by, self._after = by, picture()
            self._is_held_back = self._after is None
            self.show()
        share = min(1.0, moved / max(1, self.width()))
        self._move(share * AGAINST_END if self._is_held_back else share)

    def let_go(self) -> None:
        """The finger is lifted without a turn: the pages go back to where they were."""
        if self._is_dragged:
            self._is_dragged = False
            self._run(self._moved, 0.0)

    # ---- pictures

    @property
    def area(self) -> QRect:
        """Of the viewport: what slides, which is all that is above the counter."""
        viewport = self._view.viewport()
        return QRect(0, 0, viewport.width(), min(viewport.height(), self._counter.y() - viewport.y()))

    def places(self) -> tuple[float, float]:
        """Where the pages before and those after the turn begin, in pixels from the left."""
        is_to_left = (self._by > 0) != self._view.shown_document.is_rtl
        ratio = self.devicePixelRatio()
        width = round(self.width() * ratio)  # in pixels of the screen, between which letters would be blurred
        moved = round(self._moved * width)
        return (-moved / ratio, (width - moved) / ratio) if is_to_left else (moved / ratio, (moved - width) / ratio)

    def _begin(self, by: int) -> None:
        viewport, area = self._view.viewport(), self.area
        if area.height() <= 0 or not viewport.isVisible():
            return
        self._by, self._moved, self._painted = by, 0.0, 0
        is_current = not self._quick_timer.isActive()
        self._before, self._after = picture_of(viewport, area) if is_current else painted(viewport, area), None
        self.setGeometry(area.translated(viewport.pos()))
        window = self.window()
        if window is not self.parent():  # that one would be asked while it is being deleted
            window.installEventFilter(self)
            self._watched = window

    def _run(self, begin: float, end: float) -> None:
        self.animation.stop()
        self.animation.setStartValue(begin)
        self.animation.setEndValue(end)
        self.show()
        self.animation.start()
        self.animation.setCurrentTime(FIRST)

    def _move(self, moved: float) -> None:
        self._moved = moved
        self.update()

    # ---- Qt event handlers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the window: a shortcut may change what the pages show."""
        if event.type() in _ENDS_SLIDE:
            self.end()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() in _ENDS_SLIDE:  # Qt tells each visible widget of the window
            self.end()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.end()

    def paintEvent(self, _event: QPaintEvent) -> None:
        before, begin = self._before, time.monotonic()
        if before is None:
            return
        if self._after is None and not self._is_held_back:
            self._after = painted(self._view.viewport(), self.area)
        at_before, at_after = self.places()
        painter = QPainter(self)
        if self._after:
            painter.drawImage(QPointF(at_after, 0), self._after)
        else:
            painter.fillRect(self.rect(), self._view.page_style.theme.brush("page"))
        painter.drawImage(QPointF(at_before, 0), before)
        painter.end()
        self._painted += 1
        is_slow = self._painted <= FIRST_PICTURES and (time.monotonic() - begin) * 1000 > SLOWEST
        if is_slow and not self._is_dragged:
            self._end_timer.start()
