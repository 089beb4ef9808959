"""Loads the whole standalone program into memory, so that it survives when its stick is unplugged.

The system reads code from the program's files only when it runs, and PyInstaller exits when it imports a module and the
program's file is gone. Either would close the window while somebody is reading.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import IO, Any, NamedTuple

from reader.system import paths

_BASE_LIBRARY = "base_library.zip"
_MAPPINGS = Path("/proc/self/maps")
_POPULATE_READ, _POPULATE_WRITE = 22, 23  # since Linux 5.14; an older system ignores them and loads pages on demand
_RIGHTS = {"r": 1, "w": 2, "x": 4}
_WRITE = _RIGHTS["w"]

_ENCODINGS = ("ascii", "idna", "latin_1", "utf_8_sig", "utf_16_le")
"""The encodings that may be needed later; Python has a hundred more."""


class MemoryMapping(NamedTuple):
    """The addresses from `first` up to, not including, `last`. `rights` is in the form of `mprotect`."""

    first: int
    last: int
    rights: int


def preload_program() -> None:
    """Reads the whole program once, so call it on its own thread after the window is shown.

    Never raises: a part that cannot be loaded is read from the stick when it is needed.
    """
    folder = paths.program()
    if folder is None:
        return
    with contextlib.suppress(Exception):
        _load_archive()
    if not paths.is_on_removable_disk():
        return
    inside = paths.resources().parent
    for names in (_base_modules(inside / _BASE_LIBRARY), _extension_modules(inside)):
        with contextlib.suppress(Exception):
            _import(names)
    _restrict_search_path(inside)
    with contextlib.suppress(Exception):
        _load_pages(folder)


def _load_archive() -> None:
    """Makes PyInstaller read modules from memory: it opens the program's file again for each module."""
    archive = importlib.import_module("pyimod02_importers").pyz_archive
    name: str = archive._filename
    first: int = archive._start_offset
    with open(name, "rb") as file:  # noqa: PTH123 - as it is named there
        file.seek(first)
        data = file.read(max(offset + length for _, offset, length in archive.toc.values()))

    def open_from_memory(file: Any, *args: Any) -> IO[bytes]:
        return _FilePart(data, first) if file == name else open(file, *args)  # noqa: PTH123

    vars(importlib.import_module("pyimod01_archive"))["open"] = open_from_memory


class _FilePart(io.BytesIO):
    """Part of a file, read with the offsets of the whole file. `first` is the offset where it begins."""

    def __init__(self, data: bytes, first: int) -> None:
        super().__init__(data)
        self._first = first

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return super().seek(offset - self._first, whence)


def _restrict_search_path(inside: Path) -> None:
    """Everything in the other folders is loaded now. If one of them became unreachable, an import would fail."""
    sys.path[:] = [folder for folder in sys.path if Path(folder) == inside] or sys.path


def _import(names: Iterable[str]) -> None:
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def _base_modules(archive: Path) -> Iterator[str]:
    """The modules that Python needs to start, in their own archive, which is opened again for each module."""
    with zipfile.ZipFile(archive) as opened:
        modules = [name.removesuffix(".pyc").replace("/", ".") for name in opened.namelist() if name.endswith(".pyc")]
    yield from (name for name in modules if not name.startswith("encodings.") and not name.endswith(".__init__"))
    yield from (f"encodings.{name}" for name in _ENCODINGS)


def _extension_modules(top: Path) -> Iterator[str]:
    """The extension modules: each is a file in the program's folder."""
    for file in sorted(top.rglob("*")):
        if file.name.endswith(tuple(EXTENSION_SUFFIXES)):
            parts = file.relative_to(top).with_name(file.name.split(".", 1)[0]).parts
            yield ".".join(parts[2:] if "lib-dynload" in parts else parts)


if sys.platform == "win32":
    from ctypes import wintypes

    class _Module(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", wintypes.DWORD), ("entry", ctypes.c_void_p))

    class _Range(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))

    def _load_pages(folder: Path) -> None:
        """Makes Windows load all libraries of this process completely."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        process = wintypes.HANDLE(kernel.GetCurrentProcess())
        modules = (wintypes.HMODULE * 1024)()
        needed = wintypes.DWORD()
        if not kernel.K32EnumProcessModules(process, modules, ctypes.sizeof(modules), ctypes.byref(needed)):
            return
        ranges = []
        for module in modules[: needed.value // ctypes.sizeof(wintypes.HMODULE)]:
            about = _Module()
            handle = wintypes.HMODULE(module)
            if kernel.K32GetModuleInformation(process, handle, ctypes.byref(about), ctypes.sizeof(about)):
                ranges.append(_Range(about.base, about.size))
        kernel.PrefetchVirtualMemory(process, ctypes.c_size_t(len(ranges)), (_Range * len(ranges))(*ranges), 0)

else:

    def _load_pages(folder: Path) -> None:
        """Loads all memory pages that are mapped from libraries in `folder`, and makes them private copies: the system
        may drop a page that belongs to a file, and read it again later. Only Linux lists the mappings."""
        system = ctypes.CDLL(None)
        for each in _mapped(folder, _MAPPINGS.read_text(encoding="utf-8", errors="surrogateescape")):
            first, size = ctypes.c_void_p(each.first), ctypes.c_size_t(each.last - each.first)
            if system.mprotect(first, size, each.rights | _WRITE):  # refused if the system forbids writable code
                system.madvise(first, size, _POPULATE_READ)
            else:
                system.madvise(first, size, _POPULATE_WRITE)
                system.mprotect(first, size, each.rights)


def _mapped(folder: Path, mappings: str) -> Iterator[MemoryMapping]:
    """The private mappings of libraries and programs in `folder`, which stay until the process ends.

    https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html
    """
    for line in mappings.splitlines():
        addresses, rights, *_, name = line.split(maxsplit=5)
        if name.startswith(f"{folder}/") and rights.startswith("r") and rights.endswith("p"):
            first, _, last = addresses.partition("-")
            if ".so" in name or name.rpartition("/")[0] == str(folder):
                yield MemoryMapping(int(first, 16), int(last, 16), sum(_RIGHTS.get(right, 0) for right in rights))
