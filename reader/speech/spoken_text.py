"""What a voice says for some text of a pack: without citations and signs that are not seen, each language apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reader.library.model import Span, Spans
from reader.library.word_borders import without_borders

_SCRIPT_BRACKETS = re.compile(r"[\^_]\(([^()]*)\)")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufdd0\ufdd1]")
_BARE_CITATION = re.compile(r"\s*\[\s*[,;–-]?\s*\]")


class SpokenPart(NamedTuple):
    """Text in one language, a BCP 47 tag."""

    text: str
    language: str


class Sentence(NamedTuple):
    """What is spoken at a time: characters `start` to `end` of a block of the article.

    `block` is -1 for the title and the summary. Without characters, it is what the page shows above the block, or, for
    a figure, the picture.
    """

    block: int
    start: int
    end: int
    parts: tuple[SpokenPart, ...]

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


def spoken_parts(spans: Spans, start: int, end: int, language: str) -> tuple[SpokenPart, ...]:
    """Characters `start` to `end` of the text of spans; `language` is that of the pack."""
    runs: list[tuple[str, str]] = []
    for span, text in _cut(spans, start, end):
        tag = span.lang or language
        if runs and (runs[-1][1] == tag or not _has_words(text)):  # a dot or a space is in no language
            runs[-1] = (runs[-1][0] + text, runs[-1][1])
        else:
            runs.append((text, tag))
    parts = [SpokenPart(said(text), tag) for text, tag in runs]
    return tuple(part for part in parts if _has_words(part.text))


def plain_parts(text: str, language: str) -> tuple[SpokenPart, ...]:
    return spoken_parts((Span(text),), 0, len(text), language)


def said(text: str) -> str:
    """The text as a voice gets it, in one line.

    >>> said("10 m^(2)  of hand\u00adwashing")
    '10 m 2 of handwashing'
    """
    text = _SCRIPT_BRACKETS.sub(r" \1 ", without_borders(text))
    text = _BARE_CITATION.sub("", _UNSEEN.sub("", text))
    text = "".join(" " if unicodedata.category(sign) in _NOT_SPOKEN else sign for sign in text)
    return " ".join(text.split())


_NOT_SPOKEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control signs, halves of characters, and code points that nobody has given a meaning."""


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _cut(spans: Spans, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The spans in a range, each with its text there."""
    position = 0
    for span in spans:
        first, last = max(start, position), min(end, position + len(span.text))
        if first < last:
            yield span, span.text[first - position : last - position]
        position += len(span.text)
