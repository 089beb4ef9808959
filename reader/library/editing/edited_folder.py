"""A content folder that somebody edits: its files in memory, drafts of what is not saved, and undo over everything.

See the package for how a window uses it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.content_folder import ContentFolder
from reader.library.authoring.problems import NotAContentFolder
from reader.library.authoring.textfile import MAX_BYTES
from reader.library.editing.conflict import Conflict, ConflictChoice, conflict_between, sync_copies
from reader.library.editing.disk_files import DiskState, FolderOnDisk, digest_of, is_figure_name, is_safe_name
from reader.library.editing.draft_store import DraftEntry, DraftError, store_of
from reader.library.editing.file_form import decode_file
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit, StoredData
from reader.library.editing.folder_values import FolderValues
from reader.library.editing.folder_watch import FolderEvent, FolderEventKind, FoundFile, found_changes
from reader.library.editing.history import FileChange, History, HistoryStep, change_of, value_after
from reader.library.editing.saving import SaveState, SaveStatus, Saving
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.write_jobs import FileJob, JobResult, WriteJob
from reader.system.file_lock import FileLock, LockedElsewhere

TYPING = "Typing"
BY_OTHERS = "Change by another program"
RESTORED = "Restored draft"


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
        self._disk.delete_partial_files()
        self._values = FolderValues(self._disk)
        try:
            self._values.load()
        except OSError as error:
            raise NotAContentFolder(f"{path} cannot be read: {error.strerror or error}.") from error
        digests = {name: state.digest for name, state in self._values.states.items()}
        self._store = store_of(drafts, self.path, self._pack_id(), digests)
        self._lock = self._locked()
        self._history = History()
        self._conflicts: dict[str, Conflict] = {}
        self._their_states: dict[str, DiskState | None] = {}
        self._their_data: dict[str, bytes | None] = {}
        self._saving = Saving(self._values, self._store)
        self._saving.blocked = self._conflicts.keys()
        self._saving.pack = self._pack_id()
        self._memory: dict[str, bytes] = {}
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
        return self._data_of(figure, value)

    def snapshot(self) -> FolderSnapshot:
        """All files as they are now, which stays the same while the author goes on: for other threads."""
        figures = {name: value.key for name, value in self._values.values.items() if isinstance(value, StoredData)}
        return FolderSnapshot(self.path, self.texts, figures, self.unreadable)

    # Changes

    def change(self, file: str, text: str, now: float, name: str = TYPING) -> None:
        """The author has typed. Raises EditRefused."""
        self.apply(FolderEdit(name, {file: text}, joins=name), now)

    def apply(self, edit: FolderEdit, now: float) -> None:
        """Makes a change to one or several files, which is one step for undo. Raises EditRefused."""
        changes = []
        values = self._values.values
        for file, value in edit.changes.items():
            new = _clean(value) if isinstance(value, str) else value
            if isinstance(new, StoredData) and new.key.startswith("disk:"):
                new = self._stored_figure(new.key)
            self._check(file, new)
            if values.get(file) != new:
                if file in values and is_figure_name(file):
                    self._keep_figure(file)
                changes.append(change_of(file, values.get(file), new))
        if not changes:
            return
        self._history.add(edit.name, changes, now, edit.joins)
        self._make(changes, now, at_once=not edit.joins)

    def end_step(self) -> None:
        """What is typed next is another step for undo, because the caret was moved by hand, for example."""
        self._history.end_step()

    def stored(self, data: bytes) -> StoredData:
        """Bytes as a value for `FolderEdit`. They are on disk then, in the data folder if it can be written."""
        try:
            return self._store.put(data)
        except OSError:
            key = digest_of(data)
            self._memory[key] = data
            return StoredData(key, len(data))

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
            raise EditRefused(f"{file} was not deleted here.")
        self.apply(FolderEdit(f"Restore {file.rpartition('/')[2]}", {file: value}), now)

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
            return self._take(FoundFile(job.name, result.found, result.state), now)
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
        self._store.close(is_all_saved=status.state is SaveState.SAVED)
        if self._lock:
            self._lock.release()
        return status

    # Other programs

    @property
    def conflicts(self) -> Mapping[str, Conflict]:
        """The files that both the author and another program have changed, by name."""
        return dict(self._conflicts)

    @property
    def sync_copies(self) -> Mapping[str, str]:
        """Copies of texts that programs which synchronise folders have made, and of which file each is."""
        return sync_copies(self.texts)

    def look(self, now: float) -> list[FolderEvent]:
        """Notices what other programs have changed. Call it when the window becomes active, and every few seconds."""
        if not self._disk.is_reachable():
            return self._set_gone(True)
        events = self._set_gone(False)
        known = {**self._values.known_states(), **{k: v for k, v in self._their_states.items() if v}}
        for name, state in self._their_states.items():
            if state is None:
                known.pop(name, None)
        try:
            changes = found_changes(self._values, known)
        except OSError:
            return events
        for change in changes:
            events += self._take(change, now)
        return events

    def resolve(self, file: str, choice: ConflictChoice, now: float) -> Path | None:
        """Ends a conflict. Returns where the version that was not chosen is kept.

        Raises EditRefused if it cannot be kept, or if the versions cannot be merged.
        """
        conflict = self._conflicts[file]
        if choice is ConflictChoice.MERGED and conflict.merged is None:
            raise EditRefused(
                "Both versions changed the same lines. Choose one, and copy from the other what you need."
            )
        their_data, their_state = self._their_data[file], self._their_states[file]
        mine = self._values.values.get(file)
        other = their_data
        if choice is ConflictChoice.THEIRS:
            other = self._bytes_of(file, mine) if mine is not None else None
        kept = self._keep(file, other)
        self._forget_conflict(file)
        if their_data is None or their_state is None:
            self._values.forget_disk(file)
        elif is_figure_name(file):
            self._values.states[file] = their_state
        else:
            self._values.set_disk_text(file, their_data, their_state)
        value: FileValue | None = mine
        if choice is ConflictChoice.MERGED:
            value = conflict.merged
        elif choice is ConflictChoice.THEIRS:
            value = conflict.theirs
        changes = [change_of(file, mine, value)] if value != mine else []
        if changes:
            self._history.add("Choose a version", changes, now)
        self._make(changes, now, at_once=True)
        self._saving.changed(file, now, at_once=True)
        return kept

    def use_copy(self, copy: str, choice: ConflictChoice, now: float) -> Path | None:
        """Ends a conflict with a copy in `sync_copies`: MINE deletes it, THEIRS puts its text into the file.

        Returns where the other version is kept. Raises EditRefused if it cannot be kept.
        """
        file = self.sync_copies[copy]
        other = self.text(copy) if choice is ConflictChoice.MINE else self.text(file)
        kept = self._keep(file, other.encode("utf-8", "replace"))
        changes: dict[str, FileValue | None] = {copy: None}
        if choice is not ConflictChoice.MINE:
            changes[file] = self.text(copy)
        self.apply(FolderEdit("Choose a version", changes), now)
        return kept

    def _set_gone(self, is_gone: bool) -> list[FolderEvent]:
        if is_gone == self._saving.is_gone:
            return []
        self._saving.is_gone = is_gone
        return [FolderEvent(FolderEventKind.FOLDER_GONE if is_gone else FolderEventKind.FOLDER_BACK)]

    def _take(self, found: FoundFile, now: float) -> list[FolderEvent]:
        """Takes over what another program has made of a file, or keeps both versions."""
        if found.renamed_from:
            return self._take_renamed(found, now)
        name, values = found.file, self._values
        before = values.values.get(name)
        is_mine = values.is_changed(name)
        theirs, problem = self._their_value(found)
        if not is_mine or (theirs == before and not problem):
            return self._take_theirs(found, before, now)
        base = values.texts[name].text if name in values.texts else None
        known = values.states.get(name)
        is_back = found.state is not None and known is not None and found.state.digest == known.digest
        if is_back:
            if found.state and name in values.states:
                values.states[name] = found.state
            had = name in self._conflicts
            self._forget_conflict(name)
            return [FolderEvent(FolderEventKind.CONFLICT_GONE, name)] if had else []
        if known is None and found.state is None and found.stat is None:
            self._forget_conflict(name)  # they have deleted it, and the author's is a new one
            return []
        self._conflicts[name] = conflict_between(name, before, theirs, base, problem)
        self._their_states[name] = found.state
        self._their_data[name] = found.data
        return [FolderEvent(FolderEventKind.CONFLICT, name)]

    def _their_value(self, found: FoundFile) -> tuple[FileValue | None, str]:
        if found.stat and is_figure_name(found.file):
            state = DiskState(found.stat.st_size, found.stat.st_mtime_ns)
            return StoredData(f"disk:{state.size}:{state.modified}", state.size), ""
        if found.data is None:
            return None, ""
        decoded = decode_file(found.data)
        return (None, decoded) if isinstance(decoded, str) else (decoded[0], "")

    def _take_theirs(self, found: FoundFile, before: FileValue | None, now: float) -> list[FolderEvent]:
        name, values = found.file, self._values
        self._forget_conflict(name)
        if found.stat and is_figure_name(name):
            values.take_figure(name, found.stat)
        elif found.data is None or found.state is None:
            values.forget_disk(name)
            values.values.pop(name, None)
        else:
            values.take_text(name, found.data, found.state)
        after = values.values.get(name)
        self._saving.forget(name)
        if before == after:
            return []
        self._history.add(BY_OTHERS, [change_of(name, before, after)], now)
        kind = FolderEventKind.CHANGED
        if before is None or after is None:
            kind = FolderEventKind.ADDED if before is None else FolderEventKind.DELETED
        return [FolderEvent(kind, name)]

    def _take_renamed(self, found: FoundFile, now: float) -> list[FolderEvent]:
        """What the author has typed goes along."""
        values, before, name = self._values, found.renamed_from, found.file
        mine = values.values.get(before)
        is_mine = values.is_changed(before)
        self._forget_conflict(before)
        values.forget_disk(before)
        values.values.pop(before, None)
        self._saving.forget(before)
        if found.data is None or found.state is None or values.take_text(name, found.data, found.state) is None:
            return []
        if is_mine and mine is not None:
            values.values[name] = mine
            self._saving.changed(name, now)
        changes = [change_of(before, mine, None), change_of(name, None, values.values[name])]
        self._history.add(BY_OTHERS, changes, now)
        return [FolderEvent(FolderEventKind.RENAMED, before, name)]

    # Inside

    def _step(self, step: HistoryStep | None, now: float) -> EditResult | None:
        if step is None:
            return None
        self._make(step.changes, now, at_once=True)
        places = [(change.file, change.splice.start if change.splice else 0) for change in step.changes]
        return EditResult(step.name, places)

    def _make(self, changes: Sequence[FileChange], now: float, *, at_once: bool) -> None:
        for change in changes:
            value = value_after(change, self._values.values)
            if value is None:
                self._values.values.pop(change.file, None)
            else:
                self._values.values[change.file] = value
            self._saving.changed(change.file, now, at_once=at_once)
            if change.file in self._conflicts:
                old = self._conflicts[change.file]
                self._conflicts[change.file] = conflict_between(
                    change.file, value, old.theirs, old.base, old.their_problem
                )

    def _check(self, file: str, value: FileValue | None) -> None:
        name = file.rpartition("/")[2]
        if not is_safe_name(file) or (isinstance(value, StoredData) != is_figure_name(file) and value is not None):
            raise EditRefused(f"A content folder has no file named {name}.")
        if file in self._values.unreadable:
            raise EditRefused(f"{name} cannot be changed here. {self._values.unreadable[file]}")
        if isinstance(value, str) and len(value) > MAX_BYTES // 4 and len(value.encode()) > MAX_BYTES:
            raise EditRefused(f"{name} would be larger than {MAX_BYTES >> 20} MB. Split it.")
        if value is not None and file not in self._values.values:
            same = [other for other in self._values.values if other.casefold() == file.casefold()]
            if same:
                raise EditRefused(f"{same[0]} has the same name to Windows and macOS. Choose another one.")

    def _keep_figure(self, file: str) -> None:
        """Stores a figure before it is replaced or deleted, so that undo can bring it back."""
        value = self._values.values[file]
        if not isinstance(value, StoredData) or not value.key.startswith("disk:"):
            return
        try:
            data = self._data_of(file, value)
            stored = self._store.put(data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditRefused(f"{file} cannot be kept for undo, so it stays as it is: {reason}.") from error
        state = self._values.states[file]
        self._values.states[file] = DiskState(state.size, state.modified, stored.key)
        self._values.values[file] = stored

    def _stored_figure(self, key: str) -> StoredData:
        """The figure that has the key, stored so that it can have another name."""
        file = next((file for file, value in self._values.values.items() if getattr(value, "key", "") == key), "")
        if file:
            self._keep_figure(file)
            value = self._values.values[file]
            if isinstance(value, StoredData):
                return value
        raise EditRefused("This figure has changed meanwhile. Look at it again.")

    def _data_of(self, file: str, value: StoredData) -> bytes:
        if value.key.startswith("disk:"):
            return self._disk.read(file)[0]
        return self._memory[value.key] if value.key in self._memory else self._store.get(value.key)

    def _bytes_of(self, file: str, value: FileValue) -> bytes:
        if isinstance(value, str):
            return self._values.encoded(file, value)
        with contextlib.suppress(OSError):
            return self._data_of(file, value)
        return b""

    def _keep(self, file: str, data: bytes | None) -> Path | None:
        if data is None:
            return None
        try:
            return self._store.keep(file, data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditRefused(f"The other version cannot be kept, so nothing was changed: {reason}.") from error

    def _forget_conflict(self, name: str) -> None:
        self._conflicts.pop(name, None)
        self._their_states.pop(name, None)
        self._their_data.pop(name, None)

    def _pack_id(self) -> str:
        text = self.text(packinfo.FILE)
        return packinfo.read_id(text) if text else ""

    def _locked(self) -> FileLock | None:
        try:
            self._store.make()
            return FileLock(self._store.lock_file)
        except LockedElsewhere as error:
            raise FolderIsOpen("Another window edits this folder. Go on there, or close it first.") from error
        except OSError:
            return None  # nothing can be written there, and `status` says so with the first draft

    def _restore(self) -> None:
        try:
            draft = self._store.read()
        except DraftError as error:
            self._set_aside(error)
            return
        restored = [entry for entry in draft.entries if self._is_unsaved(entry)] if draft else []
        changes = []
        for entry in restored:
            changes.append(change_of(entry.name, self._values.values.get(entry.name), entry.value))
            self._restore_entry(entry)
        if changes:
            self._history.add(RESTORED, changes, 0.0)
        self.restored = tuple(entry.name for entry in restored)

    def _is_unsaved(self, entry: DraftEntry) -> bool:
        value = self._values.values.get(entry.name)
        if isinstance(entry.value, StoredData) and isinstance(value, StoredData):
            with contextlib.suppress(OSError):
                return digest_of(self._data_of(entry.name, value)) != entry.value.key
        return value != entry.value and entry.name not in self._values.unreadable

    def _restore_entry(self, entry: DraftEntry) -> None:
        values, name = self._values, entry.name
        state = values.states.get(name)
        if (state.digest if state else "") != entry.base:
            theirs = values.values.get(name)
            base = None
            with contextlib.suppress(OSError):
                decoded = decode_file(self._store.get(entry.base)) if entry.base else None
                base = decoded[0] if isinstance(decoded, tuple) else None
            self._conflicts[name] = conflict_between(name, entry.value, theirs, base)
            self._their_states[name] = state
            self._their_data[name] = values.texts[name].data if name in values.texts else None
        if entry.value is None:
            values.values.pop(name, None)
        else:
            values.values[name] = entry.value
        self._saving.changed(name, 0.0)

    def _set_aside(self, error: DraftError) -> None:
        with contextlib.suppress(OSError):
            kept = self._store.keep_unreadable()
            self.notices.append(f"A draft of this folder cannot be read, because {error}. It is kept as {kept}.")


def _clean(text: str) -> str:
    """With \\n as line ends, and without what cannot be saved: half a character, or a mark at the beginning."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
