"""The sentences of one block of an article: of a paragraph, the rows of a table, a figure with its caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.library.model import Block, BlockKind, Span, Spans, Table, plain_text
from reader.library.page_words import PageWords
from reader.speech.sentences import LONGEST, sentences
from reader.speech.spoken_text import Sentence, SpokenPart, plain_parts, spoken_parts


def block_sentences(blocks: Sequence[Block], number: int, language: str, words: PageWords) -> Iterator[Sentence]:
    """Of block `number`, after the line that the page shows above it: the title of a box, or “Notes”."""
    block = blocks[number]
    above = _line_above(block, blocks[number - 1] if number else None, words)
    if above:
        yield Sentence(number, 0, 0, plain_parts(above, words.code))
    if block.table:
        yield from _table_sentences(number, block.table, language)
        return
    if block.figure:
        alt = block.figure.alt
        for first, last in sentences(alt, language):
            yield Sentence(number, 0, 0, plain_parts(alt[first:last], language))
    marker = block.marker if any(sign.isalnum() for sign in block.marker) else ""
    for sentence in span_sentences(number, block.spans, language):
        yield _with_marker(sentence, marker, language)
        marker = ""


def span_sentences(number: int, spans: Spans, language: str, offset: int = 0) -> Iterator[Sentence]:
    """Of the text of spans, which begins at character `offset` of block `number`."""
    text = plain_text(spans)
    for first, last in sentences(text, language):
        parts = spoken_parts(spans, first, last, language)
        if parts:
            yield Sentence(number, offset + first, offset + last, parts)


def _line_above(block: Block, before: Block | None, words: PageWords) -> str:
    if block.box and (before is None or before.box is None or before.box.number != block.box.number):
        return words.box_heading(block.box.kind, block.box.title)
    is_first_note = block.kind is BlockKind.FOOTNOTE and (before is None or before.kind is not BlockKind.FOOTNOTE)
    return words.text("notes") if is_first_note else ""


def _with_marker(sentence: Sentence, marker: str, language: str) -> Sentence:
    """The number of an item is spoken with its first words."""
    if not marker:
        return sentence
    first, *rest = sentence.parts
    if first.language == language:
        return sentence._replace(parts=(first._replace(text=f"{marker} {first.text}"), *rest))
    return sentence._replace(parts=(SpokenPart(marker, language), *sentence.parts))


def _table_sentences(number: int, table: Table, language: str) -> Iterator[Sentence]:
    """A row at a time, with the head of the column before each cell. A long row is read cell by cell."""
    heads = [plain_text(cell) for cell in table.rows[0]]
    offset = 0
    for row_number, row in enumerate(table.rows):
        cells = list(_cells(number, row, heads if row_number else [""] * len(row), language, offset))
        length = sum(len(plain_text(cell)) + 1 for cell in row)
        if length > LONGEST:
            yield from (sentence for cell in cells for sentence in cell)
        elif parts := tuple(part for cell in cells for sentence in cell for part in sentence.parts):
            yield Sentence(number, offset, offset + length - 1, _joined(parts))
        offset += length


def _cells(
    number: int, row: Sequence[Spans], heads: Sequence[str], language: str, offset: int
) -> Iterator[list[Sentence]]:
    """The sentences of each cell; the text of a block has a tab or a line end after each."""
    for cell, head in zip(row, heads, strict=True):
        found = list(span_sentences(number, cell, language, offset))
        if found and head:
            found[0] = found[0]._replace(parts=(*plain_parts(f"{head}:", language), *found[0].parts))
        if found and (last := found[-1].parts[-1]).text[-1:].isalnum():
            stopped = last._replace(text=f"{last.text}.")
            found[-1] = found[-1]._replace(parts=(*found[-1].parts[:-1], stopped))
        yield found
        offset += len(plain_text(cell)) + 1


def _joined(parts: Sequence[SpokenPart]) -> tuple[SpokenPart, ...]:
    """What is in one language is spoken at once."""
    joined: list[SpokenPart] = []
    for part in parts:
        if joined and joined[-1].language == part.language:
            joined[-1] = part._replace(text=f"{joined[-1].text} {part.text}")
        else:
            joined.append(part)
    return tuple(joined)


def text_spans(text: str) -> Spans:
    return (Span(text),)
