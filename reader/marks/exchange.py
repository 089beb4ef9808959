"""Writes and reads marks files: an AnnotationCollection with every version of every mark."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from reader.library import stored_json
from reader.library.packerrors import shortened
from reader.library.stored_json import EncodingError
from reader.marks.anchor_pack import PackArticles
from reader.marks.annotation import CONTEXT, OWN_CONTEXT, from_annotation, to_annotation
from reader.marks.foreign_annotation import ForeignAnnotation, foreign_items, is_foreign, read_foreign
from reader.marks.mark_checks import clean_line
from reader.marks.merge import current, newest_first, with_history
from reader.marks.model import Mark, MarkError
from reader.marks.store_errors import DamagedStore, NewerStore, UnavailableStore
from reader.marks.store_header import check_header
from reader.marks.stored_rows import decode
from reader.marks.storefile import StoreFile

SUFFIX = ".marks.json"
LARGEST_FILE = 64 << 20  # bytes
MOST_ENTRIES = 200_000
MOST_FOREIGN = 20_000
LONGEST_EXCERPT = 60  # characters
DEEPEST = 12  # levels of nested values
_SQLITE = b"SQLite format 3\0"


class ExchangeError(MarkError):
    """A file without marks, or one that cannot be read. The text is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class ExchangeProblem:
    """An entry that was skipped. `number` counts from 1; `id` may be empty."""

    number: int
    id: str
    reason: str

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        return f"entry {self.number}{name} was skipped: {self.reason.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class FileContents:
    """The versions of marks in a file, a problem for each entry that could not be read, and other programs' entries,
    which `place_foreign.py` turns into marks.
    """

    versions: tuple[Mark, ...]
    problems: tuple[ExchangeProblem, ...] = ()
    foreign: tuple[ForeignAnnotation, ...] = ()


def as_collection(versions: Sequence[Mark]) -> dict[str, Any]:
    """The newest version of each mark, with older ones in `carrel:history`, sorted by the time it was made.

    `total` is the number of marks that are not deleted.
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
    """Always the same text for the same marks, whatever their order."""
    return json.dumps(as_collection(versions), ensure_ascii=False, indent=1) + "\n"


def read_file(path: Path) -> FileContents:
    """Reads an export or a `marks.sqlite`. Raises ExchangeError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise ExchangeError(f"{_name(path)} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    if data.startswith(_SQLITE):
        return _read_store(path)
    if len(data) > LARGEST_FILE:
        raise ExchangeError(f"{_name(path)} is larger than {LARGEST_FILE >> 20} MB, the limit for a marks file.")
    try:
        return read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{_name(path)} is not a marks file: it is not text in UTF-8.") from error
    except EncodingError as error:
        raise ExchangeError(f"{_name(path)} is not a marks file ({shortened(error)}).") from error


def read(text: str) -> FileContents:
    """Raises EncodingError if the text is not a collection. An invalid entry is skipped and reported."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise EncodingError(str(error) or "it is nested too deeply") from error
    items = _items(value)
    if len(items) > MOST_ENTRIES:
        raise EncodingError(f"it has more than {MOST_ENTRIES:,} entries")
    versions: list[Mark] = []
    problems: list[ExchangeProblem] = []
    foreign: list[ForeignAnnotation] = []
    for number, item in enumerate(items, 1):
        try:
            if is_foreign(item):
                if len(foreign) == MOST_FOREIGN:
                    raise EncodingError(f"the file has more than {MOST_FOREIGN:,} entries of another program")
                stored_json.check_depth(item, DEEPEST)
                foreign.append(read_foreign(item, number))
                continue
            versions.append(_entry(item))
        except EncodingError as error:
            problems.append(ExchangeProblem(number, _id_of(item), shortened(error)))
            continue
        for older in _older(item):
            try:
                mark = _entry(older)
                if mark.id != versions[-1].id:
                    raise EncodingError("it belongs to another mark")
                versions.append(mark)
            except EncodingError as error:
                reason = f"an older version is invalid ({shortened(error).rstrip('.')})"
                problems.append(ExchangeProblem(number, _id_of(item), reason))
    return FileContents(_in_order(versions), tuple(problems), tuple(foreign))


def with_placed(contents: FileContents, packs: Iterable[PackArticles]) -> FileContents:
    """With a mark for each entry of another program that can be placed in one of the packs, and a problem for each
    other one.
    """
    if not contents.foreign:
        return contents
    from reader.marks.place_foreign import place

    marks, unplaced = place(contents.foreign, packs)
    problems = [ExchangeProblem(each.annotation.number, _excerpt(each.annotation), each.reason) for each in unplaced]
    return FileContents(_in_order((*contents.versions, *marks)), _by_number(contents.problems, problems))


def without_foreign(contents: FileContents) -> FileContents:
    """With a problem for each entry of another program, where there are no packs to place it in."""
    reason = "it was made by another program; import it with `carrel marks import` first"
    problems = [ExchangeProblem(each.number, _excerpt(each), reason) for each in contents.foreign]
    return FileContents(contents.versions, _by_number(contents.problems, problems))


def _by_number(*problems: Iterable[ExchangeProblem]) -> tuple[ExchangeProblem, ...]:
    return tuple(sorted(chain(*problems), key=lambda each: each.number))


def _excerpt(annotation: ForeignAnnotation) -> str:
    """The quoted text or the note, so that a person knows which entry it is."""
    text = clean_line(annotation.quote or annotation.note)
    return f"“{text[:LONGEST_EXCERPT]}{'…' if len(text) > LONGEST_EXCERPT else ''}”" if text else ""


def _in_order(versions: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for each in with_history(tuple(versions)).values() for mark in newest_first(each))


def _items(value: object) -> list[Any]:
    """The annotations in a collection with one page, in a page, in a list, in a file of another program, or the only
    one.
    """
    foreign = foreign_items(value)
    if foreign is not None:
        return foreign
    if isinstance(value, list):
        return value
    root = stored_json.dict_of(value)
    if root.get("type") == "Annotation" or is_foreign(root):
        return [root]
    page = stored_json.dict_of(root.get("first", {})) if root.get("type") == "AnnotationCollection" else root
    if root.get("type") not in ("AnnotationCollection", "AnnotationPage"):
        raise EncodingError("it is not an AnnotationCollection")
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


def _refuse_constant(name: str) -> Any:
    raise EncodingError(f"{name} is not a valid number")
