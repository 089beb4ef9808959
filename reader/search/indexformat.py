"""The tables of the index inside a pack file. They are described in docs/pack-format.md."""

from __future__ import annotations

import enum

VERSION = 1
"""Rises with every change of the tables, or of how words are told apart: an index of another version is not asked."""

TABLES = {
    "search": "CREATE TABLE search (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "search_place": """CREATE TABLE search_place (number INTEGER PRIMARY KEY, owner INTEGER NOT NULL,
  block INTEGER NOT NULL, blocks INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  path TEXT NOT NULL)""",
    "search_text": "CREATE VIRTUAL TABLE search_text USING fts5 (above, body, content='', tokenize='ascii')",
    "search_name": "CREATE VIRTUAL TABLE search_name USING fts5 (name, content='', tokenize='ascii')",
    "search_word": """CREATE TABLE search_word (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL, written TEXT NOT NULL, places INTEGER NOT NULL)""",
    "search_spelling": """CREATE VIRTUAL TABLE search_spelling USING fts5 (pairs, content='', tokenize='ascii',
  detail=none, columnsize=0)""",
    "search_alias": """CREATE TABLE search_alias (name TEXT NOT NULL, others TEXT NOT NULL, PRIMARY KEY (name, others))
  WITHOUT ROWID""",
    "search_common": "CREATE TABLE search_common (word TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID",
}
"""Name -> how it is made, letter by letter."""

INDEXES = ("CREATE INDEX search_stem ON search_word (stem)",)

COMMON = 4_000
"""A word in more places than these has its best ones listed: ranking them all would take too long for a keystroke."""

BEST_KEPT = 200
"""So many places are listed, each as four bytes, the least significant first."""

MOST_NAMES_KEPT = 12
"""Of one term, for each of which the others are looked for, too."""

NAMES_A_PLACE = 256
"""A row of `search_name` is place * NAMES_A_PLACE + the number of the name, from 0."""

ABOVE_WEIGHT, BODY_WEIGHT = 0.4, 1.0
"""What a word counts in the headings above a passage, and in it."""

RANK = f"bm25({ABOVE_WEIGHT}, {BODY_WEIGHT})"
"""How FTS5 ranks the rows of `search_text`."""


class Value(enum.StrEnum):
    """The names of the table `search`. Places are numbered from 1: of articles, then of terms, then of references."""

    VERSION = "version"
    FIRST_TERM = "first_term"
    FIRST_REFERENCE = "first_reference"
    END = "end"
    WORDS = "words"  # in all bodies
