"""A stick: an image with the file system of sticks, shown by a driver outside the kernel. Ending the driver pulls it.

with plugged_in(EXFAT, folder) as drive:
    (drive.root / "file").write_text("there")
    drive.pull()        # from now on every access fails, as without the stick
    drive.put_back()    # at the same path, with all that had reached it
"""

from __future__ import annotations

import contextlib
import functools
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.frozen.machine import no_fuse, tool
from tests.frozen.program import ODD
from tests.frozen.waiting import until

SIZE = 300 << 20


@dataclass(frozen=True, slots=True)
class FileSystem:
    """`driver` is to be followed by device and folder; it stays in the foreground."""

    name: str
    make: tuple[str, ...]
    driver: tuple[str, ...]
    needs_device: bool


FAT = FileSystem("FAT32", ("mkfs.vfat", "-F", "32"), ("fusefat", "-f", "-o", "rw+,allow_other"), needs_device=False)
EXFAT = FileSystem(
    "exFAT", ("mkfs.exfat",), ("mount.exfat-fuse", "-d", "-o", "allow_other,umask=000"), needs_device=True
)


class Drive:
    """`root` is where the stick is shown."""

    def __init__(self, kind: FileSystem, image: str, root: Path) -> None:
        self.root = root
        self._kind = kind
        self._image = image
        self._devices = contextlib.ExitStack()
        self._driver: subprocess.Popen[bytes] | None = None

    def put_back(self) -> None:
        """As another device: one that is still in use somewhere would be shown as dead as it was."""
        self._clear()
        device = self._devices.enter_context(_device(self._image)) if self._kind.needs_device else self._image
        command = [*self._kind.driver, device, str(self.root)]
        self._driver = driver = subprocess.Popen(_found(*command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(
            lambda: os.path.ismount(self.root),
            "the stick",
            lambda: "" if driver.poll() is None else f"{command[0]} has ended with {driver.returncode}",
        )

    def pull(self, *, is_noticed: bool = False) -> None:
        """Without a warning, whatever is going on. Where the system notices, the stick's folder is empty then; else
        it answers nothing."""
        if self._driver:
            self._driver.kill()
            self._driver.wait()
        if is_noticed:
            self._clear()

    def take_out(self) -> None:
        """As it should be done, where it is in. Raises where a program still has something open there."""
        if self._driver and self._driver.poll() is None:
            subprocess.run(_found("umount", str(self.root)), check=True, capture_output=True)
            self._driver.wait()
            self._driver = None
        self._clear()
        self._devices.close()

    def _clear(self) -> None:
        """Takes away what a pulled stick leaves: a folder that answers nothing."""
        if self._driver:
            subprocess.run(_found("umount", "-l", str(self.root)), check=True, capture_output=True)
            self._driver = None


@contextlib.contextmanager
def plugged_in(kind: FileSystem, folder: Path) -> Iterator[Drive]:
    """A new one, empty, shown in `folder`."""
    root = folder / ODD
    root.mkdir()
    with tempfile.NamedTemporaryFile(dir=folder) as image:
        image.truncate(SIZE)
        subprocess.run(_found(*kind.make, image.name), check=True, capture_output=True)
        drive = Drive(kind, image.name, root)
        drive.put_back()
        try:
            yield drive
        except BaseException:
            drive.pull(is_noticed=True)
            raise
        finally:
            drive.take_out()


@functools.cache
def no_drive(kind: FileSystem) -> str:
    """Why there can be none here, in words."""
    if reason := no_fuse(kind.make[0], kind.driver[0], "losetup"):
        return reason
    if kind.needs_device and subprocess.run(_found("losetup", "-f"), capture_output=True, check=False).returncode:
        return "there is no loop device for an image"
    return ""


@contextlib.contextmanager
def _device(image: str) -> Iterator[str]:
    done = subprocess.run(_found("losetup", "--show", "-f", image), check=True, capture_output=True, text=True)
    device = done.stdout.strip()
    try:
        yield device
    finally:
        subprocess.run(_found("losetup", "-d", device), check=True)


def _found(name: str, *words: str) -> list[str]:
    return [tool(name) or name, *words]
