"""The words in the source text of a content folder that people read: no code, addresses, keys, numbers or fields.

words_in("It *helps* [@smith2020]. See [this](article:naps).", "articles/sleep.md")  ->  It, helps, See, this
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_LINE = 20_000  # characters
LONGEST_WORD = 60

_ARTICLE_FIELDS = frozenset({"title"})
_FIELDS = {
    "pack.yaml": frozenset({"title", "description"}),
    "glossary.yaml": frozenset({"definition"}),
    "quiz.yaml": frozenset({"question", "choices", "why"}),
}
"""The fields with words that readers see. References have titles in any language, and the names of terms are right."""

_HIDDEN = re.compile(
    r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)"
    r"|<[^<>\s][^<>]*>"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
    r"|\[[^\[\]]*@[^\[\]]+\]"
    r"|\[\^[^\[\]\s]+\]:?"
    r"|\{[^{}]*\}"
    r"|(?:https?://|ftp://|www\.|mailto:|carrel:|doi:)\S+"
    r"|\b10\.\d{4,9}/\S+"
    r"|[^\s@()\[\]]{1,64}@[^\s@()\[\]]+\.\w+"
    r"|\b[\w-]{1,63}\.(?:org|com|net|edu|gov|int|uk|de|fr|io)\b(?:/\S*)?"
    r"|&#?\w{1,30};"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0971-\u0dff\u1ab0-\u1aff"
    "\u200c\u200d\u00ad"
)
"""What belongs to a letter, or joins letters, and is no letter to Python's `\\w`."""

_PART = f"[\\w{_MARKS}]+"
_WORD = re.compile(f"{_PART}(?:['’‐‑-]{_PART})*")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han have no spaces between their words."""

_POSSESSIVE = re.compile("['’]s$")
_DIGIT_OR_LINE = re.compile(r"[\d_]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BOX = re.compile(r"\s*:{3,}\s*[\w-]*")
_HEAD_LINE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FIELD = re.compile(r"( *)((?:- +)*)([\w-]+):(?=\s|$)")


class WrittenWord(NamedTuple):
    """The characters `first` to `last` (exclusive) of the text, and the word as a dictionary has it."""

    first: int
    last: int
    word: str


def words_in(text: str, file: str, lines: range | None = None) -> list[WrittenWord]:
    """In their order. `file` is the name of the file in the content folder; `lines` counts from 0."""
    is_article = file.startswith("articles/")
    if not is_article and file not in _FIELDS:
        return []
    found: list[WrittenWord] = []
    start = 0
    shown = _shown_parts(text.split("\n"), is_article=is_article, fields=_FIELDS.get(file, _ARTICLE_FIELDS))
    for number, (line, first) in enumerate(shown):
        if lines and number >= lines.stop:
            break
        if 0 <= first < len(line) <= LONGEST_LINE and (lines is None or number in lines):
            found += [WrittenWord(start + one, start + last, word) for one, last, word in _words_of(line, first)]
        start += len(line) + 1
    return found


def plain_words(text: str) -> Iterator[str]:
    """The words of a text without marks, such as a name."""
    for found in _WORD.finditer(text):
        yield as_in_dictionary(found[0])


def as_in_dictionary(word: str) -> str:
    """Composed, with plain hyphens, and without soft ones."""
    word = word.replace("\u00ad", "").replace("\u2010", "-").replace("\u2011", "-")
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def _shown_parts(lines: list[str], *, is_article: bool, fields: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Each line with the character at which its words begin; -1 where it has none."""
    yaml = _YamlLines(fields)
    is_head, is_code = is_article and bool(lines) and bool(_HEAD_LINE.match(lines[0])), ""
    for number, line in enumerate(lines):
        if not is_article or (is_head and number):
            if is_article and _HEAD_LINE.match(line):
                is_head = False
                yield line, -1
            else:
                yield line, yaml.start_in(line)
        elif is_head:
            yield line, -1
        elif fence := _FENCE.match(line):
            if not is_code:
                is_code = fence[1][0]
            elif is_code == fence[1][0]:
                is_code = ""
            yield line, -1
        elif is_code:
            yield line, -1
        else:
            box = _BOX.match(line)
            yield line, box.end() if box else 0


class _YamlLines:
    """Follows the lines of a YAML text: which of them are in a field that readers see."""

    def __init__(self, fields: frozenset[str]) -> None:
        self._fields = fields
        self._depth = -1  # of the field whose value goes on; -1 while it is one without words

    def start_in(self, line: str) -> int:
        """The character at which words begin; -1 if the line has none."""
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            return -1
        if self._depth >= 0 and (depth > self._depth or (depth == self._depth and self._is_item(line))):
            return depth
        found = _FIELD.match(line)
        self._depth = -1
        if found and found[3] in self._fields:
            self._depth = len(found[1]) + len(found[2])
            return found.end()
        return -1

    def _is_item(self, line: str) -> bool:
        return line.lstrip().startswith("- ") and not _FIELD.match(line)


@functools.lru_cache(4_000)
def _words_of(line: str, first: int) -> tuple[tuple[int, int, str], ...]:
    shown = _HIDDEN.sub(lambda found: " " * len(found[0]), line)
    words = []
    for found in _WORD.finditer(shown, first):
        word = as_in_dictionary(found[0])
        if _is_checked(word):
            words.append((*found.span(), word))
    return tuple(words)


def _is_checked(word: str) -> bool:
    """Abbreviations in capitals, single letters and what has digits are nobody's mistake."""
    return (
        1 < len(word) <= LONGEST_WORD
        and not _POSSESSIVE.sub("", word).isupper()
        and word[0].isalpha()
        and not _DIGIT_OR_LINE.search(word)
        and not _UNSPACED.search(word)
    )
