"""Copies of the built program as users have them, the environment that a test gives them, and what they have stored."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.marks.open_store import FILE_NAME
from reader.system.paths import DATA_NAME, PACKS_NAME
from tests.packs import make_searchable

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "dist" / ("Carrel.app" if sys.platform == "darwin" else "Carrel")
END = ".exe" if sys.platform == "win32" else ""

ODD = "a stick عربي 😀"
"""A folder name that is difficult for programs."""

NOBODY = 54321
"""The number of a user that this machine does not know."""

ORDINARY = NOBODY if sys.platform != "win32" and os.geteuid() == 0 else None
"""A user who has no special permissions: if root runs the tests another user, otherwise the same (None)."""

PATIENCE = 240.0
"""Seconds. After that a program counts as hanging, even on a slow machine."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`folder` is the folder of the program: Carrel or Carrel.app."""

    folder: Path

    @property
    def window(self) -> Path:
        return self._inside / f"carrel{END}"

    @property
    def cli(self) -> Path:
        return self._inside / f"carrel-cli{END}"

    @property
    def outer(self) -> Path:
        """The folder that can contain carrel-data and packs."""
        return self.folder.parent if self.folder.suffix == ".app" else self.folder

    @property
    def data(self) -> Path:
        return self.outer / DATA_NAME

    @property
    def _inside(self) -> Path:
        return self.folder / "Contents" / "MacOS" if self.folder.suffix == ".app" else self.folder

    def run(
        self, *arguments: str | Path, environment: Mapping[str, str] | None = None, user: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run carrel-cli; the caller checks the exit status."""
        return subprocess.run(
            [self.cli, *map(str, arguments)],
            env=environment_for(self.folder.parent) if environment is None else environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )

    def marks(self, data: Path) -> list[Any]:
        """The stored marks as annotations, read from a copy of the file, because reading must not change it."""
        if not (data / FILE_NAME).exists():
            return []
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(data / FILE_NAME, folder)
            done = self.run("--data", folder, "marks", "list", "--json")
        assert (done.returncode, done.stderr) == (0, "")
        found: list[Any] = json.loads(done.stdout)
        return found


def copied(to: Path, *, portable: bool = False) -> Copy:
    """A copy in the folder `to`, with a second pack next to it. Its files may be hard links to those of the build, so
    tests must not change them."""
    copy = Copy(to / BUILT.name)
    fill(copy, BUILT, portable=portable)
    return copy


def fill(copy: Copy, built: Path, *, portable: bool) -> None:
    """Makes the files of a copy, as `copied` says."""
    copy.folder.parent.mkdir(parents=True, exist_ok=True)
    # Windows deletes no file of a program that is running under another name.
    shutil.copytree(built, copy.folder, symlinks=True, copy_function=shutil.copy2 if sys.platform == "win32" else _link)
    (copy.outer / PACKS_NAME).mkdir()
    make_searchable(copy.outer / PACKS_NAME / "sample.carrel")
    if portable:
        copy.data.mkdir()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def environment_for(home: Path | None, **more: str) -> dict[str, str]:
    """Variables that lead the program to no other folder than `home`; on Linux only the necessary ones."""
    if sys.platform == "linux":
        variables = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    else:
        removed = ("HOME", "USER", "APPDATA", "LOCALAPPDATA", "XDG_", "QT_", "PYTHON")
        variables = {name: value for name, value in os.environ.items() if not name.upper().startswith(removed)}
    if home:
        variables |= {"HOME": str(home), "USERPROFILE": str(home)} if sys.platform == "win32" else {"HOME": str(home)}
    return {**variables, **more}


def settings(data: Path) -> dict[str, Any]:
    """The stored settings; empty if there are none."""
    with contextlib.suppress(FileNotFoundError):
        stored: dict[str, Any] = json.loads((data / "settings.json").read_text(encoding="utf-8"))
        return stored
    return {}


@contextlib.contextmanager
def open_to_all() -> Iterator[Path]:
    """A temporary folder that every user can open, unlike those of pytest."""
    with tempfile.TemporaryDirectory(prefix="carrel-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder).resolve()
