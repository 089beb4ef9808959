"""The built program as its users have it: copied somewhere, in surroundings that a test chooses, and what it stored."""

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
"""What folders are called that programs stumble over."""

NOBODY = 54321
"""A user of whom the machine knows nothing but the number."""

ORDINARY = NOBODY if sys.platform != "win32" and os.geteuid() == 0 else None
"""Somebody whom rights bind: another than root, else whoever tries this."""

PATIENCE = 60.0
"""Seconds after which a program is taken to be stuck, on however slow a machine."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`folder` is the program's own: Carrel, or Carrel.app."""

    folder: Path

    @property
    def window(self) -> Path:
        return self._inside / f"carrel{END}"

    @property
    def cli(self) -> Path:
        return self._inside / f"carrel-cli{END}"

    @property
    def beside(self) -> Path:
        """The folder where carrel-data and packs may lie."""
        return self.folder.parent if self.folder.suffix == ".app" else self.folder

    @property
    def data(self) -> Path:
        return self.beside / DATA_NAME

    @property
    def _inside(self) -> Path:
        return self.folder / "Contents" / "MacOS" if self.folder.suffix == ".app" else self.folder

    def run(
        self, *words: str | Path, environment: Mapping[str, str] | None = None, user: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """carrel-cli, whatever becomes of it."""
        return subprocess.run(
            [self.cli, *map(str, words)],
            env=surroundings(self.folder.parent) if environment is None else environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )

    def marks(self, data: Path) -> list[Any]:
        """As annotations. A copy of them is read: looking on must change nothing."""
        if not (data / FILE_NAME).exists():
            return []
        with tempfile.TemporaryDirectory() as place:
            shutil.copy(data / FILE_NAME, place)
            done = self.run("--data", place, "marks", "list", "--json")
        assert (done.returncode, done.stderr) == (0, "")
        found: list[Any] = json.loads(done.stdout)
        return found


def copied(to: Path, *, portable: bool = False) -> Copy:
    """Into the folder `to`, with a second pack beside it; the files themselves are those of the build where they can
    be, so no test changes one."""
    to.mkdir(parents=True, exist_ok=True)
    copy = Copy(to / BUILT.name)
    shutil.copytree(BUILT, copy.folder, symlinks=True, copy_function=_link)
    (copy.beside / PACKS_NAME).mkdir()
    make_searchable(copy.beside / PACKS_NAME / "sample.carrel")
    if portable:
        copy.data.mkdir()
    return copy


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def surroundings(home: Path | None, **more: str) -> dict[str, str]:
    """No variable that could lead the program anywhere but to `home`; on Linux none at all but what is needed."""
    if sys.platform == "linux":
        kept = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    else:
        lead = ("HOME", "USER", "APPDATA", "LOCALAPPDATA", "XDG_", "QT_", "PYTHON")
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(lead)}
    if home:
        kept |= {"HOME": str(home), "USERPROFILE": str(home)} if sys.platform == "win32" else {"HOME": str(home)}
    return {**kept, **more}


def settings(data: Path) -> dict[str, Any]:
    """What is stored; nothing where nothing is."""
    with contextlib.suppress(FileNotFoundError):
        stored: dict[str, Any] = json.loads((data / "settings.json").read_text(encoding="utf-8"))
        return stored
    return {}


@contextlib.contextmanager
def open_to_all() -> Iterator[Path]:
    """A folder that every user may go into, as those that pytest makes are not."""
    with tempfile.TemporaryDirectory(prefix="carrel-") as place:
        Path(place).chmod(0o755)
        yield Path(place).resolve()
