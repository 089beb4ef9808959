"""The format of a pack file: tables, metadata and checksums. docs/pack-format.md describes it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.limits import info_limit_error
from reader.library.model import ID, Citation, FootnoteLink, PackInfo, Span, Style
from reader.system.paths import PACK_SUFFIX
from reader.translation import _

SUFFIX = PACK_SUFFIX
APPLICATION_ID = 0x4372726C  # "Crrl"
FORMAT = 3
"""The newest format that Carrel reads. It reads all older ones, and writes the oldest that a pack can have."""

FIRST_FORMAT = 1
INDEX_VERSION = 2
"""Of the search index in the same file (reader/search/indexformat.py)."""

TABLES = {
    "pack": "CREATE TABLE pack (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "article": """CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  summary TEXT NOT NULL, words INTEGER NOT NULL, first_block INTEGER NOT NULL, blocks INTEGER NOT NULL,
  details TEXT NOT NULL, digest BLOB NOT NULL)""",
    "block": """CREATE TABLE block (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, section INTEGER NOT NULL,
  body TEXT NOT NULL)""",
    "term": """CREATE TABLE term (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, term TEXT NOT NULL,
  body TEXT NOT NULL, digest BLOB NOT NULL)""",
    "reference": """CREATE TABLE reference (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  digest BLOB NOT NULL)""",
    "cited": """CREATE TABLE cited (reference TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (reference, block))
  WITHOUT ROWID""",
    "used": "CREATE TABLE used (term TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (term, block)) WITHOUT ROWID",
    "figure": """CREATE TABLE figure (path TEXT PRIMARY KEY, media_type TEXT NOT NULL, width INTEGER NOT NULL,
  height INTEGER NOT NULL, data BLOB NOT NULL, digest BLOB NOT NULL)""",
}
"""Name -> the SQL that creates the table. A pack must contain exactly this SQL."""

COUNTED = ("article", "term", "reference")
"""Tables whose number of rows is stored in the table `pack`, under the name of the table and an s."""

_DIGEST = "digest"
"""The name in the table `pack` of the digest of all its other values, sorted by name."""

_OPTIONAL = frozenset(("topic", "reviewed_by", "review_due", "emergency", "sections", "whats_new"))
"""Fields that a pack has only if they are not empty: the first packs were written without them."""

_NUMBER = r"0|[1-9][0-9]{0,8}"


def needed_format(span: Span) -> int:
    """The oldest format that has spans of this form.

    Format 2 adds superscripts, subscripts, footnotes, and notes in citations, and format 3 the language of a span. An
    older Carrel refuses them.
    """
    if span.lang:
        return 3
    is_new = (
        span.style >= Style.SUPERSCRIPT
        or isinstance(span.link, FootnoteLink)
        or (isinstance(span.link, Citation) and bool(span.link.notes))
    )
    return 2 if is_new else FIRST_FORMAT


def file_name(info: PackInfo) -> str:
    """The name of Carrel's copy of a pack file. Each edition has a name of its own."""
    return f"{info.id}-{info.edition}{SUFFIX}"


def pack_values(info: PackInfo, counts: Mapping[str, int]) -> dict[str, str]:
    """The rows of the table `pack`."""
    values = {name: str(value) for name, value in info._asdict().items() if value or name not in _OPTIONAL}
    values |= {f"{table}s": str(counts[table]) for table in COUNTED}
    return values | {_DIGEST: _digest_of(values)}


def read_pack_values(values: Mapping[Any, Any]) -> tuple[PackInfo, dict[str, int]]:
    """The metadata of a pack, and the number of rows of each table in COUNTED. Raises ValueError."""
    texts = {name: value for name, value in values.items() if name != _DIGEST}
    required = {*PackInfo._fields, *(f"{table}s" for table in COUNTED)} - _OPTIONAL
    if not all(isinstance(part, str) for row in texts.items() for part in row) or not required <= texts.keys():
        raise ValueError(_("a field is missing"))
    if values.get(_DIGEST) != _digest_of(texts) or not ID.fullmatch(texts["id"]):
        raise ValueError(_("its checksum is wrong"))
    numbers = [texts[name] for name in ("edition", *(f"{table}s" for table in COUNTED))]
    if not all(re.fullmatch(_NUMBER, number) for number in numbers) or texts["edition"] == "0":
        raise ValueError(_("it contains an invalid number"))
    edition, *counts = map(int, numbers)
    info: dict[str, Any] = {name: texts.get(name, "") for name in PackInfo._fields}
    pack_info = PackInfo(**info | {"edition": edition})
    error = info_limit_error(pack_info)
    if error:
        raise ValueError(error)
    return pack_info, dict(zip(COUNTED, counts, strict=True))


def _digest_of(values: Mapping[str, str]) -> str:
    return digest(value for _name, value in sorted(values.items())).hex()


def digest(parts: Iterable[object]) -> bytes:
    """A checksum of texts, whole numbers and bytes, which reveals damage on worn-out sticks and cards.

    It does not protect against forgery: anybody can compute a new one.

    >>> digest(["ab", "c"]) == digest(["a", "bc"])
    False
    """
    sum = 0
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        sum = zlib.crc32(data, zlib.crc32(b"%d:" % len(data), sum))
    return sum.to_bytes(4, "big")
