"""A zip archive that a stranger made: its parts by name, within limits of size and number."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from reader.library.importing.imported import ImportFailed
from reader.system.regular_file import open_regular
from reader.translation import _, number_text

MAX_FILE = 100_000_000
MAX_ENTRIES = 20_000
MAX_LIST = 2_000_000
"""Bytes of the list of parts."""

BEGINNING = 512


class _ShortReads:
    """The file, without long reads while the list of its parts is read: one of megabytes is no list of parts."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.is_listing = True
        self.seek, self.tell, self.close, self.seekable = file.seek, file.tell, file.close, file.seekable

    def read(self, size: int = -1) -> bytes:
        if self.is_listing and size > MAX_LIST:
            raise zipfile.BadZipFile
        return self._file.read(size if size >= 0 else MAX_LIST)


class ZipArchive:
    """The constructor raises ImportFailed if the file is no such archive. Close it, or use it in `with`.

    problem_of  what is wrong with a file that begins with these bytes; empty if it may be such an archive
    advice      what to do with a file that is damaged, in English
    """

    def __init__(self, path: Path, problem_of: Callable[[bytes], str], advice: str) -> None:
        self._advice = advice
        try:
            self._file = open_regular(Path(os.path.realpath(path)))
        except OSError as error:
            raise ImportFailed(_("It cannot be read: {reason}.", reason=error.strerror or error)) from error
        try:
            self._open(problem_of)
        except BaseException:
            self._file.close()
            raise

    def _open(self, problem_of: Callable[[bytes], str]) -> None:
        if problem := problem_of(self._file.read(BEGINNING)):
            raise ImportFailed(problem)
        self._file.seek(0, 2)
        if self._file.tell() > MAX_FILE:
            raise ImportFailed(
                _(
                    "It has more than {count} MB. Make its pictures smaller, or divide it.",
                    count=number_text(MAX_FILE // 1_000_000),
                )
            )
        try:
            reads = _ShortReads(self._file)
            self._zip = zipfile.ZipFile(cast(BinaryIO, reads))
            reads.is_listing = False
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise ImportFailed(_("It has too many parts for a document."))
        self._folded = {canonical(entry.filename): entry for entry in entries}
        self._entries = {entry.filename: entry for entry in entries}

    def __enter__(self) -> ZipArchive:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return self._entry(name) is not None

    def names(self) -> Iterator[str]:
        """In small letters."""
        return iter(self._folded)

    def size(self, name: str) -> int:
        """What the archive says of the bytes of a part when it is unpacked; 0 if it is missing."""
        entry = self._entry(name)
        return entry.file_size if entry else 0

    def data(self, name: str, limit: int) -> bytes | None:
        """The bytes of a part; None if it is missing or has more than `limit`. Raises ImportFailed if it is damaged."""
        entry = self._entry(name)
        if entry is None or entry.file_size > limit:
            return None
        if entry.flag_bits & 1:
            raise ImportFailed(_("It is encrypted. {advice}", advice=_(self._advice)))
        try:
            with self._zip.open(entry) as opened:
                data = opened.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        return data if len(data) <= limit else None

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        return self._entries.get(name) or self._folded.get(canonical(name))

    def _damaged(self) -> ImportFailed:
        return ImportFailed(_("It is damaged. {advice}", advice=_(self._advice)))


def canonical(name: str) -> str:
    """Names of parts differ in more than capital letters."""
    return name.replace("\\", "/").lstrip("/").casefold()
