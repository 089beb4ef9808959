"""Finds the mounted sticks by asking the system; nothing here reads from a stick."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple


class Mount(NamedTuple):
    """Where a stick is mounted. `name` is its label, empty if the system does not tell it."""

    path: Path
    name: str
    is_read_only: bool = False


def stick_mounts() -> list[Mount]:
    """The sticks mounted now. Raises nothing: a stick that the system does not report is left out."""
    try:
        if sys.platform == "win32":
            return list(windows_mounts(_calls()))
        if sys.platform == "darwin":
            output = subprocess.run(["/sbin/mount"], capture_output=True, timeout=TIMEOUT, check=True)
            return list(mac_mounts(output.stdout.decode(errors="surrogateescape")))
        text = Path("/proc/self/mountinfo").read_text(errors="surrogateescape")
        return list(linux_mounts(text, Path("/sys/dev/block")))
    except (OSError, AttributeError, subprocess.SubprocessError):
        return []


TIMEOUT = 5  # seconds

# Linux

_LOCAL = re.compile(r"vfat|msdos|exfat|ntfs3?|fuseblk|ext[234]|btrfs|xfs|f2fs|hfs(plus)?|apfs|udf|iso9660")
_STICK_FOLDERS = ("/media/", "/run/media/", "/mnt/")
_SYSTEM_FOLDERS = re.compile(r"/|/home|/(boot|cdrom|etc|lib|nix|opt|rofs|run|snap|srv|sysroot|tmp|usr|var)(/.*)?")
_OCTAL = re.compile(r"\\([0-7]{3})")


def linux_mounts(mountinfo: str, devices: Path) -> Iterator[Mount]:
    """`devices` is the folder with a link for each device number. A device that holds part of the system is skipped."""
    rows = [_MountRow.parsed(line) for line in mountinfo.splitlines()]
    local = [row for row in rows if row and _LOCAL.fullmatch(row.kind) and row.source.startswith("/dev/")]
    excluded = {each for row in local if row.is_system_folder for each in (row.device, row.source)}
    for row in local:
        if row.device in excluded or row.source in excluded:
            continue
        if row.is_in_stick_folder or _is_removable(devices / row.device):
            excluded |= {row.device, row.source}  # the same stick may be mounted twice
            yield Mount(Path(row.point), PurePosixPath(row.point).name, row.is_read_only)


class _MountRow(NamedTuple):
    device: str  # MAJOR:MINOR
    point: str
    options: str
    kind: str
    source: str

    @classmethod
    def parsed(cls, line: str) -> _MountRow | None:
        """`36 35 8:17 / /media/A\\040B rw,nosuid shared:1 - vfat /dev/sdb1 rw`"""
        before, dash, after = line.partition(" - ")
        first, last = before.split(" "), after.split(" ")
        if not dash or len(first) < 6 or len(last) < 2:
            return None
        return cls(first[2], _unescaped(first[4]), f"{first[5]},{last[-1]}", last[0], _unescaped(last[1]))

    @property
    def is_in_stick_folder(self) -> bool:
        return f"{self.point}/".startswith(_STICK_FOLDERS)

    @property
    def is_system_folder(self) -> bool:
        return not self.is_in_stick_folder and bool(_SYSTEM_FOLDERS.fullmatch(self.point))

    @property
    def is_read_only(self) -> bool:
        return "ro" in self.options.split(",")


def _unescaped(text: str) -> str:
    """The kernel writes some bytes as `\\040`; several of them may form one UTF-8 character."""
    raw = _OCTAL.sub(lambda match: chr(int(match[1], 8)), os.fsencode(text).decode("latin-1"))
    return os.fsdecode(raw.encode("latin-1", "replace"))


def _is_removable(device: Path) -> bool:
    """Only the disk says so, not its partitions; the disk is the parent folder of a partition."""
    folder = Path(os.path.realpath(device))
    for candidate in (folder, folder.parent):
        try:
            return (candidate / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False


# macOS

_MAC = re.compile(r"/dev/\S+ on (/Volumes/.+) \(([^()]*)\)")


def mac_mounts(output: str) -> Iterator[Mount]:
    """Parses `mount`, which never waits for a server: `/dev/disk4s1 on /Volumes/STICK (msdos, local, noowners)`."""
    for line in output.splitlines():
        match = _MAC.fullmatch(line)
        words = match[2].split(", ") if match else []
        if match and "local" in words and not {"nobrowse", "root data"}.intersection(words):
            path = Path(match[1])
            if not path.name.startswith("."):
                yield Mount(path, path.name, "read-only" in words)


# Windows

_REMOVABLE = 2
_READ_ONLY_VOLUME = 0x80000
_NO_ERROR_DIALOG = 1
"""Keeps Windows from showing a dialog for a card reader without a card."""


class WindowsCalls(NamedTuple):
    """`letters` returns a bit for each drive. `kind` and `volume` take `E:\\`; `volume` returns label and flags."""

    letters: Callable[[], int]
    kind: Callable[[str], int]
    volume: Callable[[str], tuple[str, int] | None]


def windows_mounts(calls: WindowsCalls) -> Iterator[Mount]:
    letters = calls.letters()
    for number in range(26):
        root = f"{chr(ord('A') + number)}:\\"
        if letters >> number & 1 and calls.kind(root) == _REMOVABLE:
            volume = calls.volume(root)
            if volume is not None:
                yield Mount(Path(root), volume[0], bool(volume[1] & _READ_ONLY_VOLUME))


def _calls() -> WindowsCalls:
    import ctypes  # not at the top: only Windows needs it

    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.SetThreadErrorMode(_NO_ERROR_DIALOG, None)

    def volume(root: str) -> tuple[str, int] | None:
        label = ctypes.create_unicode_buffer(261)
        flags = ctypes.c_uint32()
        is_known = kernel.GetVolumeInformationW(root, label, 261, None, None, ctypes.byref(flags), None, 0)
        return (label.value, flags.value) if is_known else None

    return WindowsCalls(kernel.GetLogicalDrives, lambda root: int(kernel.GetDriveTypeW(root)), volume)
