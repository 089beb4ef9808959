"""The table in a PDF that says which character each glyph stands for, as people type and search.

Qt writes the shape that Arabic letters have at their place in a word (U+FE8E instead of U+0627), and joined letters as
one sign. Nobody finds a word in that.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPES = ((0xFB00, 0xFDFB), (0xFE70, 0xFEFC))
"""Joined Latin letters, and the shapes of Hebrew and Arabic letters."""

_LIST = re.compile(rb"\[([0-9A-Fa-f<>\s]*)\]")
_SIGN = re.compile(rb"<([0-9A-Fa-f]{4})>")


def with_plain_characters(table: bytes) -> bytes:
    return _LIST.sub(lambda found: b"[" + _SIGN.sub(_plain, found[1]) + b"]", table)


def _plain(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16)
    if not any(first <= code <= last for first, last in _SHAPES):
        return found[0]
    plain = unicodedata.normalize("NFKC", chr(code))
    if len(plain) > 1 and unicodedata.bidirectional(plain[0]) != "L":
        return found[0]  # such as lam with alef: poppler would swap them, and viewers find the joined sign, too
    return b"<" + plain.encode("utf-16-be").hex().encode() + b">"
