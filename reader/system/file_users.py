"""Which programs have a file open: Windows says so, for messages about files that cannot be replaced or deleted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MOST_NAMED = 3
OURS = "Carrel"


def programs_with_open(file: Path | str) -> list[str]:
    """Their names, each once; empty if nobody has it open, or if the system does not say."""
    try:
        found = _users(os.path.abspath(file))  # noqa: PTH100 - does not follow links
    except (OSError, AttributeError, ValueError):
        return []
    names = (OURS if process == os.getpid() else name for process, name in found)
    return [*dict.fromkeys(filter(None, names))][:MOST_NAMED]


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _ProcessInfo(ctypes.Structure):
        """RM_PROCESS_INFO of the Restart Manager."""

        _fields_ = (
            ("process", wintypes.DWORD),
            ("started", wintypes.FILETIME),
            ("name", wintypes.WCHAR * 256),
            ("service", wintypes.WCHAR * 64),
            ("kind", wintypes.DWORD),
            ("status", wintypes.ULONG),
            ("session", wintypes.DWORD),
            ("is_restartable", wintypes.BOOL),
        )

    _FROM_SYSTEM_FOLDER = 0x800  # LOAD_LIBRARY_SEARCH_SYSTEM32
    _MOST = 16

    def _users(file: str) -> list[tuple[int, str]]:
        manager = ctypes.WinDLL("rstrtmgr", winmode=_FROM_SYSTEM_FOLDER)
        session, key = wintypes.DWORD(), ctypes.create_unicode_buffer(33)
        if manager.RmStartSession(ctypes.byref(session), 0, key):
            return []
        try:
            files = (wintypes.LPCWSTR * 1)(file)
            if manager.RmRegisterResources(session, 1, files, 0, None, 0, None):
                return []
            needed, count, reasons = wintypes.UINT(), wintypes.UINT(_MOST), wintypes.DWORD()
            found = (_ProcessInfo * _MOST)()
            if manager.RmGetList(session, ctypes.byref(needed), ctypes.byref(count), found, ctypes.byref(reasons)):
                return []
            return [(each.process, each.name) for each in found[: min(count.value, _MOST)]]
        finally:
            manager.RmEndSession(session)

else:

    def _users(file: str) -> list[tuple[int, str]]:
        return []  # other systems let anybody replace and delete a file that is open
