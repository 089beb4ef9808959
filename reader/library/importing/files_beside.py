"""Finds the files that a document names, such as its pictures: only beside it and below, never elsewhere."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from reader.library.authoring.unread_files import is_ignored
from reader.library.importing.reading import Reading
from reader.system.links import is_link
from reader.system.regular_file import read_regular

MOST_ENTRIES = 20_000
DEEPEST = 8


@dataclass(slots=True)
class FilesBeside:
    """`document` is the file that names others; `reading.root` the folder that is imported, if it is one."""

    document: Path
    reading: Reading
    _by_name: dict[str, Path] | None = field(default=None)

    def path(self, address: str) -> Path | None:
        """The file at a relative address; None if there is none, or if it is outside of the folder."""
        relative = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
        if not relative or "\0" in relative or "://" in relative:
            return None
        root = self.root
        # Without links on the way: what they lead to may be anywhere.
        path = Path(os.path.normpath(self.document.parent / relative.removeprefix("/")))
        if relative.startswith("/"):
            path = Path(os.path.normpath(root / relative.lstrip("/")))
        if not path.is_relative_to(root) or _has_link(path, root):
            return None
        return path

    def named(self, name: str) -> Path | None:
        """The file of this name in any folder, as Obsidian finds it."""
        direct = self.path(name)
        if direct is not None and direct.is_file():
            return direct
        if self._by_name is None:
            self._by_name = dict(_named_files(self.root))
        return self._by_name.get(unquote(name).replace("\\", "/").rpartition("/")[2].casefold())

    @property
    def root(self) -> Path:
        return Path(os.path.abspath(self.reading.root or self.document.parent))  # noqa: PTH100 - does not follow links

    def read(self, path: Path, most: int) -> bytes | None:
        """None if it cannot be read or has more bytes."""
        try:
            data = read_regular(path, most)
        except OSError:
            return None
        self.reading.used_files.add(path)
        return data if len(data) <= most else None


def _has_link(path: Path, root: Path) -> bool:
    """Whether the file, or a folder on the way to it, is a link."""
    at = path
    while at != root:
        try:
            if is_link(at.lstat()):
                return True
        except OSError:
            return True
        at = at.parent
    return False


def _named_files(root: Path) -> list[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    waiting = [(root, DEEPEST)]
    while waiting and len(found) < MOST_ENTRIES:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if is_ignored(entry.name) or is_link(entry.stat(follow_symlinks=False)):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if depth > 1:
                            waiting.append((Path(entry.path), depth - 1))
                    else:
                        found.append((entry.name.casefold(), Path(entry.path)))
        except OSError:
            continue
    return sorted(found, reverse=True)
