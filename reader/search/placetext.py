"""The texts of places, read back from a pack: what is scored and shown."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace

from reader.library import encoding
from reader.library.model import plain_text
from reader.search import passages
from reader.search.packindex import PackIndex

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
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    path: tuple[str, ...]
    body: str
    blocks: tuple[tuple[int, str], ...] = ()
    shown_from: int = 0

    forms_of_names: tuple[list[str], ...] = ()
    forms_above: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    @property
    def is_head(self) -> bool:
        return self.kind == "article" and not self.blocks


class PlaceReader:
    """Raises PackError where what is read is not what was written."""

    def __init__(self, index: PackIndex) -> None:
        self._index = index
        self._places: OrderedDict[int, PlaceText] = OrderedDict()
        self._spans: OrderedDict[int, list[tuple[int, int]]] = OrderedDict()
        self._articles: OrderedDict[int, tuple[str, str]] = OrderedDict()

    def read(self, number: int) -> PlaceText:
        kept = self._places.get(number)
        if kept:
            self._places.move_to_end(number)
            return kept
        index = self._index
        if number >= index.first_reference:
            read = self._reference(number)
        elif number >= index.first_term:
            read = self._term(number)
        else:
            read = self._passage(number)
        words = self._index.words
        above = [form for heading in (read.title, *read.path) for form in words.forms(heading)] if read.blocks else []
        read = replace(
            read, forms_of_names=tuple(map(words.forms, read.names)), forms_above=above, forms=words.forms(read.body)
        )
        self._places[number] = read
        if len(self._places) > MOST_KEPT:
            self._places.popitem(last=False)
        return read

    def spans(self, number: int) -> list[tuple[int, int]]:
        """The characters of each form of the body."""
        kept = self._spans.get(number)
        if kept is None:
            kept = self._spans[number] = self._index.words.spans(self.read(number).body)
            if len(self._spans) > MOST_KEPT:
                self._spans.popitem(last=False)
        return kept

    def _term(self, number: int) -> PlaceText:
        term = self._index.pack.term(self._id("term", self._index.place(number)[0]))
        return PlaceText("term", term.id, term.term, passages.term_names(term), (), plain_text(term.definition))

    def _reference(self, number: int) -> PlaceText:
        reference = self._index.pack.reference(self._id("reference", self._index.place(number)[0]))
        names = (passages.reference_title(reference),)
        body = passages.reference_text(reference)
        return PlaceText("reference", reference.id, plain_text(reference.apa), names, (), body)

    def _passage(self, number: int) -> PlaceText:
        owner, block, count, first, last, path = self._index.place(number)
        id, title = self._article(owner)
        if not block:
            text = passages.article_text(self._index.pack.head(id))
            return PlaceText("article", id, title, (title,), (), text, shown_from=len(title) + 1)
        headings = self._headings(path)
        starts: list[tuple[int, str]] = []
        text = ""
        for id_of_block, words in self._blocks(block, count, with_box=not last):
            if last:
                words = words[first:last]
            starts.append((len(text), id_of_block))
            text += words + "\n"
        begins_with_heading = bool(path) and path.rsplit(" ", 1)[-1] == str(block)
        shown_from = starts[1][0] if begins_with_heading and len(starts) > 1 else 0
        return PlaceText(
            "article",
            id,
            title,
            headings[-1:] if begins_with_heading else (),
            headings,
            text,
            tuple(starts),
            shown_from,
        )

    def _article(self, number: int) -> tuple[str, str]:
        """Id and title."""
        kept = self._articles.get(number)
        if kept is None:
            entries = self._index.pack.entries(number, 1)
            if not entries:
                raise self._index.damaged("an article is missing")
            kept = self._articles[number] = entries[0].id, entries[0].title
            if len(self._articles) > MOST_KEPT:
                self._articles.popitem(last=False)
        return kept

    def _headings(self, path: str) -> tuple[str, ...]:
        return tuple(text for number in path.split() for _, text in self._blocks(int(number), 1, with_box=False))

    def _blocks(self, first: int, count: int, *, with_box: bool) -> list[tuple[str, str]]:
        """Ids and texts; the first with the title of its box."""
        rows = self._index.pack.connection.rows(
            "SELECT body FROM block WHERE number>=? AND number<? ORDER BY number LIMIT 1000", (first, first + count)
        )
        try:
            return [_block_text(body, with_box=with_box and not number) for number, (body,) in enumerate(rows)]
        except encoding.EncodingError as error:
            raise self._index.damaged(error) from error

    def _id(self, table: str, number: int) -> str:
        rows = self._index.pack.connection.rows(f"SELECT id FROM {table} WHERE number=?", (number,))
        if not rows:
            raise self._index.damaged(f"a {table} is missing")
        return str(rows[0][0])


def _block_text(body: object, *, with_box: bool) -> tuple[str, str]:
    plain = encoding.decode_plain_block(body)
    if plain:
        return plain
    block = encoding.decode_block(body)
    text = passages.searched_text(block)
    return block.id, f"{block.box.title}\n{text}" if with_box and block.box and block.box.title else text
