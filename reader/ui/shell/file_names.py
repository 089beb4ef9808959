"""Names of files that are written: proposed from the words of a pack, and completed where an ending is missing.

Every system accepts the proposed names.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from reader.system.windows_names import is_reserved

LONGEST = 60  # characters
_JOINERS = "\u200c\u200d"  # which letters of Persian and Hindi have between them
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}")


def plain_name(words: str, default: str) -> str:
    """Without a suffix. Letters with their signs, digits, spaces, hyphens and underscores of `words`, or `default` if
    there are none."""
    plain = "".join(sign if _is_plain(sign) else " " for sign in words)
    name = " ".join(plain.split())[:LONGEST].strip(" -_" + _JOINERS)
    return default if not name or is_reserved(name) else name


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in " -_" or sign in _JOINERS or unicodedata.category(sign).startswith("M")


def with_ending(file: Path, chosen: str, filters: str) -> Path:
    """The name as the reader means it: a dot within a title is no ending.

    `filters` are those of the file dialog, and `chosen` is one of them, or empty.
    """
    endings = _endings(filters)
    own = (_endings(chosen) or endings)[:1]
    has_ending = file.suffix.casefold() in [Path(f"name{ending}").suffix for ending in endings]
    if not own or has_ending or (len(endings) > 1 and _ENDING.fullmatch(file.suffix)):
        return file
    return file.with_name(file.name.rstrip(". ") + own[0])


def _endings(filters: str) -> list[str]:
    return [ending.casefold() for ending in re.findall(r"\*(\.[\w.]*\w)", filters)]
