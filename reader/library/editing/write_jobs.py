"""What has to be written to disk. A job has all that it needs, so that it can run on another thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.library.editing.disk_files import DiskState, FolderOnDisk, is_text_name
from reader.library.editing.draft_store import DraftStore, SavedDraft
from reader.translation import _


@dataclass(frozen=True, slots=True)
class JobResult:
    """What came of a job.

    error    why it could not be done; the files are then as they were
    state    what the file on disk is like now; None if there is none
    found    another program had changed the file, so it was not written: its bytes, or None if it was deleted
    """

    job: WriteJob
    error: OSError | None = None
    state: DiskState | None = None
    is_changed: bool = False
    found: bytes | None = None


@dataclass(frozen=True, slots=True)
class DraftJob:
    """Writes the draft with the number `revision`; without files it deletes the draft."""

    store: DraftStore
    draft: SavedDraft
    bases: Mapping[str, bytes]
    revision: int

    def run(self) -> JobResult:
        try:
            if self.draft.entries:
                self.store.write(self.draft, self.bases)
            else:
                self.store.clear()
        except OSError as error:
            return JobResult(self, error)
        return JobResult(self)


@dataclass(frozen=True, slots=True)
class FileJob:
    """Writes or deletes a file of the content folder, if it is still as `expected`; None expects no file.

    `data` are its new bytes, the key of stored ones, or None to delete it. `text` is what the bytes were made from.
    """

    disk: FolderOnDisk
    store: DraftStore
    name: str
    data: bytes | str | None
    expected: DiskState | None
    text: str = ""

    def run(self) -> JobResult:
        try:
            if not self.disk.is_reachable():
                raise FileNotFoundError(2, _("the folder is gone"), str(self.disk.path))
            data = self.store.get(self.data) if isinstance(self.data, str) else self.data
            found, state = self._found()
            if found is not None and found == data:
                return JobResult(self, state=state)
            if data is None and state is None:
                return JobResult(self)
            if not self._is_expected(state):
                return JobResult(self, state=state, is_changed=True, found=found)
            if data is None:
                self.disk.delete(self.name)
                return JobResult(self)
            return JobResult(self, state=self.disk.write(self.name, data))
        except OSError as error:
            return JobResult(self, error)

    def _found(self) -> tuple[bytes | None, DiskState | None]:
        stat = self.disk.state(self.name)
        if stat is None:
            return None, None
        is_same = self.expected is not None and self.expected.is_as(stat)
        # A figure is large, and nobody edits one in place: its size and time are enough.
        if is_same and not is_text_name(self.name):
            return None, self.expected
        return self.disk.read(self.name)

    def _is_expected(self, state: DiskState | None) -> bool:
        if self.expected is None or state is None:
            return self.expected is state
        return self.expected == state or bool(state.digest and state.digest == self.expected.digest)


WriteJob = DraftJob | FileJob
