"""A copy of the program for Windows, started with Wine."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from resources.wine.wine import Wine
from tests.frozen.program import PATIENCE, Copy


@dataclass(frozen=True, slots=True)
class WindowsCopy(Copy):
    wine: Wine

    @property
    def window(self) -> Path:
        return self.folder / "carrel.exe"

    @property
    def cli(self) -> Path:
        return self.folder / "carrel-cli.exe"

    def run(
        self, *arguments: str | Path, environment: Mapping[str, str] | None = None, user: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run carrel-cli.exe; the caller checks the exit status. Wine gives it an environment of its own."""
        assert environment is None
        assert user is None
        command = self.wine.command(self.cli, *arguments, folder=self.folder.parent)
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)

    def start(self, screen: str, *arguments: str | Path) -> list[str]:
        """The command that opens its window on the display `screen`."""
        return self.wine.command(self.window, *arguments, folder=self.folder.parent, screen=screen)
