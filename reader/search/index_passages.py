"""Splits articles, terms and references into the passages that the index has: texts of a few sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.library.model import Article, Block, BlockKind, Reference, Term, plain_text
from reader.library.outline import block_text

PASSAGE_LENGTH = 1_000
"""Characters after which a passage ends with its block. A block of more than twice as many is split."""

MOST_BLOCKS = 500
"""In one passage, since any number of blocks can be without text."""

_ENDS = tuple(map(re.compile, (r"[.!?…]\s|[。！？｡।။។\n]", r"[\s；：，、；،፣]")))
"""Where a long block is split: after a sentence, or else after a word."""

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
class ArticlePassage:
    """Some blocks of one section, or the characters `first` to `last` of one long block, after the title of their box.

    `block` and `path` are indexes of the blocks of the article. `last` is 0 if the passage has complete blocks.
    """

    block: int
    blocks: int
    first: int
    last: int
    path: tuple[int, ...]
    text: str


def searched_text(block: Block) -> str:
    """The text of a block, and the alternative text of its figure."""
    text = block_text(block)
    return f"{text}\n{block.figure.alt}" if block.figure and block.figure.alt else text


def found_by(block: Block, first: int = 0) -> tuple[str, ...]:
    """What finds the passage that begins at the character `first` of a block."""
    return () if first else block.found_by


def passages(blocks: Sequence[Block]) -> Iterator[ArticlePassage]:
    """In reading order. A heading begins a passage, and so do a box and a block with `found_by`.

    So do the footnotes, which are below no heading.
    """
    path: list[int] = []
    texts: list[str] = []
    start = size = 0
    for index, block in enumerate(blocks):
        text = searched_text(block)
        is_heading = block.kind is BlockKind.HEADING
        begins_box = block.box is not None and (index == 0 or blocks[index - 1].box != block.box)
        begins = is_heading or begins_box or bool(block.found_by)
        begins_notes = block.kind is BlockKind.FOOTNOTE and blocks[index - 1].kind is not BlockKind.FOOTNOTE
        is_full = size >= PASSAGE_LENGTH or len(texts) == MOST_BLOCKS
        if texts and (begins or begins_notes or is_full or len(text) > 2 * PASSAGE_LENGTH):
            yield ArticlePassage(start, len(texts), 0, 0, tuple(path), "\n".join(texts))
            texts, size = [], 0
        if begins_notes:
            path.clear()
        if is_heading:
            while path and blocks[path[-1]].level >= block.level:
                path.pop()
            path.append(index)
        is_long = len(text) > 2 * PASSAGE_LENGTH
        if not texts and block.box and block.box.title:
            text = f"{block.box.title}\n{text}"
        if is_long:
            for first, last in _cuts(text):
                yield ArticlePassage(index, 1, first, last, tuple(path), text[first:last])
            continue
        if not texts:
            start = index
        texts.append(text)
        size += len(text)
    if texts:
        yield ArticlePassage(start, len(texts), 0, 0, tuple(path), "\n".join(texts))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(text):
        last = len(text)
        if last - first > 2 * PASSAGE_LENGTH:
            ends = (end.search(text, first + PASSAGE_LENGTH, first + 2 * PASSAGE_LENGTH) for end in _ENDS)
            last = next((found.end() for found in ends if found), first + 2 * PASSAGE_LENGTH)
        yield first, last
        first = last


def article_text(article: Article) -> str:
    """The head of an article: title, summary, authors, date and what it is based on."""
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
    """The formatted source, and what its style leaves out: full names, journal, publisher, abstract, keywords."""
    csl = reference.csl
    parts = [plain_text(reference.apa), *people(csl), *(_text(csl.get(field)) for field in _TEXT_FIELDS)]
    return "\n".join(filter(None, parts))


def people(csl: Mapping[str, Any]) -> Iterator[str]:
    """The names of authors, editors and translators of a source."""
    for field in _NAME_FIELDS:
        names = csl.get(field)
        for name in names if isinstance(names, list) else ():
            if isinstance(name, str):
                yield name
            elif isinstance(name, dict):
                family, given = _text(name.get("family")), _text(name.get("given"))
                yield " ".join(filter(None, (given, family, _text(name.get("literal")))))
                if family and given and not family[0].isascii():
                    yield family + given  # for languages that write names without a space


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
