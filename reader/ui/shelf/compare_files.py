"""Reads the files of one pack in the background, to tell them apart by their digests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.library import pack_answers
from reader.library.file_digest import DigestCancelled, FileDigest, digest_file, stamp_of
from reader.library.pack_answers import PackAnswer
from reader.library.shelf_listing import ListedPack
from reader.ui.shell.background_tasks import Tasks

MOST_FILES = 20  # of one pack; a stranger can put thousands on a stick
MOST_BYTES = 512 << 20


class Compared(NamedTuple):
    """`mine` is the digest of the file on the page, None if it cannot be read. `others` are those that differ from it,
    with their digests, without those that the reader does not want."""

    mine: FileDigest | None
    others: tuple[tuple[ListedPack, FileDigest], ...]


class FileComparer:
    """Only the newest request is answered."""

    def __init__(self) -> None:
        self._is_cancelled = threading.Event()
        self._tasks = Tasks(self._is_cancelled.set, DigestCancelled, lambda: None)
        self._known: dict[Path, FileDigest] = {}  # used on the background thread only

    def compare(
        self,
        mine: Path,
        others: Sequence[ListedPack],
        answers: Sequence[PackAnswer],
        on_result: Callable[[Compared], None],
    ) -> None:
        work = partial(self._compare, mine, others[:MOST_FILES], answers)
        self._tasks.start("compare", work, on_result, lambda _: None)

    def verify(self, file: Path, found: FileDigest, on_result: Callable[[bool], None]) -> None:
        """Tells whether a file is still the one with that digest; reads it again."""
        work = partial(self._is_same, file, found)
        self._tasks.start("verify", work, on_result, lambda _: on_result(False))

    def close(self) -> None:
        self._tasks.end()

    # on the background thread

    def _compare(self, mine: Path, others: Sequence[ListedPack], answers: Sequence[PackAnswer]) -> Compared:
        self._is_cancelled.clear()
        own = self._digest(mine)
        found = []
        left = MOST_BYTES
        for each in others:
            assert each.pack
            stamp = stamp_of(each.file)
            if not stamp or pack_answers.may_be_declined(answers, each.pack.id, stamp[2], stamp[3]):
                continue
            left -= stamp[2]
            if left < 0:
                break
            digest = self._digest(each.file)
            if digest and not (own and digest.sha256 == own.sha256):
                found.append((each, digest))
        return Compared(own, tuple(found))

    def _is_same(self, file: Path, found: FileDigest) -> bool:
        self._is_cancelled.clear()
        now = digest_file(file, self._is_cancelled.is_set)
        self._known[file] = now
        return now == found

    def _digest(self, file: Path) -> FileDigest | None:
        known = self._known.get(file)
        if known and known.stamp == stamp_of(file):
            return known
        try:
            found = self._known[file] = digest_file(file, self._is_cancelled.is_set)
        except OSError:
            return None
        return found
