"""Reads the fields that Zotero exports in the note of a reference, because its own forms have no place for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from reader.library.citation.csl import DATES, NAMES, NUMBERS, TEXTS

LINE = re.compile(r"([A-Za-z][A-Za-z -]{1,40}):[ \t]*(\S.*)")
LONGEST = 5000
OWN = frozenset({"id", "type", "title", "note", "abstract"})
KNOWN = {name.casefold(): name for name in (*TEXTS, *NUMBERS, *DATES, *NAMES) if name not in OWN}


@lru_cache(maxsize=16)
def fields_in_note(note: str) -> Mapping[str, Any]:
    """The fields in the first lines of a note, one on each line.

    >>> dict(fields_in_note("Original-date: 1900\\nreviewed-author: Roe || Ali\\n\\nA good book: read it"))
    {'original-date': '1900', 'reviewed-author': [{'family': 'Roe', 'given': 'Ali'}]}
    """
    fields: dict[str, Any] = {}
    for line in note[:LONGEST].splitlines():
        found = LINE.fullmatch(line.strip())
        if not found:
            break
        name = KNOWN.get(found[1].strip().casefold().replace(" ", "-"), "")
        if not name:
            continue
        if name in NAMES:
            family, _, given = (part.strip() for part in found[2].partition("||"))
            fields.setdefault(name, []).append({"family": family, "given": given} if given else {"literal": family})
        else:
            fields.setdefault(name, found[2])
    return MappingProxyType(fields)
