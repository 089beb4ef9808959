"""Writes plain text so that the Markdown of articles reads the same text, and `carrel check` sees no mark in it."""

from __future__ import annotations

import re
import unicodedata

from reader.library.authoring.textfile import UNWANTED

_ALWAYS = r"[\\*_\[^~`|{$]"
_SOMETIMES = (
    r"<(?=[A-Za-z/!?])",
    r"&(?=[A-Za-z#])",
    r"(?<![\w.])@",
    r"-(?=-)",
    r"(?<=-)-(?=>)",
    r"=(?==)",
    r"\+(?=\+)",
    r"%(?=%)",
    r":(?=[:a-z])",
    r"\](?=\s*\()",
)
_SIGN = re.compile("|".join((_ALWAYS, *_SOMETIMES)))
_SIGN_IN_LINK = re.compile("|".join((_ALWAYS, r"\]", *_SOMETIMES)))

_BEGINNING = re.compile(
    r"[ \t]*(?:(?P<number>[(\[]?(?:\d{1,9}|[A-Za-z]|[ivx]{1,4}))(?P<stop>[.)])(?=\s|$|[^\W\d_])|"
    r"(?P<sign>[-+>=#:!?\"'(])|(?P<odd>"
    r"[\u00a0\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff•◦▪●‣∙⁃\uf06c-\uf0ff·–−＃－＊]))"
)


def escaped(text: str, *, in_link: bool = False) -> str:
    """A piece of text within a line, or within the square brackets of a link."""
    return (_SIGN_IN_LINK if in_link else _SIGN).sub(r"\\\g<0>", text)


def escaped_beginning(source: str, *, is_line: bool = True) -> str:
    """Markdown of a whole line, whose beginning is not to begin a list, a heading or another block.

    `is_line` is false in a cell, a caption and a footnote, before which the line has other characters.
    """
    found = _BEGINNING.match(source)
    if not found:
        return source
    if found["stop"]:
        at = found.start("stop")
        return f"{source[:at]}\\{source[at:]}"
    if sign := found["sign"]:
        at = found.start("sign")
        after = source[at + 1 : at + 2]
        needs = sign in ">=#:" or (sign in "-+" and not after.isdigit()) or (sign in "!?\"'" and after == sign)
        return f"{source[:at]}\\{source[at:]}" if needs else source
    if not is_line:
        return source
    at = found.start("odd")
    return f"{source[:at]}&#{ord(source[at])};{source[at + 1 :]}"


def cleaned(text: str) -> str:
    """Without characters that no file of a pack may have."""
    return UNWANTED.sub("", unicodedata.normalize("NFC", text))
