"""The form of a pack file, for those who write it and those who read it. It is described in docs/pack-format.md."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.limits import info_excess
from reader.library.model import ID, PackInfo

SUFFIX = ".carrel"
APPLICATION_ID = 0x4372726C  # "Crrl"
FORMAT = 1

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
"""Name -> how it is made, letter by letter: a table made in any other way is no pack's."""

COUNTED = ("article", "term", "reference")
"""Tables whose rows are counted in the table `pack`, under these names and an s."""

_DIGEST = "digest"
"""The name, in the table `pack`, of the digest of all its other values, in the order of their names."""

_NUMBER = r"0|[1-9][0-9]{0,8}"


def file_name(info: PackInfo) -> str:
    """What Carrel calls a pack file that it makes a copy of. Editions lie side by side: the newest is shown."""
    return f"{info.id}-{info.edition}{SUFFIX}"


def pack_values(info: PackInfo, counts: Mapping[str, int]) -> dict[str, str]:
    """The rows of the table `pack`."""
    values = {name: str(value) for name, value in info._asdict().items()}
    values |= {f"{table}s": str(counts[table]) for table in COUNTED}
    return values | {_DIGEST: _digest_of(values)}


def read_pack_values(values: Mapping[Any, Any]) -> tuple[PackInfo, dict[str, int]]:
    """What a pack says of itself, and how many rows each of COUNTED has. Raises ValueError."""
    texts = {name: value for name, value in values.items() if name != _DIGEST}
    needed = {*PackInfo._fields, *(f"{table}s" for table in COUNTED)}
    if not all(isinstance(part, str) for row in texts.items() for part in row) or not needed <= texts.keys():
        raise ValueError("something is missing")
    if values.get(_DIGEST) != _digest_of(texts) or not ID.fullmatch(texts["id"]):
        raise ValueError("it is not what was written")
    numbers = [texts[name] for name in ("edition", *(f"{table}s" for table in COUNTED))]
    if not all(re.fullmatch(_NUMBER, number) for number in numbers) or texts["edition"] == "0":
        raise ValueError("a number in it is none")
    edition, *counts = map(int, numbers)
    info: dict[str, Any] = {name: texts[name] for name in PackInfo._fields}
    made = PackInfo(**info | {"edition": edition})
    excess = info_excess(made)
    if excess:
        raise ValueError(excess)
    return made, dict(zip(COUNTED, counts, strict=True))


def _digest_of(values: Mapping[str, str]) -> str:
    return digest(value for _, value in sorted(values.items())).hex()


def digest(parts: Iterable[object]) -> bytes:
    """Of texts, whole numbers and bytes. Sticks and cards wear out without a word; this is how it shows.

    A checksum, which is read fast: it is no seal against forgers, who could make a new one.

    >>> digest(["ab", "c"]) == digest(["a", "bc"])
    False
    """
    sum = 0
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        sum = zlib.crc32(data, zlib.crc32(b"%d:" % len(data), sum))
    return sum.to_bytes(4, "big")
