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

_BEGINNING = re.compile(
    r"[ \t]*(?:(?P<number>[(\[]?(?:\d{1,9}|[A-Za-z]{1,4}))(?P<stop>[.)])(?!\d)|(?P<sign>[-+>=#:!?\"'(])|(?P<odd>"
    r"[\u00a0\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff•◦▪●‣∙⁃\uf06c-\uf0ff·–−＃－＊]))"
)
_HEADING_OF_WIKI = re.compile(r"h[1-6]\. ")


def escaped(text: str) -> str:
    """A piece of text within a line."""
    return _SIGN.sub(r"\\\g<0>", text)


def escaped_beginning(source: str) -> str:
    """Markdown of a whole line, whose beginning is not to begin a list, a heading or another block."""
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
    at = found.start("odd")
    return f"{source[:at]}&#{ord(source[at])};{source[at + 1 :]}"


def cleaned(text: str) -> str:
    """Without characters that no file of a pack may have."""
    return UNWANTED.sub("", unicodedata.normalize("NFC", text))
