"""One stick while it is written: looked at, filled, read back, and closed with its list."""

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
from reader.sticks.progress import Meter
from reader.sticks.survey import GROUP_BYTES, GROUP_FILES, Survey, in_the_way, leftovers, survey
from reader.system.atomic_write import sync_folder


@dataclass(frozen=True, slots=True)
class StickOutcome:
    """What came of one target. `reason` is empty where all is well, and else a sentence."""

    target: Path
    reason: str
    copied: int  # files
    copied_bytes: int
    kept: int  # files that were there already
    removed: int  # files of an older program


class StickTarget:
    """Used by one thread at a time. `halted` raises where somebody has stopped it all."""

    def __init__(self, named: Path, meter: Meter, halted: Callable[[], None]) -> None:
        self.named = named
        self.reason = ""
        self.wanted: frozenset[str] = frozenset()
        self._root = named
        self._meter = meter
        self._halted = halted
        self._identity = (0, 0)
        self._survey: Survey | None = None
        self._to_copy: list[SourceFile] = []
        self._digests: dict[str, str] = {}
        self._copied: list[SourceFile] = []
        self._waiting: list[SourceFile] = []
        self._open: tuple[SourceFile, BinaryIO] | None = None
        self._folders: set[Path] = set()
        self._removed = self._kept = 0
        self._expected = self._counted = self._expected_files = self._counted_files = 0

    # Looking

    def open(self, source: CopySource) -> None:
        """Raises TargetError and OSError, as all that follows does."""
        if not self.named.exists():
            raise TargetError("there is no such folder. Put the stick in, and see what the system calls it")
        if not self.named.is_dir():
            raise TargetError("it is no folder. Name the folder where the system shows the stick")
        self._root = self.named.resolve()
        state = self._root.stat()
        self._identity = (state.st_dev, state.st_ino)
        self._survey = survey(self._root, source)
        self._expect(2 * sum(file.size for file in self.survey.lacking), len(self.survey.lacking))
        self._expect(sum(file.size for file in self.survey.like))

    @property
    def identity(self) -> tuple[int, int]:
        """The same for two names of one folder, and different for two sticks of one name."""
        return self._identity

    @property
    def survey(self) -> Survey:
        assert self._survey is not None
        return self._survey

    def compare(self, digests: Mapping[str, str]) -> None:
        """Finds what is there already, byte by byte. `digests` are those of the source."""
        self._to_copy = list(self.survey.lacking)
        for file in self.survey.like:
            path = self._root / file.name
            if stick_files.digest_of(path, self._count) == digests[file.name]:
                self._digests[file.name] = digests[file.name]
                self._kept += 1
                continue
            if file_names.folded(file.name) not in self.survey.ours:
                raise in_the_way(self._root, path, "is somebody else's file")
            self._to_copy.append(file)
            self._expect(2 * file.size, 1)
        self.wanted = frozenset(file.name for file in self._to_copy)

    @property
    def to_copy(self) -> list[SourceFile]:
        return self._to_copy

    # Copying

    def prepare(self, source: CopySource) -> None:
        """From here on the stick is changed. It says so itself until it is finished."""
        self._check_there()
        for path in leftovers(self._root, source, self.survey.old):
            path.unlink()
        planned = {*self.survey.old, *(file.name for file in source.files), START}
        finish_stick.write(self._root / UNFINISHED, checksum_list.text_of_unfinished(planned))
        sync_folder(self._root)

    def begin(self, file: SourceFile) -> None:
        self._check_there()
        folder = self._folder_of(file)
        self._open = file, stick_files.create(folder / f"{Path(file.name).name}{PARTIAL}", file.mode)

    def block(self, data: bytes) -> None:
        assert self._open
        _, opened = self._open
        rest = memoryview(data)
        while rest:
            self._halted()
            written = opened.write(rest)
            rest = rest[written:]
        self._count(len(data))

    def end(self, digest: str) -> None:
        assert self._open
        file, opened = self._open
        stick_files.forget(opened.fileno())  # not yet gone, but on its way while the next is read
        opened.close()
        self._open = None
        self._digests[file.name] = digest
        self._waiting.append(file)
        if len(self._waiting) >= GROUP_FILES or sum(each.size for each in self._waiting) >= GROUP_BYTES:
            self.settle()

    def settle(self) -> None:
        """Whole files get their names once they are on the stick."""
        self._check_there()
        partials = [(self._root / f"{file.name}{PARTIAL}", self._root / file.name) for file in self._waiting]
        for partial, _ in partials:
            self._halted()
            stick_files.sync_file(partial)
        for partial, path in partials:
            partial.replace(path)
        for folder in {path.parent for _, path in partials}:
            sync_folder(folder)
        self._copied += self._waiting
        self._waiting = []

    # Reading back

    def verify(self) -> None:
        """After all is written: a stick that claims to be larger than it is overwrites what came first."""
        wrong = []
        for file, following in zip_longest(self._copied, self._copied[1:]):
            path = self._root / file.name
            if following:
                stick_files.fetch(self._root / following.name)
            if (
                stick_files.digest_of(path, self._count, is_fetched=file is not self._copied[0])
                == self._digests[file.name]
            ):
                self._count(0, 1)
                continue
            self._check_there()  # what differs may be another stick's
            path.unlink()
            wrong.append(file.name)
        if wrong:
            more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
            raise TargetError(
                f"{quoted(wrong[0])}{more} came back other than it was written, and was taken away again. "
                "This stick cannot be trusted: take another"
            )

    def close(self, source: CopySource) -> None:
        """An older program's rest goes, the page comes, and last the list, which says that all is there."""
        self._halted()
        self._check_there()
        kept, self._removed = finish_stick.without_stale(self._root, self.survey)
        finish_stick.finish(self._root, source, {**kept, **self._digests})

    def outcome(self) -> StickOutcome:
        size = sum(file.size for file in self._copied)
        return StickOutcome(self.named, self.reason, len(self._copied), size, self._kept, self._removed)

    def fail(self, error: TargetError | OSError) -> None:
        """Its part of the work is no longer waited for."""
        self.reason = f"{self.named}: {reason_of(error) if isinstance(error, OSError) else error}."
        self.clean()
        self._meter.expect(self._counted - self._expected, self._counted_files - self._expected_files)

    def clean(self) -> None:
        """Leaves nothing half-written, as far as the stick is still there to be cleaned."""
        with contextlib.suppress(OSError):
            if self._open:
                file, opened = self._open
                self._open = None
                self._waiting.append(file)
                opened.close()
        for file in self._waiting:
            with contextlib.suppress(OSError, TargetError):
                self._check_there()
                (self._root / f"{file.name}{PARTIAL}").unlink(missing_ok=True)
        self._waiting = []

    def _check_there(self) -> None:
        """A pulled stick can leave an empty folder behind, on the computer's own disk."""
        state = self._root.stat()
        if (state.st_dev, state.st_ino) != self._identity:
            raise TargetError("another stick, or none, is now in its place")

    def _folder_of(self, file: SourceFile) -> Path:
        """Made where it is not there, and never behind a link."""
        folder = (self._root / file.name).parent
        if folder in self._folders:
            return folder
        if stick_files.leads_out(self._root, file.name):
            raise in_the_way(self._root, folder, "is or is behind a link")
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
        self._folders.add(folder)
        return folder

    def _expect(self, size: int, files: int = 0) -> None:
        self._expected += size
        self._expected_files += files
        self._meter.expect(size, files)

    def _count(self, size: int, files: int = 0) -> None:
        self._halted()
        self._counted += size
        self._counted_files += files
        self._meter.count(size, files)
