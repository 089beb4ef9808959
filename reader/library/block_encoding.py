"""Converts blocks to the JSON texts that pack files store, and back.

Pack files are used for years, so that the names in the JSON never change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reader.library.limits import (
    MOST_BLOCKS,
    MOST_SPANS_IN_ARTICLE,
    block_limit_error,
    count_spans,
    many_spans,
    table_limit_error,
)
from reader.library.long_rows import shorten_row
from reader.library.model import Block, BlockKind, Figure, NoteBox, NoteKind, Table
from reader.library.span_encoding import decode_spans, encode_spans
from reader.library.stored_json import (
    EncodingError,
    check_limit,
    dict_of,
    dump,
    id_of,
    list_of,
    load,
    number_of,
    text_of,
    texts_of,
)
from reader.translation import _

_ALIGNMENTS = ("", "left", "center", "right")

# Carrel never writes anything deeper or larger. A forged file with such values could freeze the window.
_DEEPEST_ITEM = 20
_LARGEST_NUMBER = 2_000_000_000

_MARKER = r"•|[0-9]{1,10}[.)]|"
_NESTING = rf"[lq]{{1,{2 * _DEEPEST_ITEM}}}"
_TEXT_FIELDS = frozenset(("id", "kind", "spans"))
_PARAGRAPH = BlockKind.PARAGRAPH
_NON_TEXT_FIELDS = frozenset(("rows", "figure", "box", "found_by"))
_KINDS = {kind.value: kind for kind in BlockKind}
_LEVELS = {BlockKind.HEADING: (1, 6), BlockKind.ITEM: (1, _DEEPEST_ITEM), BlockKind.FOOTNOTE: (1, MOST_BLOCKS)}


def encode_block(block: Block) -> str:
    value: dict[str, Any] = {"id": block.id, "kind": block.kind.value}
    if block.spans:
        value["spans"] = encode_spans(block.spans)
    if block.level:
        value["level"] = block.level
    if block.marker:
        value["marker"] = block.marker
    if block.nesting:
        value["nesting"] = block.nesting
    if block.box:
        value["box"] = [block.box.kind.value, block.box.number, block.box.title]
    if block.table:
        value["rows"] = [[encode_spans(cell) for cell in row] for row in block.table.rows]
        value["alignments"] = list(block.table.alignments)
    if block.figure:
        value["figure"] = [block.figure.path, block.figure.alt]
    if block.found_by:
        value["found_by"] = list(block.found_by)
    return dump(value)


def decode_plain_block(text: object) -> tuple[str, str] | None:
    """The id and text of a block; None if it has more than text. Ten times as fast as `decode_block`."""
    value = dict_of(load(text))
    if not value.keys().isdisjoint(_NON_TEXT_FIELDS):
        return None
    texts = [span if isinstance(span, str) else list_of(span)[0] for span in list_of(value.get("spans", ()))]
    return id_of(value.get("id")), "".join(map(text_of, texts))


def decode_blocks(texts: Iterable[object]) -> list[Block]:
    """The blocks of one article. Those with too many spans together are not read to their end."""
    blocks = []
    spans = 0
    for text in texts:
        blocks.append(decode_block(text))
        spans += count_spans(blocks[-1])
        if spans > MOST_SPANS_IN_ARTICLE:
            raise EncodingError(many_spans())
    return blocks


def decode_block(text: object) -> Block:
    value = dict_of(load(text))
    if value.keys() == _TEXT_FIELDS and value["kind"] == _PARAGRAPH:  # most of a book; this takes a third less
        return Block(id_of(value["id"]), _PARAGRAPH, decode_spans(value["spans"]))
    try:
        kind = _KINDS[value["kind"]]
        block = Block(
            id_of(value["id"]),
            kind,
            decode_spans(value.get("spans", ())),
            _level(kind, value.get("level", 0)),
            _marker(text_of(value["marker"])) if "marker" in value else "",
            _decode_box(value["box"]) if "box" in value else None,
            _decode_table(value) if "rows" in value else None,
            Figure(*texts_of(value["figure"], 2)) if "figure" in value else None,
            _nesting(value["nesting"]) if "nesting" in value else "",
            tuple(texts_of(value["found_by"])) if "found_by" in value else (),
        )
    except EncodingError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise EncodingError(_("a block has an unknown kind or no id")) from error
    if (
        (block.table is not None) != (kind is BlockKind.TABLE)
        or (block.figure is not None) != (kind is BlockKind.FIGURE)
        or (block.marker and kind is not BlockKind.ITEM)
        or (block.spans and kind in (BlockKind.TABLE, BlockKind.RULE))
        or (block.nesting and kind is BlockKind.ITEM and block.nesting.count("l") != block.level)
    ):
        raise EncodingError(_("a block of kind {kind} has fields of another kind", kind=kind))
    check_limit(block_limit_error(block))
    return block


def _level(kind: BlockKind, value: object) -> int:
    return number_of(value, *_LEVELS.get(kind, (0, 0)))


@lru_cache(100)  # most items of a book have one of a few
def _marker(marker: str) -> str:
    if not re.fullmatch(_MARKER, marker) or int(marker.rstrip("•.)") or 0) > _LARGEST_NUMBER:
        raise EncodingError(_("the marker of a list item has an unknown form"))
    return marker


def _nesting(value: object) -> str:
    nesting = text_of(value)
    if not re.fullmatch(_NESTING, nesting):
        raise EncodingError(_("the lists and quotations around a block have an unknown form"))
    return nesting


def _decode_box(value: object) -> NoteBox:
    match value:
        case ["note" | "warning" | "correction" as kind, number, str(title)]:
            return NoteBox(NoteKind(kind), number_of(number, 0, _LARGEST_NUMBER), title)
    raise EncodingError(_("a box has an unknown form"))


def _decode_table(value: dict[str, Any]) -> Table:
    rows = tuple([tuple([decode_spans(cell) for cell in list_of(row)]) for row in list_of(value["rows"])])
    alignments = tuple(texts_of(value.get("alignments")))
    if not rows or not alignments or any(len(row) != len(alignments) for row in rows):
        raise EncodingError(_("a table has rows of different lengths"))
    if not all(alignment in _ALIGNMENTS for alignment in alignments):
        raise EncodingError(_("a table has an unknown alignment"))
    check_limit(table_limit_error(rows))
    return Table(tuple(map(shorten_row, rows)), alignments)
