"""When drafts and files are written, and what came of it. The clock belongs to the caller."""

from __future__ import annotations

import enum
import time
from collections.abc import Collection
from dataclasses import dataclass

from reader.library.editing.draft_store import DraftEntry, DraftStore, SavedDraft
from reader.library.editing.folder_edit import StoredData
from reader.library.editing.folder_values import FolderValues
from reader.library.editing.write_jobs import DraftJob, FileJob, JobResult, WriteJob
from reader.translation import Translated, _

DRAFT_AFTER = 0.5
"""Seconds from the first typed letter that is not in a draft to the draft that has it."""

PAUSE = 2.0
"""Seconds without typing after which a file is written."""

LONGEST_WAIT = 10.0
"""Seconds after which a file is written in any case."""

RETRY_AFTER = 5.0
"""Seconds after an error."""


class SaveState(enum.Enum):
    """How safe the author's words are. `DRAFT_ONLY`: on disk, but not in the content folder."""

    SAVED = "saved"
    WAITING = "waiting"
    DRAFT_ONLY = "draft only"
    UNSAVED = "unsaved"


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """`sentence` says what happened, what it means and what to do; empty unless something is wrong."""

    state: SaveState
    sentence: str = ""


class Saving:
    def __init__(self, values: FolderValues, store: DraftStore, pack: str) -> None:
        """`pack` is the id of the pack, by which a folder that was moved finds its draft again."""
        self._values = values
        self._store = store
        self._pack = pack
        self.file_errors: dict[str, str] = {}
        self.draft_error = ""
        self._first: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._at_once: set[str] = set()
        self._revision = self._drafted = 0
        self._draft_due: float | None = None
        self._has_draft = store.exists()
        self._retry: dict[str, float] = {}
        self._running: set[str] = set()
        self.blocked: Collection[str] = ()
        """Files with a conflict, which are not written."""
        self.is_gone = False

    def changed(self, name: str, now: float, *, at_once: bool = False) -> None:
        """The value of a file in memory has changed."""
        self._revision += 1
        if self._draft_due is None:
            self._draft_due = now if at_once else now + DRAFT_AFTER
        elif at_once:
            self._draft_due = min(self._draft_due, now)
        self._first.setdefault(name, now)
        self._last[name] = now
        self._at_once.discard(name)
        if at_once:
            self._at_once.add(name)
        self._retry.pop(name, None)

    def hurry(self, now: float) -> None:
        """Everything is due now: the window closes, or the author has pressed Save."""
        self._retry.clear()
        self._at_once.update(self._unsaved())
        if self._drafted < self._revision:
            self._draft_due = now

    def due_in(self, now: float) -> float | None:
        """Seconds until `jobs` has something; None if nothing waits."""
        times = [time for time in (self._draft_time(), *map(self._file_time, self._writable())) if time is not None]
        return max(0.0, min(times) - now) if times else None

    def jobs(self, now: float) -> list[WriteJob]:
        """What is due now and not being done yet: the draft first, then files, then those to delete."""
        draft_time = self._draft_time()
        if draft_time is not None and draft_time <= now:
            self._running.add("")
            self._draft_due = None
            return [self._draft_job()]
        if "" in self._running:
            return []
        due = [name for name in self._writable() if (at := self._file_time(name)) is not None and at <= now]
        written = [name for name in due if name in self._values.values]
        # What is deleted may be a file that was renamed: it goes when the new one is there.
        chosen = written or [name for name in due if not self._is_waiting_for_others(name)]
        self._running.update(chosen)
        return [self._file_job(name) for name in chosen]

    def finish(self, result: JobResult, now: float) -> None:
        """Takes note of a result. A file that another program has changed is left to the caller."""
        job = result.job
        if isinstance(job, DraftJob):
            self._running.discard("")
            self.draft_error = _reason(result.error)
            if result.error:
                self._retry[""] = now + RETRY_AFTER
                self._draft_due = now
                return
            self._retry.pop("", None)
            self._has_draft = bool(job.draft.entries)
            self._drafted = job.revision
            return
        self._running.discard(job.name)
        if result.error:
            self.file_errors[job.name] = _reason(result.error)
            self._retry[job.name] = now + RETRY_AFTER
            return
        self.file_errors.pop(job.name, None)
        if not result.is_changed:
            self._take_written(job, result, now)

    def forget(self, name: str) -> None:
        """The file is as on disk."""
        for times in (self._first, self._last, self._retry):
            times.pop(name, None)
        self._at_once.discard(name)
        self.file_errors.pop(name, None)

    def is_being_written(self, name: str) -> bool:
        """Whether a job has the file, so that nobody knows yet what it is like on disk."""
        return bool(name) and name in self._running

    def status(self) -> SaveStatus:
        unsaved = self._unsaved()
        if not unsaved:
            return SaveStatus(SaveState.SAVED)
        is_drafted = self._drafted >= self._revision and not self.draft_error
        problem = _("The folder cannot be found.") if self.is_gone else ""
        if self.file_errors and not problem:
            name, reason = next(iter(sorted(self.file_errors.items())))
            problem = _("{file} cannot be saved in the folder: {reason}.", file=name, reason=reason)
        if self.draft_error:
            problem = problem or _("Carrel cannot save a draft: {reason}.", reason=self.draft_error)
            return SaveStatus(
                SaveState.UNSAVED,
                _("{problem} Your last words are only in this window: copy them.", problem=problem),
            )
        if problem:
            state = SaveState.DRAFT_ONLY if is_drafted else SaveState.WAITING
            return SaveStatus(
                state,
                _("{problem} Your words are kept as a draft, and saved there as soon as possible.", problem=problem),
            )
        return SaveStatus(SaveState.WAITING)

    def _take_written(self, job: FileJob, result: JobResult, now: float) -> None:
        values = self._values
        if result.state is None:
            values.forget_disk(job.name)
        elif isinstance(job.data, bytes):
            values.take_written_text(job.name, job.text, job.data, result.state)
        else:
            values.states[job.name] = result.state
        if not values.is_changed(job.name):
            self.forget(job.name)
        else:  # the author has typed while it was written
            self._first[job.name] = now
            self._at_once.discard(job.name)

    def _unsaved(self) -> list[str]:
        return self._values.changed()

    def _writable(self) -> list[str]:
        return [name for name in self._unsaved() if name not in self.blocked and name not in self._running]

    def _is_waiting_for_others(self, name: str) -> bool:
        return any(other in self._values.values for other in self._unsaved() if other not in self.blocked)

    def _draft_time(self) -> float | None:
        if "" in self._running:
            return None
        due = self._draft_due
        if due is None and self._has_draft and not self._unsaved():
            due = self._retry.get("", 0.0)  # everything is saved: the draft is deleted
        return None if due is None else max(due, self._retry.get("", due))

    def _file_time(self, name: str) -> float | None:
        if name in self._retry:
            return self._retry[name]
        if name in self._at_once or name not in self._last:
            return 0.0
        return min(self._last[name] + PAUSE, self._first[name] + LONGEST_WAIT)

    def _draft_job(self) -> DraftJob:
        values = self._values
        entries, bases = [], {}
        for name in self._unsaved():
            state = values.states.get(name)
            base = state.digest if state else ""
            if state and not base:
                continue  # a figure that is replaced or deleted was read first, and has a digest then
            if name in values.texts:
                bases[base] = values.texts[name].data
            entries.append(DraftEntry(name, base, values.values.get(name)))
        draft = SavedDraft(str(values.disk.path), self._pack, time.strftime("%Y-%m-%dT%H:%M:%S%z"), entries)
        return DraftJob(self._store, draft, bases, self._revision)

    def _file_job(self, name: str) -> FileJob:
        values = self._values
        value = values.values.get(name)
        state = values.states.get(name)
        if isinstance(value, str):
            return FileJob(values.disk, self._store, name, values.encoded(name, value), state, value)
        return FileJob(values.disk, self._store, name, value.key if isinstance(value, StoredData) else None, state)


def _reason(error: OSError | None) -> str:
    if error is None:
        return ""
    reason = error.strerror or str(error)
    return (reason if isinstance(reason, Translated) else reason.rstrip(".")) or _("an unknown error")
