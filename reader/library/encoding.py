"""Model values as the JSON texts that a pack file holds, and back. Pack files last: names here never change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reader.library.limits import (
    LONGEST_LINE,
    address_excess,
    article_excess,
    block_excess,
    link_excess,
    reference_excess,
    term_excess,
)
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
    PackLink,
    Reference,
    Span,
    Spans,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
    is_location,
)
from reader.library.stored_json import (
    EncodingError,
    check_depth,
    dict_of,
    dump,
    id_of,
    list_of,
    load,
    number_of,
    text_of,
    texts_of,
)

__all__ = [
    "EncodingError",
    "decode_article",
    "decode_block",
    "decode_plain_block",
    "decode_reference",
    "decode_spans",
    "decode_term",
    "dump",
    "encode_block",
    "encode_details",
    "encode_reference",
    "encode_spans",
    "encode_term",
    "load",
]

_STYLES = tuple(Style(number) for number in range(8))
_ALIGNMENTS = ("", "left", "center", "right")

# Nothing deeper, longer or larger is ever written; a window would choke on it.
_DEEPEST_ITEM = 20
_DEEPEST_CSL = 50
_LARGEST_NUMBER = 2_000_000_000
_MARKER = r"•|[0-9]{1,10}[.)]|"
_WEB_ADDRESS = r"(?i:https?://[^\s/]\S*|mailto:\S+)"


_NO_SPAN = "a span is of no known form"
_PARTS_BESIDE_TEXT = frozenset(("rows", "figure", "box"))
_KINDS = {kind.value: kind for kind in BlockKind}
_LEVELS = {BlockKind.HEADING: (1, 6), BlockKind.ITEM: (1, _DEEPEST_ITEM)}


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
        case PackLink(location):
            return [span.text, int(span.style), "pack", location]


def decode_spans(value: object) -> Spans:
    return tuple([Span(item) if type(item) is str else _decode_span(item) for item in list_of(value)])


def _decode_span(value: object) -> Span:
    """Without a match statement, which takes half as long again: a book has a hundred thousand of these."""
    if type(value) is not list or len(value) < 2:
        raise EncodingError(_NO_SPAN)
    text, style, *rest = value
    if type(text) is not str or type(style) is not int or not 0 <= style < len(_STYLES):
        raise EncodingError(_NO_SPAN)
    if not rest:
        return Span(text, _STYLES[style])
    size = 0
    for part in rest:
        if type(part) is not str:
            raise EncodingError(_NO_SPAN)
        size += len(part)
    link = _decode_link(rest[0], rest[1:])
    if len(rest) > 3 or size > LONGEST_LINE:
        _refuse(link_excess(link))
    return Span(text, _STYLES[style], link)


def _decode_link(kind: str, parts: list[str]) -> Link:
    match kind, parts:
        case "term", [term]:
            return TermLink(term)
        case "cite", [_, *_]:
            return Citation(tuple(parts))
        case "article", [article, block]:
            return ArticleLink(article, block)
        case "web", [url] if re.fullmatch(_WEB_ADDRESS, url):
            return WebLink(url)
        case "pack", [location] if is_location(location):
            return PackLink(location)
    raise EncodingError("a link is of no known form")


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


def decode_plain_block(text: object) -> tuple[str, str] | None:
    """Id and text of a block of nothing but text; None where it has a table, a figure or a box. A tenth of the work."""
    value = dict_of(load(text))
    if not value.keys().isdisjoint(_PARTS_BESIDE_TEXT):
        return None
    texts = [span if isinstance(span, str) else list_of(span)[0] for span in list_of(value.get("spans", ()))]
    return id_of(value.get("id")), "".join(map(text_of, texts))


def decode_block(text: object) -> Block:
    value = dict_of(load(text))
    try:
        kind = _KINDS[value["kind"]]
        block = Block(
            id=id_of(value["id"]),
            kind=kind,
            spans=decode_spans(value.get("spans", ())),
            level=_level(kind, value.get("level", 0)),
            marker=_marker(value["marker"]) if "marker" in value else "",
            box=_decode_box(value["box"]) if "box" in value else None,
            table=_decode_table(value) if "rows" in value else None,
            figure=Figure(*texts_of(value["figure"], 2)) if "figure" in value else None,
        )
    except EncodingError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise EncodingError("a block is of no known kind, or without an id") from error
    if (
        (block.table is not None) != (kind is BlockKind.TABLE)
        or (block.figure is not None) != (kind is BlockKind.FIGURE)
        or (block.marker and kind is not BlockKind.ITEM)
        or (block.spans and kind in (BlockKind.TABLE, BlockKind.RULE))
    ):
        raise EncodingError(f"a block of kind {kind} has parts of another")
    _refuse(block_excess(block))
    return block


def _level(kind: BlockKind, value: object) -> int:
    return number_of(value, *_LEVELS.get(kind, (0, 0)))


def _marker(value: object) -> str:
    marker = text_of(value)
    if not re.fullmatch(_MARKER, marker) or int(marker.rstrip("•.)") or 0) > _LARGEST_NUMBER:
        raise EncodingError("what stands before an item is of no known form")
    return marker


def _decode_box(value: object) -> NoteBox:
    match value:
        case ["note" | "warning" | "correction" as kind, number, str(title)]:
            return NoteBox(NoteKind(kind), number_of(number, 0, _LARGEST_NUMBER), title)
    raise EncodingError("a box is of no known form")


def _decode_table(value: dict[str, Any]) -> Table:
    rows = tuple(tuple(decode_spans(cell) for cell in list_of(row)) for row in list_of(value["rows"]))
    alignments = tuple(texts_of(value.get("alignments")))
    if not rows or not alignments or any(len(row) != len(alignments) for row in rows):
        raise EncodingError("a table has rows of different lengths")
    if not all(alignment in _ALIGNMENTS for alignment in alignments):
        raise EncodingError("a table is aligned in no known way")
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
    value = dict_of(load(details))
    based_on = None
    if "based_on" in value:
        source = dict_of(value["based_on"])
        names = ("title", "publisher", "date", "url", "reviewed_by")
        based_on = BasedOn(
            authors=tuple(texts_of(source.get("authors", []))),
            **{name: text_of(source.get(name, "")) for name in names},
        )
        _refuse(address_excess(based_on.url))
        if based_on.url and not re.fullmatch(_WEB_ADDRESS, based_on.url):
            raise EncodingError("the address of the work it retells is none")
    if len({block.id for block in blocks}) != len(blocks):
        raise EncodingError("two blocks have the same id")
    article = Article(
        id=entry.id,
        title=entry.title,
        blocks=tuple(blocks),
        summary=entry.summary,
        authors=tuple(texts_of(value.get("authors", []))),
        published=text_of(value.get("published", "")),
        updated=text_of(value.get("updated", "")),
        based_on=based_on,
    )
    _refuse(article_excess(article))
    return article


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
    value = dict_of(load(body))
    term = Term(
        id=id_of(id),
        term=text_of(name),
        definition=decode_spans(value.get("definition", [])),
        aka=tuple(texts_of(value.get("aka", []))),
        see=tuple(texts_of(value.get("see", []))),
        cites=tuple(texts_of(value.get("cites", []))),
    )
    _refuse(term_excess(term))
    return term


def encode_reference(reference: Reference) -> str:
    return dump(
        {
            "csl": dict(reference.csl),
            "apa": encode_spans(reference.apa),
            "vancouver": encode_spans(reference.vancouver),
        }
    )


def decode_reference(id: object, body: object) -> Reference:
    value = dict_of(load(body))
    csl = dict_of(value.get("csl", {}))
    check_depth(csl, _DEEPEST_CSL)
    reference = Reference(
        id=id_of(id),
        csl=csl,
        apa=decode_spans(value.get("apa", [])),
        vancouver=decode_spans(value.get("vancouver", [])),
    )
    _refuse(reference_excess(reference))
    return reference


def _refuse(excess: str) -> None:
    if excess:
        raise EncodingError(excess)
