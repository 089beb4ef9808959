"""An area for what has a least height: in a lower window, or with larger text, it scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

LOWEST = 60  # pixels
MARGIN = 8  # pixels that are seen around what has the focus


class LowArea(QScrollArea):
    """Qt's own would give the content the height that it prefers, which for a list is that of many rows."""

    def __init__(self, content: QWidget, least: Callable[[int], int] | None = None) -> None:
        """`least` gives the least height of the content for a width, both in pixels; if None, its layout does."""
        super().__init__()
        self._content = content
        self._least = least or (lambda width: least_height(content, width))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), LOWEST)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Sizes the content. Call it when another page of the content is shown."""
        room, bar = self.contentsRect().size(), self.verticalScrollBar().sizeHint().width()
        narrowest = self._content.minimumSizeHint().width()
        width = max(room.width(), narrowest)
        least = self._least(width)
        if least > room.height():
            width = max(room.width() - bar, narrowest)
            least = self._least(width)
        self._content.resize(width, max(room.height(), least))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now) and self.verticalScrollBar().maximum():
            self.ensureWidgetVisible(now, 0, MARGIN)


def preferred_height(widget: QWidget, width: int) -> int:
    """In which nothing of a form has to give way, in pixels."""
    layout = widget.layout()
    if layout is None:
        return widget.sizeHint().height()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def least_height(widget: QWidget, width: int) -> int:
    """In which all of a widget is seen or can be scrolled to, in pixels. Of several pages: of the one that is shown."""
    if isinstance(widget, QStackedWidget):
        page = widget.currentWidget()
        return least_height(page, width) if page else 0
    layout = widget.layout()
    if layout is None:
        return widget.minimumSizeHint().height()
    if layout.hasHeightForWidth():
        return max(layout.totalMinimumHeightForWidth(width), layout.totalMinimumSize().height())
    return layout.totalMinimumSize().height()
