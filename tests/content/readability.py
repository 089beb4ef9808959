"""How hard a text of the bundled pack is to read: its sections, as a reader sees them, and three measures.

SMOG was made for 30 sentences. Most sections here are shorter. They are measured alone all the same: one long word
weighs more in a short section, so that the limit is strict there, not lax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import textstat

_HEADING = re.compile(r"(?P<marks>#{2,3}) (?P<title>.+?) \{#(?P<id>[\w-]+)\}")
_FIGURE = re.compile(r'!\[(?P<alt>[^\]]+)\]\([^ ]+ "(?P<caption>[^"]+)"\)')
_DASHES = re.compile(r"[\s|:-]+")
_ENDED = re.compile(r"[.?!][”’)]*$")
_END_OF_SENTENCE = re.compile(r"(?<=[.?!])[”’)]*\s+(?=[A-Z“‘0-9(])")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading, as far as the next one. `passages` are paragraphs, items, cells and captions."""

    id: str
    title: str
    passages: list[str] = field(default_factory=list)

    @property
    def prose(self) -> str:
        """The passages as whole sentences: each ends with a full stop, and no number contains one."""
        ended = (text if _ENDED.search(text) else f"{text}." for text in self.passages)
        return re.sub(r"(?<=\d)[.,](?=\d)", "", "\n".join(ended))

    @property
    def grade(self) -> float:
        """School years, by Flesch and Kincaid."""
        return textstat.flesch_kincaid_grade(self.prose)

    @property
    def smog(self) -> float:
        return textstat.smog_index(self.prose)

    @property
    def longest(self) -> str:
        """The sentence with most words."""
        return max((each for text in self.passages for each in sentences(text)), key=lambda each: len(each.split()))


def sections(body: str) -> Iterator[Section]:
    """The sections of an article, without its front matter. What stands before the first heading is the first."""
    current = Section("", "")
    for block in _blocks(body):
        if heading := _HEADING.fullmatch(block):
            if current.passages:
                yield current
            current = Section(heading["id"], plain(heading["title"]))
        else:
            current.passages.extend(_passages(block))
    if current.passages:
        yield current


def sentences(text: str) -> list[str]:
    """
    >>> sentences("Go now. “Is it far?” Ask.")
    ['Go now.', '“Is it far?', 'Ask.']
    """
    return [each for each in _END_OF_SENTENCE.split(text) if each]


def plain(text: str) -> str:
    """
    >>> plain("*So* [it is](term:x) [@who; see @smith, p. 3]. {#so}")
    'So it is.'
    """
    text = re.sub(r"\s*\[[^\]]*@[^\]]*\]|\{#[\w-]+\}|\*|^> ?", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return " ".join(text.split())


def words(body: str) -> int:
    """Everything that a reader can read, headings, captions and descriptions of figures included."""
    return sum(len(part.split()) for section in sections(body) for part in (section.title, *section.passages) if part)


def _blocks(body: str) -> Iterator[str]:
    """Headings, paragraphs, items, tables and figures, each on one line. The title of a box is a block."""
    body = re.sub(r"^:::$", "", body, flags=re.MULTILINE)
    body = re.sub(r"^::: \w+ ?(.*)$", r"\n\1\n", body, flags=re.MULTILINE)
    body = re.sub(r"^> ?", "", body, flags=re.MULTILINE)
    body = re.sub(r"^(?=[ ]*(?:- |\d+\. |#))", "\n", body, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n", body):
        if block.strip():
            yield block.strip() if block.lstrip().startswith("|") else " ".join(block.split())


def _passages(block: str) -> list[str]:
    if figure := _FIGURE.match(block):
        return [plain(figure["alt"]), plain(figure["caption"])]
    if block.startswith("|"):
        rows = (row for row in block.splitlines() if not _DASHES.fullmatch(row))
        cells = [plain(cell) for row in rows for cell in row.strip("|").split("|")]
        return [cell for cell in cells if cell and not cell.startswith("{#")]
    return [text] if (text := plain(re.sub(r"^(?:- |\d+\. )", "", block))) else []
