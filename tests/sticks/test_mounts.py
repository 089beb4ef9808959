"""Finds the sticks in what each system reports about its disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.sticks import mounts
from reader.sticks.mounts import Mount, WindowsCalls, linux_mounts, mac_mounts, windows_mounts

ROOT = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw"


def found(*lines: str, devices: Path = Path("nowhere")) -> list[Mount]:
    return list(linux_mounts("\n".join((ROOT, *lines)), devices))


@pytest.mark.skipif(os.name == "nt", reason="paths of Linux")
@pytest.mark.parametrize(
    ("line", "name", "is_read_only"),
    [
        ("36 27 8:17 / /media/ann/STICK rw,nosuid shared:1 - vfat /dev/sdb1 rw,uid=1000", "STICK", False),
        ("36 27 8:17 / /run/media/ann/STICK rw - exfat /dev/sdb1 rw", "STICK", False),
        ("36 27 8:17 / /mnt/s rw - fuseblk /dev/sdb1 rw", "s", False),
        ("36 27 8:17 / /media/ann/MY\\040STICK\\134 rw - vfat /dev/sdb1 rw", "MY STICK\\", False),
        ("36 27 8:17 / /media/ann/K\\303\\266ln rw - vfat /dev/sdb1 rw", "Köln", False),
        ("36 27 8:17 / /media/ann/Köln rw - vfat /dev/sdb1 rw", "Köln", False),
        ("36 27 8:17 / /media/ann/LOCKED ro - vfat /dev/sdb1 rw", "LOCKED", True),
        ("36 27 8:17 / /media/ann/LOCKED rw - vfat /dev/sdb1 ro", "LOCKED", True),
        ("36 27 8:17 / /media/ann/CD ro - iso9660 /dev/sr0 ro", "CD", True),
        ("36 27 0:44 / /media/ann/B rw - btrfs /dev/sdb1 rw", "B", False),
    ],
)
def test_sticks_of_linux(line: str, name: str, is_read_only: bool) -> None:
    (mount,) = found(line)
    assert (mount.name, mount.is_read_only) == (name, is_read_only)
    assert mount.path.name == name


@pytest.mark.parametrize(
    "line",
    [
        "36 27 0:50 / /mnt/share rw - nfs4 server:/share rw",
        "36 27 0:50 / /media/share rw - cifs //server/share rw",
        "36 27 0:50 / /media/ann/phone rw - fuse.sshfs ann@host: rw",
        "36 27 0:50 / /mnt/memory rw - tmpfs tmpfs rw",
        "36 27 254:0 /home/x /mnt/bound rw - ext4 /dev/vda rw",  # the system's own disk under another name
        "36 27 0:51 / /mnt/part rw - btrfs /dev/vda rw",
        "36 27 8:1 / /home rw - ext4 /dev/sda1 rw",
        "36 27 8:1 / /data rw - ext4 /dev/sda1 rw",
        "36 27 8:1 / /media rw - ext4",
        "36 27 8:1 / /media/x",
        "36",
        "",
    ],
)
def test_no_sticks(line: str) -> None:
    assert found(line) == []


def test_two_views_of_one_stick_are_one_stick() -> None:
    mounted = [f"36 27 8:17 / /media/ann/{name} rw - vfat /dev/sdb1 rw" for name in ("A", "A1")]
    assert [mount.name for mount in found(*mounted)] == ["A"]


@pytest.mark.skipif(os.name == "nt", reason="names of Linux, with colons")
@pytest.mark.parametrize(("says", "count"), [("1\n", 1), ("0\n", 0), ("", 0)])
@pytest.mark.parametrize("is_part", [True, False])
def test_a_removable_disk_wherever_it_is_mounted(tmp_path: Path, says: str, count: int, is_part: bool) -> None:
    disk = tmp_path / "devices" / "usb1" / "block" / "sdb"
    part = disk / "sdb1"
    part.mkdir(parents=True)
    (disk / "removable").write_text(says)
    devices = tmp_path / "block"
    devices.mkdir()
    (devices / "8:17").symlink_to(part if is_part else disk)
    line = "36 27 8:17 / /home/ann/stick rw - vfat /dev/sdb1 rw"
    assert len(found(line, devices=devices)) == count
    live = "36 27 8:17 / /run/live/medium ro - vfat /dev/sdb1 rw"
    assert found(live, line, devices=devices) == []  # the stick that the system runs from


@pytest.mark.skipif(os.name == "nt", reason="paths of macOS")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev, nosuid, noowners)",
            Mount(Path("/Volumes/STICK"), "STICK"),
        ),
        ("/dev/disk4s1 on /Volumes/A (2) on (B) (exfat, local)", Mount(Path("/Volumes/A (2) on (B)"), "A (2) on (B)")),
        ("/dev/disk5 on /Volumes/CD (cd9660, local, read-only)", Mount(Path("/Volumes/CD"), "CD", True)),
        ("/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)", None),
        ("/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, root data)", None),
        ("//ann@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ann)", None),
        ("/dev/disk6s1 on /Volumes/.timemachine (apfs, local)", None),
        ("/dev/disk6s1 on /Volumes/Hidden (apfs, local, nobrowse)", None),
        ("junk", None),
        ("", None),
    ],
)
def test_sticks_of_a_mac(line: str, expected: Mount | None) -> None:
    assert list(mac_mounts(line)) == ([expected] if expected else [])


def test_sticks_of_windows() -> None:
    kinds = {"C:\\": 3, "D:\\": 5, "E:\\": 2, "F:\\": 2, "G:\\": 2, "Z:\\": 4}
    volumes = {"E:\\": ("STICK", 0), "F:\\": ("", 0x80000)}  # G is a card reader without a card
    asked = []

    def volume(root: str) -> tuple[str, int] | None:
        asked.append(root)
        return volumes.get(root)

    letters = sum(1 << (ord(root[0]) - ord("A")) for root in kinds)
    calls = WindowsCalls(lambda: letters, lambda root: kinds[root], volume)
    assert list(windows_mounts(calls)) == [Mount(Path("E:\\"), "STICK"), Mount(Path("F:\\"), "", True)]
    assert asked == ["E:\\", "F:\\", "G:\\"]  # above all not Z, a server that may be gone


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_nothing_is_raised(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(mounts, "_calls", fail)
    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(Path, "read_text", fail)
    assert mounts.stick_mounts() == []
