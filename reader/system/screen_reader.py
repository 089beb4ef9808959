"""Whether a screen reader is running whose users read with the arrow keys of the program."""

from __future__ import annotations

import sys

_GET_SCREEN_READER = 0x0046


def reads_with_caret() -> bool:
    """Ask only while something uses the accessible interfaces of the program.

    On Windows, that may also be a keyboard on the screen or a password manager, so the system is asked. VoiceOver has
    a cursor of its own.
    """
    if sys.platform == "win32":
        import ctypes

        answer = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(_GET_SCREEN_READER, 0, ctypes.byref(answer), 0)
        return bool(answer.value)
    return sys.platform != "darwin"
