"""Checks the built folder: no unlisted files, none missing, no symbolic links, and not too large."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.sticks.layout import GUIDE
from reader.system.foreign_code import OWN_FOLDERS
from resources.standalone import author_files, elf, imports, native
from resources.standalone.parts import Parts, unlisted_files, unmatched_patterns

OUTER_NAMES = (
    *("LICENCES.txt", "_internal", "carrel", "carrel-cli", "carrel.exe", "carrel-cli.exe", "share"),
    *(GUIDE, author_files.EXAMPLE),
)
"""What dist/Carrel may contain; everything else is in _internal."""


def problems(folder: Path, parts: Parts, platform: str = sys.platform) -> list[str]:
    """A sentence for each problem. `folder` is dist/Carrel."""
    inner = folder / "_internal"
    files = [path for path in inner.rglob("*") if not path.is_dir()]
    names = [path.relative_to(inner).as_posix() for path in files]
    found = [f"{name} is not listed in parts.toml" for name in unlisted_files(names, parts)]
    found += [f"{path.name} does not belong in the folder" for path in folder.iterdir() if path.name not in OUTER_NAMES]
    needed = ("LICENCES.txt", GUIDE, f"{author_files.EXAMPLE}/pack.yaml")
    found += [f"{name} is missing" for name in needed if not (folder / name).is_file()]
    found += [f"no file matches {pattern}" for pattern in unmatched_patterns(names, parts.always)]
    found += _problems_of_modules(folder, parts)
    if platform != "darwin":  # a macOS bundle needs links
        found += [f"{path} is a symbolic link" for path in folder.rglob("*") if path.is_symlink()]
    if platform == "linux":
        found += missing_libraries(inner, parts)
    if platform == "win32":
        found += missing_on_windows(inner, parts)
    size = unpacked_size(folder)
    if size > parts.max_unpacked:
        found.append(f"the folder has {size:,} bytes; at most {parts.max_unpacked:,} are allowed")
    return found


def unpacked_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def missing_libraries(inner: Path, parts: Parts) -> list[str]:
    """A sentence for each library that a file needs and would not find.

    A library can be in a folder that the file itself names, in `inner`, where the program looks, or in the system.
    """
    problems = []
    for file in sorted(inner.rglob("*")):
        needs = elf.read(file) if file.is_file() else None
        if not needs:
            continue
        own = [file.parent / path.replace("$ORIGIN", ".") for path in needs.search if "$ORIGIN" in path]
        problems += [
            f"{file.relative_to(inner).as_posix()} needs {name}, which is missing"
            for name in needs.needed
            if not parts.is_of_the_system(name) and not any((folder / name).is_file() for folder in (*own, inner))
        ]
    return problems


def missing_on_windows(inner: Path, parts: Parts) -> list[str]:
    """The same for Windows, where a library can be next to the file, or in a folder where the program looks."""
    binaries = {file: native.needed(file) for file in sorted(inner.rglob("*")) if file.is_file()}
    by_folder: dict[Path, set[str]] = {}
    for file in binaries:
        by_folder.setdefault(file.parent, set()).add(file.name.lower())
    looked_in = [*(inner / name for name in OWN_FOLDERS), *inner.glob("*.libs")]
    problems = []
    for file, needed in binaries.items():
        near = set().union(*(by_folder.get(folder, set()) for folder in (file.parent, *looked_in)))
        problems += [
            f"{file.relative_to(inner).as_posix()} needs {name}, which is missing"
            for name in needed or ()
            if not parts.is_of_the_system(name) and name.lower() not in near
        ]
    return problems


def _problems_of_modules(folder: Path, parts: Parts) -> list[str]:
    contained = imports.contained_modules(folder)
    unlisted = sorted(name for name in contained if not parts.allows_module(name))
    found = [f"{name} is a module that parts.toml does not allow" for name in unlisted]
    return found + imports.missing_imports(contained, parts.never_imported)
