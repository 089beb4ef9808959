"""Chooses what goes into the standalone program: from all that PyInstaller finds, only what parts.toml lists."""

from __future__ import annotations

import posixpath
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent

UNUSED_HOOKS = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil")
"""PyInstaller runs these before the reader at every start. The reader needs neither source code nor lists of modules,
and reader/__main__.py calls the hook for multiprocessing when it is needed."""

Entry = tuple[str, str, str]
"""As in PyInstaller: the name inside the program, the file on disk, and the kind, such as "BINARY"."""

Imports = Callable[[str], Iterable[str]]
"""Returns the names of the libraries that a binary file needs."""


@dataclass(frozen=True, slots=True)
class Parts:
    packages: tuple[str, ...]
    left_out: tuple[str, ...]
    never_imported: Mapping[str, Sequence[str]]
    qt_modules: tuple[str, ...]
    plugins: tuple[str, ...]
    system: tuple[str, ...]
    libraries: tuple[str, ...]
    always: tuple[str, ...]
    files: tuple[str, ...]
    max_unpacked: int
    max_archived: int

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
        if self.leaves_out(name):
            return False
        return first in sys.stdlib_module_names or first in self.packages or first.startswith(("_pyi", "pyi"))

    def leaves_out(self, name: str) -> bool:
        """Whether the module, or a package that it is in, stays out on purpose."""
        return any(name == left or name.startswith(f"{left}.") for left in self.left_out)

    def is_of_the_system(self, library: str) -> bool:
        """Whether the library comes from the system, so that neither it nor what it needs is copied."""
        return any(_matches(library, pattern) for pattern in self.system)


def load(platform: str = sys.platform) -> Parts:
    data = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    own = data.get(platform, {})
    return Parts(
        packages=tuple(data["python"]["packages"]),
        left_out=tuple(data["python"]["left_out"]),
        never_imported=data["python"]["never_imported"],
        qt_modules=tuple(data["qt"]["modules"]),
        plugins=tuple(data["qt"]["plugins"]),
        system=tuple(own.get("system", ())),
        libraries=tuple(own.get("libraries", ())),
        always=tuple(data["files"]["always"]),
        files=tuple(data["files"][platform]),
        max_unpacked=data["limits"]["unpacked"],
        max_archived=data["limits"]["archive"],
    )


def plugin_of(name: str) -> str | None:
    """The name of a Qt plugin, such as "platforms/qxcb"; None if the file is not a plugin."""
    found = re.search(r"/plugins/(\w[\w-]*)/(?:lib)?([\w-]+)\.(?:so|dll|dylib)$", name)
    return f"{found[1]}/{found[2]}" if found else None


def choose_binaries(
    entries: Iterable[Entry], imports: Imports, parts: Parts, platform: str = sys.platform
) -> list[Entry]:
    """The binaries that the program loads by name, and the libraries that these need."""
    # FAT cannot store symbolic links. They are not needed, because each library names the folders where it looks; only
    # a macOS bundle needs them.
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


def choose_data(
    entries: Iterable[Entry], binaries: Sequence[Entry], parts: Parts, platform: str = sys.platform
) -> list[Entry]:
    """The other files that are listed, and on macOS the links to them or to one of `binaries`.

    PyInstaller also adds files that the reader does not use, such as translations.
    """
    entries = list(entries)
    found = [entry for entry in entries if entry[2] != "SYMLINK" and parts.allows_file(_posix(entry[0]))]
    real = [entry for entry in found if ".framework/" not in entry[0] or _belongs_to(entry, binaries)]
    links = [entry for entry in entries if entry[2] == "SYMLINK" and platform == "darwin"]
    return real + [entry for entry in links if _belongs_to(entry, [*binaries, *real])]


def _belongs_to(entry: Entry, kept: Sequence[Entry]) -> bool:
    """Whether a macOS link leads to a kept file, or a file is in a framework whose library is kept."""
    folder, found, _ = entry[0].partition(".framework/")
    if found:
        return any(name.startswith(f"{folder}{found}") for name, _, kind in kept if kind == "BINARY")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(entry[0]), entry[1]))
    return any(name == target or name.startswith(f"{target}/") for name, _, _ in kept)


def unlisted_files(names: Iterable[str], parts: Parts) -> list[str]:
    return sorted(name for name in names if not parts.allows_file(name))


def unmatched_patterns(names: Sequence[str], patterns: Iterable[str]) -> list[str]:
    return [pattern for pattern in patterns if not any(_matches(name, pattern) for name in names)]


def _is_loaded_by_name(entry: Entry, platform: str) -> bool:
    """Modules, plugins and Python itself; on Windows also every file outside Qt's folders."""
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
    """Windows ignores the case of names, and macOS names a library with its path."""
    return PurePosixPath(_posix(name)).name.lower()


def _matches(name: str, pattern: str) -> bool:
    return fnmatchcase(name.lower(), pattern.lower())
