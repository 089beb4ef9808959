"""What the person has set in the system for all programs: larger text, more contrast, less motion.

Only files and the registry are read: no process is started and no service is asked, since the first page waits for it.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from reader.system import gvdb, state_file

SMALLEST_TEXT, LARGEST_TEXT = 80, 300
"""Per cent: the text sizes that Carrel has."""

_LARGEST = 4 << 20  # bytes of a file
_INTERFACE = "/org/gnome/desktop/interface/"
_TEXT, _ANIMATIONS = f"{_INTERFACE}text-scaling-factor", f"{_INTERFACE}enable-animations"
_CONTRAST = "/org/gnome/desktop/a11y/interface/high-contrast"
_GNOME = ("GNOME", "UNITY", "BUDGIE")
_GET_CLIENT_ANIMATION = 0x1042  # of SystemParametersInfo


def text_percent(platform: str) -> int:
    """The text size of the system, as far as Qt does not apply it to everything. `platform` is the name that Qt gives.

    On macOS it is always 100: programs cannot ask for it.
    """
    if sys.platform == "win32":
        percent = float(_registry_text_size())
    elif platform.startswith("wayland"):  # elsewhere on Linux, Qt scales the window by it
        percent = (gvdb.double(_gnome().get(_TEXT)) or 1.0) * 100
    else:
        return 100
    return round(min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)) if percent == percent else 100


def has_high_contrast() -> bool:
    """Of GNOME and macOS; Windows is asked in another way."""
    if sys.platform == "darwin":
        return _mac_flag("increaseContrast")
    return gvdb.flag(_gnome().get(_CONTRAST)) is True


def has_reduced_motion() -> bool:
    if sys.platform == "darwin":
        return _mac_flag("reduceMotion")
    if sys.platform == "win32":
        return not _has_windows_animations()
    return gvdb.flag(_gnome().get(_ANIMATIONS)) is False


def _gnome() -> dict[str, bytes]:
    """The values that the person has set; empty on other desktops, and while none was set."""
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    if not sys.platform.startswith("linux") or not any(each in _GNOME for each in desktops):
        return {}
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(folder) if folder.startswith("/") else Path.home() / ".config"
    return _read_gnome(base / "dconf" / "user")


@cache
def _read_gnome(file: Path) -> dict[str, bytes]:
    """Once for each start."""
    try:
        return gvdb.values(state_file.read_regular(file, _LARGEST), (_TEXT, _ANIMATIONS, _CONTRAST))
    except (OSError, ValueError, IndexError):
        return {}


def _mac_flag(name: str) -> bool:
    """A choice in “Accessibility”. The system may refuse to tell."""
    try:
        file = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
        data = state_file.read_regular(file, _LARGEST)
        if name.encode() not in data:
            return False  # it was never changed; reading the whole list takes longer
        import plistlib

        return plistlib.loads(data).get(name) in (True, 1)
    except (OSError, ValueError, AttributeError):
        return False


def _registry_text_size() -> int:
    """100 to 225, as in the settings of Windows under “Accessibility”."""
    if sys.platform != "win32":
        return 100
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Accessibility") as key:
            value, kind = winreg.QueryValueEx(key, "TextScaleFactor")
    except OSError:
        return 100
    return int(value) if kind == winreg.REG_DWORD else 100


def _has_windows_animations() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    answer = ctypes.c_int(1)
    ok = ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_ANIMATION, 0, ctypes.byref(answer), 0)
    return not ok or bool(answer.value)
