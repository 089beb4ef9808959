"""The texts of places, read back from a pack: what is scored and shown."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reader.library import encoding
from reader.library.model import plain_text
from reader.search import passages
from reader.search.packindex import DEEPEST_PATH, PackIndex

MOST_KEPT = 400
"""Places whose texts are kept: the next keystroke mostly finds the same."""


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
        self.read = functools.lru_cache(MOST_KEPT)(self._read)
        self.forms_above = functools.lru_cache(MOST_KEPT)(self._forms_above)
        self._article = functools.lru_cache(MOST_KEPT)(self._read_article)

    def _read(self, number: int) -> PlaceText:
        index = self._index
        if number >= index.first_reference:
            return self._reference(number)
        if number >= index.first_term:
            return self._term(number)
        return self._passage(number)

    def _forms_above(self, number: int) -> list[str]:
        """Of the title and the headings above a passage."""
        text = self.read(number)
        headings = (text.title, *text.path) if text.blocks else ()
        return [form for heading in headings for form in self._index.words.forms(heading)]

    def _term(self, number: int) -> PlaceText:
        term = self._index.pack.term(self._index.owner_id("term", number))
        return self._made("term", term.id, term.term, passages.term_names(term), plain_text(term.definition))

    def _reference(self, number: int) -> PlaceText:
        reference = self._index.pack.reference(self._index.owner_id("reference", number))
        names = (passages.reference_title(reference),)
        return self._made(
            "reference", reference.id, plain_text(reference.apa), names, passages.reference_text(reference)
        )

    def _passage(self, number: int) -> PlaceText:
        owner, block, count, first, last, path = self._index.place(number)
        id, title = self._article(owner)
        if not block:
            head = passages.article_text(self._index.pack.head(id))
            return self._made("article", id, title, (title,), head, shown_from=len(title) + 1)
        headings, blocks = self._blocks(block, count, path)
        starts: list[tuple[int, str]] = []
        text = ""
        for id_of_block, words in blocks:
            starts.append((len(text), id_of_block))
            text += (words[first:last] if last else words) + "\n"
        is_headed = bool(headings) and bool(path) and path.rsplit(" ", 1)[-1] == str(block)
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
        forms = self._index.words.forms
        of_names = tuple(map(forms, names))
        aligned = self._index.words.aligned(body)
        return PlaceText(
            kind, id, title, names, path, body, blocks, shown_from, of_names, forms(body, aligned), aligned
        )

    def _read_article(self, number: int) -> tuple[str, str]:
        """Id and title."""
        entries = self._index.pack.entries(number, 1)
        if not entries:
            raise self._index.damaged("an article is missing")
        return entries[0].id, entries[0].title

    def _blocks(self, first: int, count: int, path: str) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
        """The texts of the headings above, and the ids and texts of the blocks; the first with the title of its box."""
        try:
            above = [int(number) for number in path.split()[:DEEPEST_PATH]]
            rows = self._index.blocks(first, count, above)
            headings = tuple(_block_text(rows[number], with_box=False)[1] for number in above)
            numbers = sorted(number for number in rows if first <= number < first + count)
            return headings, [_block_text(rows[number], with_box=number == first) for number in numbers]
        except (encoding.EncodingError, ValueError, KeyError) as error:
            raise self._index.damaged(error) from error


def _block_text(body: object, *, with_box: bool) -> tuple[str, str]:
    plain = encoding.decode_plain_block(body)
    if plain:
        return plain
    block = encoding.decode_block(body)
    text = passages.searched_text(block)
    return block.id, f"{block.box.title}\n{text}" if with_box and block.box and block.box.title else text
