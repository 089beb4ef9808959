"""Writes the search index while the pack file is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from sys import byteorder
from typing import Any

import apsw

from reader.library.model import Article, PackInfo, Reference, Term, plain_text
from reader.library.stemmer import LONGEST_WORD
from reader.search import index_passages
from reader.search.foreign_text import foreign_texts, native_text, without_foreign
from reader.search.indexformat import (
    COMMON,
    FIRST_FOUND_BY,
    FOUND_BY_SIGN,
    INDEXES,
    MOST_LISTED,
    MOST_NAMES_KEPT,
    NAMES_PER_PASSAGE,
    RANK,
    TABLES,
    VERSION,
    Value,
)
from reader.search.query import parts_of, phrase_forms
from reader.search.stems import HARMONIC, Stems
from reader.search.tokens import Token, Tokenizer, has_digits, is_unspaced
from reader.search.vocabulary import Spellings, letter_pairs

_LONGEST_TOKEN = 32_768  # bytes


class IndexWriter:
    """Called by the PackWriter whose connection it shares, in the same transaction."""

    def __init__(self, connection: apsw.Connection, info: PackInfo) -> None:
        self._connection = connection
        self._tokenizer = Tokenizer(info.language)
        self._stems = Stems(info.language)
        self._spellings = Spellings(self._tokenizer)
        self._passages = 0
        self._first_term = self._first_reference = 0
        self._named: list[list[list[Token]]] = []
        """For each term with several names, the tokens of each name."""
        connection.execute(";".join((*TABLES.values(), *INDEXES)))

    def add_article(self, number: int, first_block: int, article: Article) -> None:
        """`first_block` is the number in the pack of the first block of the article."""
        self._spellings.add_people(article.authors)
        head = index_passages.article_text(article)
        self._add((number, 0, 0, 0, 0, ""), "", head, (article.title,))
        blocks = article.blocks
        titles = {}
        foreign = foreign_texts(blocks)
        for text in foreign:
            self._spellings.add_foreign(text)
        passages = list(index_passages.passages(blocks))
        native = [each.text for each in index_passages.passages(without_foreign(blocks))] if foreign else ()
        for passage, own in zip_longest(passages, native[: len(passages)]):
            for index in passage.path:
                if index not in titles:
                    titles[index] = plain_text(blocks[index].spans)
            found_by = index_passages.found_by(blocks[passage.block], passage.first)
            above = "\n".join((article.title, *(titles[index] for index in passage.path), *found_by))
            is_headed = bool(passage.path) and passage.path[-1] == passage.block
            path = " ".join(str(first_block + index) for index in passage.path)
            row = (number, first_block + passage.block, passage.blocks, passage.first, passage.last, path)
            self._add(row, above, passage.text, (titles[passage.block],) if is_headed else (), found_by, own)

    def add_term(self, number: int, term: Term) -> None:
        self._first_term = self._first_term or self._passages + 1
        names = index_passages.term_names(term)
        for span in term.definition:
            if span.lang:
                self._spellings.add_foreign(span.text)
        body, own = plain_text(term.definition), native_text(term.definition)
        self._add((number, 0, 0, 0, 0, ""), "\n".join(names), body, names, (), own)
        if len(names) > 1:
            self._named.append(list(filter(None, map(self._tokenizer.tokenize, names[:MOST_NAMES_KEPT]))))

    def add_reference(self, number: int, reference: Reference) -> None:
        self._first_reference = self._first_reference or self._passages + 1
        self._spellings.add_people(index_passages.people(reference.csl))
        title = index_passages.reference_title(reference)
        self._add((number, 0, 0, 0, 0, ""), "", index_passages.reference_text(reference), (title,) if title else ())

    def finish(self) -> None:
        for table in ("search_text", "search_name"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        self._write_aliases(self._write_words())
        self._write_common()
        end = self._passages + 1
        first_reference = self._first_reference or end
        values = {
            Value.VERSION: VERSION,
            Value.FIRST_TERM: self._first_term or first_reference,
            Value.FIRST_REFERENCE: first_reference,
            Value.END: end,
        }
        self._connection.executemany("INSERT INTO search VALUES (?,?)", ((str(k), v) for k, v in values.items()))

    def _add(
        self,
        row: tuple[int, int, int, int, int, str],
        above: str,
        body: str,
        names: Sequence[str],
        found_by: Sequence[str] = (),
        own: str | None = None,
    ) -> None:
        """`own` is what of the body is in the language of the pack, if not all of it."""
        self._passages += 1
        passage, execute, indexed = self._passages, self._connection.execute, self._tokenizer.indexed_text
        for text in (body if own is None else own, *found_by):
            self._spellings.add_text(text)
        execute("INSERT INTO search_place VALUES (?,?,?,?,?,?,?)", (passage, *row))
        execute("INSERT INTO search_text (rowid, above, body) VALUES (?,?,?)", (passage, indexed(above), indexed(body)))
        marked = [f"{indexed(text)} {FOUND_BY_SIGN}" for text in found_by]
        for number, name in (*enumerate(map(indexed, names)), *enumerate(marked, FIRST_FOUND_BY)):
            rowid = passage * NAMES_PER_PASSAGE + number
            execute("INSERT INTO search_name (rowid, name) VALUES (?,?)", (rowid, name))

    def _write_words(self) -> dict[str, str]:
        """Returns word -> stem."""
        execute = self._connection.execute
        execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab (main, search_text, row)")
        # FTS5 cuts longer words, even within a character.
        every = "SELECT term, doc FROM temp.every_word WHERE octet_length(term)<?"
        words: list[Any] = execute(every, (_LONGEST_TOKEN,)).fetchall()
        execute("DROP TABLE temp.every_word")
        written = self._spellings.written()
        names = self._spellings.names()
        stems = {word: word if word in names else self._stem(word, written) for word, _ in words}
        plain = {word: word if is_unspaced(word) else self._tokenizer.plain(word) for word, _ in words}
        rows = (
            (
                number,
                word,
                stems[word],
                written.get(word, ""),
                count,
                *((None, None) if is_unspaced(word) else self._plain(word, plain[word], stems[word], word in names)),
            )
            for number, (word, count) in enumerate(words, 1)
        )
        self._connection.executemany("INSERT INTO search_word VALUES (?,?,?,?,?,?,?)", rows)
        spelled = _spelled([plain[word] for word, _ in words])
        self._connection.executemany("INSERT INTO search_spelling (rowid, pairs) VALUES (?,?)", spelled)
        execute("INSERT INTO search_spelling (search_spelling) VALUES ('optimize')")
        return stems

    def _write_aliases(self, stems: Mapping[str, str]) -> None:
        """Keyed by the stems of names, since a query is looked up by the stems of its parts."""
        rows = set()
        for names in self._named:
            others = "\n".join(" ".join(phrase_forms(name)) for name in names)
            for name in names:
                forms = (form for part in parts_of(name, is_prefix=False) for form in part.forms)
                rows.add((" ".join(stems.get(form, form) for form in forms), others))
        self._connection.executemany("INSERT INTO search_alias VALUES (?,?)", sorted(rows))

    def _stem(self, word: str, written: dict[str, str]) -> str:
        """The stem of the word with its accents, which are part of endings."""
        return self._tokenizer.fold(self._stems.of(written.get(word, word))) if not is_unspaced(word) else word

    def _plain(self, word: str, plain: str, stem: str, is_name: bool) -> tuple[str | None, str | None]:
        """What the word and its stem are without any accent; None for what is so already."""
        is_stem = is_name or self._tokenizer.language in HARMONIC
        plain_stem = self._tokenizer.plain(stem if is_stem else self._stems.of(plain))
        return plain if plain != word else None, plain_stem if plain_stem != stem else None

    def _write_common(self) -> None:
        best = (
            "SELECT rowid FROM search_text WHERE search_text MATCH ? "
            f"AND rank MATCH '{RANK}' ORDER BY rank LIMIT {MOST_LISTED}"
        )
        common = self._connection.execute("SELECT word FROM search_word WHERE places>? ORDER BY word", (COMMON,))
        for (word,) in common.fetchall():
            passages = array("I", (passage for (passage,) in self._connection.execute(best, (f'"{word}"',))))
            if byteorder == "big":
                passages.byteswap()
            self._connection.execute("INSERT INTO search_common VALUES (?,?)", (word, passages.tobytes()))


def _spelled(words: list[str]) -> Iterator[tuple[int, str]]:
    """(number, pairs of letters) of each word that can be a suggestion. `words` are without any accent."""
    for number, word in enumerate(words, 1):
        if len(word) <= LONGEST_WORD and not has_digits(word) and not is_unspaced(word):
            yield number, " ".join(letter_pairs(word))
