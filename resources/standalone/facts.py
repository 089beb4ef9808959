"""What the program that is being built is made of, kept in it as build.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from resources.standalone import elf
from resources.standalone.parts import Entry

FILE_NAME = "build.json"


def write(work: Path, modules: Iterable[Entry], binaries: Iterable[Entry]) -> Path:
    """`glibc` is the least version of the C library that the program needs; empty on systems without one."""
    files = [Path(entry[1]) for entry in binaries if entry[2] != "SYMLINK"]
    versions = {name: metadata.version(name) for name in distributions(modules, binaries)}
    facts = {"glibc": elf.least_glibc([*files, *_bootloaders()]), "distributions": versions}
    work.mkdir(parents=True, exist_ok=True)
    file = work / FILE_NAME
    file.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return file


def distributions(modules: Iterable[Entry], binaries: Iterable[Entry]) -> list[str]:
    """The names of the installed distributions that any of these come from."""
    owners = metadata.packages_distributions()
    names = {entry[0].partition(".")[0] for entry in modules}
    names |= {entry[0].replace("\\", "/").partition("/")[0].partition(".")[0] for entry in binaries}
    fonts = {"font_source_serif_pro", "font_source_sans_pro"}
    found = {plain(owner) for name in names | fonts for owner in owners.get(name, ())}
    return sorted((found | {"pyside6-essentials", "shiboken6"}) - {"carrel"})


def plain(name: str) -> str:
    """Distributions write their names in more than one way."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _bootloaders() -> list[Path]:
    """What PyInstaller puts in front of every program."""
    import PyInstaller

    folder = Path(str(PyInstaller.__file__)).parent / "bootloader"
    return [file for file in folder.glob("*/run*") if file.is_file()]
