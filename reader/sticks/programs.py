"""Which folders and files are Carrel for some system, and what they are called on a stick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reader.sticks.errors import CopySourceError, quoted

_ARCHIVE = re.compile(r"Carrel-[\w.+-]+-(windows|macos|linux)-(x86_64|arm64)\.zip", re.IGNORECASE)
_SYSTEMS = {"windows": "Windows", "macos": "Mac", "linux": "Linux"}
SYSTEMS = tuple(_SYSTEMS.values())
_ELF_ARM = 183
_MACH_ARM = 0x0100000C
_MACH_UNIVERSAL = b"\xca\xfe\xba\xbe"


@dataclass(frozen=True, slots=True)
class Program:
    """`source` is a folder or a file; `system` is Windows, Mac or Linux, `kind` the rest of its name on a stick."""

    source: Path
    system: str
    kind: str = ""

    @property
    def folder(self) -> str:
        """Its folder at the top of a stick."""
        return f"Carrel for {self.system}{self.kind and ' '}{self.kind}"

    @property
    def place(self) -> str:
        """Where on the stick its source comes to stand."""
        return self.folder if self._is_bare else f"{self.folder}/{self.source.name}"

    @property
    def _is_bare(self) -> bool:
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
"""Every folder of a program that a stick of ours can hold."""


def recognised(path: Path) -> Program | None:
    """A built folder, a bundle of macOS, or a .zip of either, by its name."""
    if path.is_file():
        match = _ARCHIVE.fullmatch(path.name)
        return _program(path, _SYSTEMS[match[1].lower()], match[2].lower() == "arm64") if match else None
    bundled = path / "Contents" / "MacOS" / "carrel"
    if path.suffix.lower() == ".app":
        return _program(path, "Mac", _is_for_arm(bundled)) if bundled.is_file() else None
    if not (path / "_internal").is_dir():
        return None
    for name, system in (("carrel.exe", "Windows"), ("carrel", "Linux")):
        if (path / name).is_file():
            return _program(path, system, _is_for_arm(path / name))
    return None


def named(path: Path) -> Program:
    """Raises SourceError where `path` is no program of ours."""
    found = recognised(path.resolve())
    if found is None:
        inside = next(filter(None, map(recognised, _entries(path))), None)
        if inside is None:
            raise CopySourceError(
                f"{quoted(path)} is no folder with Carrel in it: that holds carrel or carrel.exe, and _internal. "
                "The single file makes no sticks; take the Carrel that is a folder."
            )
        return inside
    return found


def with_those_beside(program: Program) -> list[Program]:
    """The program and those for other systems that lie beside it, as in a folder of builds or on a stick."""
    top = program.source.parent
    top = top.parent if top.name in FOLDERS else top
    found = {program.folder: program}
    for entry in _entries(top):
        candidates = _entries(entry) if entry.name in FOLDERS and not recognised(entry) else [entry]
        for other in filter(None, map(recognised, candidates)):
            found.setdefault(other.folder, other)
    return list(found.values())


def _program(path: Path, system: str, is_for_arm: bool) -> Program:
    """Macs have ARM processors now, other computers have mostly not."""
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
