"""The index of one pack: what its tables answer, and nothing about what makes one answer better than another."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from sys import byteorder
from typing import Any

from reader.library.packerrors import DamagedPackError, PackError, shortened
from reader.library.packfile import PackFile
from reader.search.answer import MOST_COUNTED
from reader.search.indexformat import ABOVE_WEIGHT, BODY_WEIGHT, NAMES_A_PLACE, TABLES, VERSION, Value
from reader.search.stems import Stems
from reader.search.stopwords import stop_words
from reader.search.vocabulary import letter_pairs
from reader.search.words import Words

_AFTER = "\U0010ffff"
_RANK = f"bm25({ABOVE_WEIGHT}, {BODY_WEIGHT})"
_BLOCKS = "SELECT number, body FROM block WHERE number>=? AND number<? ORDER BY number LIMIT 1100"
_MOST_LISTED = 1 << 16  # bytes


class NoIndex(Exception):
    """The pack can be read, and not searched. Its text is a sentence."""


class PackIndex:
    """Raises PackError where the pack cannot be opened, NoIndex where it has no index that can be asked."""

    def __init__(self, path: Path) -> None:
        self.pack = PackFile(path)
        try:
            self._check()
            values = self._values()
        except (PackError, NoIndex):
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
        found = {}
        for form in forms:
            for stem_and_places in self._rows("SELECT stem, places FROM search_word WHERE word=?", (form,)):
                found[form] = stem_and_places[1]
        return found

    def stem_of(self, form: str) -> str:
        """As the index has it, where the form is known: names are their own."""
        rows = self._rows("SELECT stem FROM search_word WHERE word=?", (form,))
        return rows[0][0] if rows else self.words.fold(self.stems.of(form))

    def with_stem(self, stem: str, limit: int) -> list[tuple[str, int]]:
        """(form, places), the most frequent first."""
        sql = "SELECT word, places FROM search_word WHERE stem=? ORDER BY places DESC, word LIMIT ?"
        return self._rows(sql, (stem, limit))

    def beginning_with(self, form: str, limit: int) -> list[tuple[str, int]]:
        sql = "SELECT word, places FROM search_word WHERE word>=? AND word<? ORDER BY places DESC, word LIMIT ?"
        return self._rows(sql, (form, form + _AFTER, limit))

    def aliases(self, stems: str) -> list[tuple[str, ...]]:
        """The names, each as forms joined by spaces, of the terms that have a name of these stems."""
        rows = self._rows("SELECT others FROM search_alias WHERE name=? LIMIT 8", (stems,))
        return [tuple(others.split("\n")) for (others,) in rows]

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
            found += self._rows("SELECT word, written, places FROM search_word WHERE number=?", (number,))
        return [(word, written or word, places) for word, written, places in found]

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
        if rows and len(rows[0][0]) % places.itemsize == 0:
            places.frombytes(rows[0][0])
            if byteorder == "big":
                places.byteswap()
        return [place for place in places if 0 < place < self.end]

    def place(self, number: int) -> tuple[int, int, int, int, int, str]:
        """Its row of `search_place`: owner, block, blocks, first, last, path."""
        match self._rows("SELECT owner, block, blocks, first, last, path FROM search_place WHERE number=?", (number,)):
            case [(int(owner), int(block), int(blocks), int(first), int(last), str(path))]:
                return owner, block, blocks, first, last, path
        raise self.damaged("a place is missing")

    def blocks(self, first: int, count: int, headings: Sequence[int]) -> dict[int, object]:
        """Number -> stored form of a run of blocks of the pack, and of headings above it, in the order of the run."""
        found = dict(self._rows(_BLOCKS, (first, first + count)))
        for number in headings:
            if number not in found:
                found |= self._rows("SELECT number, body FROM block WHERE number=?", (number,))
        return found

    def damaged(self, why: object) -> DamagedPackError:
        return self.pack.connection.damaged("its index of words", why)

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
        if not all(type(end) is int for end in ends) or ends != sorted(ends):
            raise self.damaged("it is not what was written")
        return values

    def _of_another_carrel(self) -> NoIndex:
        title = shortened(self.pack.info.title)
        return NoIndex(f"The index of “{title}” was made by another version of Carrel, so it cannot be searched here.")
