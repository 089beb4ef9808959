"""Files of marks: an AnnotationCollection of every version of every mark, written, and read as a stranger's."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.library import stored_json
from reader.library.packerrors import shortened
from reader.library.stored_json import EncodingError
from reader.marks.annotation import CONTEXT, OWN_CONTEXT, from_annotation, to_annotation
from reader.marks.merge import current, newest_first, with_history
from reader.marks.model import Mark, MarkError
from reader.marks.stored_rows import decode
from reader.marks.storefile import DamagedStore, NewerStore, StoreFile, UnavailableStore, check_header

SUFFIX = ".marks.json"
LARGEST_FILE = 64 << 20  # bytes
MOST_ENTRIES = 200_000
DEEPEST = 12
_SQLITE = b"SQLite format 3\0"


class ExchangeError(MarkError):
    """A file that holds no marks, or none that can be read. Its text is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class ExchangeProblem:
    """An entry that was left out. `number` counts from 1; `id` is empty where it has none."""

    number: int
    id: str
    why: str

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        return f"entry {self.number}{name} was left out: {self.why.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class FileContents:
    """What a file holds: versions of marks, and a problem for each entry that could not be read."""

    versions: tuple[Mark, ...]
    problems: tuple[ExchangeProblem, ...] = ()


def collection(versions: Sequence[Mark]) -> dict[str, Any]:
    """Each mark once, in its newest version, with the older ones in `carrel:history`; by the time it was made.

    `total` counts marks that are not deleted.
    """
    items = []
    for newest, *older in sorted(with_history(versions).values(), key=lambda each: (each[0].created, each[0].id)):
        item = to_annotation(newest)
        if older:
            item["carrel:history"] = [to_annotation(each) for each in older]
        items.append(item)
    first = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": [CONTEXT, OWN_CONTEXT],
        "type": "AnnotationCollection",
        "label": "Marks made in Carrel",
        "total": len(current(versions)),
        "first": first,
    }


def as_json(versions: Sequence[Mark]) -> str:
    """The same text for the same marks, whatever order they come in."""
    return json.dumps(collection(versions), ensure_ascii=False, indent=1) + "\n"


def read_file(path: Path) -> FileContents:
    """An export, or a store as it lies in somebody's data folder. Raises ExchangeError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise ExchangeError(f"{_name(path)} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    if data.startswith(_SQLITE):
        return _read_store(path)
    if len(data) > LARGEST_FILE:
        raise ExchangeError(f"{_name(path)} is larger than any file of marks ({LARGEST_FILE >> 20} MB).")
    try:
        return read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{_name(path)} is no file of marks: it is not text in UTF-8.") from error
    except EncodingError as error:
        raise ExchangeError(f"{_name(path)} is no file of marks ({shortened(error)}).") from error


def read(text: str) -> FileContents:
    """Raises EncodingError where the whole is no collection; what is wrong with one entry concerns that one."""
    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise EncodingError(str(error) or "it is nested too deeply") from error
    items = _items(value)
    if len(items) > MOST_ENTRIES:
        raise EncodingError(f"it has more than {MOST_ENTRIES:,} entries")
    versions: list[Mark] = []
    problems: list[ExchangeProblem] = []
    for number, item in enumerate(items, 1):
        try:
            versions.append(_entry(item))
        except EncodingError as error:
            problems.append(ExchangeProblem(number, _id_of(item), shortened(error)))
            continue
        for older in _older(item):
            try:
                mark = _entry(older)
                if mark.id != versions[-1].id:
                    raise EncodingError("an older version of it is another mark's")
                versions.append(mark)
            except EncodingError as error:
                problems.append(ExchangeProblem(number, _id_of(item), f"an older version: {shortened(error)}"))
    return FileContents(_in_order(versions), tuple(problems))


def _in_order(versions: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for each in with_history(tuple(versions)).values() for mark in newest_first(each))


def _items(value: object) -> list[Any]:
    """Of a collection with its first page, of a page, or a plain list of annotations."""
    if isinstance(value, list):
        return value
    whole = stored_json.dict_of(value)
    if whole.get("type") == "Annotation":
        return [whole]
    page = stored_json.dict_of(whole.get("first", {})) if whole.get("type") == "AnnotationCollection" else whole
    if whole.get("type") not in ("AnnotationCollection", "AnnotationPage"):
        raise EncodingError("it is no AnnotationCollection")
    return list(stored_json.list_of(page.get("items", [])))


def _entry(item: object) -> Mark:
    stored_json.check_depth(item, DEEPEST)
    return from_annotation(item)


def _older(item: object) -> list[Any]:
    older = item.get("carrel:history", []) if isinstance(item, dict) else []
    return older if isinstance(older, list) else []


def _id_of(item: object) -> str:
    id = item.get("id", "") if isinstance(item, dict) else ""
    return shortened(id) if isinstance(id, str) else ""


def _read_store(path: Path) -> FileContents:
    try:
        check_header(path)
        with contextlib.closing(StoreFile(path, is_read_only=True)) as file:
            rows = file.rows()
    except NewerStore as error:
        raise ExchangeError(f"{_name(path)} was made by a newer Carrel.") from error
    except (DamagedStore, UnavailableStore) as error:
        raise ExchangeError(f"{_name(path)} cannot be read as marks ({shortened(error)}).") from error
    versions: list[Mark] = []
    problems: list[ExchangeProblem] = []
    for number, row in enumerate(rows, 1):
        try:
            versions.append(from_annotation(to_annotation(decode(row.body))))
        except (EncodingError, AttributeError, TypeError) as error:
            problems.append(ExchangeProblem(number, shortened(row.mark), shortened(error)))
    return FileContents(_in_order(versions), tuple(problems))


def _name(path: Path) -> str:
    return shortened(path.name)


def _no_number(name: str) -> Any:
    raise EncodingError(f"{name} is no number")
