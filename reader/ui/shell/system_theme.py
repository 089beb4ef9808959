"""What systems have besides light and dark: window frames that an app colours, and more contrast."""

from __future__ import annotations

import sys

from PySide6 import QtCore
from PySide6.QtGui import QGuiApplication, QPalette

from reader.system import desktop_settings

COLORS_FRAMES = sys.platform in ("win32", "darwin")
"""Whether the program can choose a light or dark title bar. On Linux the desktop colours it."""

HAS_ACCENT = sys.platform in ("win32", "darwin")
"""Whether Qt knows which colour the person chose. On Linux its own would stand in the place of it."""

_GET_HIGH_CONTRAST, _IS_ON = 0x42, 1
"""Of SystemParametersInfo, and of its answer."""


def color_frames(dark: bool | None) -> None:
    """Title bars, system menus and file dialogs in dark or in light; None: as the system has them."""
    hints = QGuiApplication.styleHints()
    if dark is None:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(QtCore.Qt.ColorScheme.Dark if dark else QtCore.Qt.ColorScheme.Light)


def accent(desktop: QPalette) -> str:
    """#rrggbb from the palette of the desktop; empty where there is none."""
    return desktop.color(QPalette.ColorRole.Accent).name() if HAS_ACCENT else ""


def is_high_contrast() -> bool:
    """Whether the person uses a contrast theme of Windows, or asks GNOME or macOS for more contrast."""
    if sys.platform != "win32":
        return desktop_settings.has_high_contrast()
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))

    state = HighContrast(size=ctypes.sizeof(HighContrast))
    ok = ctypes.windll.user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, state.size, ctypes.byref(state), 0)
    return bool(ok and state.flags & _IS_ON)
