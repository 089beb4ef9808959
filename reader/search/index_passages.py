"""What an article, a term and a source are searched by: texts of a few sentences, each a place of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.library.model import Article, Block, BlockKind, Reference, Term, plain_text
from reader.library.outline import block_text

PASSAGE = 1_000
"""Characters after which a passage ends with its block. A longer block than two of these is cut."""

MOST_BLOCKS = 500
"""Of a passage: there may be any number that have no text."""

_ENDS = tuple(map(re.compile, (r"[.!?…]\s|[。！？｡।။។\n]", r"[\s；：，、；،፣]")))
"""Where a long block is best cut: behind a sentence, or else behind a word."""

_NAME_FIELDS = ("author", "editor", "translator", "director", "container-author", "collection-editor")
_TEXT_FIELDS = (
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "publisher",
    "abstract",
    "keyword",
    "DOI",
)


@dataclass(frozen=True, slots=True)
class IndexPassage:
    """A run of blocks of one section, or the characters `first` to `last` of one long block. A box's title comes first.

    `block` and `path` are indexes into the article's blocks; `last` is 0 where the blocks are whole.
    """

    block: int
    blocks: int
    first: int
    last: int
    path: tuple[int, ...]
    text: str


def searched_text(block: Block) -> str:
    """What is read in a block, and the words that stand for its picture."""
    text = block_text(block)
    return f"{text}\n{block.figure.alt}" if block.figure and block.figure.alt else text


def passages(blocks: Sequence[Block]) -> Iterator[IndexPassage]:
    """In reading order. A heading begins a passage, and so does a box."""
    path: list[int] = []
    start, texts, size = 0, [""], 0
    texts.clear()
    for index, block in enumerate(blocks):
        text = searched_text(block)
        is_heading = block.kind is BlockKind.HEADING
        begins_box = block.box is not None and (index == 0 or blocks[index - 1].box != block.box)
        is_full = size >= PASSAGE or len(texts) == MOST_BLOCKS
        if texts and (is_heading or begins_box or is_full or len(text) > 2 * PASSAGE):
            yield IndexPassage(start, len(texts), 0, 0, tuple(path), "\n".join(texts))
            texts, size = [], 0
        if is_heading:
            while path and blocks[path[-1]].level >= block.level:
                path.pop()
            path.append(index)
        is_long = len(text) > 2 * PASSAGE
        if not texts and block.box and block.box.title:
            text = f"{block.box.title}\n{text}"
        if is_long:
            for first, last in _cuts(text):
                yield IndexPassage(index, 1, first, last, tuple(path), text[first:last])
            continue
        if not texts:
            start = index
        texts.append(text)
        size += len(text)
    if texts:
        yield IndexPassage(start, len(texts), 0, 0, tuple(path), "\n".join(texts))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(text):
        last = len(text)
        if last - first > 2 * PASSAGE:
            ends = (end.search(text, first + PASSAGE, first + 2 * PASSAGE) for end in _ENDS)
            last = next((found.end() for found in ends if found), first + 2 * PASSAGE)
        yield first, last
        first = last


def article_text(article: Article) -> str:
    """The head of an article: what it is called, says of itself, and who wrote it."""
    source = article.based_on
    parts = [article.title, article.summary, ", ".join(article.authors), article.updated or article.published]
    if source:
        parts += [source.title, ", ".join(source.authors), source.publisher, source.reviewed_by, source.date]
    return "\n".join(filter(None, parts))


def term_names(term: Term) -> tuple[str, ...]:
    return (term.term, *term.aka)


def reference_title(reference: Reference) -> str:
    return _text(reference.csl.get("title"))


def reference_text(reference: Reference) -> str:
    """The source as it is shown, and what its style leaves out: names in full, where it stands."""
    csl = reference.csl
    parts = [plain_text(reference.apa), *people(csl), *(_text(csl.get(field)) for field in _TEXT_FIELDS)]
    return "\n".join(filter(None, parts))


def people(csl: Mapping[str, Any]) -> Iterator[str]:
    """The names of everybody who had a hand in a source, in both orders where they have two parts."""
    for field in _NAME_FIELDS:
        names = csl.get(field)
        for name in names if isinstance(names, list) else ():
            if isinstance(name, str):
                yield name
            elif isinstance(name, dict):
                family, given = _text(name.get("family")), _text(name.get("given"))
                yield " ".join(filter(None, (given, family, _text(name.get("literal")))))
                if family and given and not family[0].isascii():
                    yield family + given  # as it is written where names have no space


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
