"""The texts of places, read back from a pack: what is scored and shown."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace

from reader.library import encoding
from reader.library.model import Article, Block, plain_text
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
    forms   of the body; the others likewise
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    path: tuple[str, ...]
    body: str
    blocks: tuple[tuple[int, str], ...] = ()

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
            return PlaceText("article", id, title, (title,), (), passages.article_text(self._head(id)))
        headings = self._headings(path)
        blocks = self._blocks(block, count)
        starts: list[tuple[int, str]] = []
        text = ""
        for number_of_block, each in enumerate(blocks):
            words = passages.searched_text(each)
            if last:
                words = words[first:last]
            elif number_of_block == 0 and each.box and each.box.title:
                words = f"{each.box.title}\n{words}"
            starts.append((len(text), each.id))
            text += words + "\n"
        begins_with_heading = bool(path) and path.rsplit(" ", 1)[-1] == str(block)
        return PlaceText(
            "article", id, title, headings[-1:] if begins_with_heading else (), headings, text, tuple(starts)
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

    def _head(self, id: str) -> Article:
        return self._index.pack.head(id)

    def _headings(self, path: str) -> tuple[str, ...]:
        return tuple(plain_text(block.spans) for number in path.split() for block in self._blocks(int(number), 1))

    def _blocks(self, first: int, count: int) -> list[Block]:
        rows = self._index.pack.connection.rows(
            "SELECT body FROM block WHERE number>=? AND number<? ORDER BY number LIMIT 1000", (first, first + count)
        )
        try:
            return [encoding.decode_block(body) for (body,) in rows]
        except encoding.EncodingError as error:
            raise self._index.damaged(error) from error

    def _id(self, table: str, number: int) -> str:
        rows = self._index.pack.connection.rows(f"SELECT id FROM {table} WHERE number=?", (number,))
        if not rows:
            raise self._index.damaged(f"a {table} is missing")
        return str(rows[0][0])
