"""Keeps Qt from having a message bus started where the desktop has none: that would write and listen elsewhere."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from reader.system import reachable

ADDRESS, RUNTIME = "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"
NONE = "disabled:"
"""An address of no kind that there is."""


def never_start(environment: MutableMapping[str, str]) -> None:
    """One that is there is used as ever: screen readers are reached by it."""
    folder = environment.get(RUNTIME)
    if not environment.get(ADDRESS) and not (folder and reachable.exists(Path(folder, "bus"))):
        environment[ADDRESS] = NONE
