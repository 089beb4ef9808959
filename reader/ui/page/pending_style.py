"""A style that is seen on a page before the page is laid out in it, because another one may soon follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from reader.ui.page.style_glance import StyleGlance

_KIND = QEvent.Type
_NEEDS_PAGE = frozenset(
    {
        *(_KIND.KeyPress, _KIND.MouseButtonPress, _KIND.MouseButtonDblClick, _KIND.Wheel, _KIND.TouchBegin),
        *(_KIND.ContextMenu, _KIND.Resize, _KIND.FocusIn, _KIND.DragEnter, _KIND.ToolTip),
    }
)
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class PendingStyle(QObject):
    """Has a glance painted in the place of the page, until the page is used, or nothing changes for a moment.

    Then `finish` is called, which must call `end`. `pause` is in milliseconds.
    """

    def __init__(self, page: QAbstractScrollArea, finish: Callable[[], None], pause: int) -> None:
        super().__init__(page)
        self._page = page
        self._finish = finish
        self._glance: StyleGlance | None = None
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._leave)
        page.verticalScrollBar().valueChanged.connect(self._leave)

    @property
    def glance(self) -> StyleGlance | None:
        """What is shown in the place of the page."""
        return self._glance

    def show(self, glance: StyleGlance) -> None:
        if self._glance is None:
            for widget in self._watched():
                widget.installEventFilter(self)
        self._glance = glance
        self._timer.start()
        self._page.viewport().update()

    def end(self) -> StyleGlance | None:
        """The page is shown again. Returns what was in its place."""
        ended, self._glance = self._glance, None
        if ended:
            self._timer.stop()
            for widget in self._watched():
                widget.removeEventFilter(self)
        return ended

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What somebody does with the page is done with the page in its new style."""
        if event.type() in _NEEDS_PAGE and not _is_zoom(event):
            self._finish()
        return False

    def _leave(self) -> None:
        """Nothing has changed for a moment, or the page was scrolled by something else than the wheel."""
        if self._glance:
            self._finish()

    def _watched(self) -> tuple[QObject, ...]:
        return self._page, self._page.viewport(), self._page.verticalScrollBar()


def _is_zoom(event: QEvent) -> bool:
    """Whether it may choose the next style."""
    if isinstance(event, QKeyEvent):
        return event.key() in _MODIFIERS
    return isinstance(event, QWheelEvent) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
