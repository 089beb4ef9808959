"""Drafts: what an author has typed and the content folder does not have yet, in the data folder.

`DATA/drafts/KEY/` has for one content folder:

draft.json  all unsaved files in one, so that a step that concerns several files is there as a whole or not at all:
            a line with the SHA-256 of the rest, then JSON
stored/     figures by their SHA-256, and the texts that unsaved ones were made from, to merge them with others
kept/       versions that the author did not choose, when another program had changed a file
lock        held while the folder is edited

A draft may come from a stranger, as everything in the data folder: it is checked, and names only files that a content
folder reads.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.library.authoring.textfile import MAX_BYTES
from reader.library.editing.disk_files import digest_of, is_safe_name, is_text_name
from reader.library.editing.folder_edit import FileValue, StoredData
from reader.library.figure_check import MAX_FIGURE_BYTES
from reader.system import links, move_file, state_file
from reader.system.atomic_write import sync_folder, write_bytes_atomically
from reader.translation import _

DRAFTS = "drafts"
"""In the data folder."""

FORMAT = 1
_FILE, _STORED, _KEPT, _LOCK = "draft.json", "stored", "kept", "lock"
_LONGEST = 40 << 20
"""Bytes of draft.json."""

_MOST_READ = 80 << 20
"""Bytes of drafts of other folders that are looked through for one that was moved."""

_MOST_FILES = 10_000
_MOST_FOLDERS = 1_000
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An unsaved file. `base` is the SHA-256 of the file that it was made from; empty if there was none."""

    name: str
    base: str
    value: FileValue | None


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What is in draft.json. `saved` is when it was written, in ISO 8601."""

    folder: str
    pack: str
    saved: str
    entries: Sequence[DraftEntry]


class DraftError(Exception):
    """The draft cannot be read. The text says why, as a clause after a colon."""


class DraftStore:
    """The drafts of one content folder. Methods that write raise OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def lock_file(self) -> Path:
        return self.path / _LOCK

    def size(self) -> int:
        """Bytes of the draft; 0 if there is none."""
        try:
            return (self.path / _FILE).lstat().st_size
        except OSError:
            return 0

    def make(self) -> None:
        for folder in (self.path.parent, self.path):
            if links.is_link_at(folder):
                raise OSError(_("{folder} is a link", folder=folder))
        self.path.mkdir(parents=True, exist_ok=True)

    def exists(self) -> bool:
        return os.path.lexists(self.path / _FILE)

    def read(self) -> SavedDraft | None:
        """None if there is no draft. Raises DraftError."""
        try:
            return decode_draft(state_file.read_regular(self.path / _FILE, _LONGEST))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DraftError(error.strerror or str(error)) from error

    def write(self, draft: SavedDraft, bases: Mapping[str, bytes]) -> None:
        """`bases` are files by their SHA-256, as they were when the author began."""
        self.make()
        for digest, data in bases.items():
            self._store(digest, data)
        data = encode_draft(draft)
        if len(data) > _LONGEST:
            raise OSError(errno.EFBIG, _("there is too much that is not saved"), str(self.path))
        write_bytes_atomically(self.path / _FILE, data)
        sync_folder(self.path)

    def clear(self) -> None:
        """Everything is in the content folder."""
        with contextlib.suppress(FileNotFoundError):
            move_file.delete(self.path / _FILE)
            sync_folder(self.path)

    def put(self, data: bytes) -> StoredData:
        digest = digest_of(data)
        self.make()
        self._store(digest, data)
        return StoredData(digest, len(data))

    def get(self, digest: str) -> bytes:
        """Raises OSError, also if the file is not what was stored."""
        if not _DIGEST.fullmatch(digest):
            raise OSError(_("it was not stored"))
        data = state_file.read_regular(self.path / _STORED / digest, max(MAX_BYTES, MAX_FIGURE_BYTES) + 1)
        if digest_of(data) != digest:
            raise OSError(_("it is damaged"))
        return data

    def keep(self, name: str, data: bytes) -> Path:
        """Saves a version of a file for the author, and returns its path."""
        self.make()
        folder = self.path / _KEPT
        folder.mkdir(exist_ok=True)
        stamp = time.strftime("%Y-%m-%d %H%M%S")
        plain = name.rpartition("/")[2]
        number = 1
        while os.path.lexists(target := folder / f"{stamp}{f' {number}' if number > 1 else ''} {plain}"):
            number += 1
        write_bytes_atomically(target, data)
        sync_folder(folder)
        return target

    def keep_unreadable(self) -> Path:
        """Moves a draft that cannot be read out of the way, and returns where it is."""
        target = self.path / f"unreadable-{os.urandom(4).hex()}.json"
        move_file.move_into_place(self.path / _FILE, target)
        return target

    def close(self, *, is_all_saved: bool) -> None:
        """Deletes what was stored for undo; with nothing left, also the folder."""
        if not is_all_saved:
            return
        with contextlib.suppress(OSError):
            for file in list((self.path / _STORED).iterdir()):
                if _DIGEST.fullmatch(file.name) or file.name.endswith(".partial"):
                    file.unlink()
            (self.path / _STORED).rmdir()
        with contextlib.suppress(OSError):
            self.lock_file.unlink(missing_ok=True)
            self.path.rmdir()

    def _store(self, digest: str, data: bytes) -> None:
        folder = self.path / _STORED
        if links.is_link_at(folder):
            raise OSError(_("{folder} is a link", folder=folder))
        folder.mkdir(exist_ok=True)
        file = folder / digest
        with contextlib.suppress(OSError):
            if self.get(digest) == data:
                return
        write_bytes_atomically(file, data)
        sync_folder(folder)


def store_of(drafts: Path, folder: Path, pack: str, digests: Mapping[str, str]) -> DraftStore:
    """The store for a content folder below `drafts`, such as DATA/drafts.

    A folder that was moved, or whose stick has another letter now, finds its draft again by the id of the pack, if
    nothing is at its old path, and if each file is as it was: `digests` are those of the files now, by name.
    """
    own = DraftStore(drafts / _key(folder))
    moved: DraftStore | None = None
    size = 0
    for store in all_stores(drafts, own):
        size += store.size()
        if size > _MOST_READ:
            break
        try:
            draft = store.read()
        except DraftError:
            continue
        if draft is None:
            continue
        if draft.folder == str(folder):
            return store
        is_as_it_was = all(digests.get(entry.name, "") == entry.base for entry in draft.entries)
        if pack and draft.pack == pack and is_as_it_was and not os.path.lexists(draft.folder):
            moved = moved or store
    return moved or own


def all_stores(drafts: Path, first: DraftStore) -> Iterator[DraftStore]:
    """Those that have a draft."""
    if links.is_link_at(drafts):
        return
    if first.exists():
        yield first
    try:
        names = sorted(path.name for path in drafts.iterdir())[:_MOST_FOLDERS]
    except OSError:
        return
    for name in names:
        store = DraftStore(drafts / name)
        if store.path != first.path and not links.is_link_at(store.path) and store.exists():
            yield store


def encode_draft(draft: SavedDraft) -> bytes:
    files = []
    for entry in draft.entries:
        item: dict[str, Any] = {"file": entry.name, "base": entry.base}
        if isinstance(entry.value, str):
            item["text"] = entry.value
        elif entry.value:
            item["stored"], item["size"] = entry.value.key, entry.value.size
        else:
            item["deleted"] = True
        files.append(item)
    body = json.dumps(
        {"format": FORMAT, "folder": draft.folder, "pack": draft.pack, "saved": draft.saved, "files": files},
        ensure_ascii=False,
    ).encode("utf-8", "replace")
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def decode_draft(data: bytes) -> SavedDraft:
    """Raises DraftError."""
    digest, _newline, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise DraftError(_("it is damaged"))
    try:
        read = json.loads(body)
        if not isinstance(read["format"], int) or read["format"] > FORMAT:
            raise DraftError(_("a newer version of Carrel wrote it"))
        files = read["files"]
        if not isinstance(files, list) or len(files) > _MOST_FILES:
            raise DraftError(_("it has an unknown format"))
        entries = [_entry(item) for item in files]
        texts = [read[name] for name in ("folder", "pack", "saved")]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DraftError(_("it has an unknown format")) from error
    if not all(isinstance(text, str) and len(text) < 10_000 for text in texts):
        raise DraftError(_("it has an unknown format"))
    if len({entry.name for entry in entries}) < len(entries):
        raise DraftError(_("it has a file twice"))
    folder, pack, saved = texts
    return SavedDraft(folder, pack, saved, entries)


def _entry(item: Mapping[str, Any]) -> DraftEntry:
    name, base = item["file"], item["base"]
    if not isinstance(name, str) or not is_safe_name(name):
        raise DraftError(_("it names a file elsewhere"))
    if base != "" and not (isinstance(base, str) and _DIGEST.fullmatch(base)):
        raise ValueError(base)
    value: FileValue | None = None
    if "text" in item:
        value = item["text"]
        if not isinstance(value, str) or len(value) > MAX_BYTES or not is_text_name(name):
            raise ValueError(name)
    elif "stored" in item:
        if not _DIGEST.fullmatch(item["stored"]) or not isinstance(item["size"], int) or is_text_name(name):
            raise ValueError(name)
        value = StoredData(item["stored"], item["size"])
    elif item.get("deleted") is not True:
        raise ValueError(name)
    return DraftEntry(name, base, value)


def _key(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(os.path.normcase(folder))).hexdigest()[:20]
