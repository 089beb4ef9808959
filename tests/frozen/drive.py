"""A stick: an image with a stick's file system, mounted by a driver in user space. Ending the driver pulls it out.

with plugged_in(EXFAT, folder) as drive:
    (drive.root / "file").write_text("there")
    drive.pull()        # from now on every access fails, as if the stick were pulled out
    drive.put_back()    # at the same path, with everything that was written before
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

from tests.frozen.machine import LONGEST_ASK, no_fuse, tool
from tests.frozen.program import ODD, PATIENCE
from tests.frozen.waiting import until

SIZE = 300 << 20


@dataclass(frozen=True, slots=True)
class FileSystem:
    """`driver` is a command without its last arguments, device and folder; it stays in the foreground."""

    name: str
    make: tuple[str, ...]
    driver: tuple[str, ...]
    needs_device: bool


FAT = FileSystem("FAT32", ("mkfs.vfat", "-F", "32"), ("fusefat", "-f", "-o", "rw+,allow_other"), needs_device=False)
EXFAT = FileSystem(
    "exFAT", ("mkfs.exfat",), ("mount.exfat-fuse", "-d", "-o", "allow_other,umask=000"), needs_device=True
)


class Drive:
    """`root` is the folder where the stick is mounted."""

    def __init__(self, kind: FileSystem, image: str, root: Path) -> None:
        self.root = root
        self._kind = kind
        self._image = image
        self._devices = contextlib.ExitStack()
        self._driver: subprocess.Popen[bytes] | None = None

    def put_back(self) -> None:
        """Use another loop device: one that is still in use would be mounted without working."""
        self._unmount_dead()
        device = self._devices.enter_context(_device(self._image)) if self._kind.needs_device else self._image
        command = [*self._kind.driver, device, str(self.root)]
        self._driver = driver = subprocess.Popen(
            _command(*command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(
            lambda: os.path.ismount(self.root),
            "the stick",
            lambda: "" if driver.poll() is None else f"{command[0]} has ended with {driver.returncode}",
        )

    def pull(self, *, is_noticed: bool = False) -> None:
        """Without a warning, even during a write. With `is_noticed` the system unmounts the stick, so its folder is
        empty; otherwise every access to the folder fails."""
        if self._driver:
            self._driver.kill()
            self._driver.wait(PATIENCE)
        if is_noticed:
            self._unmount_dead()

    def eject(self) -> None:
        """Unmount the stick, if it is mounted. Raises if a program still has a file open on it."""
        if self._driver and self._driver.poll() is None:
            _run("umount", str(self.root))
            self._driver.wait(PATIENCE)
            self._driver = None
        self._unmount_dead()
        self._devices.close()

    def _unmount_dead(self) -> None:
        """Remove the dead mount that a pulled stick leaves."""
        if self._driver:
            _run("umount", "-l", str(self.root))
            self._driver = None


@contextlib.contextmanager
def plugged_in(kind: FileSystem, folder: Path) -> Iterator[Drive]:
    """A new, empty stick, mounted in `folder`."""
    root = folder / ODD
    root.mkdir()
    with tempfile.NamedTemporaryFile(dir=folder) as image:
        image.truncate(SIZE)
        _run(*kind.make, image.name)
        drive = Drive(kind, image.name, root)
        drive.put_back()
        try:
            yield drive
        except BaseException:
            drive.pull(is_noticed=True)
            raise
        finally:
            drive.eject()


@functools.cache
def no_drive(kind: FileSystem) -> str:
    """The reason why this machine cannot have such a stick; empty if it can."""
    if reason := no_fuse(kind.make[0], kind.driver[0], "losetup"):
        return reason
    if kind.needs_device:
        done = subprocess.run(_command("losetup", "-f"), capture_output=True, check=False, timeout=LONGEST_ASK)
        return "there is no loop device for an image" if done.returncode else ""
    return ""


@contextlib.contextmanager
def _device(image: str) -> Iterator[str]:
    device = _run("losetup", "--show", "-f", image).strip()
    try:
        yield device
    finally:
        _run("losetup", "-d", device)


def _run(*command: str) -> str:
    """Raises if it fails, or takes too long."""
    done = subprocess.run(_command(*command), check=True, capture_output=True, text=True, timeout=PATIENCE)
    return done.stdout


def _command(name: str, *arguments: str) -> list[str]:
    return [tool(name) or name, *arguments]
