"""Which places of a computer are sticks, by what each system says of them; nothing here reads a stick itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple


class Mount(NamedTuple):
    """Where a stick is shown. `name` is what its owner calls it, empty where the system does not say."""

    path: Path
    name: str
    is_read_only: bool = False


def sticks() -> list[Mount]:
    """Those of this computer now. Raises nothing: what cannot be told is left out."""
    try:
        if sys.platform == "win32":
            return list(of_windows(_calls()))
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, timeout=PATIENCE, check=True)
            return list(of_mac(told.stdout.decode(errors="surrogateescape")))
        text = Path("/proc/self/mountinfo").read_text(errors="surrogateescape")
        return list(of_linux(text, Path("/sys/dev/block")))
    except (OSError, AttributeError, subprocess.SubprocessError):
        return []


PATIENCE = 5  # seconds

# Linux

_LOCAL = re.compile(r"vfat|msdos|exfat|ntfs3?|fuseblk|ext[234]|btrfs|xfs|f2fs|hfs(plus)?|apfs|udf|iso9660")
_WHERE_STICKS_ARE = ("/media/", "/run/media/", "/mnt/")
_OF_SYSTEM = re.compile(r"/|/home|/(boot|cdrom|etc|lib|nix|opt|rofs|run|snap|srv|sysroot|tmp|usr|var)(/.*)?")
_OCTAL = re.compile(r"\\([0-7]{3})")


def of_linux(mountinfo: str, devices: Path) -> Iterator[Mount]:
    """`devices` has a link for each device number. A device with a part of the system on it is none to write to."""
    rows = [_Row.parsed(line) for line in mountinfo.splitlines()]
    local = [row for row in rows if row and _LOCAL.fullmatch(row.kind) and row.source.startswith("/dev/")]
    taken = {each for row in local if row.is_of_system for each in (row.device, row.source)}
    for row in local:
        if row.device in taken or row.source in taken:
            continue
        if row.is_where_sticks_are or _is_removable(devices / row.device):
            taken |= {row.device, row.source}  # a second view of the same stick is no second stick
            yield Mount(Path(row.point), PurePosixPath(row.point).name, row.is_read_only)


class _Row(NamedTuple):
    device: str  # MAJOR:MINOR
    point: str
    options: str
    kind: str
    source: str

    @classmethod
    def parsed(cls, line: str) -> _Row | None:
        """`36 35 8:17 / /media/A\\040B rw,nosuid shared:1 - vfat /dev/sdb1 rw`"""
        before, dash, after = line.partition(" - ")
        first, last = before.split(" "), after.split(" ")
        if not dash or len(first) < 6 or len(last) < 2:
            return None
        return cls(first[2], _unescaped(first[4]), f"{first[5]},{last[-1]}", last[0], _unescaped(last[1]))

    @property
    def is_where_sticks_are(self) -> bool:
        return f"{self.point}/".startswith(_WHERE_STICKS_ARE)

    @property
    def is_of_system(self) -> bool:
        return not self.is_where_sticks_are and bool(_OF_SYSTEM.fullmatch(self.point))

    @property
    def is_read_only(self) -> bool:
        return "ro" in self.options.split(",")


def _unescaped(text: str) -> str:
    """Bytes that the kernel writes as `\\040` may together be one letter of UTF-8."""
    raw = _OCTAL.sub(lambda match: chr(int(match[1], 8)), os.fsencode(text).decode("latin-1"))
    return os.fsdecode(raw.encode("latin-1", "replace"))


def _is_removable(device: Path) -> bool:
    """What a part of a disk does not say, the disk in the folder above says."""
    folder = Path(os.path.realpath(device))
    for place in (folder, folder.parent):
        try:
            return (place / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False


# macOS

_MAC = re.compile(r"/dev/\S+ on (/Volumes/.+) \(([^()]*)\)")


def of_mac(told: str) -> Iterator[Mount]:
    """What `mount` says, which asks no server: `/dev/disk4s1 on /Volumes/STICK (msdos, local, noowners)`."""
    for line in told.splitlines():
        match = _MAC.fullmatch(line)
        words = match[2].split(", ") if match else []
        if match and "local" in words and not {"nobrowse", "root data"}.intersection(words):
            path = Path(match[1])
            if not path.name.startswith("."):
                yield Mount(path, path.name, "read-only" in words)


# Windows

_REMOVABLE = 2
_READ_ONLY_VOLUME = 0x80000
_NO_BOX = 1
"""Windows is not to show a box of its own over a card reader without a card."""


class Calls(NamedTuple):
    """`letters` has a bit for each drive; `kind` and `volume`, which gives label and flags, take `E:\\`."""

    letters: Callable[[], int]
    kind: Callable[[str], int]
    volume: Callable[[str], tuple[str, int] | None]


def of_windows(calls: Calls) -> Iterator[Mount]:
    letters = calls.letters()
    for number in range(26):
        root = f"{chr(ord('A') + number)}:\\"
        if letters >> number & 1 and calls.kind(root) == _REMOVABLE:
            volume = calls.volume(root)
            if volume is not None:
                yield Mount(Path(root), volume[0], bool(volume[1] & _READ_ONLY_VOLUME))


def _calls() -> Calls:
    import ctypes  # not at the top: other systems need it for nothing

    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.SetThreadErrorMode(_NO_BOX, None)

    def volume(root: str) -> tuple[str, int] | None:
        label = ctypes.create_unicode_buffer(261)
        flags = ctypes.c_uint32()
        is_there = kernel.GetVolumeInformationW(root, label, 261, None, None, ctypes.byref(flags), None, 0)
        return (label.value, flags.value) if is_there else None

    return Calls(kernel.GetLogicalDrives, lambda root: int(kernel.GetDriveTypeW(root)), volume)
