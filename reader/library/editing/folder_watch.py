"""Notices what other programs do to an edited folder: editors, git, programs that synchronise, a stick pulled out."""

from __future__ import annotations

import enum
import os
from collections.abc import Mapping
from dataclasses import dataclass

from reader.library.editing.disk_files import DiskState, is_figure_name, is_text_name
from reader.library.editing.folder_values import FolderValues
from reader.translation import _


class FolderEventKind(enum.Enum):
    """What another program has done. `CONFLICT`: to a file that the author has changed, too."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"
    RENAMED = "renamed"
    CONFLICT = "conflict"
    CONFLICT_GONE = "conflict gone"
    FOLDER_GONE = "folder gone"
    FOLDER_BACK = "folder back"


@dataclass(frozen=True, slots=True)
class FolderEvent:
    """`file` is empty for the folder; `new_name` is that of a renamed file."""

    kind: FolderEventKind
    file: str = ""
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that another program has changed. `data` is None for a deleted one, and for a figure."""

    file: str
    data: bytes | None = None
    state: DiskState | None = None
    stat: os.stat_result | None = None
    renamed_from: str = ""


def found_changes(values: FolderValues, known: Mapping[str, DiskState]) -> list[FoundFile]:
    """The files that are not as in `known`: those that are there first, then the deleted ones. Raises OSError."""
    listed, refused = values.disk.listed()
    for name, reason in refused.items():
        if name not in known:
            values.unreadable[name] = reason
    changes = []
    for name, stat in sorted(listed.items()):
        if name in known and known[name].is_as(stat):
            continue
        if is_figure_name(name):
            changes.append(FoundFile(name, stat=stat))
            continue
        try:
            data, state = values.disk.read(name)
        except FileNotFoundError:
            continue
        except OSError as error:
            values.unreadable[name] = _("The file cannot be read: {reason}.", reason=error.strerror or error)
            continue
        changes.append(FoundFile(name, data, state, stat))
    gone = [name for name in known if name not in listed and name not in refused]
    return _with_renamed(changes, gone, known)


def _with_renamed(changes: list[FoundFile], gone: list[str], known: Mapping[str, DiskState]) -> list[FoundFile]:
    """A new file with the bytes of a deleted one is that one under another name."""
    by_digest = {known[name].digest: name for name in gone if known[name].digest and is_text_name(name)}
    result, renamed = [], set()
    for change in changes:
        before = by_digest.get(change.state.digest, "") if change.state and change.file not in known else ""
        if before and before not in renamed:
            renamed.add(before)
            change = FoundFile(change.file, change.data, change.state, change.stat, before)
        result.append(change)
    return [*result, *(FoundFile(name) for name in gone if name not in renamed)]
