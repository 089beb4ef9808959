"""Text as marks compare it: without white space, and equal for texts that look the same.

Composed and decomposed letters, ligatures, full and half width, soft hyphens, joiners, curly and straight quotes, all
dashes, and the vowel marks of Hebrew and Arabic make no difference. Case and accents do: German `schon` and `schön`
are two words, so `fold`, which every search uses, would compare too little here.
"""

from __future__ import annotations

import re
import unicodedata

from reader.library.folding import fold
from reader.library.normal_form import is_normalized, normalized

_SOLID = re.compile(r"\S+")
_NOT_STORED = re.compile("[\\s\x00-\x1f\x7f-\x9f\ufffd]")
"""White space, and characters that marks do not store."""

_JOINING = re.compile("[\u0300-\u036f\u3099\u309a\uff9e\uff9f]")
"""Marks that can join letters of full or half width, which NFC does not compose."""

_HAMZA = "\u0621"


def compact(text: str) -> str:
    """The text without white space, so that paragraphs that were split or joined still match.

    >>> compact("“Twice a\u00a0day” – ﬁve days")
    '"Twiceaday"-fivedays'
    """
    if text.isascii():
        return _NOT_STORED.sub("", text)
    if _is_composed(text):
        return text.translate(_TABLE)
    return "".join(piece for _, piece in _clusters(text))


def compact_with_origins(text: str) -> tuple[str, list[int]]:
    """The compact text, and for each of its characters the index of the original."""
    if _is_composed(text):
        kinds = set(text)
        if all(len(_TABLE[ord(each)]) < 2 for each in kinds):  # then whole words can be taken at once
            spaced = text.translate({ord(each): _TABLE[ord(each)] or " " for each in kinds})
            words = list(_SOLID.finditer(spaced))
            origins = [offset for word in words for offset in range(word.start(), word.end())]
            return "".join([word.group() for word in words]), origins
        pieces = [(offset, _TABLE[ord(each)]) for offset, each in enumerate(text)]
    else:
        pieces = _clusters(text)
    return "".join([piece for _, piece in pieces]), [offset for offset, piece in pieces for _ in piece]


def cluster_end(text: str, offset: int) -> int:
    """The offset after the character at `offset` and the accents, points and vowels that follow it."""
    offset += 1
    while offset < len(text) and joins_previous(text[offset]):
        offset += 1
    return offset


class _CompactTable(dict[int, str]):
    """Code of a character -> its compact text, added when first needed."""

    def __missing__(self, code: int) -> str:
        self[code] = piece = _compact_cluster(chr(code))
        return piece


_TABLE = _CompactTable()


def _compact_cluster(cluster: str) -> str:
    parts = (_compact_part(each) for each in normalized("NFKD", cluster))
    return normalized("NFC", "".join(parts))


def _compact_part(part: str) -> str:
    if _NOT_STORED.match(part):
        return ""
    is_pointed_script = "\u0590" <= part <= "\u08ff"  # Hebrew, Arabic and their neighbours
    is_selector = "\ufe00" <= part <= "\ufe0f" or part >= "\U000e0100"
    folded = fold(part)
    # A written apostrophe may be a letter for Unicode. A hamza is a letter, which searches leave out.
    is_letter = unicodedata.category(part)[0] in "LMN" and not is_pointed_script and not is_selector
    if part == _HAMZA or (is_letter and folded != "'"):
        return part
    return _NOT_STORED.sub("", folded)


def _is_composed(text: str) -> bool:
    """Whether each character can be compacted by itself."""
    return text.isascii() or (is_normalized("NFC", text) and not _JOINING.search(text))


def _clusters(text: str) -> list[tuple[int, str]]:
    """(index, compact text) of each letter with the marks that follow it."""
    clusters: list[tuple[int, str]] = []
    offset = 0
    while offset < len(text):
        end = cluster_end(text, offset)
        clusters.append((offset, _compact_cluster(text[offset:end])))
        offset = end
    return clusters


def joins_previous(character: str) -> bool:
    """Combining marks, vowels and final consonants of decomposed Korean, voicing marks of half width, and selectors."""
    if character.isascii():
        return False
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff" or character in "\uff9e\uff9f"
