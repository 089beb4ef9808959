"""The lines of a plain text: how far each is indented, and how wide the text was broken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

TAB = 4
_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_SPACES = " \t\u00a0\u3000\ufeff"
_NO_SPACES = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_QUOTED = re.compile(r"> ?")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 30
_SENTENCE_END = ".!?:;…。！？\"'”’)»"


@dataclass(frozen=True, slots=True)
class TextLine:
    """number       in the file, from 1 on
    text         without spaces at its ends; empty for an empty line
    length       how wide the whole line is in the file
    begins_page  whether a form feed is before it
    """

    number: int
    indent: int
    text: str
    length: int
    begins_page: bool = False


def text_lines(text: str) -> list[TextLine]:
    lines = []
    begins_page = False
    for number, raw in enumerate(_LINE_END.split(text), 1):
        for part_number, part in enumerate(raw.split("\f")):
            begins_page = begins_page or part_number > 0
            stripped = part.strip(_SPACES)
            if not stripped and part_number:
                continue
            width = _width(part[: len(part) - len(part.lstrip(_SPACES))])
            lines.append(TextLine(number, width, stripped, width + len(stripped), begins_page))
            begins_page = begins_page and not stripped
    return lines


def _width(lead: str) -> int:
    width = 0
    for sign in lead:
        width = (width // TAB + 1) * TAB if sign == "\t" else width + (2 if sign == "\u3000" else 1)
    return width


def unquoted(line: TextLine) -> TextLine:
    """The line without one sign of a quotation in an e-mail."""
    rest = _QUOTED.sub("", line.text, count=1)
    lead = rest[: len(rest) - len(rest.lstrip())]
    return replace(line, indent=_width(lead), text=rest.strip())


def wrap_width(lines: Sequence[TextLine]) -> int:
    """The width at which a program or a person broke the lines; 0 if each paragraph is one long line."""
    pairs = [
        (line, following)
        for line, following in itertools.pairwise(lines)
        if line.text and following.text and (line.text.count(" ") >= 3 or is_east_asian(line.text[-1]))
    ]
    if not pairs:
        return 0
    lengths = sorted(line.length for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    # Where a line ends because it is full, the sentence goes on: most words are in small letters.
    starts = [following.text[0] for line, following in pairs if _is_full(line, following, width)]
    return width if sum(not sign.isupper() for sign in starts) > 0.4 * len(starts) else 0


def _is_full(line: TextLine, following: TextLine, width: int) -> bool:
    first = following.text[0] if is_east_asian(following.text[0]) else following.text.split(None, 1)[0]
    return line.length + 1 + len(first) > width


def is_east_asian(sign: str) -> bool:
    """Of a script that does not divide words by spaces."""
    return bool(_NO_SPACES.match(sign))


def is_broken(line: TextLine, following: TextLine, width: int) -> bool:
    """Whether the line ends only because it was full: the paragraph goes on in the next one."""
    if not width or line.length > width + 10:
        return False
    is_divided = line.text[-1] in "-–/" and line.text[-2:-1].isalnum() and following.text[0].isalnum()
    if is_divided or _is_full(line, following, width):
        return True
    # People who press Enter themselves do so before the edge.
    return line.length >= 0.75 * width and not (line.text[-1] in _SENTENCE_END and following.text[0].isupper())
