"""Opens the store of a folder. Restores a damaged one from its backups; opens one that it may not change read-only."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reader.library.page_words import interface_date
from reader.marks.backups import FOLDER as BACKUPS
from reader.marks.backups import Backups
from reader.marks.salvage import readable_rows
from reader.marks.store_errors import DamagedStore, NewerStore, UnavailableStore
from reader.marks.store_header import check_header, journal_of
from reader.marks.storefile import StoredRow, StoreFile, write_new
from reader.system import state_file
from reader.system.file_lock import FileLock, LockedElsewhere
from reader.system.move_file import move_into_place
from reader.translation import Translated, _, ngettext

FILE_NAME = "marks.sqlite"
LOCK_NAME = "marks.lock"
NEIGHBOURS = ("-journal", "-wal", "-shm")
"""What SQLite reads next to a file, after its name."""


@dataclass(slots=True)
class OpenedStore:
    """A store, as far as it could be opened.

    rows                all known rows
    file                open for writing, or None
    messages            what the reader should know, as sentences
    read_only_reason    why nothing may be changed, as a sentence; or empty
    unavailable_reason  why nothing can be written, as part of a sentence; or empty
    """

    rows: list[StoredRow] = field(default_factory=list)
    file: StoreFile | None = None
    lock: FileLock | None = None
    messages: list[str] = field(default_factory=list)
    read_only_reason: str = ""
    unavailable_reason: str = ""


def may_have_marks(folder: Path) -> bool:
    """Whether there is a store or a backup, of which nothing is read and no link is followed."""
    return any(os.path.lexists(folder / name) for name in (FILE_NAME, BACKUPS))


def open_store(folder: Path, now: Callable[[], datetime]) -> OpenedStore:
    """Opens, makes or restores the store of `folder`. Never raises."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK_NAME)
    except LockedElsewhere:
        reason = _("Carrel is open already, so marks are read-only here. Make them in the other window, or close it.")
        return OpenedStore(_read_locked(path), read_only_reason=reason)
    except (OSError, ValueError) as error:
        return OpenedStore(_read_unwritable(path), unavailable_reason=_reason(error))
    opened = _open_for_writing(path, now)
    opened.lock = lock
    if opened.file is None:
        lock.release()
        opened.lock = None
    return opened


def is_locked(folder: Path) -> bool:
    """Whether another Carrel writes there."""
    try:
        FileLock(folder / LOCK_NAME).release()
    except LockedElsewhere:
        return True
    except (OSError, ValueError):
        return False
    return False


def _open_for_writing(path: Path, now: Callable[[], datetime]) -> OpenedStore:
    backups = Backups(path.parent)
    try:
        if check_header(path):
            file = StoreFile(path)
            try:
                return OpenedStore(file.rows(), file)
            except BaseException:
                file.close()
                raise
        backed_up, _latest = backups.rows()
        if backed_up:
            return _restore(path, backed_up, [], _("Your marks file was missing or empty."))
        return OpenedStore([], StoreFile(path))
    except NewerStore as error:
        return OpenedStore(
            read_only_reason=_(
                "A newer Carrel (format {format}) saved your marks in {file}. Use that Carrel to see and change them.",
                format=error,
                file=path,
            )
        )
    except UnavailableStore as error:
        return OpenedStore(_read_unwritable(path), unavailable_reason=str(error))
    except DamagedStore:
        return _restore_damaged(path, backups, now)


def _restore_damaged(path: Path, backups: Backups, now: Callable[[], datetime]) -> OpenedStore:
    """Sets the file aside. Makes a new one from the backups and from what can still be read of the damaged one."""
    backed_up, _latest = backups.rows()
    salvaged = readable_rows(path)
    aside = _set_aside(path, now())
    if aside:
        cause = _("Your marks file was damaged; a copy of it is in {file}.", file=aside)
    else:
        cause = _("Your marks file is damaged and cannot be moved: {file}.", file=path)
    return _restore(path, backed_up, salvaged, cause)


def _restore(path: Path, backed_up: Sequence[StoredRow], salvaged: Sequence[StoredRow], cause: str) -> OpenedStore:
    rows = list(dict.fromkeys([*backed_up, *salvaged]))
    rows.sort(key=lambda row: row.saved_at)
    messages: list[str] = [_("{cause} {result}", cause=cause, result=_restored(rows, backed_up))]
    try:
        write_new(path, rows)
        journal_of(path).unlink(missing_ok=True)
        file = StoreFile(path)
    except (UnavailableStore, DamagedStore, OSError) as error:
        return OpenedStore(rows, messages=messages, unavailable_reason=_reason(error))
    return OpenedStore(rows, file, messages=messages)


def _restored(rows: Sequence[StoredRow], backed_up: Sequence[StoredRow]) -> Translated:
    """A sentence. `rows` are sorted by time."""
    if not rows:
        return _("There was no backup, and no mark could be restored.")
    last = rows[-1].saved_at
    from_backups = {row.mark for row in backed_up}
    others = {row.mark for row in rows} - from_backups
    if not others:
        return ngettext(
            "Carrel restored {count} mark from the backups; marks made after {day} {time} UTC may be missing.",
            "Carrel restored {count} marks from the backups; marks made after {day} {time} UTC may be missing.",
            len(from_backups),
            day=interface_date(last[:10]),
            time=last[11:16],
        )
    if not from_backups:
        return ngettext(
            "Carrel restored {count} mark from the damaged file; marks made after {day} {time} UTC may be missing.",
            "Carrel restored {count} marks from the damaged file; marks made after {day} {time} UTC may be missing.",
            len(others),
            day=interface_date(last[:10]),
            time=last[11:16],
        )
    return _(
        "Carrel restored {from_backups} and {from_file}; marks made after {day} {time} UTC may be missing.",
        from_backups=ngettext("{count} mark from the backups", "{count} marks from the backups", len(from_backups)),
        from_file=ngettext(
            "{count} more mark from the damaged file", "{count} more marks from the damaged file", len(others)
        ),
        day=interface_date(last[:10]),
        time=last[11:16],
    )


def _set_aside(path: Path, now: datetime) -> str:
    """Copies the damaged file and returns the new name, or nothing if that fails.

    It is copied rather than moved so that there is always a file, and moved if it cannot be copied. Its journal is
    moved with it, because SQLite would otherwise apply it to the new file, and so is what else SQLite would read.
    """
    name = f"marks-damaged-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{name}{number}.sqlite" for number in ("", *(f"-{count}" for count in range(2, 100))))
    aside = next((path.with_name(each) for each in names if not os.path.lexists(path.with_name(each))), None)
    if aside is None:
        return ""
    try:
        state_file.check_regular(path)
        shutil.copy2(path, aside)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        try:
            move_into_place(path, aside)
        except OSError:
            return ""
    for suffix in NEIGHBOURS:
        with contextlib.suppress(OSError):
            move_into_place(path.with_name(path.name + suffix), aside.with_name(aside.name + suffix))
    return aside.name


def _read_locked(path: Path) -> list[StoredRow]:
    """What another Carrel that has the store open has saved so far."""
    try:
        if check_header(path):
            with contextlib.closing(StoreFile(path, is_read_only=True)) as file:
                return file.rows()
    except (DamagedStore, NewerStore, UnavailableStore):
        pass
    return []


def _read_unwritable(path: Path) -> list[StoredRow]:
    """The rows of a store in a folder that cannot be written to."""
    try:
        if check_header(path):
            with contextlib.closing(StoreFile(path, is_immutable=True)) as file:
                return file.rows()
    except DamagedStore:
        backed_up, _latest = Backups(path.parent).rows()
        return list(dict.fromkeys([*backed_up, *readable_rows(path)]))
    except (NewerStore, UnavailableStore):
        pass
    return []


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
