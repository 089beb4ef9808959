"""Prevents Qt from starting a D-Bus session bus, which would write files and listen outside the data folder."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from reader.system import reachable

ADDRESS_VARIABLE, RUNTIME_VARIABLE = "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"
DISABLED_ADDRESS = "disabled:"
"""An address that D-Bus cannot connect to."""


def prevent_start(environment: MutableMapping[str, str]) -> None:
    """Changes `environment` unless a bus is already running: screen readers need that one."""
    folder = environment.get(RUNTIME_VARIABLE)
    if not environment.get(ADDRESS_VARIABLE) and not (folder and reachable.exists(Path(folder, "bus"))):
        environment[ADDRESS_VARIABLE] = DISABLED_ADDRESS
