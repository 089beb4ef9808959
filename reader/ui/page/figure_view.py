"""One figure by itself: as large as its window, and larger by mouse, keyboard or two fingers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPixmap, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from reader.translation import _
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import FigureRun, PageDocument
from reader.ui.page.figure_frames import MOST_PIXELS, fitting
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.touch_scroll import TouchScroll

STEP = 1.25  # from one size to the next
PINCH = 1.2  # how much further apart, or closer, two fingers must be for one step
SMALLEST = 0.5  # of the size that fits the window
ROUNDING = 1e-6
LARGEST_AREA = 2 * MOST_PIXELS  # of the screen: a picture of 48 MB


class FigureView(QScrollArea):
    """zoom_requested(int)   one step larger (1) or smaller (-1)
    size_changed()         the figure is shown at another size
    """

    zoom_requested = Signal(int)
    size_changed = Signal()

    def __init__(self, opened: OpenedArticle, page_style: PageStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = PageComposer(opened, page_style, self.devicePixelRatioF())
        self._document: PageDocument | None = None
        self._figure = FigureRun("", 0, 1, 1, (1, 1))
        self._natural = QSize(1, 1)
        self._width: float | None = None  # in pixels, if the reader has chosen it; otherwise all of it is in view
        self._dragged_from: QPointF | None = None
        self._pinched = 1.0
        self.picture = QLabel()
        self.picture.setScaledContents(True)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self.picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _Touch(self)

    def show_figure(self, figure: FigureRun, natural: QSize) -> None:
        """`natural` is its own size in pixels; at that of `figure` it is in a column of text."""
        if self._document:
            self._document.deleteLater()
        self._document = self._composer.figure_document(figure)
        self._document.setParent(self)
        self._document.figure_drawn.connect(self._show)
        self._figure, self._natural = figure, natural
        self._width = None
        self.picture.setAccessibleName(figure.alt or _("Picture without a description"))
        self._resize_picture()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(0)  # not where the reader was in the picture before

    @property
    def size_of_window(self) -> QSize:
        """As large as all of it can be seen: so it is shown at first."""
        figure, room = self._figure, self.maximumViewportSize()
        return self._scaled(min(room.width(), room.height() * figure.width / figure.height))

    @property
    def percent(self) -> int:
        """The size in per cent of the figure's own."""
        return max(1, round(100 * self.picture.width() / max(1, self._natural.width())))

    def zoom(self, by: int, at: QPointF | None = None) -> None:
        """One step larger (1) or smaller (-1), or as large as the window (0).

        What is at a point of the viewport stays there; without one, what is in the middle.
        """
        if not by:
            self.fit_window()
            return
        width = (self._width or self.picture.width()) * STEP**by
        is_too_small = width < SMALLEST * self.size_of_window.width()
        if (by > 0 and self._is_too_large(width)) or (by < 0 and is_too_small):
            return
        self._set_width(width, at)

    def fit_window(self) -> None:
        self._width = None
        self._resize_picture()

    def show_actual_size(self) -> None:
        """As large as it is by itself, or the largest size that is possible."""
        width = float(self._natural.width())
        if self._is_too_large(width):
            size = self._scaled(width)
            width *= math.sqrt(LARGEST_AREA / (size.width() * size.height())) / self.devicePixelRatioF()
        self._set_width(width, None)

    def scroll_by(self, right: float, down: float) -> None:
        """In pixels."""
        for bar, by in ((self.horizontalScrollBar(), right), (self.verticalScrollBar(), down)):
            bar.setValue(round(bar.value() + by))

    def _scaled(self, width: float) -> QSize:
        high = width * self._figure.height / self._figure.width
        return QSize(max(1, int(width + ROUNDING)), max(1, int(high + ROUNDING)))

    def _is_too_large(self, width: float) -> bool:
        size = self._scaled(width)
        return size.width() * size.height() * self.devicePixelRatioF() ** 2 > LARGEST_AREA

    def _set_width(self, width: float, at: QPointF | None) -> None:
        still = at or QPointF(self.viewport().rect().center())
        before, size = self.picture.pos(), self.picture.size()
        across = (still.x() - before.x()) / max(1, size.width())
        down = (still.y() - before.y()) / max(1, size.height())
        self._width = width
        self._resize_picture()
        self.horizontalScrollBar().setValue(round(across * self.picture.width() - still.x()))
        self.verticalScrollBar().setValue(round(down * self.picture.height() - still.y()))

    def _resize_picture(self) -> None:
        size = self._scaled(self._width) if self._width else self.size_of_window
        self.picture.resize(size)
        if self.isVisible():  # before that, its size is not the one that it will be drawn at
            self._show()
        self.size_changed.emit()

    def _show(self) -> None:
        """Shows the figure as it is drawn at this size, or at another one until it is."""
        if not self._document:
            return
        size, ratio = self.picture.size(), self.devicePixelRatioF()
        width, height = fitting(size.width() * ratio, size.height() * ratio)
        image = self._document.figure_at(0, max(1, int(width / ratio)), max(1, int(height / ratio)))
        if image:
            self.picture.setPixmap(QPixmap.fromImage(image))

    # ---- Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resize_picture()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._pinched *= 1 + event.value()
            if self._pinched > PINCH or self._pinched < 1 / PINCH:
                self.zoom(1 if self._pinched > 1 else -1, event.position())
                self._pinched = 1.0
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        moved = event.position() - self._dragged_from
        self._dragged_from = event.position()
        self.scroll_by(-moved.x(), -moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.unsetCursor()


class _Touch(TouchScroll):
    """Fingers on the figure: one moves it, two change its size."""

    def __init__(self, view: FigureView) -> None:
        super().__init__(view)
        self._view = view
        self._distance = 0.0

    def hold_started(self, point: QPointF) -> None:
        self._distance = 0.0

    def scroll_sideways(self, start: QPointF, by: float) -> bool:
        self._view.scroll_by(by, 0)
        return True

    def pinch(self, points: Sequence[QPointF]) -> None:
        apart = points[1] - points[0]
        distance = math.hypot(apart.x(), apart.y())
        if not self._distance:
            self._distance = distance
        elif distance > self._distance * PINCH or distance < self._distance / PINCH:
            self._view.zoom(1 if distance > self._distance else -1, points[0] + apart * 0.5)
            self._distance = distance
