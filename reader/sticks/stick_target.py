"""Writes one stick: surveys it, copies files, reads them back, and finishes with the list of checksums."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from reader.sticks import checksum_list, file_names, finish_stick, stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import TargetError, quoted, reason_of
from reader.sticks.layout import PARTIAL, START, UNFINISHED
from reader.sticks.progress import ProgressMeter
from reader.sticks.survey import IS_FOREIGN, IS_LINK, Survey, blocked_by, is_full_group, leftovers, survey
from reader.system.atomic_write import sync_folder


@dataclass(frozen=True, slots=True)
class StickOutcome:
    """The result for one target. `reason` is why it failed, as a sentence; empty if it succeeded."""

    target: Path
    reason: str
    copied: int  # files
    copied_bytes: int
    kept: int  # files that were on the stick already
    removed: int  # files of an older program


class StickTarget:
    """Used by one thread at a time. `check_cancelled` raises Cancelled if the user has cancelled.

    The steps raise TargetError and OSError, in this order: open, compare, prepare, then begin_file, write_block and
    end_file for each file, commit_files, verify, finish.
    """

    def __init__(self, path: Path, meter: ProgressMeter, check_cancelled: Callable[[], None]) -> None:
        self.path = path
        self.reason = ""
        self.wanted_names: frozenset[str] = frozenset()
        self._root = path
        self._meter = meter
        self._check_cancelled = check_cancelled
        self._identity = (0, 0)
        self._survey: Survey | None = None
        self._to_copy: list[SourceFile] = []
        self._digests: dict[str, str] = {}
        self._copied: list[SourceFile] = []
        self._uncommitted: list[SourceFile] = []
        self._open: tuple[SourceFile, BinaryIO] | None = None
        self._folders: set[Path] = set()
        self._removed = self._kept = 0
        self._expected = self._counted = self._expected_files = self._counted_files = 0

    # Survey

    def open(self, source: CopySource) -> None:
        if not self.path.exists():
            raise TargetError(
                "there is no such folder. Insert the stick, and check which folder the system shows it in"
            )
        if not self.path.is_dir():
            raise TargetError("it is not a folder. Give the folder where the system shows the stick")
        self._root = self.path.resolve()
        state = self._root.stat()
        self._identity = (state.st_dev, state.st_ino)
        self._survey = survey(self._root, source)
        self._expect(2 * sum(file.size for file in self.survey.missing), len(self.survey.missing))
        self._expect(sum(file.size for file in self.survey.same_size))

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
            path = self._root / file.name
            if stick_files.digest_of(path, self._count) == digests[file.name]:
                self._digests[file.name] = digests[file.name]
                self._kept += 1
                continue
            if file_names.folded(file.name) not in self.survey.own_names:
                raise blocked_by(self._root, path, IS_FOREIGN)
            self._to_copy.append(file)
            self._expect(2 * file.size, 1)
        self.wanted_names = frozenset(file.name for file in self._to_copy)

    @property
    def to_copy(self) -> list[SourceFile]:
        return self._to_copy

    # Copying

    def prepare(self, source: CopySource) -> None:
        """The first step that changes the stick. Until `finish`, a file on the stick marks it as unfinished."""
        self._check_same_stick()
        for path in leftovers(self._root, source, self.survey.listed):
            path.unlink()
        planned = {*self.survey.listed, *(file.name for file in source.files), START}
        finish_stick.write_checked(self._root / UNFINISHED, checksum_list.unfinished_as_text(planned))
        sync_folder(self._root)

    def begin_file(self, file: SourceFile) -> None:
        self._check_same_stick()
        folder = self._folder_of(file)
        self._open = file, stick_files.create(folder / f"{Path(file.name).name}{PARTIAL}", file.mode)

    def write_block(self, data: bytes) -> None:
        assert self._open
        _, opened = self._open
        rest = memoryview(data)
        while rest:
            self._check_cancelled()
            written = opened.write(rest)
            rest = rest[written:]
        self._count(len(data))

    def end_file(self, digest: str) -> None:
        assert self._open
        file, opened = self._open
        stick_files.drop_cached(opened.fileno())  # starts writing it to the stick while the next file is read
        opened.close()
        self._open = None
        self._digests[file.name] = digest
        self._uncommitted.append(file)
        if is_full_group(self._uncommitted):
            self.commit_files()

    def commit_files(self) -> None:
        """Syncs the files written since the last call, then renames them to their final names."""
        self._check_same_stick()
        partials = [(self._root / f"{file.name}{PARTIAL}", self._root / file.name) for file in self._uncommitted]
        for partial, _ in partials:
            self._check_cancelled()
            stick_files.sync_file(partial)
        for partial, path in partials:
            partial.replace(path)
        for folder in {path.parent for _, path in partials}:
            sync_folder(folder)
        self._copied += self._uncommitted
        self._uncommitted = []

    # Reading back

    def verify(self) -> None:
        """Reads all files back after all were copied: a stick that fakes its size overwrites the first files."""
        wrong = []
        for file, following in zip_longest(self._copied, self._copied[1:]):
            path = self._root / file.name
            if following:
                stick_files.read_ahead(self._root / following.name)
            if (
                stick_files.digest_of(path, self._count, is_read_ahead=file is not self._copied[0])
                == self._digests[file.name]
            ):
                self._count(0, 1)
                continue
            self._check_same_stick()  # if the stick was swapped, this is not our file
            path.unlink()
            wrong.append(file.name)
        if wrong:
            name = quoted(wrong[0])
            if len(wrong) == 1:
                raise TargetError(f"{name} did not read back correctly and was removed. Use another stick")
            raise TargetError(
                f"{len(wrong):,} files did not read back correctly and were removed, {name} first. Use another stick"
            )

    def finish(self, source: CopySource) -> None:
        """Removes files of an older program, then writes the start page and, last, the list."""
        self._check_cancelled()
        self._check_same_stick()
        kept, self._removed = finish_stick.remove_stale(self._root, self.survey)
        finish_stick.finish(self._root, source, {**kept, **self._digests})

    def outcome(self) -> StickOutcome:
        size = sum(file.size for file in self._copied)
        return StickOutcome(self.path, self.reason, len(self._copied), size, self._kept, self._removed)

    def fail(self, error: TargetError | OSError) -> None:
        """Records the reason, cleans up, and takes this stick out of the totals of the progress."""
        self.reason = f"{self.path}: {reason_of(error) if isinstance(error, OSError) else error}."
        self.remove_partial_files()
        self._meter.expect(self._counted - self._expected, self._counted_files - self._expected_files)

    def remove_partial_files(self) -> None:
        """Deletes partial files, if the stick is still there."""
        with contextlib.suppress(OSError):
            if self._open:
                file, opened = self._open
                self._open = None
                self._uncommitted.append(file)
                opened.close()
        for file in self._uncommitted:
            with contextlib.suppress(OSError, TargetError):
                self._check_same_stick()
                (self._root / f"{file.name}{PARTIAL}").unlink(missing_ok=True)
        self._uncommitted = []

    def _check_same_stick(self) -> None:
        """Raises TargetError. An unplugged stick can leave an empty folder behind, on the computer's own disk."""
        state = self._root.stat()
        if (state.st_dev, state.st_ino) != self._identity:
            raise TargetError("the stick was unplugged or swapped")

    def _folder_of(self, file: SourceFile) -> Path:
        """Creates the folder if it is missing, but never behind a link."""
        folder = (self._root / file.name).parent
        if folder in self._folders:
            return folder
        if stick_files.is_behind_link(self._root, file.name):
            raise blocked_by(self._root, folder, IS_LINK)
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
        self._folders.add(folder)
        return folder

    def _expect(self, size: int, files: int = 0) -> None:
        self._expected += size
        self._expected_files += files
        self._meter.expect(size, files)

    def _count(self, size: int, files: int = 0) -> None:
        self._check_cancelled()
        self._counted += size
        self._counted_files += files
        self._meter.count(size, files)
