"""Writes the built folder as .tar.xz and .zip, and a list of their checksums."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from resources.standalone import windows_desktop

SUMS = "SHA256SUMS"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
MACHINES = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}
NOTE_IN_ZIP = "Extract all files first.txt"
EARLIEST = 315532800
"""1980 in seconds since 1970: the earliest date that a zip file can store."""


def name_of(version: str) -> str:
    machine = platform.machine().lower()
    return f"Carrel-{version}-{SYSTEMS.get(sys.platform, sys.platform)}-{MACHINES.get(machine, machine)}"


def write(folder: Path, target: Path, name: str) -> list[Path]:
    """Write `folder` as NAME.tar.xz and NAME.zip to the folder `target`; return both files."""
    with ThreadPoolExecutor() as pool:
        packed = [
            pool.submit(_tar, folder, target / f"{name}.tar.xz"),
            pool.submit(_zip, folder, target / f"{name}.zip"),
        ]
    return [each.result() for each in packed]


def write_sums(files: Iterable[Path], target: Path) -> Path:
    """Write SHA256SUMS to `target`, in the format of `sha256sum --check`."""
    sums = target / SUMS
    lines = [f"{_digest(file)}  {file.name}\n" for file in sorted(files)]
    sums.write_bytes("".join(lines).encode())
    return sums


def _tar(folder: Path, file: Path) -> Path:
    with tarfile.open(file, "w:xz", preset=9) as archive:
        archive.add(folder, folder.name, filter=_anonymous)
    return file


def _zip(folder: Path, file: Path) -> Path:
    if sys.platform == "darwin":  # zipfile would follow the links of a bundle
        subprocess.run(["ditto", "-c", "-k", "--keepParent", str(folder), str(file)], check=True)
        return file
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, Path(folder.name, path.relative_to(folder)).as_posix())
        if (folder / "carrel.exe").is_file():
            # Explorer shows a .zip like a folder, and takes only carrel.exe out of it if somebody double-clicks that.
            archive.writestr(NOTE_IN_ZIP, windows_desktop.windows_lines(windows_desktop.UNPACK_FIRST))
    return file


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Remove the user and the group that built the program."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = max(entry.mtime, EARLIEST)
    return entry


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
