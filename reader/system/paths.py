"""The one place that knows where content, resources and the reader's own data are."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import NamedTuple

from reader.system import reachable

DATA_NAME = "carrel-data"
"""The folder beside the program that keeps settings and marks with it, where somebody has made one."""

PACKS_NAME = "packs"
PACK_SUFFIX = ".carrel"
START_NAME = "START HERE.html"
"""It stands at the top of a stick of ours, whose programs share one `carrel-data` and one `packs`."""

_PACKAGE = Path(__file__).resolve().parent.parent


class DataFolder(NamedTuple):
    """Where settings and marks are kept, and a sentence for the reader where that is not where they would look."""

    path: Path
    is_portable: bool = False
    sentence: str = ""


def is_frozen() -> bool:
    """Whether this is the standalone program."""
    return bool(getattr(sys, "frozen", False))


def _top() -> Path:
    """The folder that holds `resources` and `packs` or `content`."""
    if is_frozen():
        return Path(getattr(sys, "_MEIPASS", _PACKAGE.parent))
    return _PACKAGE.parent


def resources() -> Path:
    beside = _top() / "resources"
    return beside if reachable.is_folder(beside) else _PACKAGE / "_resources"


def fonts(package: str) -> Path:
    """The folder of the font files that a font package holds, whether or not it is there."""
    if is_frozen():
        return _top() / package / "files"
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent / "files" if spec and spec.origin else Path(package)


def bundled_packs() -> tuple[Path, ...]:
    """The pack files that came with the program; none when run from a checkout."""
    return _packs_in(_top() / PACKS_NAME)


def program() -> Path | None:
    """What is copied where this program is handed on: its folder, or the bundle on macOS. None in a checkout."""
    if not is_frozen():
        return None
    folder = Path(sys.executable).resolve().parent
    for parent in (folder, *folder.parents):
        if parent.suffix == ".app":
            return parent
    return folder


_SYSTEM_DISK = (Path("/"), Path("/System/Volumes/Data"))
"""macOS has its own disk in two: one that nobody can write to, and one for programs and people."""


def may_go_away() -> bool:
    """Whether the standalone program is on another disk than the system: on a stick, or on a network share."""
    found = program()
    if found is None:
        return False
    if sys.platform == "win32":
        return found.drive.casefold() != os.environ.get("SYSTEMDRIVE", "C:").casefold()
    try:
        return found.stat().st_dev not in [place.stat().st_dev for place in _SYSTEM_DISK if place.exists()]
    except OSError:  # it may be going away now
        return True


def packs_beside() -> tuple[Path, ...]:
    """The pack files that somebody has put beside the program, or at the top of its stick."""
    return tuple(file for folder in _beside_program() for file in _packs_in(folder / PACKS_NAME))


def packs_kept(data: Path) -> tuple[Path, ...]:
    """The copies of packs that the reader has Carrel keep among their own data."""
    return _packs_in(data / PACKS_NAME)


def _beside_program() -> tuple[Path, ...]:
    """The folders whose `carrel-data` and `packs` are this program's own, the nearest first."""
    found = program()
    if found is None:
        return ()
    beside = found.parent if found.suffix == ".app" else found
    is_on_stick = reachable.is_file(beside.parent / START_NAME)
    return (beside, beside.parent) if is_on_stick else (beside,)


def _packs_in(folder: Path) -> tuple[Path, ...]:
    """Without the `._NAME` that macOS leaves on sticks beside each file."""
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(file for file in files if file.suffix.lower() == PACK_SUFFIX and not file.name.startswith("."))


def content_folders() -> tuple[Path, ...]:
    """The content folders of a checkout; none in the standalone program."""
    return tuple(sorted(found.parent for found in (_top() / "content").glob("*/pack.yaml")))


def build_facts() -> Path | None:
    """What the standalone program says of its own making; None elsewhere."""
    return _top() / "build.json" if is_frozen() else None


def licences() -> Path | None:
    """The licences of everything in the standalone program: beside it, or inside where it is one file or a bundle."""
    if not is_frozen():
        return None
    places = (Path(sys.executable).parent / "LICENCES.txt", _top() / "LICENCES.txt")
    return next((place for place in places if reachable.is_file(place)), None)


def user_data() -> Path:
    """Where settings and marks are kept unless `--data` says otherwise."""
    return data_folder().path


def data_folder(asked: Path | None = None) -> DataFolder:
    """`asked`, else `carrel-data` beside the program where it can be written, else the user's own folder."""
    if asked:
        return DataFolder(asked)
    beside = _beside_program()
    portable = next((folder / DATA_NAME for folder in beside if reachable.is_folder(folder / DATA_NAME)), None)
    if portable and can_be_written(portable):
        return DataFolder(portable, is_portable=True)
    own = _user_folder()
    if portable or (len(beside) > 1 and not can_be_written(beside[-1])):
        return DataFolder(own, sentence=f"Nothing can be written beside this Carrel{_what_then(own)}")
    return DataFolder(own)


def _what_then(own: Path) -> str:
    nearest = next((folder for folder in (own, *own.parents) if reachable.exists(folder)), own)
    if can_be_written(nearest):
        return f". Settings and marks are kept on this computer instead, in {own}."
    return f", nor in {own}. Settings and marks last until you close it."


def can_be_written(folder: Path) -> bool:
    """Whether a file can be made in `folder`, which is there."""
    if os.name != "nt":
        return os.access(folder, os.W_OK | os.X_OK)
    probe = folder / f".carrel-{os.getpid()}"  # Windows tells of no right to write before one tries
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _user_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("Carrel", appauthor=False))


def cache_in(data: Path) -> Path:
    """What can be made again, kept apart from what cannot."""
    return data / "cache"
