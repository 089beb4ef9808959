"""Opening the store of a folder: new, whole, damaged and restored, another Carrel's, or a newer one's."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reader.marks.backups import Backups
from reader.marks.salvage import readable_rows
from reader.marks.storefile import (
    DamagedStore,
    NewerStore,
    StoredRow,
    StoreFile,
    UnavailableStore,
    check_header,
    journal_of,
    write_new,
)
from reader.system.file_lock import FileLock, LockedElsewhere
from reader.system.format_numbers import counted

FILE_NAME = "marks.sqlite"
LOCK_NAME = "marks.lock"


@dataclass(slots=True)
class OpenedStore:
    """What became of it.

    file           open for writing, or None
    rows           all that is known
    read_only      why nothing may be changed, as a sentence; empty where that is allowed
    unavailable    why nothing can be written, to stand within a sentence; empty where it can
    """

    rows: list[StoredRow] = field(default_factory=list)
    file: StoreFile | None = None
    lock: FileLock | None = None
    sentences: list[str] = field(default_factory=list)
    read_only: str = ""
    unavailable: str = ""


def open_store(folder: Path, now: Callable[[], datetime]) -> OpenedStore:
    """Opens, makes or restores the store of `folder`. Never raises."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK_NAME)
    except LockedElsewhere:
        sentence = "Carrel is open already, so marks are read-only here; make them in the first window."
        return OpenedStore(_read_beside(path), read_only=sentence)
    except (OSError, ValueError) as error:
        return OpenedStore(_read_alone(path), unavailable=_why(error))
    opened = _open_for_writing(path, now)
    opened.lock = lock
    if opened.file is None:
        lock.release()
        opened.lock = None
    return opened


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
        kept, _ = backups.rows()
        if kept:
            return _restored(path, kept, ["The file of your marks was missing or empty."], [], "")
        return OpenedStore([], StoreFile(path))
    except NewerStore as error:
        return OpenedStore(
            read_only=f"Your marks were last kept by a newer Carrel (format {error}). They are left as they are; "
            f"open them with that one: {path}"
        )
    except UnavailableStore as error:
        return OpenedStore(_read_alone(path), unavailable=str(error))
    except DamagedStore:
        return _restore_damaged(path, backups, now)


def _restore_damaged(path: Path, backups: Backups, now: Callable[[], datetime]) -> OpenedStore:
    """Sets the file aside, and puts in its place what the backups hold and what of it can still be read."""
    kept, last = backups.rows()
    read = readable_rows(path)
    aside = _set_aside(path, now())
    sentences = ["The file of your marks was damaged."]
    sentences.append(f"It is kept as {aside}." if aside else f"It could not be moved away: {path}")
    return _restored(path, kept, sentences, read, last)


def _restored(
    path: Path, kept: Sequence[StoredRow], sentences: list[str], read: Sequence[StoredRow], last: str
) -> OpenedStore:
    rows = list(dict.fromkeys([*kept, *read]))
    rows.sort(key=lambda row: row.kept)
    from_backup = len({row.mark for row in kept})
    beside = len({row.mark for row in read} - {row.mark for row in kept})
    if kept:
        sentences.append(f"{counted(from_backup, 'mark')} came back from the backups.")
    if beside:
        sentences.append(f"{counted(beside, 'mark')}{' more' if kept else ''} could still be read from it.")
    newest = max((row.kept for row in rows), default="")
    if newest:
        sentences.append(f"What was marked after {newest[:10]} {newest[11:16]} UTC may be missing.")
    else:
        sentences.append("There was no backup, and nothing could be read from it.")
    try:
        write_new(path, rows)
        journal_of(path).unlink(missing_ok=True)
        file = StoreFile(path)
    except (UnavailableStore, DamagedStore, OSError) as error:
        return OpenedStore(rows, sentences=[" ".join(sentences)], unavailable=_why(error))
    return OpenedStore(rows, file, sentences=[" ".join(sentences)])


def _set_aside(path: Path, now: datetime) -> str:
    """Returns the name under which the damaged file is kept, or nothing.

    It is copied, so that at no moment there is no file; moved where it cannot be copied. Its journal goes with it: it
    would be played into the file that takes its place.
    """
    name = f"marks-damaged-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{name}{number}.sqlite" for number in ("", *(f"-{count}" for count in range(2, 100))))
    aside = next((path.with_name(each) for each in names if not os.path.lexists(path.with_name(each))), None)
    if aside is None:
        return ""
    try:
        if path.is_file():
            shutil.copy2(path, aside)
        else:
            path.rename(aside)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        try:
            path.rename(aside)
        except OSError:
            return ""
    with contextlib.suppress(OSError):
        journal_of(path).rename(journal_of(aside))
    return aside.name


def _read_beside(path: Path) -> list[StoredRow]:
    """What another Carrel, which is at work, has kept so far."""
    try:
        if check_header(path):
            with contextlib.closing(StoreFile(path, is_read_only=True)) as file:
                return file.rows()
    except (DamagedStore, NewerStore, UnavailableStore):
        pass
    return []


def _read_alone(path: Path) -> list[StoredRow]:
    """What stands on media that cannot be written to."""
    try:
        if check_header(path):
            with contextlib.closing(StoreFile(path, is_immutable=True)) as file:
                return file.rows()
    except DamagedStore:
        kept, _ = Backups(path.parent).rows()
        return list(dict.fromkeys([*kept, *readable_rows(path)]))
    except (NewerStore, UnavailableStore):
        pass
    return []


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
