"""A content folder that somebody edits: its files in memory, drafts of what is not saved, and undo over everything.

See the package for how a window uses it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.content_folder import ContentFolder
from reader.library.authoring.problems import NotAContentFolder
from reader.library.authoring.textfile import MAX_BYTES
from reader.library.editing.conflict import Conflict, ConflictChoice, merge_texts, sync_copies
from reader.library.editing.disk_files import FolderOnDisk, is_figure_name, is_safe_name
from reader.library.editing.draft_store import store_of
from reader.library.editing.figure_data import FigureData
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit, StoredData
from reader.library.editing.folder_values import FolderValues
from reader.library.editing.folder_watch import FolderEvent, FoundFile
from reader.library.editing.history import EditHistory, FileChange, HistoryStep, change_of, value_after
from reader.library.editing.outside_changes import OutsideChanges
from reader.library.editing.restored_drafts import restore_drafts
from reader.library.editing.saving import SaveState, SaveStatus, Saving
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.write_jobs import FileJob, JobResult, WriteJob
from reader.system.file_lock import FileLock, LockedElsewhere
from reader.translation import N_, _, in_english

# Translators: the name of a step, shown after “Undo”
TYPING = N_("Typing")
RESTORED = N_("Restored draft")
CHOSEN = N_("Choose a version")


class FolderIsOpen(Exception):
    """Another window edits the folder. The text is for the author."""


@dataclass(frozen=True, slots=True)
class EditResult:
    """What undo or redo did: the name of the step, and each changed file with the place of the change in its text."""

    name: str
    places: Sequence[tuple[str, int]]


class EditedFolder:
    def __init__(self, path: Path, drafts: Path) -> None:
        """`drafts` is where drafts are kept, such as DATA/drafts.

        Raises NotAContentFolder and FolderIsOpen.
        """
        ContentFolder(path)
        self.path = path.resolve()
        self.restored: Sequence[str] = ()
        """Files with words from a draft, which the content folder did not have."""
        self.notices: list[str] = []
        """Sentences that the author must read, such as about a draft that could not be read."""
        self._disk = FolderOnDisk(self.path)
        self._values = FolderValues(self._disk)
        try:
            self._values.load()
        except OSError as error:
            raise NotAContentFolder(
                _("{folder} cannot be read: {reason}.", folder=path, reason=error.strerror or error)
            ) from error
        digests = {name: state.digest for name, state in self._values.states.items()}
        self._store = store_of(drafts, self.path, self._pack_id(), digests)
        self._lock = self._locked()
        self._disk.delete_partial_files()
        self._history = EditHistory()
        self._saving = Saving(self._values, self._store, self._pack_id())
        self._outside = OutsideChanges(self._values, self._saving, self._history, self._store)
        self._figures = FigureData(self._values, self._store)
        self._restore()

    # Files

    @property
    def texts(self) -> Mapping[str, str]:
        """The text files by name: pack.yaml, glossary.yaml, references.yaml, quiz.yaml and articles/NAME.md."""
        return {name: value for name, value in self._values.values.items() if isinstance(value, str)}

    @property
    def unreadable(self) -> Mapping[str, str]:
        """Files that cannot be edited here, each with a sentence that says why."""
        return dict(self._values.unreadable)

    def text(self, file: str) -> str:
        """The text of a file; empty if there is no such file."""
        value = self._values.values.get(file)
        return value if isinstance(value, str) else ""

    def figures(self) -> list[str]:
        """The names of the figures, sorted, such as figures/moon.svg."""
        return sorted(name for name in self._values.values if is_figure_name(name))

    def data_of(self, figure: str) -> bytes:
        """The bytes of a figure. Raises OSError."""
        value = self._values.values.get(figure)
        if not isinstance(value, StoredData):
            raise FileNotFoundError(figure)
        return self._figures.read(figure, value)

    def snapshot(self) -> FolderSnapshot:
        """All files as they are now, which stays the same while the author goes on: for other threads."""
        figures = {name: value.key for name, value in self._values.values.items() if isinstance(value, StoredData)}
        return FolderSnapshot(self.path, self.texts, figures, self.unreadable)

    # Changes

    def change(self, file: str, text: str, now: float, name: str = TYPING) -> None:
        """The author has typed. Raises EditRefused."""
        shown = _(TYPING) if name == TYPING else name
        self.apply(FolderEdit(shown, {file: text}, joins=in_english(name)), now)

    def apply(self, edit: FolderEdit, now: float) -> None:
        """Makes a change to one or several files, which is one step for undo. Raises EditRefused."""
        changes = []
        values = self._values.values
        for file, value in edit.changes.items():
            new = _clean(value) if isinstance(value, str) else self._figures.with_stored_data(value)
            if edit.base.get(file, self.text(file)) != self.text(file):
                new = self._merged(file, edit.base[file], new)
            self._check(file, new)
            if values.get(file) != new:
                self._figures.keep(file)
                changes.append(change_of(file, values.get(file), new))
        if not changes:
            return
        self._history.add(edit.name, changes, now, edit.joins)
        self._make(changes, now)

    def end_step(self) -> None:
        """What is typed next is another step for undo, because the caret was moved by hand, for example."""
        self._history.end_step()

    def stored(self, data: bytes) -> StoredData:
        """Bytes as a value for `FolderEdit`. They are on disk then, if the data folder can be written."""
        return self._figures.stored(data)

    @property
    def undo_name(self) -> str:
        """What undo takes back, such as “Typing”; empty if there is nothing."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str:
        return self._history.redo_name

    def undo(self, now: float) -> EditResult | None:
        """None if there is nothing to take back."""
        return self._step(self._history.undo(), now)

    def redo(self, now: float) -> EditResult | None:
        return self._step(self._history.redo(), now)

    def deleted(self) -> Mapping[str, FileValue]:
        """Articles and figures that were deleted since the folder was opened, and are not there."""
        found: dict[str, FileValue] = {}
        for step in self._history.steps:
            for change in step.changes:
                if change.before is not None and change.after is None and change.splice is None:
                    found[change.file] = change.before
        return {file: value for file, value in found.items() if file not in self._values.values}

    def restore(self, file: str, now: float) -> None:
        """Brings back a deleted article or figure. Raises EditRefused."""
        value = self.deleted().get(file)
        if value is None:
            raise EditRefused(_("{file} was not deleted here.", file=file))
        self.apply(FolderEdit(_("Restore {file}", file=file.rpartition("/")[2]), {file: value}), now)

    # Saving

    @property
    def status(self) -> SaveStatus:
        return self._saving.status()

    def due_in(self, now: float) -> float | None:
        """Seconds until something has to be written; None if nothing waits. Ask after each change and each `finish`."""
        return self._saving.due_in(now)

    def jobs(self, now: float) -> list[WriteJob]:
        """What is to be written now. Call `run` of each on any thread, and pass each result to `finish`."""
        return self._saving.jobs(now)

    def finish(self, result: JobResult, now: float) -> list[FolderEvent]:
        """Takes note of what came of a job, on the thread of the author."""
        self._saving.finish(result, now)
        job = result.job
        if isinstance(job, FileJob) and result.is_changed:
            return self._outside.take(FoundFile(job.name, result.found, result.state), now)
        return []

    def work(self, now: float) -> list[FolderEvent]:
        """Writes everything that is due, here and now."""
        events: list[FolderEvent] = []
        while jobs := self.jobs(now):
            for job in jobs:
                events += self.finish(job.run(), now)
        return events

    def save_all(self, now: float) -> list[FolderEvent]:
        """Writes everything that is not saved, also before it is due."""
        self._saving.hurry(now)
        return self.work(now)

    def close(self, now: float) -> SaveStatus:
        """Saves all, and ends editing. What could not be saved remains as a draft."""
        self.save_all(now)
        status = self.status
        # Windows deletes no file that is open, and elsewhere nobody may lock the file before it is deleted.
        if self._lock and sys.platform == "win32":
            self._lock.release()
        self._store.close(is_all_saved=status.state is SaveState.SAVED)
        if self._lock:
            self._lock.release()
        return status

    # Other programs

    @property
    def conflicts(self) -> Mapping[str, Conflict]:
        """The files that both the author and another program have changed, by name."""
        return dict(self._outside.conflicts)

    @property
    def sync_copies(self) -> Mapping[str, str]:
        """Copies of texts that programs which synchronise folders have made, and of which file each is."""
        return sync_copies(self.texts)

    def look(self, now: float) -> list[FolderEvent]:
        """Notices what other programs have changed. Call it when the window becomes active, and every few seconds."""
        return self._outside.look(now)

    def resolve(self, file: str, choice: ConflictChoice, now: float) -> Path | None:
        """Ends a conflict. Returns where the version that was not chosen is kept.

        Raises EditRefused if it cannot be kept, or if the versions cannot be merged.
        """
        changes, kept = self._outside.resolve(file, choice, self._figures)
        if changes:
            self._history.add(_(CHOSEN), changes, now)
        self._make(changes, now)
        self._saving.changed(file, now, at_once=True)
        return kept

    def use_copy(self, copy: str, choice: ConflictChoice, now: float) -> Path | None:
        """Ends a conflict with a copy in `sync_copies`: MINE deletes it, THEIRS puts its text into the file.

        Returns where the other version is kept. Raises EditRefused if it cannot be kept.
        """
        file = self.sync_copies[copy]
        other = self.text(copy) if choice is ConflictChoice.MINE else self.text(file)
        kept = self._outside.keep(file, other.encode("utf-8", "replace"))
        changes: dict[str, FileValue | None] = {copy: None}
        if choice is not ConflictChoice.MINE:
            changes[file] = self.text(copy)
        self.apply(FolderEdit(_(CHOSEN), changes), now)
        return kept

    # Inside

    def _step(self, step: HistoryStep | None, now: float) -> EditResult | None:
        if step is None:
            return None
        values = dict(self._values.values)
        try:
            for change in step.changes:
                value = value_after(change, values)
                values.pop(change.file, None)
                if value is not None:
                    values[change.file] = value
        except ValueError:  # the history does not fit the texts any more, so it must not touch them
            self._history.forget()
            return None
        self._make(step.changes, now)
        places = [(change.file, change.splice.start if change.splice else 0) for change in step.changes]
        return EditResult(step.name, places)

    def _make(self, changes: Sequence[FileChange], now: float) -> None:
        # A step that concerns files as a whole, or several of them, is on disk at once; a changed text can wait.
        at_once = len(changes) > 1 or any(change.splice is None for change in changes)
        for change in changes:
            value = value_after(change, self._values.values)
            if value is None:
                self._values.values.pop(change.file, None)
            else:
                self._values.values[change.file] = value
            self._saving.changed(change.file, now, at_once=at_once)
            self._outside.note_own(change.file, value)

    def _merged(self, file: str, base: str, new: FileValue | None) -> str:
        """What the step has changed, in the text as the author has it now."""
        merged = merge_texts(base, self.text(file), new) if isinstance(new, str) else None
        if merged is None:
            raise EditRefused(_("The text has changed meanwhile. Look at it again."))
        return merged

    def _check(self, file: str, value: FileValue | None) -> None:
        name = file.rpartition("/")[2]
        if not is_safe_name(file) or (isinstance(value, StoredData) != is_figure_name(file) and value is not None):
            raise EditRefused(_("A content folder has no file named {file}.", file=name))
        if reason := self._values.unreadable.get(file):
            raise EditRefused(_("{file} cannot be changed here. {reason}", file=name, reason=reason))
        if isinstance(value, str) and len(value) > MAX_BYTES // 4 and len(value.encode()) > MAX_BYTES:
            raise EditRefused(_("{file} would be larger than {limit} MB. Split it.", file=name, limit=MAX_BYTES >> 20))
        if value is not None and file not in self._values.values:
            same = [other for other in self._values.values if other.casefold() == file.casefold()]
            if same:
                raise EditRefused(_("{file} has the same name to Windows and macOS. Choose another one.", file=same[0]))

    def _pack_id(self) -> str:
        text = self.text(packinfo.FILE)
        return packinfo.read_id(text) if text else ""

    def _locked(self) -> FileLock | None:
        try:
            self._store.make()
            return FileLock(self._store.lock_file)
        except LockedElsewhere as error:
            raise FolderIsOpen(_("Another window edits this folder. Go on there, or close it first.")) from error
        except OSError:
            return None  # nothing can be written there, and `status` says so with the first draft

    def _restore(self) -> None:
        changes, notice = restore_drafts(self._values, self._store, self._figures, self._outside)
        if changes:
            self._history.add(_(RESTORED), changes, 0.0)
        for change in changes:
            self._saving.changed(change.file, 0.0)
        self.restored = tuple(change.file for change in changes)
        self.notices = [notice] if notice else []


def _clean(text: str) -> str:
    """With \\n as line ends, and without what cannot be saved: half a character, or a mark at the beginning."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
