"""Reads the index of one pack: every query of its tables is here, and nothing about ranking."""

from __future__ import annotations

import functools
import json
import re
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from sys import byteorder
from typing import Any, NamedTuple

from reader.library.limits import MOST_FOUND_BY_IN_PACK
from reader.library.packerrors import DamagedPackError, shortened
from reader.library.packfile import PackFile
from reader.library.stemmer import LONGEST_WORD
from reader.search.answer import MOST_COUNTED
from reader.search.indexformat import FOUND_BY_SIGN, MOST_NAMES_KEPT, NAMES_PER_PASSAGE, RANK, TABLES, VERSION, Value
from reader.search.stems import Stems
from reader.search.stopwords import stop_words
from reader.search.tokens import Tokenizer, is_form
from reader.search.vocabulary import letter_pairs
from reader.translation import N_, _

_AFTER = "\U0010ffff"
DEEPEST_PATH = 6
"""Headings have six levels."""

_MOST_BLOCKS = 1_100
"""More blocks than any version of Carrel put into one passage (see MOST_BLOCKS in index_passages)."""

_NUMBER = re.compile("[0-9]{1,9}")
_LONGEST_LIST = 1 << 16  # bytes
_MOST_PASSAGES = 1 << 32
_LONGEST_ALIASES = 48_000  # characters
_INVALID = N_("it has invalid values")
_MISSING = {"term": N_("a term is missing"), "reference": N_("a reference is missing")}
_EITHER = (
    "SELECT word, places FROM search_word WHERE {plain}=?1 UNION ALL "
    "SELECT word, places FROM search_word WHERE {same}=?1 AND {plain} IS NULL ORDER BY places DESC, word LIMIT ?2"
)


class NoIndexError(Exception):
    """The pack can be read but not searched. Its text is a sentence for people."""


class PassageRow(NamedTuple):
    """A row of `search_place`. `run` has the numbers of its blocks, `headings` of those above it, outermost first.

    `owner` is the number of an article, term or reference. Of a long block, the passage is only the characters
    `first` to `last`.
    """

    owner: int
    block: int
    run: range
    first: int
    last: int
    headings: tuple[int, ...]


class PackIndex:
    """A passage is a row of `search_place`: the head or a few blocks of an article, a term or a reference.

    Raises PackError if the pack cannot be opened, NoIndexError if it has no index that this version can read.
    """

    def __init__(self, path: Path) -> None:
        self.pack = PackFile(path)
        try:
            self._check()
            values = self._values()
            self.has_accents = bool(self._rows("SELECT 1 FROM search_word WHERE plain IS NOT NULL LIMIT 1"))
        except BaseException:
            self.pack.close()
            raise
        self.first_term = values[Value.FIRST_TERM]
        self.first_reference = values[Value.FIRST_REFERENCE]
        self.end = values[Value.END]
        language = self.pack.info.language
        self.tokenizer = Tokenizer(language)
        self.stems = Stems(language)
        self.stop_words = frozenset(map(self.tokenizer.fold, stop_words(self.tokenizer.language)))

    def close(self) -> None:
        self.pack.close()

    def interrupt(self) -> None:
        self.pack.connection.interrupt()

    def range_of(self, kind: str) -> tuple[int, int]:
        """The numbers of the passages of a kind, first to last (exclusive)."""
        ends = {
            "": (1, self.end),
            "article": (1, self.first_term),
            "term": (self.first_term, self.first_reference),
            "reference": (self.first_reference, self.end),
        }
        return ends[kind]

    # words

    def counts_of(self, forms: Iterable[str]) -> dict[str, int]:
        """How many passages have each form; forms that no passage has are left out."""
        found: dict[str, int] = {}
        for form in forms:
            found.update(self._counted("SELECT word, places FROM search_word WHERE word=?", (form,)))
        return found

    def stem_of(self, form: str, written: str = "") -> str:
        """As the index has it, if the form is in the pack: a name is its own stem.

        Else that of the word as it was written, whose accents are part of endings.
        """
        match self._rows("SELECT stem FROM search_word WHERE word=?", (form,)):
            case []:
                return self.tokenizer.fold(self.stems.of(written or form))
            case [(str(stem),)]:
                return stem
        raise self.damaged(_(_INVALID))

    def likeliest_stem(self, form: str, written: str = "") -> str:
        """The stem; for a form that the pack has only with accents, that of the form with them."""
        plain = self.tokenizer.plain(form)
        known = [] if self.counts_of([form]) else self.with_plain(plain, 1)
        return self.stem_of(known[0][0]) if known else self.stem_of(form, written)

    def with_stem(self, stem: str, limit: int) -> list[tuple[str, int]]:
        """(form, how many passages have it), the most frequent first."""
        sql = "SELECT word, places FROM search_word WHERE stem=? ORDER BY places DESC, word LIMIT ?"
        return self._counted(sql, (stem, limit))

    def with_plain(self, plain: str, limit: int) -> list[tuple[str, int]]:
        """Words that are `plain` without any accent."""
        return self._counted(_EITHER.format(plain="plain", same="word"), (plain, limit))

    def with_plain_stem(self, stem: str, limit: int) -> list[tuple[str, int]]:
        """Words whose stem without any accent is this."""
        return self._counted(_EITHER.format(plain="plain_stem", same="stem"), (stem, limit))

    def beginning_with_plain(self, plain: str, limit: int) -> list[tuple[str, int]]:
        sql = "SELECT word, places FROM search_word WHERE plain>=? AND plain<? ORDER BY places DESC, word LIMIT ?"
        return self._counted(sql, (plain, plain + _AFTER, limit))

    def containing(self, plain: str, limit: int) -> list[tuple[str, int]]:
        """Words that have the letters of `plain` after their first one, the most frequent first."""
        pairs = " AND ".join(f'"{pair}"' for pair in dict.fromkeys(letter_pairs(plain)[1:-1]))
        sql = (
            "SELECT word, places FROM search_word WHERE number IN "
            "(SELECT rowid FROM search_spelling WHERE search_spelling MATCH ?) "
            "AND instr(coalesce(plain, word), ?)>1 ORDER BY places DESC, word LIMIT ?"
        )
        return self._counted(sql, (pairs, plain, limit))

    def beginning_with(self, form: str, limit: int) -> list[tuple[str, int]]:
        sql = "SELECT word, places FROM search_word WHERE word>=? AND word<? ORDER BY places DESC, word LIMIT ?"
        return self._counted(sql, (form, form + _AFTER, limit))

    def aliases(self, stems: str) -> list[tuple[str, ...]]:
        """The names, each as forms joined by spaces, of the terms that have a name of these stems."""
        sql = "SELECT others FROM search_alias WHERE name=? AND length(others)<=? LIMIT 8"
        rows = self._rows(sql, (stems, _LONGEST_ALIASES))
        if not all(isinstance(others, str) for (others,) in rows):
            raise self.damaged(_(_INVALID))
        return [tuple(filter(str.strip, others.split("\n")[:MOST_NAMES_KEPT])) for (others,) in rows]

    def looking_like(self, form: str, limit: int) -> list[tuple[str, str, int]]:
        """(form, its word with accents, how many passages have it), those that share the most letter pairs first."""
        spelled = letter_pairs(self.tokenizer.plain(form))
        pairs = " OR ".join(f'"{pair}"' for pair in dict.fromkeys(spelled) if is_form(pair))
        shared: dict[int, int] = {}
        for pair in pairs.split(" OR "):
            for (number,) in self._rows("SELECT rowid FROM search_spelling WHERE search_spelling MATCH ?", (pair,)):
                shared[number] = shared.get(number, 0) + 1
        best = sorted(shared, key=lambda number: (-shared[number], number))[:limit]
        found = []
        for number in best:
            for word, count in self._counted("SELECT word, places FROM search_word WHERE number=?", (number,)):
                if len(word) <= LONGEST_WORD:
                    found.append((word, self._written(number, word), count))
        return found

    # passages

    def texts(self, expression: str, within: tuple[int, int], limit: int) -> list[int]:
        """Passages whose words match, best first."""
        sql = (
            "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid>=? AND rowid<? "
            f"AND rank MATCH '{RANK}' ORDER BY rank LIMIT ?"
        )
        return [passage for (passage,) in self._rows(sql, (expression, *within, limit))]

    def names(self, expression: str, within: tuple[int, int], limit: int) -> list[tuple[int, int]]:
        """(passage, number of the name) of the names that match, best first."""
        sql = "SELECT rowid FROM search_name WHERE search_name MATCH ? AND rowid>=? AND rowid<? ORDER BY rank LIMIT ?"
        first, end = within
        rows = self._rows(sql, (expression, first * NAMES_PER_PASSAGE, end * NAMES_PER_PASSAGE, limit))
        return [divmod(rowid, NAMES_PER_PASSAGE) for (rowid,) in rows]

    @functools.cached_property
    def has_found_by(self) -> bool:
        """Whether blocks have `found_by`, but not more than `carrel check` allows: each key would ask for it."""
        matching = "SELECT 1 FROM search_name WHERE search_name MATCH ? LIMIT ?"
        values = (f'"{FOUND_BY_SIGN}"', MOST_FOUND_BY_IN_PACK + 1)
        return 0 < int(self._rows(f"SELECT count(*) FROM ({matching})", values)[0][0]) <= MOST_FOUND_BY_IN_PACK

    def found_by(self, expression: str, limit: int) -> list[int]:
        """The passages of articles of which a text in `found_by` matches, best first."""
        sql = "SELECT rowid FROM search_name WHERE search_name MATCH ? AND rowid<? ORDER BY rank LIMIT ?"
        values = (f'"{FOUND_BY_SIGN}" AND ({expression})', self.first_term * NAMES_PER_PASSAGE, limit)
        return list(dict.fromkeys(rowid // NAMES_PER_PASSAGE for (rowid,) in self._rows(sql, values)))

    def count(self, expression: str, within: tuple[int, int], most: int = MOST_COUNTED) -> int:
        """How many passages match, at most `most`."""
        matching = "SELECT 1 FROM search_text WHERE search_text MATCH ? AND rowid>=? AND rowid<? LIMIT ?"
        return int(self._rows(f"SELECT count(*) FROM ({matching})", (expression, *within, most))[0][0])

    def among(self, expression: str, passages: Sequence[int]) -> list[int]:
        """Those of some passages that match, in the order given."""
        listed = "SELECT value FROM json_each(?)"
        sql = f"SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid IN ({listed})"
        matching = {passage for (passage,) in self._rows(sql, (expression, json.dumps(passages)))}
        return [passage for passage in passages if passage in matching]

    def best_passages(self, form: str) -> list[int]:
        """The passages listed as best for a common word; empty for other words."""
        rows = self._rows("SELECT places FROM search_common WHERE word=? AND length(places)<?", (form, _LONGEST_LIST))
        passages = array("I")
        if rows and isinstance(rows[0][0], bytes) and len(rows[0][0]) % passages.itemsize == 0:
            passages.frombytes(rows[0][0])
            if byteorder == "big":
                passages.byteswap()
        return [passage for passage in passages if 0 < passage < self.end]

    def owner_id(self, table: str, number: int) -> str:
        """The id of the term or reference of a passage; `table` is `term` or `reference`."""
        sql = f"SELECT id FROM {table} WHERE number=(SELECT owner FROM search_place WHERE number=?)"
        match self._rows(sql, (number,)):
            case [(str(id),)]:
                return id
        raise self.damaged(_(_MISSING[table]))

    def passages(self, numbers: Sequence[int]) -> dict[int, PassageRow]:
        sql = (
            "SELECT number, owner, block, blocks, first, last, path FROM search_place "
            "WHERE number IN (SELECT value FROM json_each(?))"
        )
        found = {row[0]: self._passage(row[1:]) for row in self._rows(sql, (json.dumps(numbers),))}
        if len(found) != len(set(numbers)):
            raise self.damaged(_("a passage is missing"))
        return found

    def blocks(self, numbers: Iterable[int]) -> dict[int, object]:
        """Number -> encoded block."""
        sql = "SELECT number, body FROM block WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, (json.dumps(list(numbers)),)))

    def _passage(self, row: tuple[Any, ...]) -> PassageRow:
        match row:
            case (int(owner), int(block), int(blocks), int(first), int(last), str(path)):
                headings = path.split(" ", DEEPEST_PATH)[:DEEPEST_PATH] if path else []
                if all(_NUMBER.fullmatch(number) for number in headings) and max(owner, block) < _MOST_PASSAGES:
                    run = range(block, block + min(blocks, _MOST_BLOCKS))
                    return PassageRow(owner, block, run, first, last, tuple(map(int, headings)))
        raise self.damaged(_(_INVALID))

    def _written(self, number: int, word: str) -> str:
        """The word with its accents. A forged pack cannot make this another word."""
        match self._rows("SELECT written FROM search_word WHERE number=?", (number,)):
            case [(str(written),)] if len(written) <= LONGEST_WORD and self.tokenizer.fold(written) == word:
                return written
        return word

    def _counted(self, sql: str, values: tuple[Any, ...]) -> list[tuple[str, int]]:
        """(word, how many passages have it)."""
        rows: list[tuple[str, int]] = []
        for row in self._rows(sql, values):
            match row:
                case (str(word), int(count)) if is_form(word) and 0 <= count <= _MOST_PASSAGES:
                    rows.append((word, count))
                case _:
                    raise self.damaged(_(_INVALID))
        return rows

    def damaged(self, why: object) -> DamagedPackError:
        return self.pack.connection.damaged(N_("its search index is damaged ({why})."), why)

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self.pack.connection.rows(sql, values)

    def _check(self) -> None:
        made = dict(self._rows("SELECT name, sql FROM sqlite_schema WHERE type='table' AND name LIKE 'search%'"))
        if "search" not in made:
            title = shortened(self.pack.info.title)
            raise NoIndexError(_("“{title}” has no search index, so Carrel cannot search it.", title=title))
        if any(made.get(name) != sql for name, sql in TABLES.items()):
            raise self._of_another_version()

    def _values(self) -> dict[str, int]:
        values = dict(self._rows("SELECT name, value FROM search"))
        if values.get(Value.VERSION) != VERSION:
            raise self._of_another_version()
        ends: list[Any] = [1, *(values.get(name) for name in (Value.FIRST_TERM, Value.FIRST_REFERENCE, Value.END))]
        if not all(type(end) is int and end <= _MOST_PASSAGES for end in ends) or ends != sorted(ends):
            raise self.damaged(_(_INVALID))
        return values

    def _of_another_version(self) -> NoIndexError:
        return NoIndexError(
            _(
                "Another version of Carrel made the search index of “{title}”, so this version cannot search it.",
                title=shortened(self.pack.info.title),
            )
        )
