"""Writes build.json into the program: the versions of its packages, and the glibc that it needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from resources.standalone import elf, font_cuts, word_lists
from resources.standalone.parts import Entry

FILE_NAME = "build.json"
DATA_ONLY = (*font_cuts.PACKAGES, word_lists.PACKAGE, "pyphen")
"""Distributions of which the program has no modules, but files that were made of theirs."""


def write(work: Path, modules: Iterable[Entry], binaries: Iterable[Entry]) -> Path:
    """Write build.json to `work`. `glibc` is the oldest version that the program runs with; empty outside Linux."""
    files = [Path(entry[1]) for entry in binaries if entry[2] != "SYMLINK"]
    versions = {name: metadata.version(name) for name in distributions(modules, binaries)}
    info = {"glibc": elf.least_glibc([*files, *_bootloaders()]), "distributions": versions}
    work.mkdir(parents=True, exist_ok=True)
    file = work / FILE_NAME
    file.write_text(json.dumps(info, indent=1) + "\n", encoding="utf-8")
    return file


def distributions(modules: Iterable[Entry], binaries: Iterable[Entry]) -> list[str]:
    """The names of the installed distributions that these modules and files belong to."""
    owners = metadata.packages_distributions()
    names = {entry[0].partition(".")[0] for entry in modules}
    names |= {entry[0].replace("\\", "/").partition("/")[0].partition(".")[0] for entry in binaries}
    found = {normalized(owner) for name in names for owner in owners.get(name, ())}
    return sorted((found | {"pyside6-essentials", "shiboken6", *DATA_ONLY}) - {"carrel"})


def normalized(name: str) -> str:
    """One spelling of a distribution's name: `PyYAML` and `pyyaml`, `a.b` and `a-b` are the same."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _bootloaders() -> list[Path]:
    """The programs that PyInstaller puts at the start of every executable."""
    import PyInstaller

    folder = Path(str(PyInstaller.__file__)).parent / "bootloader"
    return [file for file in folder.glob("*/run*") if file.is_file()]
