"""What other programs do to an edited folder, taken over or kept beside what the author has typed."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.library.editing.conflict import Conflict, ConflictChoice, conflict_between
from reader.library.editing.disk_files import DiskState, is_figure_name
from reader.library.editing.draft_store import DraftEntry, DraftStore
from reader.library.editing.figure_data import FigureData
from reader.library.editing.file_form import decode_file
from reader.library.editing.folder_edit import EditRefused, FileValue, StoredData
from reader.library.editing.folder_values import FolderValues, disk_key
from reader.library.editing.folder_watch import FolderEvent, FolderEventKind, FoundFile, found_changes
from reader.library.editing.history import EditHistory, FileChange, change_of
from reader.library.editing.saving import Saving
from reader.translation import N_, _

BY_OTHERS = N_("Change by another program")
"""The name of such a step for undo."""


class OutsideChanges:
    """`conflicts` are the files that both the author and another program have changed, by name."""

    def __init__(self, values: FolderValues, saving: Saving, history: EditHistory, store: DraftStore) -> None:
        self.conflicts: dict[str, Conflict] = {}
        saving.blocked = self.conflicts.keys()
        self._values = values
        self._saving = saving
        self._history = history
        self._store = store
        self._states: dict[str, DiskState | None] = {}
        """Of the other versions, which are on disk; None if the file was deleted there."""
        self._data: dict[str, bytes | None] = {}

    def look(self, now: float) -> list[FolderEvent]:
        if not self._values.disk.is_reachable():
            return self._set_gone(True)
        events = self._set_gone(False)
        known = {**self._values.known_states()}
        for name, state in self._states.items():
            if state is None:
                known.pop(name, None)
            else:
                known[name] = state
        try:
            changes = found_changes(self._values, known)
        except OSError:
            return events
        for change in changes:
            # What Carrel itself has just written looks like a change by another program until its job has ended.
            if not any(map(self._saving.is_being_written, (change.file, change.renamed_from))):
                events += self.take(change, now)
        return events

    def take(self, found: FoundFile, now: float) -> list[FolderEvent]:
        """Takes over what another program has made of a file, or keeps both versions."""
        if found.renamed_from:
            return self._take_renamed(found, now)
        name, values = found.file, self._values
        before = values.values.get(name)
        theirs, problem = _their_value(found)
        if not values.is_changed(name) or (theirs == before and not problem):
            return self._take_theirs(found, before, now)
        known = values.states.get(name)
        if found.state and known and found.state.digest == known.digest:
            values.states[name] = found.state
            return self._end(name)
        if known is None and found.state is None and found.stat is None:
            return self._end(name)  # they have deleted it, and the author's is a new one
        base = values.texts[name].text if name in values.texts else None
        self.conflicts[name] = conflict_between(name, before, theirs, base, problem)
        self._states[name] = found.state
        self._data[name] = found.data
        return [FolderEvent(FolderEventKind.CONFLICT, name)]

    def note_restored(self, entry: DraftEntry, base: str | None) -> None:
        """A draft was made from another version of the file than the one on disk."""
        name, values = entry.name, self._values
        self.conflicts[name] = conflict_between(name, entry.value, values.values.get(name), base)
        self._states[name] = values.states.get(name)
        self._data[name] = values.texts[name].data if name in values.texts else None

    def note_own(self, name: str, value: FileValue | None) -> None:
        """The author has changed a file, perhaps one with a conflict."""
        old = self.conflicts.get(name)
        if old:
            self.conflicts[name] = conflict_between(name, value, old.theirs, old.base, old.their_problem)

    def resolve(self, file: str, choice: ConflictChoice, figures: FigureData) -> tuple[list[FileChange], Path | None]:
        """The change that remains to be made, and where the version that was not chosen is kept. Raises EditRefused."""
        conflict = self.conflicts[file]
        if choice is ConflictChoice.MERGED and conflict.merged is None:
            raise EditRefused(_("Both versions changed the same lines. Choose one; the other one is kept."))
        mine = self._values.values.get(file)
        their_data, their_state = self._data[file], self._states[file]
        kept = self.keep(file, self._bytes_of(file, mine, figures) if choice is ConflictChoice.THEIRS else their_data)
        self._end(file)
        if their_state is None:
            self._values.forget_disk(file)
        elif their_data is None:
            self._values.states[file] = their_state
        else:
            self._values.set_disk_text(file, their_data, their_state)
        value = mine
        if choice is not ConflictChoice.MINE:
            value = conflict.merged if choice is ConflictChoice.MERGED else conflict.theirs
        return ([change_of(file, mine, value)] if value != mine else []), kept

    def keep(self, file: str, data: bytes | None) -> Path | None:
        """Raises EditRefused if a version cannot be kept, so that it is not thrown away."""
        if data is None:
            return None
        try:
            return self._store.keep(file, data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditRefused(
                _("The other version cannot be kept, so nothing was changed: {reason}.", reason=reason)
            ) from error

    def _take_theirs(self, found: FoundFile, before: FileValue | None, now: float) -> list[FolderEvent]:
        name, values = found.file, self._values
        self._end(name)
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
        self._history.add(_(BY_OTHERS), [change_of(name, before, after)], now)
        kind = FolderEventKind.CHANGED
        if before is None or after is None:
            kind = FolderEventKind.ADDED if before is None else FolderEventKind.DELETED
        return [FolderEvent(kind, name)]

    def _take_renamed(self, found: FoundFile, now: float) -> list[FolderEvent]:
        """What the author has typed goes along."""
        values, before, name = self._values, found.renamed_from, found.file
        mine = values.values.get(before)
        is_mine = values.is_changed(before)
        self._end(before)
        values.forget_disk(before)
        values.values.pop(before, None)
        self._saving.forget(before)
        if found.data is None or found.state is None or values.take_text(name, found.data, found.state) is None:
            return []
        if is_mine and mine is not None:
            values.values[name] = mine
            self._saving.changed(name, now)
        self._history.add(
            _(BY_OTHERS), [change_of(before, mine, None), change_of(name, None, values.values[name])], now
        )
        return [FolderEvent(FolderEventKind.RENAMED, before, name)]

    def _set_gone(self, is_gone: bool) -> list[FolderEvent]:
        if is_gone == self._saving.is_gone:
            return []
        self._saving.is_gone = is_gone
        return [FolderEvent(FolderEventKind.FOLDER_GONE if is_gone else FolderEventKind.FOLDER_BACK)]

    def _end(self, name: str) -> list[FolderEvent]:
        had = self.conflicts.pop(name, None)
        self._states.pop(name, None)
        self._data.pop(name, None)
        return [FolderEvent(FolderEventKind.CONFLICT_GONE, name)] if had else []

    def _bytes_of(self, file: str, value: FileValue | None, figures: FigureData) -> bytes | None:
        if isinstance(value, str):
            return self._values.encoded(file, value)
        if value is not None:
            with contextlib.suppress(OSError):
                return figures.read(file, value)
        return None


def _their_value(found: FoundFile) -> tuple[FileValue | None, str]:
    """The version of another program, and why it is no text; else an empty text."""
    if found.stat and is_figure_name(found.file):
        state = DiskState(found.stat.st_size, found.stat.st_mtime_ns)
        return StoredData(disk_key(state), state.size), ""
    if found.data is None:
        return None, ""
    decoded = decode_file(found.data)
    return (None, decoded) if isinstance(decoded, str) else (decoded[0], "")
