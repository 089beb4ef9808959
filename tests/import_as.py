"""Imports every module of the reader as on another system, in a process of its own: `python tests/import_as.py win32`.

Python's modules and the packages are loaded first, as they are here; then what only this system has is taken away, and
the reader's modules run with the other name in sys.platform. What the other system adds is only there by name, and
paths stay those of this system.
"""

from __future__ import annotations

import ctypes
import importlib
import signal
import sys
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

ROOT = Path(__file__).parent.parent
ONLY_LINUX = {"os": ("O_PATH", "O_TMPFILE", "memfd_create", "posix_fadvise", "sched_getaffinity")}
ONLY_POSIX = {
    "os": (
        *ONLY_LINUX["os"], "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "fchmod", "fchown", "fork",
        "geteuid", "getuid", "killpg", "mkfifo", "openpty", "pread", "pwrite", "setsid", "statvfs", "uname",
    ),
    "signal": ("SIGALRM", "SIGHUP", "SIGKILL", "SIGUSR1", "pthread_sigmask"),
}  # fmt: skip
POSIX_MODULES = ("fcntl", "grp", "pwd", "resource", "termios", "tty")
WINDOWS_MODULES = ("_winapi", "msvcrt", "winreg")
WINDOWS_NAMES = ("WinDLL", "WinError", "get_last_error", "windll", "WINFUNCTYPE")  # of ctypes


def modules() -> list[str]:
    """All but the one that runs the program."""
    files = sorted((ROOT / "reader").rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return [name for name in names if name != "reader.__main__" and "_resources" not in name]


def become(system: str) -> None:
    taken = ONLY_POSIX if system == "win32" else ONLY_LINUX
    for module, names in taken.items():
        for name in names:
            if hasattr(sys.modules[module], name):
                delattr(sys.modules[module], name)
    if system == "win32":
        sys.modules.update(dict.fromkeys(POSIX_MODULES))  # type: ignore[arg-type]  # None: cannot be imported
        sys.modules.update({name: MagicMock(spec=ModuleType(name), name=name) for name in WINDOWS_MODULES})
        for name in WINDOWS_NAMES:
            setattr(ctypes, name, MagicMock())
    sys.platform = system


def main(system: str) -> None:
    for name in modules():
        importlib.import_module(name)
    assert signal.SIGTERM, "loaded"
    for name in [name for name in sys.modules if name.partition(".")[0] == "reader"]:
        del sys.modules[name]
    become(system)
    for name in modules():
        try:
            importlib.import_module(name)
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    if len(sys.argv) > 2:  # to run this line instead
        become(sys.argv[1])
        exec(sys.argv[2])
    else:
        sys.path.insert(0, str(ROOT))
        main(sys.argv[1])
