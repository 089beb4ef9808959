"""Runs Windows programs with Wine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

WORK_VARIABLE = "CARREL_WINE"
"""The environment variable with the folder `work`, for tests that start Windows programs."""


@dataclass(frozen=True, slots=True)
class Wine:
    """`work` holds all that Windows programs can see: Debian, Windows' drive C, Python, and a copy of the project."""

    work: Path

    @property
    def root(self) -> Path:
        return self.work / "debian"

    @property
    def python(self) -> Path:
        return self.work / "python"

    @property
    def source(self) -> Path:
        return self.work / "source"

    @property
    def prefix(self) -> Path:
        return self.work / "prefix"

    def command(
        self, program: Path | str, *arguments: Path | str, folder: Path | None = None, screen: str = ""
    ) -> list[str]:
        """Runs `program` in `folder`, by default in the copy of the project. Paths become paths of Windows.

        `screen` is the name of an X display; without one, Qt's windows are offscreen.
        """
        words = [windows_path(word) if isinstance(word, Path) else word for word in (program, *arguments)]
        return self.debian_command("wine", *words, folder=folder or self.source, screen=screen)

    def python_command(self, *arguments: Path | str) -> list[str]:
        return self.command(self.python / "python.exe", *arguments)

    def stop_command(self) -> list[str]:
        """Ends all Windows programs."""
        return self.debian_command("wineserver", "-k", folder=self.work)

    def debian_command(self, *words: str, folder: Path, screen: str = "") -> list[str]:
        """Runs a program of Debian in `folder`, which must be below `work`."""
        variables = [f"{name}={value}" for name, value in self._environment(screen).items()]
        inside = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder), *words]
        return ["/usr/sbin/chroot", str(self.root), "/usr/bin/env", "-i", *variables, *inside]

    def _environment(self, screen: str) -> dict[str, str]:
        """Wine hands variables that begin with QT_ on only if WINE is in front of their names."""
        variables = {
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": os.environ.get("WINEDEBUG", "-all"),
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        return variables | ({"DISPLAY": screen} if screen else {"WINEQT_QPA_PLATFORM": "offscreen"})


def windows_path(path: Path) -> str:
    """The path as Windows programs see it: Wine shows / as drive Z."""
    return str(PureWindowsPath("Z:" + str(path.absolute())))
