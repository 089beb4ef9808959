"""The index of one pack: what its tables answer, and nothing about what makes one answer better than another."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from sys import byteorder
from typing import Any, NamedTuple

from reader.library.packerrors import DamagedPackError, shortened
from reader.library.packfile import PackFile
from reader.library.stemmer import LONGEST_WORD
from reader.search.answer import MOST_COUNTED
from reader.search.indexformat import ABOVE_WEIGHT, BODY_WEIGHT, MOST_NAMES_KEPT, NAMES_A_PLACE, TABLES, VERSION, Value
from reader.search.stems import Stems
from reader.search.stopwords import stop_words
from reader.search.tokens import Words, is_form
from reader.search.vocabulary import letter_pairs

_AFTER = "\U0010ffff"
_RANK = f"bm25({ABOVE_WEIGHT}, {BODY_WEIGHT})"
DEEPEST_PATH = 6
"""Headings have six levels."""

MOST_BLOCKS = 1_100
"""In one place: more are never written."""

_NUMBER = re.compile("[0-9]{1,9}")
_MOST_LISTED = 1 << 16  # bytes
_MOST_PLACES = 1 << 32
_LONGEST_OTHERS = 48_000  # characters: the names of a term are lines of a thousand
_NOT_WHAT_WAS_WRITTEN = "it is not what was written"


class NoIndex(Exception):
    """The pack can be read, and not searched. Its text is a sentence."""


class IndexedPlace(NamedTuple):
    """A row of `search_place`: `run` are the numbers of its blocks, `headings` those above it, outermost first.

    `owner` is the number of an article, term or reference; `first` and `last` cut one long block.
    """

    owner: int
    block: int
    run: range
    first: int
    last: int
    headings: tuple[int, ...]


class PackIndex:
    """Raises PackError where the pack cannot be opened, NoIndex where it has no index that can be asked."""

    def __init__(self, path: Path) -> None:
        self.pack = PackFile(path)
        try:
            self._check()
            values = self._values()
        except BaseException:
            self.pack.close()
            raise
        self.first_term = values[Value.FIRST_TERM]
        self.first_reference = values[Value.FIRST_REFERENCE]
        self.end = values[Value.END]
        language = self.pack.info.language
        self.words = Words(language)
        self.stems = Stems(language)
        self.stop_words = frozenset(map(self.words.fold, stop_words(self.words.language)))

    def close(self) -> None:
        self.pack.close()

    def interrupt(self) -> None:
        self.pack.connection.interrupt()

    def range_of(self, kind: str) -> tuple[int, int]:
        """The first place of a kind, and the one behind its last."""
        ends = {
            "": (1, self.end),
            "article": (1, self.first_term),
            "term": (self.first_term, self.first_reference),
            "reference": (self.first_reference, self.end),
        }
        return ends[kind]

    # words

    def places_of(self, forms: Iterable[str]) -> dict[str, int]:
        """In how many places each form stands; forms that stand in none are left out."""
        found: dict[str, int] = {}
        for form in forms:
            found.update(self._counted("SELECT word, places FROM search_word WHERE word=?", (form,)))
        return found

    def stem_of(self, form: str) -> str:
        """As the index has it, where the form is known: names are their own."""
        match self._rows("SELECT stem FROM search_word WHERE word=?", (form,)):
            case []:
                return self.words.fold(self.stems.of(form))
            case [(str(stem),)]:
                return stem
        raise self.damaged(_NOT_WHAT_WAS_WRITTEN)

    def with_stem(self, stem: str, limit: int) -> list[tuple[str, int]]:
        """(form, places), the most frequent first."""
        sql = "SELECT word, places FROM search_word WHERE stem=? ORDER BY places DESC, word LIMIT ?"
        return self._counted(sql, (stem, limit))

    def beginning_with(self, form: str, limit: int) -> list[tuple[str, int]]:
        sql = "SELECT word, places FROM search_word WHERE word>=? AND word<? ORDER BY places DESC, word LIMIT ?"
        return self._counted(sql, (form, form + _AFTER, limit))

    def aliases(self, stems: str) -> list[tuple[str, ...]]:
        """The names, each as forms joined by spaces, of the terms that have a name of these stems."""
        sql = "SELECT others FROM search_alias WHERE name=? AND length(others)<=? LIMIT 8"
        rows = self._rows(sql, (stems, _LONGEST_OTHERS))
        if not all(isinstance(others, str) for (others,) in rows):
            raise self.damaged(_NOT_WHAT_WAS_WRITTEN)
        return [tuple(filter(str.strip, others.split("\n")[:MOST_NAMES_KEPT])) for (others,) in rows]

    def looking_like(self, form: str, limit: int) -> list[tuple[str, str, int]]:
        """(form, as it is written, places) of words that share letters with a form, those that share most first."""
        pairs = " OR ".join(f'"{pair}"' for pair in dict.fromkeys(letter_pairs(form)) if pair.isalnum())
        shared: dict[int, int] = {}
        for pair in pairs.split(" OR "):
            for (number,) in self._rows("SELECT rowid FROM search_spelling WHERE search_spelling MATCH ?", (pair,)):
                shared[number] = shared.get(number, 0) + 1
        best = sorted(shared, key=lambda number: (-shared[number], number))[:limit]
        found = []
        for number in best:
            for word, places in self._counted("SELECT word, places FROM search_word WHERE number=?", (number,)):
                if len(word) <= LONGEST_WORD:
                    found.append((word, self._written(number, word), places))
        return found

    # places

    def texts(self, expression: str, within: tuple[int, int], limit: int) -> list[int]:
        """Places whose words match, best first."""
        sql = (
            "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid>=? AND rowid<? "
            f"AND rank MATCH '{_RANK}' ORDER BY rank LIMIT ?"
        )
        return [place for (place,) in self._rows(sql, (expression, *within, limit))]

    def names(self, expression: str, within: tuple[int, int], limit: int) -> list[tuple[int, int]]:
        """(place, number of its name) of the names that match, best first."""
        sql = "SELECT rowid FROM search_name WHERE search_name MATCH ? AND rowid>=? AND rowid<? ORDER BY rank LIMIT ?"
        first, end = within
        rows = self._rows(sql, (expression, first * NAMES_A_PLACE, end * NAMES_A_PLACE, limit))
        return [divmod(rowid, NAMES_A_PLACE) for (rowid,) in rows]

    def count(self, expression: str, within: tuple[int, int], most: int = MOST_COUNTED) -> int:
        """How many places match, at most `most`."""
        matching = "SELECT 1 FROM search_text WHERE search_text MATCH ? AND rowid>=? AND rowid<? LIMIT ?"
        return int(self._rows(f"SELECT count(*) FROM ({matching})", (expression, *within, most))[0][0])

    def among(self, expression: str, places: Sequence[int]) -> list[int]:
        """Those of some places that match, in their order."""
        listed = "SELECT value FROM json_each(?)"
        sql = f"SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid IN ({listed})"
        matching = {place for (place,) in self._rows(sql, (expression, json.dumps(places)))}
        return [place for place in places if place in matching]

    def best_of(self, form: str) -> list[int]:
        """The places listed as best for a common word; none for others."""
        rows = self._rows("SELECT places FROM search_common WHERE word=? AND length(places)<?", (form, _MOST_LISTED))
        places = array("I")
        if rows and isinstance(rows[0][0], bytes) and len(rows[0][0]) % places.itemsize == 0:
            places.frombytes(rows[0][0])
            if byteorder == "big":
                places.byteswap()
        return [place for place in places if 0 < place < self.end]

    def owner_id(self, table: str, number: int) -> str:
        """Of the term or reference that a place is of, by the name of its table."""
        sql = f"SELECT id FROM {table} WHERE number=(SELECT owner FROM search_place WHERE number=?)"
        match self._rows(sql, (number,)):
            case [(str(id),)]:
                return id
        raise self.damaged(f"a {table} is missing")

    def places(self, numbers: Sequence[int]) -> dict[int, IndexedPlace]:
        sql = (
            "SELECT number, owner, block, blocks, first, last, path FROM search_place "
            "WHERE number IN (SELECT value FROM json_each(?))"
        )
        found = {row[0]: self._place(row[1:]) for row in self._rows(sql, (json.dumps(numbers),))}
        if len(found) != len(set(numbers)):
            raise self.damaged("a place is missing")
        return found

    def blocks(self, numbers: Iterable[int]) -> dict[int, object]:
        """Number -> stored form of blocks of the pack."""
        sql = "SELECT number, body FROM block WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, (json.dumps(list(numbers)),)))

    def _place(self, row: tuple[Any, ...]) -> IndexedPlace:
        match row:
            case (int(owner), int(block), int(blocks), int(first), int(last), str(path)):
                headings = path.split(" ", DEEPEST_PATH)[:DEEPEST_PATH] if path else []
                if all(_NUMBER.fullmatch(number) for number in headings) and max(owner, block) < _MOST_PLACES:
                    run = range(block, block + min(blocks, MOST_BLOCKS))
                    return IndexedPlace(owner, block, run, first, last, tuple(map(int, headings)))
        raise self.damaged(_NOT_WHAT_WAS_WRITTEN)

    def _written(self, number: int, word: str) -> str:
        """With its accents: nothing but that word, whatever a forger would have suggested."""
        match self._rows("SELECT written FROM search_word WHERE number=?", (number,)):
            case [(str(written),)] if len(written) <= LONGEST_WORD and self.words.fold(written) == word:
                return written
        return word

    def _counted(self, sql: str, values: tuple[Any, ...]) -> list[tuple[str, int]]:
        """Words, each one word, and in how many places it stands."""
        rows: list[tuple[str, int]] = []
        for row in self._rows(sql, values):
            match row:
                case (str(word), int(places)) if is_form(word) and 0 <= places <= _MOST_PLACES:
                    rows.append((word, places))
                case _:
                    raise self.damaged(_NOT_WHAT_WAS_WRITTEN)
        return rows

    def damaged(self, why: object) -> DamagedPackError:
        return self.pack.connection.damaged("The search index", why)

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self.pack.connection.rows(sql, values)

    def _check(self) -> None:
        made = dict(self._rows("SELECT name, sql FROM sqlite_schema WHERE type='table' AND name LIKE 'search%'"))
        if "search" not in made:
            raise NoIndex(f"“{shortened(self.pack.info.title)}” has no index of its words, so it cannot be searched.")
        if any(made.get(name) != sql for name, sql in TABLES.items()):
            raise self._of_another_carrel()

    def _values(self) -> dict[str, int]:
        values = dict(self._rows("SELECT name, value FROM search"))
        if values.get(Value.VERSION) != VERSION:
            raise self._of_another_carrel()
        ends: list[Any] = [1, *(values.get(name) for name in (Value.FIRST_TERM, Value.FIRST_REFERENCE, Value.END))]
        if not all(type(end) is int and end <= _MOST_PLACES for end in ends) or ends != sorted(ends):
            raise self.damaged(_NOT_WHAT_WAS_WRITTEN)
        return values

    def _of_another_carrel(self) -> NoIndex:
        title = shortened(self.pack.info.title)
        return NoIndex(f"The index of “{title}” was made by another version of Carrel, so it cannot be searched here.")
