"""One figure by itself: as large as its window, and larger by mouse, keyboard or two fingers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from reader.ui.page.compose import PageComposer
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_frames import MOST_PIXELS, fitting
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.touch_scroll import TouchScroll

STEP = 1.25  # from one size to the next
NOTICED = 1.15  # times as large as on the page: less would look as if nothing had happened
PINCH = 1.2  # how much further apart, or closer, two fingers must be for one step
SMALLEST = 0.5  # of the size at first
LARGEST_AREA = 2 * MOST_PIXELS  # of the screen: a picture of 48 MB


class FigureView(QScrollArea):
    """zoom_requested(int): one step larger (1) or smaller (-1)."""

    zoom_requested = Signal(int)

    def __init__(self, opened: OpenedArticle, figure: FigureRun, page_style: PageStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = PageComposer(opened, page_style, self.devicePixelRatioF()).figure_document(figure)
        self._document.setParent(self)
        self._document.figure_drawn.connect(self._show)
        self._on_page = figure.shown
        self._steps = 0
        self._dragged_from: QPointF | None = None
        self.picture = QLabel()
        self.picture.setAccessibleName(figure.alt or "Picture without a description")
        self.picture.setScaledContents(True)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self.picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _Touch(self)

    @property
    def size_at_first(self) -> QSize:
        """As large as the window, or a step larger than on the page if that is too high for the window."""
        room = self.maximumViewportSize()
        width, height = self._on_page
        scale = min(room.width() / width, room.height() / height)
        if scale < NOTICED:
            bar = self.verticalScrollBar().sizeHint().width()
            scale = max(scale, min(STEP, (room.width() - bar) / width))
        return QSize(max(1, int(width * scale)), max(1, int(height * scale)))

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1), or as large as at first (0). What is in the middle stays there."""
        steps = self._steps + by if by else 0
        first = self.size_at_first
        area = first.width() * first.height() * (STEP ** (2 * steps)) * self.devicePixelRatioF() ** 2
        if by and (STEP**steps < SMALLEST or (by > 0 and area > LARGEST_AREA)):
            return
        self._steps = steps
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars]
        self._fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _fit(self) -> None:
        self.picture.resize(self.size_at_first * STEP**self._steps)
        self._show()

    def _show(self) -> None:
        """Shows the figure as it is drawn at this size, or at another one until it is."""
        size, ratio = self.picture.size(), self.devicePixelRatioF()
        width, height = fitting(size.width() * ratio, size.height() * ratio)
        image = self._document.figure_at(0, max(1, int(width / ratio)), max(1, int(height / ratio)))
        if image:
            self.picture.setPixmap(QPixmap.fromImage(image))

    # ---- Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

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

    def scroll_by(self, right: float, down: float) -> None:
        """In pixels."""
        for bar, by in ((self.horizontalScrollBar(), right), (self.verticalScrollBar(), down)):
            bar.setValue(round(bar.value() + by))


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
            self._view.zoom_requested.emit(1 if distance > self._distance else -1)
            self._distance = distance
