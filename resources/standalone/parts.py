"""What goes into the standalone program, by parts.toml: chosen from what PyInstaller found, and checked when built."""

from __future__ import annotations

import posixpath
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent

UNUSED_HOOKS = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil")
"""PyInstaller runs these before the reader at every start. Nobody here asks for source code or lists modules, and
reader/__main__.py calls the one for Python's processes where it is wanted."""

Entry = tuple[str, str, str]
"""As PyInstaller has it: the name inside the program, the file it is made from, and its kind."""

Imports = Callable[[str], Iterable[str]]
"""The names of the libraries that a binary file asks for."""


@dataclass(frozen=True, slots=True)
class Parts:
    packages: tuple[str, ...]
    left_out: tuple[str, ...]
    qt_modules: tuple[str, ...]
    plugins: tuple[str, ...]
    system: tuple[str, ...]
    libraries: tuple[str, ...]
    always: tuple[str, ...]
    files: tuple[str, ...]
    most_unpacked: int
    most_archived: int

    def allows_file(self, name: str) -> bool:
        """`name` is relative to the inner folder, with `/`."""
        plugin = plugin_of(name)
        if plugin is not None and plugin not in self.plugins:
            return False
        module = re.match(r"PySide6/(Qt\w+)(?:\.abi3\.so|\.pyd)$", name)
        if module and module[1] not in self.qt_modules:
            return False
        return any(_matches(name, pattern) for pattern in (*self.always, *self.files, *self.libraries))

    def allows_module(self, name: str) -> bool:
        first = name.partition(".")[0]
        if any(name == left or name.startswith(f"{left}.") for left in self.left_out):
            return False
        return first in sys.stdlib_module_names or first in self.packages or first.startswith(("_pyi", "pyi"))

    def is_of_the_system(self, library: str) -> bool:
        """Whether the system must have it, so that neither it nor what it asks for is copied."""
        return any(_matches(library, pattern) for pattern in self.system)


def load(platform: str = sys.platform) -> Parts:
    data = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    linux = data["linux"] if platform == "linux" else {"system": (), "libraries": ()}
    return Parts(
        packages=tuple(data["python"]["packages"]),
        left_out=tuple(data["python"]["left_out"]),
        qt_modules=tuple(data["qt"]["modules"]),
        plugins=tuple(data["qt"]["plugins"]),
        system=tuple(linux["system"]),
        libraries=tuple(linux["libraries"]),
        always=tuple(data["files"]["always"]),
        files=tuple(data["files"][platform]),
        most_unpacked=data["limits"]["unpacked"],
        most_archived=data["limits"]["archive"],
    )


def plugin_of(name: str) -> str | None:
    """The Qt plugin that a file is, like "platforms/qxcb"; None where it is none."""
    found = re.search(r"/plugins/(\w[\w-]*)/(?:lib)?([\w-]+)\.(?:so|dll|dylib)$", name)
    return f"{found[1]}/{found[2]}" if found else None


def chosen(entries: Iterable[Entry], imports: Imports, parts: Parts, platform: str = sys.platform) -> list[Entry]:
    """The binaries that are used: those that the program loads by name, and the libraries that these ask for."""
    # FAT holds no links. What they point to lies where it is looked for: each library names the folders itself. Only a
    # bundle of macOS must have them.
    entries = list(entries)
    real = [entry for entry in entries if entry[2] != "SYMLINK"]
    loaded = [entry for entry in real if _is_loaded_by_name(entry, platform) and parts.allows_file(_posix(entry[0]))]
    others = {_key(entry[0]): entry for entry in real if not _is_loaded_by_name(entry, platform)}
    wanted, kept = list(loaded), list(loaded)
    while wanted:
        for name in imports(wanted.pop()[1]):
            if parts.is_of_the_system(_key(name)):
                continue
            if found := others.pop(_key(name), None):
                wanted.append(found)
                kept.append(found)
    links = [entry for entry in entries if entry[2] == "SYMLINK" and platform == "darwin"]
    return kept + [entry for entry in links if _belongs_to(entry, kept)]


def chosen_data(
    entries: Iterable[Entry], binaries: Sequence[Entry], parts: Parts, platform: str = sys.platform
) -> list[Entry]:
    """Of other files only what is listed, with the links of macOS that lead to it or to one of `binaries`.

    PyInstaller adds translations and the like that nobody reads here.
    """
    entries = list(entries)
    found = [entry for entry in entries if entry[2] != "SYMLINK" and parts.allows_file(_posix(entry[0]))]
    real = [entry for entry in found if ".framework/" not in entry[0] or _belongs_to(entry, binaries)]
    links = [entry for entry in entries if entry[2] == "SYMLINK" and platform == "darwin"]
    return real + [entry for entry in links if _belongs_to(entry, [*binaries, *real])]


def _belongs_to(entry: Entry, kept: Sequence[Entry]) -> bool:
    """Whether a link of macOS leads to something that is kept, and a file of a framework is in one with its library."""
    folder, found, _ = entry[0].partition(".framework/")
    if found:
        return any(name.startswith(f"{folder}{found}") for name, _, kind in kept if kind == "BINARY")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(entry[0]), entry[1]))
    return any(name == target or name.startswith(f"{target}/") for name, _, _ in kept)


def strangers(names: Iterable[str], parts: Parts) -> list[str]:
    return sorted(name for name in names if not parts.allows_file(name))


def missing(names: Sequence[str], parts: Parts) -> list[str]:
    """The patterns of `always` that no file matches."""
    return [pattern for pattern in parts.always if not any(_matches(name, pattern) for name in names)]


def _is_loaded_by_name(entry: Entry, platform: str) -> bool:
    """Modules, plugins and Python itself; on Windows also what lies outside Qt's folders: nothing else is there."""
    name = _posix(entry[0])
    return (
        entry[2] == "EXTENSION"
        or plugin_of(name) is not None
        or PurePosixPath(name).name.lower().startswith(("libpython3", "python"))
        or (platform == "win32" and "/" not in name)
    )


def _posix(name: str) -> str:
    return name.replace("\\", "/")


def _key(name: str) -> str:
    """Windows does not tell names apart by case, and macOS names a library with its path."""
    return PurePosixPath(_posix(name)).name.lower()


def _matches(name: str, pattern: str) -> bool:
    return fnmatchcase(name.lower(), pattern.lower())
