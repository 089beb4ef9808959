"""Built programs: recognises Carrel for each system, and names its folder on a stick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reader.library.packerrors import shortened
from reader.sticks.errors import CopySourceError
from reader.translation import _

_ARCHIVE = re.compile(r"Carrel-[\w.+-]+-(windows|macos|linux)-(x86_64|arm64)\.zip", re.IGNORECASE)
_SYSTEMS = {"windows": "Windows", "macos": "Mac", "linux": "Linux"}
SYSTEMS = tuple(_SYSTEMS.values())
_ELF_ARM = 183
_MACH_ARM = 0x0100000C
_MACH_UNIVERSAL = b"\xca\xfe\xba\xbe"


@dataclass(frozen=True, slots=True)
class Program:
    """`source` is a folder or a file; `system` is Windows, Mac or Linux; `variant` is ARM, Intel or empty."""

    source: Path
    system: str
    variant: str = ""

    @property
    def folder(self) -> str:
        """The name of its folder at the top of a stick."""
        return f"Carrel for {self.system}{self.variant and ' '}{self.variant}"

    @property
    def path_on_stick(self) -> str:
        """Where `source` is copied to, relative to the stick."""
        return self.folder if self._is_folder else f"{self.folder}/{self.source.name}"

    @property
    def _is_folder(self) -> bool:
        return self.source.is_dir() and self.source.suffix.lower() != ".app"


FOLDERS = {
    program.folder: program
    for program in (
        Program(Path(), "Windows"),
        Program(Path(), "Windows", "ARM"),
        Program(Path(), "Mac"),
        Program(Path(), "Mac", "Intel"),
        Program(Path(), "Linux"),
        Program(Path(), "Linux", "ARM"),
    )
}
"""Every program that a stick can hold, by the name of its folder."""


def recognise(path: Path) -> Program | None:
    """The program in a built folder, a macOS bundle, or a .zip of either that has its released name."""
    if path.is_file():
        match = _ARCHIVE.fullmatch(path.name)
        return _program(path, _SYSTEMS[match[1].lower()], match[2].lower() == "arm64") if match else None
    executable = path / "Contents" / "MacOS" / "carrel"
    if path.suffix.lower() == ".app":
        return _program(path, "Mac", _is_for_arm(executable)) if executable.is_file() else None
    if not (path / "_internal").is_dir():
        return None
    for name, system in (("carrel.exe", "Windows"), ("carrel", "Linux")):
        if (path / name).is_file():
            return _program(path, system, _is_for_arm(path / name))
    return None


def find_program(path: Path) -> Program:
    """The program at `path`, or in that folder. Raises CopySourceError if there is none."""
    found = recognise(path.resolve())
    if found is None:
        inside = next(filter(None, map(recognise, _entries(path))), None)
        if inside is None:
            raise CopySourceError(
                _(
                    "“{path}” is not a folder with Carrel in it: it must contain carrel or carrel.exe, and _internal. "
                    "The single-file program cannot be copied to sticks; use the Carrel that is a folder.",
                    path=shortened(path),
                )
            )
        return inside
    return found


def with_other_builds(program: Program) -> list[Program]:
    """The program and the builds for other systems next to it, in a folder of builds or on a stick."""
    top = program.source.parent
    top = top.parent if top.name in FOLDERS else top
    found = {program.folder: program}
    for entry in _entries(top):
        candidates = _entries(entry) if entry.name in FOLDERS and not recognise(entry) else [entry]
        for other in filter(None, map(recognise, candidates)):
            found.setdefault(other.folder, other)
    return list(found.values())


def _program(path: Path, system: str, is_for_arm: bool) -> Program:
    """ARM is the usual processor of a Mac, and the exception elsewhere, so only the others are named."""
    if system == "Mac":
        return Program(path, system, "" if is_for_arm else "Intel")
    return Program(path, system, "ARM" if is_for_arm else "")


def _is_for_arm(executable: Path) -> bool:
    try:
        with executable.open("rb") as file:
            head = file.read(20)
    except OSError:
        return False
    if head.startswith(b"\x7fELF"):
        return int.from_bytes(head[18:20], "little") == _ELF_ARM
    return head.startswith(_MACH_UNIVERSAL) or int.from_bytes(head[4:8], "little") == _MACH_ARM


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
