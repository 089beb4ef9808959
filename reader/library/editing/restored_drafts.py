"""Brings back what an author had typed and the content folder did not get."""

from __future__ import annotations

import contextlib

from reader.library.editing.disk_files import digest_of
from reader.library.editing.draft_store import DraftEntry, DraftError, DraftStore
from reader.library.editing.figure_data import FigureData
from reader.library.editing.file_form import decode_file
from reader.library.editing.folder_edit import StoredData
from reader.library.editing.folder_values import FolderValues
from reader.library.editing.history import FileChange, change_of
from reader.library.editing.outside_changes import OutsideChanges
from reader.translation import _


def restore_drafts(
    values: FolderValues, store: DraftStore, figures: FigureData, outside: OutsideChanges
) -> tuple[list[FileChange], str]:
    """What was restored in memory, and a sentence if a draft cannot be read, which is then kept.

    Where the file has changed since, both versions are there, as a conflict.
    """
    try:
        draft = store.read()
    except DraftError as error:
        reason = error.args[0]
        with contextlib.suppress(OSError):
            kept = store.keep_unreadable()
            return [], _(
                "A draft of this folder cannot be read: {reason}. It is kept as {file}.", reason=reason, file=kept
            )
        return [], _("A draft of this folder cannot be read: {reason}.", reason=reason)
    changes = []
    for entry in draft.entries if draft else ():
        if _is_unsaved(entry, values, figures):
            changes.append(change_of(entry.name, values.values.get(entry.name), entry.value))
            _restore(entry, values, store, outside)
    return changes, ""


def _is_unsaved(entry: DraftEntry, values: FolderValues, figures: FigureData) -> bool:
    value = values.values.get(entry.name)
    if isinstance(entry.value, StoredData) and isinstance(value, StoredData):
        with contextlib.suppress(OSError):
            return digest_of(figures.read(entry.name, value)) != entry.value.key
    return value != entry.value and entry.name not in values.unreadable


def _restore(entry: DraftEntry, values: FolderValues, store: DraftStore, outside: OutsideChanges) -> None:
    name = entry.name
    state = values.states.get(name)
    if state and not state.digest:
        with contextlib.suppress(OSError):
            state = values.states[name] = values.disk.read(name)[1]
    if (state.digest if state else "") != entry.base:
        outside.note_restored(entry, _base(entry, store))
    if entry.value is None:
        values.values.pop(name, None)
    else:
        values.values[name] = entry.value


def _base(entry: DraftEntry, store: DraftStore) -> str | None:
    """The text that the draft was made from, if it is still stored."""
    with contextlib.suppress(OSError):
        decoded = decode_file(store.get(entry.base)) if entry.base else ""
        return decoded[0] if isinstance(decoded, tuple) else None
    return None
