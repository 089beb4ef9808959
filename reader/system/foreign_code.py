"""Keeps the standalone program from loading code that somebody else has put in its way."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from pathlib import Path
from typing import NoReturn

QT_PATHS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML_IMPORT_PATH", "QML2_IMPORT_PATH")
LIBRARIES, LIBRARIES_BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"
"""PyInstaller puts its own folder before the first one, and keeps in the second what was there."""

OWN_FOLDERS = (".", "PySide6", "shiboken6")
"""In the program: what a file in another folder needs is in one of these, such as Microsoft's C++ library."""

_SYSTEM32, _ADDED_FOLDERS, _NEXT_TO_IT = 0x800, 0x400, 0x100
"""Of Windows: where it looks for libraries."""

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


def use_own_libraries(own: Path, program: Path) -> None:
    """Call it before any library is loaded. On Windows: looks for libraries only in `own` and in the system.

    Otherwise Windows also looks in the folders of PATH, and first of all next to `program`, where people put packs and
    where a stick has its data. Python asks for that place each time, so what a file there could replace is loaded now.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.SetDefaultDllDirectories(_SYSTEM32 | _ADDED_FOLDERS)
        kernel.SetDllDirectoryW("")
        folders = [own / name for name in OWN_FOLDERS]
        for folder in folders:
            os.add_dll_directory(str(folder))
        system = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"), "System32")
        for file in replaced_by([program.parent], [*folders, *own.glob("*.libs"), system]):
            with contextlib.suppress(OSError):  # not a library
                ctypes.WinDLL(str(file), winmode=_NEXT_TO_IT | _SYSTEM32 | _ADDED_FOLDERS)


def replaced_by(found_first: Iterable[Path], right: Sequence[Path]) -> list[Path]:
    """The libraries of the folders `right`, the first of each name, that those in `found_first` would replace."""
    names = {file.name for folder in found_first for file in folder.iterdir() if file.suffix.lower() == ".dll"}
    found = []
    for name in sorted(names):
        real = next((folder / name for folder in right if (folder / name).is_file()), None)
        found += [real] if real else []
    return found


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
