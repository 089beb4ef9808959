"""The tables of the search index in a pack file, as docs/pack-format.md describes them.

What the code calls a passage is a `place` in the tables, whose names cannot change.
"""

from __future__ import annotations

import enum

from reader.library.packformat import INDEX_VERSION

VERSION = INDEX_VERSION
"""Rises with every change of the tables or of tokens. An index of another version is not used."""

TABLES = {
    "search": "CREATE TABLE search (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "search_place": """CREATE TABLE search_place (number INTEGER PRIMARY KEY, owner INTEGER NOT NULL,
  block INTEGER NOT NULL, blocks INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  path TEXT NOT NULL)""",
    "search_text": "CREATE VIRTUAL TABLE search_text USING fts5 (above, body, content='', tokenize='ascii')",
    "search_name": "CREATE VIRTUAL TABLE search_name USING fts5 (name, content='', tokenize='ascii')",
    "search_word": """CREATE TABLE search_word (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL, written TEXT NOT NULL, places INTEGER NOT NULL, plain TEXT, plain_stem TEXT)""",
    "search_spelling": """CREATE VIRTUAL TABLE search_spelling USING fts5 (pairs, content='', tokenize='ascii',
  detail=none, columnsize=0)""",
    "search_alias": """CREATE TABLE search_alias (name TEXT NOT NULL, others TEXT NOT NULL, PRIMARY KEY (name, others))
  WITHOUT ROWID""",
    "search_common": "CREATE TABLE search_common (word TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID",
}
"""Name -> the exact SQL that creates it."""

INDEXES = (
    "CREATE INDEX search_stem ON search_word (stem)",
    "CREATE INDEX search_plain ON search_word (plain) WHERE plain IS NOT NULL",
    "CREATE INDEX search_plain_stem ON search_word (plain_stem) WHERE plain_stem IS NOT NULL",
)

COMMON = 4_000
"""For a word in more passages than these the best ones are listed, since ranking all is too slow for a keystroke."""

MOST_LISTED = 200
"""How many passages are listed, each as four bytes, the least significant first."""

MOST_NAMES_KEPT = 12
"""Names of one term that find passages with its other names."""

NAMES_PER_PASSAGE = 256
"""The rowid in `search_name` is the passage * NAMES_PER_PASSAGE + the number of the name, counted from 0."""

FIRST_FOUND_BY = 1
"""The number of the first text in the `found_by` of a passage. The heading, its only other name, is number 0."""

FOUND_BY_SIGN = "\uf8ff"
"""What each text of `found_by` has after its words: a private character, which no word of a query has."""

ABOVE_WEIGHT, BODY_WEIGHT = 0.4, 1.0
"""How much a word counts in the headings above a passage, and in its body."""

RANK = f"bm25({ABOVE_WEIGHT}, {BODY_WEIGHT})"
"""How FTS5 ranks the rows of `search_text`."""


class Value(enum.StrEnum):
    """The names in the table `search`. Passages are numbered from 1: those of articles, of terms, of references."""

    VERSION = "version"
    FIRST_TERM = "first_term"
    FIRST_REFERENCE = "first_reference"
    END = "end"
