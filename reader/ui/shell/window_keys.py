"""Keys of the whole window that are not in the action table: Esc, and those that open the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_ENDS_ALT = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.Move,  # window managers move and resize windows with Alt and the mouse
    QEvent.Type.Resize,
    QEvent.Type.InputMethod,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.ApplicationStateChange,
)


class WindowKeys(QObject):
    """Alt opens the menu when it is released, unless another key or the mouse was used while it was down."""

    def __init__(
        self,
        close_nearest: Callable[[], object],
        open_menu: Callable[[], object],
        open_context_menu: Callable[[], bool],
    ) -> None:
        """`open_context_menu` returns whether there is one for what has the focus."""
        super().__init__()
        self._close_nearest = close_nearest
        self._open_menu = open_menu
        self._open_context_menu = open_context_menu
        self._is_alt_down = False

    def press(self, event: QKeyEvent) -> bool:
        """Handles a key that the widget with the focus has not used. False if it has no meaning here, either."""
        modifiers = event.modifiers()
        match event.key():
            case Qt.Key.Key_Escape if not modifiers:
                self._close_nearest()
            case Qt.Key.Key_F10 if not modifiers:
                self._open_menu()
            case Qt.Key.Key_F10 if modifiers == Qt.KeyboardModifier.ShiftModifier:
                return self._open_context_menu()
            case Qt.Key.Key_Menu if not modifiers:
                return self._open_context_menu()  # otherwise Qt asks the widget for its menu, and then the window
            case Qt.Key.Key_Alt if not modifiers & ~Qt.KeyboardModifier.AltModifier:
                self._wait_for_release()
            case _:
                return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees every event of the program, but only while Alt is down."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyRelease,
        ):
            if event.key() != Qt.Key.Key_Alt:
                self._stop_waiting()
            elif kind is QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._stop_waiting()
                self._open_menu()
        elif kind in _ENDS_ALT:
            self._stop_waiting()
        return False

    def _wait_for_release(self) -> None:
        application = QCoreApplication.instance()
        if application and not self._is_alt_down:
            self._is_alt_down = True
            application.installEventFilter(self)

    def _stop_waiting(self) -> None:
        application = QCoreApplication.instance()
        if application:
            application.removeEventFilter(self)
        self._is_alt_down = False
