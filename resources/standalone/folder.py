"""What must hold for the built folder: nothing in it that is not listed, nothing missing, no links, and the sizes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from resources.standalone import elf
from resources.standalone.parts import Parts, missing, strangers

BESIDE = ("LICENCES.txt", "_internal", "carrel", "carrel-cli", "carrel.exe", "carrel-cli.exe", "share")
"""What lies beside the inner folder."""


def problems(folder: Path, parts: Parts, platform: str = sys.platform) -> list[str]:
    """A sentence for each. `folder` is dist/Carrel."""
    inner = folder / "_internal"
    files = [path for path in inner.rglob("*") if not path.is_dir()]
    names = [path.relative_to(inner).as_posix() for path in files]
    found = [f"{name} is not listed in parts.toml" for name in strangers(names, parts)]
    found += [f"{path.name} has no place there" for path in folder.iterdir() if path.name not in BESIDE]
    if not (folder / "LICENCES.txt").is_file():
        found.append("LICENCES.txt is missing")
    found += [f"nothing matches {pattern}" for pattern in missing(names, parts)]
    found += [f"{name} is a module that parts.toml does not allow" for name in _unlisted_modules(folder, parts)]
    if platform != "darwin":  # a bundle of macOS must have links
        found += [f"{path} is a link" for path in folder.rglob("*") if path.is_symlink()]
    if platform == "linux":
        found += unresolved(inner, parts)
    size = unpacked_size(folder)
    if size > parts.most_unpacked:
        found.append(f"it takes {size:,} bytes, more than {parts.most_unpacked:,}")
    return found


def unpacked_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def unresolved(inner: Path, parts: Parts) -> list[str]:
    """The libraries that some file asks for and would not find: not where it looks itself, nor in `inner`, where the
    program has them looked for, nor in the system."""
    lacking = []
    for file in sorted(inner.rglob("*")):
        asked = elf.read(file) if file.is_file() else None
        for name in asked.needed if asked else ():
            places = (
                [file.parent / path.replace("$ORIGIN", ".") for path in asked.search if "$ORIGIN" in path]
                if asked
                else []
            )
            if not parts.is_of_the_system(name) and not any((place / name).is_file() for place in (*places, inner)):
                lacking.append(f"{file.relative_to(inner)} asks for {name}, which is not there")
    return lacking


def _unlisted_modules(folder: Path, parts: Parts) -> Iterator[str]:
    from PyInstaller.archive.readers import CArchiveReader

    program = folder / ("carrel.exe" if sys.platform == "win32" else "carrel")
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    yield from sorted(name for name in archive.toc if not parts.allows_module(name))
