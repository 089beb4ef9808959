"""Reads the texts of passages from a pack, to score and to show them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.block_encoding import decode_block, decode_plain_block
from reader.library.model import ArticleEntry, plain_text
from reader.library.stored_json import EncodingError
from reader.search import index_passages
from reader.search.packindex import PackIndex, PassageRow

MOST_CACHED = 400
"""Passages whose texts are cached, since the next keystroke usually finds the same ones."""


class BlockText(NamedTuple):
    id: str
    text: str
    found_by: tuple[str, ...] = ()


TextOfBlock = Callable[[int, bool], BlockText]
"""(number of a block, whether to add the title of its box) -> its text"""


@dataclass(frozen=True, slots=True)
class PassageText:
    """The text of a passage.

    names       of a term; the title of an article or source; the heading, if the passage begins with one
    path        the headings above the passage, outermost first, with its own
    body        the text that was indexed; for the head of an article its title, summary and authors
    blocks      (offset in the body, id) of each block
    shown_from  the offset at which an excerpt may begin, which is after a heading that `path` has
    forms       of the body
    aligned     the body as Tokenizer.aligned_text gives it
    found_by    words that lead a search to the passage; nobody is shown them
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    path: tuple[str, ...]
    body: str
    blocks: tuple[tuple[int, str], ...]
    shown_from: int
    forms_of_names: tuple[list[str], ...]
    forms: list[str]
    aligned: str
    found_by: tuple[str, ...] = ()
    forms_of_found_by: tuple[list[str], ...] = ()

    @property
    def is_head(self) -> bool:
        return self.kind == "article" and not self.blocks


class PassageReader:
    """Raises PackError if the pack is damaged."""

    def __init__(self, index: PackIndex) -> None:
        self._index = index
        self._cache: dict[int, PassageText] = {}
        self.forms_above = functools.lru_cache(MOST_CACHED)(self._forms_above)

    def read(self, numbers: Sequence[int]) -> list[PassageText]:
        """The texts of passages, in the same order."""
        found = {number: self._cache[number] for number in numbers if number in self._cache}
        missing = [number for number in numbers if number not in found]
        found |= self._passages([number for number in missing if number < self._index.first_term])
        for number in missing:
            if number >= self._index.first_term:
                found[number] = self._entry(number)
        self._cache |= found
        for oldest in list(itertools.islice(self._cache, max(0, len(self._cache) - MOST_CACHED))):
            del self._cache[oldest]
        return [found[number] for number in numbers]

    def _forms_above(self, number: int) -> list[str]:
        """The forms of the title and of the headings above a passage."""
        [text] = self.read([number])
        headings = (text.title, *text.path) if text.blocks else ()
        forms = [form for heading in headings for form in self._index.tokenizer.forms(heading)]
        return [*forms, *(form for name in text.forms_of_found_by for form in name)]

    def _entry(self, number: int) -> PassageText:
        """A term or a reference."""
        pack = self._index.pack
        if number < self._index.first_reference:
            term = pack.term(self._index.owner_id("term", number))
            return self._passage_text(
                "term", term.id, term.term, index_passages.term_names(term), plain_text(term.definition)
            )
        reference = pack.reference(self._index.owner_id("reference", number))
        names, body = (index_passages.reference_title(reference),), index_passages.reference_text(reference)
        return self._passage_text("reference", reference.id, plain_text(reference.apa), names, body)

    def _passages(self, numbers: Sequence[int]) -> dict[int, PassageText]:
        """Reads all at once: one by one they would take half of the time of a keystroke."""
        if not numbers:
            return {}
        passages = self._index.passages(numbers)
        articles = self._index.pack.entries_numbered({passage.owner for passage in passages.values()})
        blocks = self._index.blocks(
            {block for passage in passages.values() for block in (*passage.run, *passage.headings)}
        )

        @functools.cache
        def text_of(block: int, with_box: bool) -> BlockText:
            return _block_text(blocks[block], with_box=with_box)

        try:
            return {
                number: self._passage(passage, articles[passage.owner], blocks, text_of)
                for number, passage in passages.items()
            }
        except (EncodingError, KeyError) as error:
            raise self._index.damaged(error) from error

    def _passage(
        self, passage: PassageRow, article: ArticleEntry, blocks: Container[int], text_of: TextOfBlock
    ) -> PassageText:
        id, title = article.id, article.title
        if not passage.block:
            head = index_passages.article_text(self._index.pack.article_without_blocks(id))
            return self._passage_text("article", id, title, (title,), head, shown_from=len(title) + 1)
        headings = tuple(text_of(number, False).text for number in passage.headings)
        starts: list[tuple[int, str]] = []
        found_by: tuple[str, ...] = ()
        text = ""
        for number in passage.run:
            if number not in blocks:
                break  # the row has more blocks than the pack
            id_of_block, words, of_block = text_of(number, number == passage.block)
            if not starts and not passage.first:
                found_by = of_block
            starts.append((len(text), id_of_block))
            text += (words[passage.first : passage.last] if passage.last else words) + "\n"
        is_headed = passage.block in passage.headings[-1:]
        return self._passage_text(
            "article",
            id,
            title,
            headings[-1:] if is_headed else (),
            text,
            path=headings,
            blocks=tuple(starts),
            shown_from=starts[1][0] if is_headed and len(starts) > 1 else 0,
            found_by=found_by,
        )

    def _passage_text(
        self,
        kind: str,
        id: str,
        title: str,
        names: tuple[str, ...],
        body: str,
        *,
        path: tuple[str, ...] = (),
        blocks: tuple[tuple[int, str], ...] = (),
        shown_from: int = 0,
        found_by: tuple[str, ...] = (),
    ) -> PassageText:
        tokenizer = self._index.tokenizer
        of_names = tuple(map(tokenizer.forms, names))
        aligned = tokenizer.aligned_text(body)
        forms = tokenizer.forms(body, aligned)
        of_found_by = tuple(map(tokenizer.forms, found_by))
        return PassageText(
            *(kind, id, title, names, path, body, blocks, shown_from, of_names, forms, aligned, found_by, of_found_by)
        )


def _block_text(body: object, *, with_box: bool) -> BlockText:
    plain = decode_plain_block(body)
    if plain:
        return BlockText(*plain)
    block = decode_block(body)
    text = index_passages.searched_text(block)
    text = f"{block.box.title}\n{text}" if with_box and block.box and block.box.title else text
    return BlockText(block.id, text, block.found_by)
