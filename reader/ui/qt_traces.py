"""What Qt would leave behind by itself, and must not: Carrel writes to its data folder alone."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

ADDRESS, RUNTIME = "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"
NONE = "disabled:"
"""An address of no kind that there is."""


def start_no_bus(environment: MutableMapping[str, str]) -> None:
    """Where the desktop has no message bus, one would be started, which writes and listens. One that is there is used
    as ever: screen readers are reached by it."""
    folder = environment.get(RUNTIME)
    if not environment.get(ADDRESS) and not (folder and Path(folder, "bus").exists()):
        environment[ADDRESS] = NONE


def remember_no_files() -> None:
    """Qt's own file dialog, the one of Linux, would keep in the user's folder where somebody looked for files."""
    from PySide6.QtCore import QSettings  # behind the first painting; its enums take time to load

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
