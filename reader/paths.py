"""The one place that knows where content, resources and the reader's own data are."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


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
    return beside if beside.is_dir() else _PACKAGE / "_resources"


def fonts(package: str) -> Path:
    """The folder of the font files that a font package holds, whether or not it is there."""
    if is_frozen():
        return _top() / package / "files"
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent / "files" if spec and spec.origin else Path(package)


def bundled_packs() -> tuple[Path, ...]:
    """The pack files that came with the program; none when run from a checkout."""
    return tuple(sorted((_top() / "packs").glob("*.carrel")))


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
    return next((place for place in places if place.is_file()), None)


def user_data() -> Path:
    """Where settings and marks are kept unless `--data` says otherwise."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Carrel", appauthor=False))


def cache_in(data: Path) -> Path:
    """What can be made again, kept apart from what cannot."""
    return data / "cache"
