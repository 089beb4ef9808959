"""The texts of places, read back from a pack: what is scored and shown."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from reader.library.block_encoding import decode_block, decode_plain_block
from reader.library.model import ArticleEntry, plain_text
from reader.library.stored_json import EncodingError
from reader.search import index_passages
from reader.search.packindex import IndexedPlace, PackIndex

MOST_KEPT = 400
"""Places whose texts are kept: the next keystroke mostly finds the same."""


TextOf = Callable[[int, bool], tuple[str, str]]
"""(number of a block, whether with the title of its box) -> its id and text"""


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A place of an article, term or reference.

    names   of a term; the title of an article or source; of a passage that begins with its heading, that heading
    path    the headings above a passage, its own included, outermost first
    body    what was indexed of it; of an article's head, its title, summary and authors
    blocks  (where it begins in the body, its id) for each block of a passage
    shown_from  where the excerpt may begin: behind a heading that the path shows
    forms   of the body; the others likewise
    aligned  the body with forms in the places of its words, where they have them
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

    @property
    def is_head(self) -> bool:
        return self.kind == "article" and not self.blocks


class PlaceReader:
    """Raises PackError where what is read is not what was written."""

    def __init__(self, index: PackIndex) -> None:
        self._index = index
        self._kept: dict[int, PlaceText] = {}
        self.forms_above = functools.lru_cache(MOST_KEPT)(self._forms_above)

    def read(self, numbers: Sequence[int]) -> list[PlaceText]:
        """The texts of places, in the same order."""
        found = {number: self._kept[number] for number in numbers if number in self._kept}
        missing = [number for number in numbers if number not in found]
        found |= self._passages([number for number in missing if number < self._index.first_term])
        for number in missing:
            if number >= self._index.first_term:
                found[number] = self._entry(number)
        self._kept |= found
        for oldest in list(itertools.islice(self._kept, max(0, len(self._kept) - MOST_KEPT))):
            del self._kept[oldest]
        return [found[number] for number in numbers]

    def _forms_above(self, number: int) -> list[str]:
        """Of the title and the headings above a passage."""
        [text] = self.read([number])
        headings = (text.title, *text.path) if text.blocks else ()
        return [form for heading in headings for form in self._index.words.forms(heading)]

    def _entry(self, number: int) -> PlaceText:
        """A term or a reference."""
        pack = self._index.pack
        if number < self._index.first_reference:
            term = pack.term(self._index.owner_id("term", number))
            return self._made("term", term.id, term.term, index_passages.term_names(term), plain_text(term.definition))
        reference = pack.reference(self._index.owner_id("reference", number))
        names, body = (index_passages.reference_title(reference),), index_passages.reference_text(reference)
        return self._made("reference", reference.id, plain_text(reference.apa), names, body)

    def _passages(self, numbers: Sequence[int]) -> dict[int, PlaceText]:
        """All at once: a question for each of them would take half of a keystroke's time."""
        if not numbers:
            return {}
        places = self._index.places(numbers)
        articles = self._index.pack.entries_numbered({place.owner for place in places.values()})
        blocks = self._index.blocks({block for place in places.values() for block in (*place.run, *place.headings)})

        @functools.cache
        def text_of(block: int, with_box: bool) -> tuple[str, str]:
            return _block_text(blocks[block], with_box=with_box)

        try:
            return {
                number: self._passage(place, articles[place.owner], blocks, text_of) for number, place in places.items()
            }
        except (EncodingError, KeyError) as error:
            raise self._index.damaged(error) from error

    def _passage(
        self, place: IndexedPlace, article: ArticleEntry, blocks: Container[int], text_of: TextOf
    ) -> PlaceText:
        id, title = article.id, article.title
        if not place.block:
            head = index_passages.article_text(self._index.pack.article_without_blocks(id))
            return self._made("article", id, title, (title,), head, shown_from=len(title) + 1)
        headings = tuple(text_of(number, False)[1] for number in place.headings)
        starts: list[tuple[int, str]] = []
        text = ""
        for number in place.run:
            if number not in blocks:
                break  # the place claims more blocks than there are
            id_of_block, words = text_of(number, number == place.block)
            starts.append((len(text), id_of_block))
            text += (words[place.first : place.last] if place.last else words) + "\n"
        is_headed = place.block in place.headings[-1:]
        return self._made(
            "article",
            id,
            title,
            headings[-1:] if is_headed else (),
            text,
            path=headings,
            blocks=tuple(starts),
            shown_from=starts[1][0] if is_headed and len(starts) > 1 else 0,
        )

    def _made(
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
    ) -> PlaceText:
        words = self._index.words
        of_names = tuple(map(words.forms, names))
        aligned = words.aligned(body)
        forms = words.forms(body, aligned)
        return PlaceText(kind, id, title, names, path, body, blocks, shown_from, of_names, forms, aligned)


def _block_text(body: object, *, with_box: bool) -> tuple[str, str]:
    plain = decode_plain_block(body)
    if plain:
        return plain
    block = decode_block(body)
    text = index_passages.searched_text(block)
    return block.id, f"{block.box.title}\n{text}" if with_box and block.box and block.box.title else text
