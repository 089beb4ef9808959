"""Reads the annotations of other programs: Hypothesis, Thorium and other Readium readers, and KOReader.

They quote a web page or a book, not a pack; `place_foreign.py` looks for the quote in the packs. The formats:
https://h.readthedocs.io/en/latest/api-reference/ · https://github.com/readium/annotations ·
https://www.w3.org/TR/epub-anno-10/ · KOReader's plugin `exporter`, target JSON.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reader.library.stored_json import EncodingError, dict_of, list_of, text_of
from reader.marks import timestamps
from reader.marks.json_entries import is_list
from reader.marks.json_ld import is_a
from reader.marks.mark_checks import LONGEST_QUOTE, clean, clean_line
from reader.marks.model import CONTEXT, Colour, MarkKind
from reader.translation import _, number_text

OWN = "carrel:"
_COLOURS = {
    "yellow": Colour.YELLOW, "orange": Colour.YELLOW, "green": Colour.GREEN, "olive": Colour.GREEN, "cyan": Colour.BLUE,
    "blue": Colour.BLUE, "purple": Colour.PINK, "pink": Colour.PINK, "red": Colour.PINK,
}  # fmt: skip
_SHADES = {(255, 220, 80): Colour.YELLOW, (110, 200, 90): Colour.GREEN, (90, 150, 230): Colour.BLUE,
           (230, 110, 170): Colour.PINK}  # fmt: skip
_NO_TIME = "1970-01-01T00:00:00.000000Z"
_MOST_TITLES = 50


@dataclass(frozen=True, slots=True)
class ForeignAnnotation:
    """`number` is that of the entry, from 1. `titles` may name the article or the pack; `source` is a URL or path."""

    number: int
    id: str
    kind: MarkKind
    quote: str
    before: str
    after: str
    note: str
    labels: tuple[str, ...]
    colour: Colour | None
    author: str
    created: str
    modified: str
    source: str
    titles: tuple[str, ...]


def foreign_items(root: object) -> Iterable[Any] | None:
    """The entries of a file of another program, each with what the file says about all; None for other files."""
    if is_list(root) and root and all(isinstance(each, dict) and "entries" in each for each in root):
        return _koreader_items(root)
    if not isinstance(root, dict):
        return None
    documents = root.get("documents")
    if _is_koreader_list(documents):
        return _koreader_items(documents or ())
    if _is_koreader_list(root.get("entries")):
        return _koreader_items([root])
    if is_a(root, "AnnotationSet"):
        about = root.get("about")
        title = about.get("dc:title") if isinstance(about, dict) else None
        items = root.get("items", [])
        return (_with_title(each, title) for each in (items if is_list(items) else list_of(items)))
    for name in ("rows", "annotations"):  # of Hypothesis: an answer of its API, an export of its side bar
        if is_list(root.get(name)):
            entries: Sequence[Any] = root[name]
            return entries
    return None


def is_foreign(item: object) -> bool:
    """Whether it was made by another program for something else than a pack."""
    if not isinstance(item, dict):
        return False
    if "koreader" in item or isinstance(item.get("uri"), str):
        return True
    targets = item.get("target")
    sources = [_source(each) for each in (targets if isinstance(targets, list) else [targets])]
    return is_a(item, "Annotation") and any(sources) and not any(each.startswith(OWN) for each in sources)


def read_foreign(item: dict[str, Any], number: int) -> ForeignAnnotation:
    """Raises EncodingError with the reason."""
    if "koreader" in item:
        return _read_koreader(item["koreader"], number)
    if item.get("references"):
        raise EncodingError(_("it is a reply to an annotation, and has no place of its own"))
    targets = [each for each in _as_list(item.get("target")) if isinstance(each, dict)]
    target = next((each for each in targets if _quote_of(each)), targets[0] if targets else {})
    quote = _quote_of(target) or {}
    source = _source(target) or _text(item, "uri")
    created = _time(item.get("created"))
    bodies = [each for each in _as_list(item.get("body")) if isinstance(each, dict)]
    tags = [*_texts(item.get("tags")), *(text for body in bodies for text in _tags(body))]
    notes = [_text(item, "text"), *(_text(body, "value") for body in bodies if body.get("purpose") != "tagging")]
    is_bookmark = is_a(item, "bookmarking", "motivation")
    meta = target.get("meta")
    headings = _as_list(meta.get("headings")) if isinstance(meta, dict) else []
    document = item.get("document")
    titles = [
        *(_texts(document.get("title")) if isinstance(document, dict) else []),
        *_texts(item.get(_TITLE)),
        *(_text(each, "txt") for each in headings if isinstance(each, dict)),
    ]
    colour = next((body.get("color") for body in bodies if body.get("color")), None)
    return ForeignAnnotation(
        number,
        _urn(source, _text(item, "id") or f"{created}{_text(quote, 'exact')}"),
        MarkKind.BOOKMARK if is_bookmark else MarkKind.HIGHLIGHT,
        _quote(_text(quote, "exact")),
        clean(_text(quote, "prefix"))[-CONTEXT:],
        clean(_text(quote, "suffix"))[:CONTEXT],
        "\n\n".join(filter(None, notes)),
        tuple(tags),
        None if is_bookmark else _colour(colour),
        _author(item),
        created,
        _time(item.get("modified") or item.get("updated") or item.get("created")),
        source,
        tuple(titles[:_MOST_TITLES]),
    )


_TITLE = "carrel:title"


def _with_title(item: Any, title: object) -> Any:
    return {**item, _TITLE: title} if isinstance(item, dict) else item


def _is_koreader_list(value: object) -> bool:
    """Lua writes an empty list as an empty object."""
    return is_list(value) or value == {}


def _koreader_items(documents: Iterable[Any]) -> Iterator[Any]:
    for document in documents:
        if isinstance(document, dict):
            entries = document.get("entries")
            for entry in entries if is_list(entries) else _as_list(entries or None):
                yield {"koreader": {"title": document.get("title"), **entry}} if isinstance(entry, dict) else entry


def _read_koreader(value: object, number: int) -> ForeignAnnotation:
    entry = dict_of(value)
    quote, title = _quote(_text(entry, "text")), _text(entry, "title")
    time = _time(entry.get("time"))
    return ForeignAnnotation(
        number, _urn(f"koreader:{title}", f"{time}{quote}"), MarkKind.HIGHLIGHT, quote, "", "", _text(entry, "note"),
        (), _colour(entry.get("color")), "", time, time, title, (_text(entry, "chapter"), title),
    )  # fmt: skip


def _quote_of(target: Mapping[str, Any]) -> dict[str, Any] | None:
    """The TextQuoteSelector, also one that refines another selector."""
    waiting = _as_list(target.get("selector"))[:50]
    for _turn in range(200):
        if not waiting:
            break
        selector = waiting.pop(0)
        if isinstance(selector, dict):
            if is_a(selector, "TextQuoteSelector") and _text(selector, "exact"):
                return selector
            waiting += _as_list(selector.get("refinedBy"))[:50]
    return None


def _quote(text: str) -> str:
    if len(text) > LONGEST_QUOTE:
        raise EncodingError(_("its quote has more than {number} characters", number=number_text(LONGEST_QUOTE)))
    return clean(text).strip()


def _source(target: object) -> str:
    """Empty if it has none."""
    source = target.get("source") if isinstance(target, dict) else target
    if isinstance(source, dict):
        source = source.get("id")
    return source if isinstance(source, str) else ""


def _tags(body: Mapping[str, Any]) -> Iterator[str]:
    if is_a(body, "tagging", "purpose"):
        yield _text(body, "value")
    for name in ("tag", "keyword"):
        yield from _texts(body.get(name))


def _author(item: Mapping[str, Any]) -> str:
    """A name, or the account without its host: `ann` of `acct:ann@hypothes.is`."""
    info, creator = item.get("user_info"), item.get("creator")
    names = [
        *(_texts(info.get("display_name")) if isinstance(info, dict) else []),
        *(_texts(creator.get("name")) if isinstance(creator, dict) else _texts(creator)),
        *_texts(item.get("user")),
    ]
    name = clean_line(next(filter(None, names), ""))
    return name.removeprefix("acct:").split("@")[0] if name.startswith("acct:") else name


def _colour(value: object) -> Colour:
    """Yellow for an unknown one."""
    if isinstance(value, str) and value.lower() in _COLOURS:
        return _COLOURS[value.lower()]
    try:
        digits = text_of(value).removeprefix("#")
        shade = [int(digits[at : at + 2], 16) for at in (0, 2, 4)] if len(digits) == 6 else []
    except ValueError:
        shade = []
    if not shade:
        return Colour.YELLOW
    nearest = min(_SHADES, key=lambda each: sum((one - other) ** 2 for one, other in zip(each, shade, strict=True)))
    return _SHADES[nearest]


def _time(value: object) -> str:
    """From ISO 8601 or seconds since 1970. Without a valid time, the same one each time, so that nothing doubles."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return timestamps.normalized(datetime.fromtimestamp(value, UTC).isoformat())
        return timestamps.normalized(text_of(value))
    except (ValueError, OverflowError, OSError):
        return _NO_TIME


def _urn(source: str, id: str) -> str:
    """The same for the same annotation; never that of a mark of Carrel, which a stranger could name."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{source}#{id}".encode("utf-8", "replace").decode()).urn


def _as_list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def _texts(value: object) -> list[str]:
    return [each for each in _as_list(value) if isinstance(each, str)]


def _text(item: Mapping[str, Any], name: str) -> str:
    """Empty if it is missing. Raises EncodingError if it is not text."""
    value = item.get(name)
    return "" if value is None else text_of(value)
