"""Which file is read for a pack if several have its id: nobody's file replaces one that somebody chose.

Without signatures, an edition number or a date is only what a file says about itself, so neither counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from reader.library import pack_answers
from reader.library.composed import composed
from reader.library.file_digest import FileDigest, digest_file, stamp_of
from reader.library.pack_answers import PackAnswer
from reader.library.packfile import PackFile

OPENED, CHOSEN, BUNDLED, READ_BEFORE, OTHER = range(5)
"""Why a file is read, the strongest reason first: the reader opened it by its name, they answered that they want to
read it, it came with the program, it is the one that was read before, or it was the first to be found."""

QUICK = 4 << 20  # bytes; reading these takes less than a fifth of a second from a slow stick


class ReadingChoice:
    """The answers of the reader, and what is known about the files that they are about."""

    def __init__(
        self,
        answers: Iterable[PackAnswer] = (),
        is_listed: Callable[[Path], bool] = lambda _: False,
        *,
        largest: int | None = None,
    ) -> None:
        """`is_listed`: whether a pack next to the program is in the list of its stick. A file of more than `largest`
        bytes counts as chosen only after `confirm`, because reading it would hold up the window."""
        self._answers = tuple(answers)
        self._largest = largest
        self._known: dict[Path, FileDigest] = {}
        self.is_listed = is_listed
        self.read_before: Path | None = None

    def set_answers(self, answers: Iterable[PackAnswer]) -> None:
        self._answers = tuple(answers)

    def can_choose(self, id: str) -> bool:
        """Whether the reader chose a file for the pack, which may be missing, that can be compared now."""
        answer = pack_answers.chosen(self._answers, id)
        return answer is not None and (self._largest is None or answer.size <= self._largest or self._is_known(answer))

    def may_be_chosen(self, id: str, file: Path) -> bool:
        """Whether a file has the size of the chosen one, so that it is worth opening before others."""
        answer, stamp = pack_answers.chosen(self._answers, id), stamp_of(file)
        return answer is not None and bool(stamp) and stamp[2] == answer.size

    def is_declined(self, id: str, file: Path) -> bool:
        """Whether the reader does not want to be asked about a file."""
        stamp = stamp_of(file)
        return bool(stamp) and pack_answers.may_be_declined(self._answers, id, stamp[2], stamp[3])

    def confirm(self, file: Path, found: FileDigest) -> None:
        """Notes the digest of a file, which counts until the file changes."""
        self._known[file] = found

    def has_changed(self, file: Path) -> bool:
        """Whether there is another file now in the place of one whose digest is known."""
        known, now = self._known.get(file), stamp_of(file)
        return known is not None and bool(now) and known.stamp != now

    def standing(self, pack: PackFile, *, is_bundled: bool) -> int:
        """CHOSEN, BUNDLED, READ_BEFORE or OTHER."""
        if self._is_chosen(pack):
            return CHOSEN
        if is_bundled:
            return BUNDLED
        return READ_BEFORE if pack.path == self.read_before else OTHER

    def _is_known(self, answer: PackAnswer) -> bool:
        return any(known.sha256 == answer.sha256 for known in self._known.values())

    def _is_chosen(self, pack: PackFile) -> bool:
        """The file is compared after it was opened, and must not have changed in between."""
        answer = pack_answers.chosen(self._answers, composed(pack.info.id))
        if answer is None or pack.connection.size != answer.size:
            return False
        found = self._digest(pack)
        return found is not None and found.sha256 == answer.sha256 and pack.is_unchanged()

    def _digest(self, pack: PackFile) -> FileDigest | None:
        """None if the file cannot be read, or is too large to be read now."""
        known = self._known.get(pack.path)
        if known and known.stamp == stamp_of(pack.path):
            return known
        if self._largest is not None and pack.connection.size > self._largest:
            return None
        try:
            found = self._known[pack.path] = digest_file(pack.path)
        except OSError:
            return None
        return found
