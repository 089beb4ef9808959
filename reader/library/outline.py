"""Values computed from the blocks of an article: its sections, citation numbers and length in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.library.model import Block, BlockKind, Citation, Span, Spans, plain_text
from reader.named_tuple import NamedTuple

LETTERS = "ABCDEF"
"""Of the choices of a question."""

WORDS_PER_MINUTE = 200
"""A slow, steady pace for reading prose with care."""

# These are strings, since `re` needs to compile them only when a pack is built, not when one is read.
# Combining marks of Latin, Hebrew, Arabic and the scripts of India, and joiners, belong to words.
_COMBINING_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u200c\u200d"
)
_WORD = rf"\w[\w{_COMBINING_MARKS}]*(?:['’.-]\w[\w{_COMBINING_MARKS}]*)*"
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


_WORD_CHARACTERS = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord(sign): None for sign in "'-."}
"""For ASCII text: removes the characters inside words, and replaces those between words by spaces."""


class Section(NamedTuple):
    """A heading and its position: `number` counts blocks from 0."""

    number: int
    id: str
    title: str
    level: int


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    return tuple(
        Section(index, block.id, plain_text(block.spans), block.level)
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING
    )


def sections_and_notes(blocks: Sequence[Block], notes_title: str) -> tuple[Section, ...]:
    """The sections as readers see them: the footnotes at the end are one, too, below a heading that is no block."""
    first = next((number for number, block in enumerate(blocks) if block.kind is BlockKind.FOOTNOTE), None)
    notes = () if first is None else (Section(first, blocks[first].id, notes_title, 2),)
    return (*sections(blocks), *notes)


def section_above(blocks: Sequence[Block], number: int) -> str:
    """The title of the section that a block is in; empty if it is above all headings."""
    return next((section.title for section in reversed(sections(blocks[: number + 1]))), "")


def number_of_block(blocks: Sequence[Block], id: str) -> int:
    """Counts from 0; -1 if no block has that id. An empty id means the top of the article."""
    return next((number for number, block in enumerate(blocks) if block.id == id), -1) if id else -1


def spans_of(block: Block) -> Iterator[Span]:
    """All spans of a block in reading order, including those in table cells."""
    yield from block.spans
    if block.table:
        for row in block.table.rows:
            for cell in row:
                yield from cell


def block_text(block: Block) -> str:
    """The text of a block. Tabs separate the cells of a table, line ends its rows."""
    if block.table:
        return "\n".join("\t".join(plain_text(cell) for cell in row) for row in block.table.rows)
    return plain_text(block.spans)


def citation_numbers(blocks: Iterable[Block]) -> dict[str, int]:
    """Reference id -> its number, from 1, in the order of the first citations."""
    numbers: dict[str, int] = {}
    for block in blocks:
        for span in spans_of(block) if block.table else block.spans:  # a generator for each block takes long
            if type(span.link) is Citation:
                for key in span.link.keys:
                    numbers.setdefault(key, len(numbers) + 1)
    return numbers


def cited_in(spans: Iterable[Span], further: Sequence[str] = ()) -> list[str]:
    """The ids of the references that spans cite, and `further` ones after them, each once."""
    inside = [key for span in spans if type(span.link) is Citation for key in span.link.keys]
    return list(dict.fromkeys((*inside, *further)))


def cited_besides(spans: Iterable[Span], further: Sequence[str]) -> Spans:
    """A citation of those `further` references that the spans before it do not cite; nothing if there are none."""
    inside = cited_in(spans)
    keys = tuple(key for key in further if key not in inside)
    return (Span("", link=Citation(keys)),) if keys else ()


def citation_labels(citation: Citation, numbers: Mapping[str, int], unknown: str = "?") -> list[tuple[Citation, str]]:
    """Each reference of a citation, and its number with the texts around it, such as "see 1, p. 3".

    They are in the order of their numbers, or in the author's if there are texts. `unknown` stands for a missing
    number; if it is empty, the id does.
    """
    notes = citation.notes or (("", ""),) * len(citation.keys)
    parts = list(zip(citation.keys, notes, strict=True))
    if not citation.notes:
        parts.sort(key=lambda part: numbers.get(part[0], 0))
    return [
        (Citation((key,), (note,) if any(note) else ()), _label(str(numbers.get(key, unknown or key)), *note))
        for key, note in parts
    ]


def _label(number: str, before: str, after: str) -> str:
    joined = f"{before} {number}" if before else number
    if not after:
        return joined
    return f"{joined}, {after}" if after[0].isalnum() or after[0] in "§¶“‘'\"(" else f"{joined}{after}"


def citation_separator(citation: Citation) -> str:
    return "; " if citation.notes else ","


def footnote_letters(number: int) -> str:
    """What the page shows for a footnote, since numbers stand for references: a, b, … z, aa, ab.

    >>> [footnote_letters(number) for number in (1, 26, 27, 703)]
    ['a', 'z', 'aa', 'aaa']
    """
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def count_words(text: str) -> int:
    """The number of words. In scripts without spaces, two characters count as one word."""
    if text.isascii():
        return len(text.translate(_WORD_CHARACTERS).split())  # most texts are ASCII, and this takes a fifth of the time
    text = text.replace("_", " ")
    unspaced = len(re.findall(_UNSPACED, text))
    if unspaced:
        text = re.sub(_UNSPACED, " ", text)
    return len(re.findall(_WORD, text)) + (unspaced + 1) // 2


def minutes_to_read(words: int) -> int:
    return max(1, round(words / WORDS_PER_MINUTE))
