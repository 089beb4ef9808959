"""Keeps the standalone program from loading code that somebody else has put in its way through the environment."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import NoReturn

QT_PATHS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML_IMPORT_PATH", "QML2_IMPORT_PATH")
LIBRARIES, LIBRARIES_BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"
"""PyInstaller puts its own folder before the first one, and keeps in the second what was there."""

START_AFRESH = "PYINSTALLER_RESET_ENVIRONMENT"
Execute = Callable[[str, list[str], dict[str, str]], NoReturn]


def ignore(environment: MutableMapping[str, str], execute: Execute = os.execve) -> None:
    """Call it first of all in the standalone program.

    Starts the program again where Linux would look for libraries in a folder that others can write to: the loader has
    read that list already. What such a folder has in place of the system's C library runs before this.
    """
    for name in QT_PATHS:
        environment.pop(name, None)
    given = environment.get(LIBRARIES_BEFORE, "")
    safe = ":".join(folder for folder in given.split(":") if is_of_the_system(folder))
    if sys.platform == "linux" and safe != given:
        changed = {**environment, LIBRARIES: safe, START_AFRESH: "1"}
        changed.pop(LIBRARIES_BEFORE)
        if not safe:
            changed.pop(LIBRARIES)
        execute(sys.executable, [sys.executable, *sys.argv[1:]], changed)


def is_of_the_system(folder: str) -> bool:
    """Whether only the administrator can put files there. An empty name means the current folder."""
    if not folder.startswith("/"):
        return False
    try:
        real = Path(folder).resolve(strict=True)
        states = [each.stat() for each in (real, *real.parents)]
    except (OSError, RuntimeError):
        return False
    return all(state.st_uid == 0 and not state.st_mode & stat.S_IWOTH for state in states)
