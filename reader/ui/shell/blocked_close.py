"""Reports that the title bar's × was pressed while a dialog blocks the window. Qt ignores it then.

On Windows and X11 only: Wayland and macOS show Qt no events of their own kind.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.widgets.call_later import call_later

XCB, WINDOWS = b"xcb_generic_event_t", b"windows_generic_MSG"
CLIENT_MESSAGE, FROM_OTHERS = 33, 0x80
WM_CLOSE = 0x10


class BlockedClose(QObject):
    """Looks at the system's events only while the window is blocked."""

    def __init__(self, window: QWidget, on_close: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._on_close = on_close
        self._filter: _CloseFilter | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.WindowBlocked and self._filter is None:
            self._filter = _CloseFilter(int(self._window.winId()), self._close_later)
            QApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]
        elif kind is QEvent.Type.WindowUnblocked and self._filter is not None:
            QApplication.instance().removeNativeEventFilter(self._filter)  # type: ignore[union-attr]
            self._filter = None
        return False

    def _close_later(self) -> None:
        call_later(self, self._on_close)  # not while the system waits for the filter


class _CloseFilter(QAbstractNativeEventFilter):
    def __init__(self, window: int, on_close: Callable[[], None]) -> None:
        super().__init__()
        self._window = window
        self._on_close = on_close
        self._atoms = _close_atoms()

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if self._is_close(bytes(kind), int(message)):  # type: ignore[arg-type]
            self._on_close()
        return False, 0

    def _is_close(self, kind: bytes, address: int) -> bool:
        if kind == XCB:
            event = _ClientMessage.from_address(address)
            return (
                event.type & ~FROM_OTHERS == CLIENT_MESSAGE
                and event.window == self._window
                and (event.message, event.data) == self._atoms
            )
        if kind == WINDOWS:
            sent = _Message.from_address(address)
            return bool(sent.number == WM_CLOSE and sent.window == self._window)
        return False


class _ClientMessage(ctypes.Structure):
    """The beginning of `xcb_client_message_event_t`."""

    _fields_ = (
        ("type", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("message", ctypes.c_uint32),
        ("data", ctypes.c_uint32),
    )


class _Message(ctypes.Structure):
    """The beginning of Windows' `MSG`."""

    _fields_ = (("window", ctypes.c_void_p), ("number", ctypes.c_uint))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


def _close_atoms() -> tuple[int, int] | None:
    """X11's numbers for the names of the message and of its content, or None on another system."""
    app = QApplication.instance()
    native: Any = getattr(app, "nativeInterface", lambda: None)()
    if QApplication.platformName() != "xcb" or not hasattr(native, "connection"):
        return None
    try:
        xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)  # Qt has loaded both
    except OSError:
        return None
    connection = ctypes.c_void_p(native.connection())
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(ctypes.c_uint32 * 3)
    xcb.xcb_intern_atom_reply.argtypes = (ctypes.c_void_p, _Cookie, ctypes.c_void_p)
    libc.free.argtypes = (ctypes.c_void_p,)
    found = []
    for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"):
        reply = xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 0, len(name), name), None)
        if not reply:
            return None
        found.append(reply.contents[2])
        libc.free(reply)
    return found[0], found[1]
