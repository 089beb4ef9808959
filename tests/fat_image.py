"""A FAT image that mtools fills and empties, without mounting it: FAT is the usual file system of sticks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

TOOLS = ("mkfs.vfat", "mcopy")
_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"


def lacking() -> str:
    """The names of the missing tools, joined with “and”; empty if none is missing."""
    return " and ".join(name for name in TOOLS if not shutil.which(name, path=_PATH))


def make(image: Path, size: int) -> Path:
    with image.open("wb") as file:
        file.truncate(size)
    _run("mkfs.vfat", "-F", "32", image)
    return image


def put(image: Path, paths: Iterable[Path]) -> None:
    _run("mcopy", "-i", image, "-s", "-Q", *paths, "::/")


def take(image: Path, folder: Path) -> None:
    """Copy everything from the image to `folder`."""
    _run("mcopy", "-i", image, "-s", "-n", "::/*", folder)


def _run(*words: str | Path) -> None:
    environment = {"LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1", "PATH": _PATH}
    program = shutil.which(words[0], path=_PATH) or words[0]
    subprocess.run([program, *words[1:]], check=True, env=environment, capture_output=True)
