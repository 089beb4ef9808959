"""Writes and reads marks files: an AnnotationCollection with every version of every mark."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from reader.library import stored_json
from reader.library.packerrors import shortened
from reader.library.stored_json import EncodingError
from reader.marks import timestamps
from reader.marks.anchor_pack import PackArticles
from reader.marks.annotation import CONTEXT, OWN_CONTEXT, from_annotation, to_annotation
from reader.marks.foreign_annotation import ForeignAnnotation, foreign_items, is_foreign, read_foreign
from reader.marks.json_entries import PROGRESS_EVERY, OnProgress, is_list, read_root
from reader.marks.json_ld import is_a
from reader.marks.loaded_rows import load, store_id
from reader.marks.mark_checks import clean_line
from reader.marks.merge import current, newest_first, with_history
from reader.marks.model import Mark, MarkError
from reader.marks.store_errors import DamagedStore, NewerStore, UnavailableStore
from reader.marks.store_header import check_header
from reader.marks.storefile import StoreFile
from reader.translation import _, as_translated, ngettext, number_text

SUFFIX = ".marks.json"
LARGEST_FILE = 64 << 20  # bytes
MOST_ENTRIES = 100_000  # with the older versions of each
MOST_PROBLEMS = 1_000  # that are told one by one
MOST_FOREIGN = 20_000
LONGEST_EXCERPT = 60  # characters
DEEPEST = 12  # levels of nested values
_SQLITE = b"SQLite format 3\0"


class ExchangeError(MarkError):
    """A file without marks, or one that cannot be read. The text is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class ExchangeProblem:
    """An entry that was skipped. `number` counts from 1; `id` may be empty. `reason` is part of a sentence."""

    number: int
    id: str
    reason: str

    def __str__(self) -> str:
        number = number_text(self.number)
        if self.id:
            return _("entry {number} ({id}) was skipped: {reason}.", number=number, id=self.id, reason=self.reason)
        return _("entry {number} was skipped: {reason}.", number=number, reason=self.reason)


@dataclass(frozen=True, slots=True)
class FileContents:
    """The versions of marks in a file, a problem for each entry that could not be read, and other programs' entries,
    which `place_foreign.py` turns into marks. `store` is the id of the store that the file comes from; may be empty.
    """

    versions: tuple[Mark, ...]
    problems: tuple[ExchangeProblem, ...] = ()
    foreign: tuple[ForeignAnnotation, ...] = ()
    store: str = ""


def as_collection(versions: Sequence[Mark], store: str = "") -> dict[str, Any]:
    """The newest version of each mark, with older ones in `carrel:history`, sorted by the time it was made.

    `total` is the number of marks that are not deleted. `store` is the id of the store that they come from.
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
        **({"carrel:store": store} if store else {}),
        "first": first,
    }


def as_json(versions: Sequence[Mark], store: str = "") -> str:
    """Always the same text for the same marks, whatever their order. `store` is the id of the store."""
    return json.dumps(as_collection(versions, store), ensure_ascii=False, indent=1) + "\n"


def read_file(path: Path, on_progress: OnProgress = lambda _done, _total: None) -> FileContents:
    """Reads an export or a `marks.sqlite`. Raises ExchangeError. `on_progress` may raise to cancel."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExchangeError(_("{file} cannot be read ({reason}).", file=_name(path), reason=reason)) from error
    if data.startswith(_SQLITE):
        return _read_store(path, len(data))
    if len(data) > LARGEST_FILE:
        raise _too_large(path)
    try:
        return _read(data, on_progress)
    except UnicodeDecodeError as error:
        raise ExchangeError(_("{file} is not a marks file: it is not text in UTF-8.", file=_name(path))) from error
    except EncodingError as error:
        raise ExchangeError(
            _("{file} is not a marks file ({reason}).", file=_name(path), reason=_reason(error))
        ) from error


def read(text: str) -> FileContents:
    """Raises EncodingError if the text is not a collection. An invalid entry is skipped and reported."""
    return _read(text.encode("utf-8", "replace"))


def _read(data: bytes, on_progress: OnProgress = lambda _done, _total: None) -> FileContents:
    root = read_root(data, MOST_ENTRIES, lambda done, total: on_progress(done, 2 * total))
    reader = _EntryReader()
    items = _items(root)
    for number, item in enumerate(items, 1):
        reader.add(item, number)
        if number % PROGRESS_EVERY == 0:
            on_progress(len(data) + len(data) * number // max(number, _length(items)), 2 * len(data))
    store = root.get("carrel:store", "") if isinstance(root, dict) else ""
    return reader.contents(store if isinstance(store, str) else "")


class _EntryReader:
    """Collects what the entries of a file say."""

    def __init__(self) -> None:
        self._versions: list[Mark] = []
        self._problems: list[ExchangeProblem] = []
        self._foreign: list[ForeignAnnotation] = []
        self._count = 0
        self._skipped = 0

    def add(self, item: object, number: int) -> None:
        try:
            self._count_version()
            if isinstance(item, dict) and is_foreign(item):
                if len(self._foreign) == MOST_FOREIGN:
                    raise EncodingError(
                        _(
                            "the file has more than {number} entries of another program",
                            number=number_text(MOST_FOREIGN),
                        )
                    )
                stored_json.check_depth(item, DEEPEST)
                self._foreign.append(read_foreign(item, number))
                return
            mark = _entry(item)
            self._versions.append(mark)
        except TooManyEntries:
            raise
        except EncodingError as error:
            self._report(number, item, _reason(error))
            return
        for older in _older(item):
            self._count_version()
            try:
                version = _entry(older)
                if version.id != mark.id:
                    raise EncodingError(_("it belongs to another mark"))
                self._versions.append(version)
            except EncodingError as error:
                self._report(number, item, _("an older version is invalid ({reason})", reason=_reason(error)))

    def contents(self, store: str) -> FileContents:
        if self._skipped:
            more = ngettext(
                "{count} more entry was invalid, too", "{count} more entries were invalid, too", self._skipped
            )
            self._problems.append(ExchangeProblem(self._count, "", more))
        return FileContents(_in_order(self._versions), tuple(self._problems), tuple(self._foreign), store)

    def _count_version(self) -> None:
        self._count += 1
        if self._count > MOST_ENTRIES:
            raise TooManyEntries(
                _("it has more than {number} entries and older versions", number=number_text(MOST_ENTRIES))
            )

    def _report(self, number: int, item: object, reason: str) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(ExchangeProblem(number, _id_of(item), reason))
        else:
            self._skipped += 1


class TooManyEntries(EncodingError):
    """Of a whole file, so that it is not reported for each entry."""


def with_placed(
    contents: FileContents, packs: Iterable[PackArticles], check_cancelled: Callable[[], None] = lambda: None
) -> FileContents:
    """With a mark for each entry of another program that can be placed in one of the packs, and a problem for each
    other one. `check_cancelled` is called now and then, and may raise.
    """
    if not contents.foreign:
        return contents
    from reader.marks.place_foreign import place

    marks, unplaced = place(contents.foreign, packs, check_cancelled)
    problems = [ExchangeProblem(each.annotation.number, _excerpt(each.annotation), each.reason) for each in unplaced]
    versions = _in_order((*contents.versions, *marks))
    return FileContents(versions, _by_number(contents.problems, problems), store=contents.store)


def without_foreign(contents: FileContents) -> FileContents:
    """With a problem for each entry of another program, where there are no packs to place it in."""
    reason = _("it was made by another program; import it with `carrel marks import` first")
    problems = [ExchangeProblem(each.number, _excerpt(each), reason) for each in contents.foreign]
    return FileContents(contents.versions, _by_number(contents.problems, problems), store=contents.store)


def _by_number(*problems: Iterable[ExchangeProblem]) -> tuple[ExchangeProblem, ...]:
    return tuple(sorted(chain(*problems), key=lambda each: each.number))


def _excerpt(annotation: ForeignAnnotation) -> str:
    """The quoted text or the note, so that a person knows which entry it is."""
    text = clean_line(annotation.quote or annotation.note)
    short = f"{text[:LONGEST_EXCERPT]}…" if len(text) > LONGEST_EXCERPT else text
    return _("“{text}”", text=short) if text else ""


def _in_order(versions: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for each in with_history(tuple(versions)).values() for mark in newest_first(each))


def _items(root: object) -> Iterable[Any]:
    """The annotations in a collection with one page, in a page, in a list, in a file of another program, or the only
    one.
    """
    foreign = foreign_items(root)
    if foreign is not None:
        return foreign
    if is_list(root):
        return root
    root = stored_json.dict_of(root)
    if is_a(root, "Annotation") or is_foreign(root):
        return [root]
    if not is_a(root, "AnnotationCollection") and not is_a(root, "AnnotationPage"):
        raise EncodingError(_("it is not an AnnotationCollection"))
    page = stored_json.dict_of(root.get("first", {})) if is_a(root, "AnnotationCollection") else root
    items = page.get("items", [])
    return items if is_list(items) else list(stored_json.list_of(items))


def _length(items: Iterable[Any]) -> int:
    return len(items) if isinstance(items, Sized) else 0


def _entry(item: object) -> Mark:
    stored_json.check_depth(item, DEEPEST)
    return from_annotation(item)


def _older(item: object) -> list[Any]:
    older = item.get("carrel:history", []) if isinstance(item, dict) else []
    return older if isinstance(older, list) else []


def _id_of(item: object) -> str:
    id = item.get("id", "") if isinstance(item, dict) else ""
    return shortened(id) if isinstance(id, str) else ""


def _read_store(path: Path, size: int) -> FileContents:
    if size > LARGEST_FILE:
        raise _too_large(path)
    try:
        check_header(path)
        with contextlib.closing(StoreFile(path, is_read_only=True)) as file:
            if file.extent()[0] > MOST_ENTRIES:
                raise DamagedStore(_("it has more than {number} entries", number=number_text(MOST_ENTRIES)))
            rows = file.rows()
    except NewerStore as error:
        raise ExchangeError(_("{file} was made by a newer Carrel.", file=_name(path))) from error
    except (DamagedStore, UnavailableStore) as error:
        raise ExchangeError(
            _("{file} cannot be read as marks ({reason}).", file=_name(path), reason=_reason(error))
        ) from error
    loaded = load(rows, timestamps.LAST)
    versions: list[Mark] = []
    problems: list[ExchangeProblem] = []
    if loaded.unreadable:
        unknown = ngettext(
            "{count} of them has an unknown format", "{count} of them have an unknown format", loaded.unreadable
        )
        problems.append(ExchangeProblem(len(rows), "", unknown))
    for number, mark in enumerate(loaded.versions, 1):
        try:
            versions.append(from_annotation(to_annotation(mark)))
        except (EncodingError, AttributeError, TypeError) as error:
            problems.append(ExchangeProblem(number, shortened(mark.id), _reason(error)))
    return FileContents(_in_order(versions), tuple(problems), store=store_id(rows))


def _name(path: Path) -> str:
    return shortened(path.name)


def _too_large(path: Path) -> ExchangeError:
    most = number_text(LARGEST_FILE >> 20)
    return ExchangeError(
        _("{file} is larger than {number} MB, the limit for a marks file.", file=_name(path), number=most)
    )


def _reason(error: Exception) -> str:
    """Carrel's own text as it is. Another one may quote the file."""
    text = as_translated(error)
    return text if text.english != text else shortened(error)
