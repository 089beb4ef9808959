"""Model values as the JSON texts that a pack file holds, and back. Pack files last: names here never change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.library.model import (
    Article,
    ArticleEntry,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    Figure,
    Link,
    NoteBox,
    NoteKind,
    Reference,
    Span,
    Spans,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
)

_STYLES = tuple(Style(number) for number in range(8))


class EncodingError(ValueError):
    """A stored text that is not what this module writes."""


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(text: object) -> Any:
    """Raises EncodingError where `text` is no JSON."""
    try:
        return json.loads(_text(text))
    except (ValueError, RecursionError) as error:
        raise EncodingError(str(error)) from error


def encode_spans(spans: Spans) -> list[Any]:
    """A plain span is its text; others are [text, style] or [text, style, kind of link, its parts]."""
    return [_encode_span(span) for span in spans]


def _encode_span(span: Span) -> object:
    match span.link:
        case None:
            return [span.text, int(span.style)] if span.style else span.text
        case TermLink(term):
            return [span.text, int(span.style), "term", term]
        case Citation(keys):
            return [span.text, int(span.style), "cite", *keys]
        case ArticleLink(article, block):
            return [span.text, int(span.style), "article", article, block]
        case WebLink(url):
            return [span.text, int(span.style), "web", url]


def decode_spans(value: object) -> Spans:
    return tuple([Span(item) if type(item) is str else _decode_span(item) for item in _list(value)])


def _decode_span(value: object) -> Span:
    match value:
        case [str(text), int(style)] if 0 <= style < 8:
            return Span(text, _STYLES[style])
        case [str(text), int(style), str(kind), *parts] if 0 <= style < 8:
            return Span(text, _STYLES[style], _decode_link(kind, [_text(part) for part in parts]))
    raise EncodingError("a span is of no known form")


def _decode_link(kind: str, parts: list[str]) -> Link:
    match kind, parts:
        case "term", [term]:
            return TermLink(term)
        case "cite", [_, *_]:
            return Citation(tuple(parts))
        case "article", [article, block]:
            return ArticleLink(article, block)
        case "web", [url]:
            return WebLink(url)
    raise EncodingError(f"a link is of no known form ({kind})")


def encode_block(block: Block) -> str:
    value: dict[str, Any] = {"id": block.id, "kind": block.kind.value}
    if block.spans:
        value["spans"] = encode_spans(block.spans)
    if block.level:
        value["level"] = block.level
    if block.marker:
        value["marker"] = block.marker
    if block.box:
        value["box"] = [block.box.kind.value, block.box.number, block.box.title]
    if block.table:
        value["rows"] = [[encode_spans(cell) for cell in row] for row in block.table.rows]
        value["alignments"] = list(block.table.alignments)
    if block.figure:
        value["figure"] = [block.figure.path, block.figure.alt]
    return dump(value)


def decode_block(text: object) -> Block:
    value = _dict(load(text))
    try:
        return Block(
            id=_text(value["id"]),
            kind=BlockKind(value["kind"]),
            spans=decode_spans(value.get("spans", ())),
            level=_number(value.get("level", 0)),
            marker=_text(value.get("marker", "")),
            box=_decode_box(value["box"]) if "box" in value else None,
            table=_decode_table(value) if "rows" in value else None,
            figure=Figure(*_texts(value["figure"], 2)) if "figure" in value else None,
        )
    except (KeyError, ValueError) as error:
        raise EncodingError(f"a block is of no known form ({error})") from error


def _decode_box(value: object) -> NoteBox:
    match value:
        case [str(kind), int(number), str(title)]:
            return NoteBox(NoteKind(kind), number, title)
    raise EncodingError("a box is of no known form")


def _decode_table(value: dict[str, Any]) -> Table:
    rows = tuple(tuple(decode_spans(cell) for cell in _list(row)) for row in _list(value["rows"]))
    alignments = tuple(_texts(value.get("alignments", [])))
    if not rows or any(len(row) != len(rows[0]) for row in rows) or not rows[0]:
        raise EncodingError("a table has rows of different lengths")
    return Table(rows, alignments)


def encode_details(article: Article) -> str:
    """What an article's page shows beside its title, summary and blocks."""
    based_on = article.based_on
    value: dict[str, Any] = {
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
    }
    if based_on:
        value["based_on"] = {
            "title": based_on.title,
            "authors": list(based_on.authors),
            "publisher": based_on.publisher,
            "date": based_on.date,
            "url": based_on.url,
            "reviewed_by": based_on.reviewed_by,
        }
    return dump(value)


def decode_article(entry: ArticleEntry, details: object, blocks: Sequence[Block]) -> Article:
    value = _dict(load(details))
    based_on = None
    if "based_on" in value:
        source = _dict(value["based_on"])
        names = ("title", "publisher", "date", "url", "reviewed_by")
        based_on = BasedOn(
            authors=tuple(_texts(source.get("authors", []))), **{name: _text(source.get(name, "")) for name in names}
        )
    return Article(
        id=entry.id,
        title=entry.title,
        blocks=tuple(blocks),
        summary=entry.summary,
        authors=tuple(_texts(value.get("authors", []))),
        published=_text(value.get("published", "")),
        updated=_text(value.get("updated", "")),
        based_on=based_on,
    )


def encode_term(term: Term) -> str:
    return dump(
        {
            "definition": encode_spans(term.definition),
            "aka": list(term.aka),
            "see": list(term.see),
            "cites": list(term.cites),
        }
    )


def decode_term(id: object, name: object, body: object) -> Term:
    value = _dict(load(body))
    return Term(
        id=_text(id),
        term=_text(name),
        definition=decode_spans(value.get("definition", [])),
        aka=tuple(_texts(value.get("aka", []))),
        see=tuple(_texts(value.get("see", []))),
        cites=tuple(_texts(value.get("cites", []))),
    )


def encode_reference(reference: Reference) -> str:
    return dump(
        {
            "csl": dict(reference.csl),
            "apa": encode_spans(reference.apa),
            "vancouver": encode_spans(reference.vancouver),
        }
    )


def decode_reference(id: object, body: object) -> Reference:
    value = _dict(load(body))
    return Reference(
        id=_text(id),
        csl=_dict(value.get("csl", {})),
        apa=decode_spans(value.get("apa", [])),
        vancouver=decode_spans(value.get("vancouver", [])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise EncodingError(f"expected text, found {type(value).__name__}")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise EncodingError(f"expected a number, found {type(value).__name__}")
    return value


def _list(value: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise EncodingError(f"expected a list, found {type(value).__name__}")
    return value


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EncodingError(f"expected names and values, found {type(value).__name__}")
    return value


def _texts(value: object, length: int | None = None) -> list[str]:
    items = [_text(item) for item in _list(value)]
    if length is not None and len(items) != length:
        raise EncodingError(f"expected {length} texts, found {len(items)}")
    return items
