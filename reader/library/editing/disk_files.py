"""The files of a content folder on disk. Nothing outside the folder is read or written, and no link is followed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.content_folder import ARTICLES, FIGURES, FILES, MAX_FOLDERS, SPELLING
from reader.library.authoring.textfile import MAX_BYTES
from reader.library.authoring.unread_files import is_ignored
from reader.library.figure_check import MAX_FIGURE_BYTES
from reader.library.normal_form import normalized
from reader.library.safe_figure import MEDIA_TYPES
from reader.system import links, move_file, state_file, windows_names
from reader.system.atomic_write import sync_folder, write_bytes_atomically
from reader.translation import _

MOST_FILES = 20_000
_PARTIAL = re.compile(r"\..+\.[0-9a-f]{16}\.partial")
"""What a program that was killed leaves of a file that it was writing."""


@dataclass(frozen=True, slots=True)
class DiskState:
    """What a file was like when it was last read or written. `digest` is empty for a figure that was not read."""

    size: int
    modified: int
    digest: str = ""

    def is_as(self, found: os.stat_result) -> bool:
        return self.size == found.st_size and self.modified == found.st_mtime_ns


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_text_name(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    return (not folder and file in (*FILES, SPELLING)) or (folder == ARTICLES and file.casefold().endswith(".md"))


def is_figure_name(name: str) -> bool:
    return name.startswith(f"{FIGURES}/") and name.casefold().endswith(tuple(MEDIA_TYPES))


def is_safe_name(name: str) -> bool:
    """Whether it is the name of a file that a content folder reads, and of nothing elsewhere, on any system."""
    parts = name.split("/")
    return (
        (is_text_name(name) or is_figure_name(name))
        and len(parts) <= MAX_FOLDERS + 2
        and name.isprintable()
        and all(part.strip(". ") and not windows_names.problem_of(part) and len(part) < 250 for part in parts)
    )


class FolderOnDisk:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._real_names: dict[str, str] = {}
        """Names in Unicode NFC, as packs have them, and as the file system has them, where these differ."""

    def is_reachable(self) -> bool:
        """False if the folder is gone: moved, deleted, on a stick that was pulled out or a share that was lost.

        Where a stick was, an empty folder can remain, so a folder without pack.yaml is gone, too.
        """
        try:
            return stat.S_ISREG((self.path / packinfo.FILE).lstat().st_mode)
        except OSError:
            return False

    def listed(self) -> tuple[dict[str, os.stat_result], dict[str, str]]:
        """The files that a content folder reads; and what else has such a name, with a reason. Raises OSError."""
        files: dict[str, os.stat_result] = {}
        refused: dict[str, str] = {}
        for real, found in self._found():
            name = normalized("NFC", real)
            if name != real:
                self._real_names[name] = real
            if not is_safe_name(name):
                refused[name] = _("Windows could not save a file of this name. Rename it.")
            elif links.is_link(found):
                refused[name] = _("This is a link, and Carrel writes through none. Put the file itself here.")
            elif not stat.S_ISREG(found.st_mode):
                refused[name] = _("This is not a regular file. Put the file itself here.")
            else:
                files[name] = found
        return files, refused

    def read(self, name: str) -> tuple[bytes, DiskState]:
        """Raises OSError; FileNotFoundError if there is no such file."""
        file = self._file(name)
        most = MAX_BYTES if is_text_name(name) else MAX_FIGURE_BYTES
        before = state_file.check_regular(file)
        data = state_file.read_regular(file, most + 1)
        return data, DiskState(before.st_size, before.st_mtime_ns, digest_of(data))

    def state(self, name: str) -> os.stat_result | None:
        """None if there is no file. Raises OSError."""
        try:
            return state_file.check_regular(self._file(name))
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> DiskState:
        """Replaces the file or makes it. Raises OSError; the file is then as it was."""
        file = self._file(name)
        folder = file.parent
        if not self.is_reachable() and name != packinfo.FILE:
            raise FileNotFoundError(errno.ENOENT, _("the folder is gone"), str(self.path))
        for parent in reversed(file.relative_to(self.path).parents[:-1]):
            if not (self.path / parent).is_dir():
                (self.path / parent).mkdir()
                sync_folder((self.path / parent).parent)
        mode = None
        with contextlib.suppress(FileNotFoundError):
            mode = state_file.check_regular(file).st_mode
            if not mode & stat.S_IWUSR or not os.access(file, os.W_OK):
                raise PermissionError(errno.EACCES, _("the file is read-only"), str(file))
        write_bytes_atomically(file, data, mode)
        sync_folder(folder)
        found = file.lstat()
        return DiskState(found.st_size, found.st_mtime_ns, digest_of(data))

    def delete(self, name: str) -> None:
        """Raises OSError; nothing if it is gone already."""
        file = self._file(name)
        with contextlib.suppress(FileNotFoundError):
            state_file.check_regular(file)
            move_file.delete(file, missing_ok=True)
            sync_folder(file.parent)

    def delete_partial_files(self) -> None:
        """Those that Carrel was writing when it was killed."""
        for folder in (self.path, self.path / ARTICLES, self.path / FIGURES):
            with contextlib.suppress(OSError):
                for entry in list(os.scandir(folder)) if not links.is_link_at(folder) else ():
                    if _PARTIAL.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                        move_file.delete(Path(entry.path), missing_ok=True)

    def _file(self, name: str) -> Path:
        """Raises OSError if a folder on the way is a link."""
        if not is_safe_name(name):
            raise OSError(errno.EINVAL, _("a content folder has no file of this name"), name)
        folder = self.path
        *folders, last = self._real_names.get(name, name).split("/")
        for part in folders:
            folder = folder / part
            if links.is_link_at(folder):
                raise OSError(errno.ELOOP, _("it is in a folder that is a link"), str(folder))
        return folder / last

    def _found(self) -> Iterator[tuple[str, os.stat_result]]:
        """The names that a content folder reads, whatever is there."""
        count = 0
        pending = [("", 0)]
        while pending:
            prefix, level = pending.pop()
            for entry in os.scandir(self.path / prefix):
                name = f"{prefix}{entry.name}"
                if is_ignored(entry.name) or count > MOST_FILES:
                    continue
                count += 1
                try:
                    found = entry.stat(follow_symlinks=False)
                    if os.name == "nt":
                        found = os.lstat(entry.path)  # the listing of a folder has an older time of change there
                except OSError:
                    continue
                if stat.S_ISDIR(found.st_mode) and not links.is_link(found):
                    if name in (ARTICLES, FIGURES) or (prefix.startswith(f"{FIGURES}/") and level <= MAX_FOLDERS):
                        pending.append((f"{name}/", level + 1))
                elif is_text_name(name) or is_figure_name(name):
                    yield name, found
