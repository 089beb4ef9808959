"""The program in a language that nobody speaks: every text in brackets, longer, with accents, and with its fields.

What is shown without brackets was not translated. In the mirrored language the letters are Arabic.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from resources.standalone import message_file, message_sources

CODE = "qps"  # reserved for such languages
OPENING, CLOSING = "[", "]"
LONGER = 0.35  # a translation can take so much more space

_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
)
_ARABIC_LETTERS = "ابتدهفجحيزكلمنوپقرستوڤخىضظ"
_ARABIC = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 2 * _ARABIC_LETTERS)
_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|&\w+;")  # fields and tags

ENGLISH_FORMS = "nplurals=2; plural=(n != 1);"
ARABIC_FORMS = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 :"
    " n % 100 >= 11 && n % 100 <= 99 ? 4 : 5);"
)


def translated(text: str, *, is_mirrored: bool = False) -> str:
    """What has no letter, such as a separator, stays as it is."""
    if not any(map(str.isalpha, _KEPT.sub("", text))):
        return text
    letters = _ARABIC if is_mirrored else _ACCENTED
    text = text.replace(OPENING, "⟦").replace(CLOSING, "⟧")  # those of the text itself
    parts, kept = _KEPT.split(text), [*_KEPT.findall(text), ""]
    written = "".join(part.translate(letters) + field for part, field in zip(parts, kept, strict=True))
    padding = "" if is_mirrored else " " + "~" * round(LONGER * len(text))
    return f"{OPENING}{written}{padding}{CLOSING}"


def untranslated(text: str) -> str:
    """What of a text is outside all brackets: the parts that did not go through `_`."""
    depth, outside = 0, []
    for character in text:
        if character == OPENING:
            depth += 1
        elif character == CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            outside.append(character)
    return "".join(outside)


@cache
def _messages() -> tuple[message_sources.Message, ...]:
    return message_sources.find_all().messages


def write_catalog(file: Path, *, is_mirrored: bool = False) -> Path:
    """A catalog of all texts that the code has now."""
    texts: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for message in sorted(_messages(), key=lambda message: message.plural):  # a text with a plural replaces one without
        forms = [message.text]
        if message.plural:
            forms = [message.text, *[message.plural] * (5 if is_mirrored else 1)]
            texts.pop((message.context, message.text, ""), None)
        texts[message.key] = tuple(translated(form, is_mirrored=is_mirrored) for form in forms)
    message_file.write(file, texts, ARABIC_FORMS if is_mirrored else ENGLISH_FORMS)
    return file
