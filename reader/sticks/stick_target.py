"""Writes one stick: surveys it, copies files, reads them back, and finishes with the list of checksums."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.library.packerrors import shortened
from reader.sticks import checksum_list, file_names, finish_stick, stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import TargetError, reason_of
from reader.sticks.held_folders import LinkError
from reader.sticks.layout import LOCAL_HELP, START, UNFINISHED
from reader.sticks.progress import ProgressMeter
from reader.sticks.stick_folder import CHANGED, StickFolder
from reader.sticks.survey import (
    IS_FOREIGN,
    IS_LINK,
    Survey,
    blocked_by,
    check_space,
    is_full_group,
    leftovers,
    survey,
)
from reader.translation import Translated, _, as_translated, ngettext


@dataclass(frozen=True, slots=True)
class StickOutcome:
    """The result for one target. `reason` is why it failed, in sentences that do not name it; empty if it succeeded.

    `local_help` is the text that was copied; empty if there is none, or the stick has one that was written by hand.
    """

    target: Path
    reason: str
    copied: int  # files
    copied_bytes: int
    kept: int  # files that were on the stick already
    removed: int  # files of an older program
    local_help: str = ""


class _Partial(NamedTuple):
    """A file that is being written: what it will be, and its name on the stick until then."""

    file: SourceFile
    name: str


class StickTarget:
    """Used by one thread at a time. `check_cancelled` raises Cancelled if the user has cancelled.

    The steps raise TargetError and OSError, in this order: open, compare, prepare, then begin_file, write_block and
    end_file for each file, commit_files, verify, finish.
    """

    def __init__(self, path: Path, meter: ProgressMeter, check_cancelled: Callable[[], None]) -> None:
        self.path = path
        self.reason: Translated | str = ""
        self.wanted_names: frozenset[str] = frozenset()
        self._stick: StickFolder | None = None
        self._meter = meter
        self._check_cancelled = check_cancelled
        self._identity = (0, 0)
        self._survey: Survey | None = None
        self._local_help = ""
        self._to_copy: list[SourceFile] = []
        self._digests: dict[str, str] = {}
        self._copied: list[SourceFile] = []
        self._uncommitted: list[_Partial] = []
        self._open: tuple[_Partial, BinaryIO] | None = None
        self._folders: set[str] = set()
        self._removed = self._kept = 0
        self._expected = self._counted = self._expected_files = self._counted_files = 0

    # Survey

    def open(self, source: CopySource) -> None:
        if not self.path.exists():
            raise TargetError(
                _("There is no such folder. Insert the stick, and check which folder the system shows it in.")
            )
        if not self.path.is_dir():
            raise TargetError(_("It is not a folder. Give the folder where the system shows the stick."))
        self._stick = StickFolder(self.path)
        self._identity = self.stick.identity()
        self._local_help = source.local_help
        self._survey = survey(self.stick, source)
        self._expect(2 * sum(file.size for file in self.survey.missing), len(self.survey.missing))
        self._expect(sum(file.size for file in self.survey.same_size))

    def close(self) -> None:
        """The stick can be ejected after this."""
        if self._stick:
            self._stick.close()

    @property
    def stick(self) -> StickFolder:
        assert self._stick is not None
        return self._stick

    @property
    def identity(self) -> tuple[int, int]:
        """Device and inode: the same for two paths to one folder, different for two sticks with one name."""
        return self._identity

    @property
    def survey(self) -> Survey:
        assert self._survey is not None
        return self._survey

    def compare(self, digests: Mapping[str, str]) -> None:
        """Compares the files that may be on the stick already. `digests`: names -> digests of the source files."""
        self._to_copy = list(self.survey.missing)
        for file in self.survey.same_size:
            if self.stick.digest(file.name, self._count) == digests[file.name]:
                self._digests[file.name] = digests[file.name]
                self._kept += 1
                continue
            if file_names.folded(file.name) not in self.survey.own_names:
                raise blocked_by(file.name, IS_FOREIGN)
            self._to_copy.append(file)
            self._expect(2 * file.size, 1)
        self.wanted_names = frozenset(file.name for file in self._to_copy)

    def check_space(self, claimed: dict[int, int]) -> None:
        """`claimed` is for all targets, as `survey.check_space` takes it."""
        check_space(self.stick, self.survey, self._to_copy, claimed)

    # Copying

    def prepare(self, source: CopySource) -> None:
        """The first step that changes the stick. Until `finish`, a file on the stick marks it as unfinished."""
        self._check_same_stick()
        for name in leftovers(self.stick, source, self.survey.listed):
            self.stick.remove(name)
        planned = {*self.survey.listed, *(file.name for file in source.files), START}
        finish_stick.write_checked(self.stick, UNFINISHED, checksum_list.unfinished_as_text(planned))
        self.stick.sync_folder("")

    def begin_file(self, file: SourceFile) -> None:
        self._check_same_stick()
        try:
            name, opened = self.stick.create(file.name, file.mode)
        except LinkError as error:
            raise blocked_by(error.name, IS_LINK) from error
        self._open = _Partial(file, name), opened
        folder = file.name.rpartition("/")[0]
        if folder not in self._folders:
            self._folders.add(folder)
            self.stick.sync_folder(folder.rpartition("/")[0])

    def write_block(self, data: bytes) -> None:
        assert self._open
        _partial, opened = self._open
        rest = memoryview(data)
        while rest:
            self._check_cancelled()
            written = opened.write(rest)
            rest = rest[written:]
        self._count(len(data))

    def end_file(self, digest: str) -> None:
        assert self._open
        partial, opened = self._open
        stick_files.drop_cached(opened.fileno())  # starts writing it to the stick while the next file is read
        opened.close()
        self._open = None
        self._digests[partial.file.name] = digest
        self._uncommitted.append(partial)
        if is_full_group([each.file for each in self._uncommitted]):
            self.commit_files()

    def commit_files(self) -> None:
        """Syncs the files written since the last call, then renames them to their final names."""
        self._check_same_stick()
        for _file, name in self._uncommitted:
            self._check_cancelled()
            self.stick.sync(name)
        for file, name in self._uncommitted:
            self.stick.put(name, file.name, self.survey.found[file.name])
        for folder in {file.name.rpartition("/")[0] for file, _name in self._uncommitted}:
            self.stick.sync_folder(folder)
        self._copied += [file for file, _name in self._uncommitted]
        self._uncommitted = []

    # Reading back

    def verify(self) -> None:
        """Reads all files back after all were copied: a stick that fakes its size overwrites the first files."""
        wrong = []
        for file, following in zip_longest(self._copied, self._copied[1:]):
            if following:
                self.stick.read_ahead(following.name)
            is_read_ahead = file is not self._copied[0]
            digest = self.stick.digest(file.name, self._count, is_read_ahead=is_read_ahead)
            if digest == self._digests[file.name]:
                self._count(0, 1)
                continue
            self._check_same_stick()  # if the stick was swapped, this is not our file
            self.stick.remove(file.name)
            wrong.append(file.name)
        if wrong:
            raise TargetError(
                ngettext(
                    "“{file}” did not read back correctly and was removed. Use another stick.",
                    "{count} files did not read back correctly and were removed, “{file}” first. Use another stick.",
                    len(wrong),
                    file=shortened(wrong[0]),
                )
            )

    def finish(self, source: CopySource) -> None:
        """Removes files of an older program, then writes the start page and, last, the list."""
        self._check_cancelled()
        self._check_same_stick()
        for name in self._digests:
            if not self.stick.is_file(name):
                raise TargetError(_(CHANGED, file=shortened(name)))
        kept, self._removed = finish_stick.remove_stale(self.stick, self.survey)
        finish_stick.finish(self.stick, source, {**kept, **self._digests})

    def outcome(self) -> StickOutcome:
        size = sum(file.size for file in self._copied)
        has_local_help = self._survey is not None and LOCAL_HELP in self._survey.found
        return StickOutcome(
            *(self.path, self.reason, len(self._copied), size, self._kept, self._removed),
            self._local_help if has_local_help else "",
        )

    def fail(self, error: TargetError | OSError) -> None:
        """Records the reason, cleans up, and takes this stick out of the totals of the progress."""
        self.reason = reason_of(error) if isinstance(error, OSError) else as_translated(error)
        self.remove_partial_files()
        self._meter.expect(self._counted - self._expected, self._counted_files - self._expected_files)

    def remove_partial_files(self) -> None:
        """Deletes partial files, if the stick is still there."""
        with contextlib.suppress(OSError):
            if self._open:
                partial, opened = self._open
                self._open = None
                self._uncommitted.append(partial)
                opened.close()
        for _file, name in self._uncommitted:
            with contextlib.suppress(OSError, TargetError):
                self._check_same_stick()
                self.stick.remove(name)
        self._uncommitted = []

    def _check_same_stick(self) -> None:
        """Raises TargetError. An unplugged stick can leave an empty folder behind, on the computer's own disk."""
        if self.stick.identity() != self._identity:
            raise TargetError(_("The stick was unplugged or swapped."))

    def _expect(self, size: int, files: int = 0) -> None:
        self._expected += size
        self._expected_files += files
        self._meter.expect(size, files)

    def _count(self, size: int, files: int = 0) -> None:
        self._check_cancelled()
        self._counted += size
        self._counted_files += files
        self._meter.count(size, files)
