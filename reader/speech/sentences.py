"""Where the sentences of a text begin and end, in any language: for a voice that reads them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.speech.abbreviations import is_abbreviation

LONGEST = 400
"""Characters of a sentence. A longer one is divided at a pause in it, so that a reader can step through it."""

_CLOSERS = "\"'”’»)\\]」』）】›\u2069"
_ALWAYS = "\u3002\uff01\uff1f\uff61\u0964\u0965\u104b\u17d4\u17d5\u061f\u06d4\u0589\u1362\u1367"
"""Marks that end a sentence without a space after them: those of China and Japan, India, Burma, Cambodia, Arabia,
Pakistan, Armenia and Ethiopia."""

_ENDS = re.compile(
    rf"[{_ALWAYS}]+[{_CLOSERS}]*|[.!?…]+(?:[ \u00a0\u202f]?»|[{_CLOSERS}])*(?=\s|$)|[;\u037e](?=\s|$)|\n+"
)
"""`;` ends a question in Greek."""

_NEED_NO_SPACE = frozenset(f"{_ALWAYS}\n")
_PAUSES = re.compile(r"[;:](?=\s)|[；：，、、；،؛၊፣](?=.)|,(?=\s)|\s[–—](?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'«„/]+$")
_NUMBER = re.compile(r"(?:^|(?<=\s))[0-9]{1,2}$")
_ORDINALS = frozenset({"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "no", "pl", "sk", "sl", "sr", "tr"})
"""Languages that write a stop after an ordinal number, as in “3. Mai”."""

_UNMARKED = re.compile("[\u0e01-\u0e5b\u0e81-\u0edf]")
_PHRASE_ENDS = re.compile("(?<=[\u0e01-\u0e45\u0e47-\u0e4e\u0e81-\u0edf])\\s+(?=[\u0e01-\u0e45\u0e81-\u0edf])")
"""Thai and Lao have spaces between phrases instead of marks after sentences. The sign ๆ has a space on each side."""
_SHORTEST_PHRASES = 60


def sentences(text: str, language: str = "") -> list[tuple[int, int]]:
    """The first and last character of each sentence, without the spaces around it; `language` is a BCP 47 tag.

    >>> text = "Give 1.5 mg, e.g. twice. Then wait."
    >>> [text[first:last] for first, last in sentences(text, "en")]
    ['Give 1.5 mg, e.g. twice.', 'Then wait.']
    """
    primary = language.partition("-")[0].lower()
    found: list[tuple[int, int]] = []
    start = 0
    for end in (*_ends(text, primary), len(text)):
        found += _divided(text, *_trimmed(text, start, end))
        start = end
    return found


def _ends(text: str, language: str) -> Iterator[int]:
    start = 0
    has_phrases = _UNMARKED.search(text) is not None
    for match in _ENDS.finditer(text):
        if not _is_end(text, start, match, language):
            continue
        if has_phrases:
            yield from _phrase_ends(text, start, match.end())
        start = match.end()
        yield start
    if has_phrases:
        yield from _phrase_ends(text, start, len(text))


def _is_end(text: str, start: int, match: re.Match[str], language: str) -> bool:
    mark = match[0]
    if mark[0] in _NEED_NO_SPACE:
        return True
    if mark[0] in ";\u037e":
        return language == "el"
    following = text[match.end() :].lstrip(f" \t\u00a0{_CLOSERS}“‘«„¿¡(\u2066\u2067\u2068")[:1]
    if following.islower():
        return False
    if mark[0] != "." or len(mark.rstrip(_CLOSERS)) > 1:
        return True
    number = _NUMBER.search(text[max(start, match.start() - 3) : match.start()])
    if number and (language in _ORDINALS or not text[start : match.start() - len(number[0])].strip()):  # of an item
        return False
    word = _WORD_BEFORE.search(text[max(start, match.start() - 40) : match.start()])
    return not word or not is_abbreviation(word[0], language, following)


def _phrase_ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _PHRASE_ENDS.finditer(text, start, end):
        if match.start() - start >= _SHORTEST_PHRASES:
            start = match.end()
            yield start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        pauses = [match.end() for match in _PAUSES.finditer(text, start + LONGEST // 3, start + LONGEST)]
        space = text.rfind(" ", start + LONGEST // 3, start + LONGEST)
        cut = pauses[-1] if pauses else (space if space > 0 else start + LONGEST)
        yield _trimmed(text, start, cut)
        start = _trimmed(text, cut, end)[0]
    if start < end:
        yield start, end
