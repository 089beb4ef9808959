"""Checks parts.toml against the files and imports of the locked wheels of any system, as the build would there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from resources.standalone import imports, native
from resources.standalone.parts import Entry, Parts, choose_binaries, plugin_of, unlisted_files, unmatched_patterns

EXTENSION = re.compile(r"(?P<module>(?!.*/Qt/|.*/lib\w)[\w/]+)(?:\.[\w-]+)?\.(?:pyd|so)")
"""The name of a file that is a module in machine code, such as `yaml/_yaml.cp312-win_amd64.pyd`."""

PYTHONS_OWN = ("python3.*/lib-dynload/*.so", "Python.framework/*")
"""Patterns of parts.toml with a folder, whose files come from Python and not from a wheel."""


class Followed(NamedTuple):
    """All modules that the reader's imports lead to, and a sentence for each that parts.toml does not decide about."""

    modules: frozenset[str]
    problems: tuple[str, ...]


def python_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Module -> its source. Each folder is one that contains packages and modules."""
    found = {}
    for folder in folders:
        for file in folder.rglob("*.py"):
            names = file.relative_to(folder).with_suffix("").parts
            found[".".join(names[:-1] if names[-1] == "__init__" else names)] = file
    return found


def follow_imports(sources: Mapping[str, Path], provided: Collection[str], parts: Parts) -> Followed:
    """Follows the imports from the reader's modules, also those that may fail, and both ways of a choice by system.

    `sources` are those of the reader and of the packages that it needs; `provided` are the first names of all modules
    that the build would find.
    """
    waiting = [name for name in sources if name.partition(".")[0] == "reader"]
    reached, problems = set(waiting), set()
    while waiting:
        importer = waiting.pop()
        for module, line in _imports(importer, sources.get(importer)):
            name = module.partition(".")[0]
            if name not in provided or parts.leaves_out(module):
                continue
            if not parts.allows_module(module):
                problems.add(f"{importer}, line {line}, imports {name}, which parts.toml neither allows nor leaves out")
                continue
            new = set(_with_parents(module)) - reached
            reached |= new
            waiting += new
    return Followed(frozenset(reached), tuple(sorted(problems)))


def binaries(wheels: Path, reached: Collection[str], parts: Parts, platform: str) -> list[str]:
    """The names of the binary files of the wheels that the program would contain, listed or not.

    The wheels are unpacked in one folder, as in site-packages. `platform` is Python's `sys.platform`.
    """
    needs: dict[str, tuple[str, ...]] = {}
    entries: list[Entry] = []
    for name in all_binaries(wheels):
        module = _module(name)
        if module is None or module in reached or (parts.allows_module(module) and parts.allows_file(name)):
            file = wheels / name
            needs[str(file)] = native.needed(file) or ()
            entries.append((name, str(file), "BINARY" if module is None else "EXTENSION"))
    unlisted_too = dataclasses.replace(parts, files=("*",))
    return sorted(name for name, _, _ in choose_binaries(entries, lambda file: needs[file], unlisted_too, platform))


def all_binaries(wheels: Path) -> list[str]:
    return [
        path.relative_to(wheels).as_posix()
        for path in sorted(wheels.rglob("*"))
        if path.is_file() and native.needed(path) is not None
    ]


def problems_of_files(wanted: Iterable[str], available: Collection[str], parts: Parts) -> list[str]:
    """A sentence for each of the wanted files that is not listed, and for each pattern that none available matches."""
    patterns = [each for each in parts.files if "/" in each and each not in PYTHONS_OWN]
    return [
        *(f"{name} comes with a wheel, but is not listed in parts.toml" for name in unlisted_files(wanted, parts)),
        *(f"no wheel brings a file that matches {each}" for each in unmatched_patterns(list(available), patterns)),
    ]


def _imports(module: str, file: Path | None) -> Iterator[tuple[str, int]]:
    if file is None:
        return
    source, is_package = file.read_text(encoding="utf-8"), file.name == "__init__.py"
    for found in imports.imports_of(module, source, is_package=is_package, also_failing=True):
        yield found.module, found.line


def _with_parents(module: str) -> Iterator[str]:
    names = module.split(".")
    return (".".join(names[: count + 1]) for count in range(len(names)))


def _module(name: str) -> str | None:
    found = EXTENSION.fullmatch(name) if plugin_of(name) is None else None
    return found["module"].replace("/", ".").removesuffix(".__init__") if found else None
