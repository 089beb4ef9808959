"""Ids for new entries: made from their names, in ASCII, used by no other entry, and never changed again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from reader.library.authoring.blockids import slug
from reader.library.unused_name import unused_name

_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NOT_ASCII = re.compile(r"[^a-z0-9]+")


def new_id(name: str, used: Collection[str], otherwise: str) -> str:
    """`otherwise` is the id for a name without Latin letters and digits, such as "term".

    >>> new_id("Thérapie cognitive", {"therapie-cognitive"}, "term"), new_id("海马体", (), "term")
    ('therapie-cognitive-2', 'term')
    """
    base = _ascii(slug(name)) or _ascii(name[:100]) or otherwise
    return unused_name(base, {id.casefold() for id in used})


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL)).encode("ascii", "ignore").decode()
    return _NOT_ASCII.sub("-", plain).strip("-")
