"""How a line of plain text begins, and what it may be: a bullet, a number, a rule, a heading, a row of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.importing.plain_text.text_lines import TextLine

LONGEST_HEADING = 100
_BULLET = re.compile(r"(?P<mark>[-*+•·▪▫●○◦‣⁃■□◆➢➤✓✔–])(?P<space>[ \t\u00a0]+)(?=\S)")
_O_BULLET = re.compile(r"(?P<mark>o)(?P<space>[ \t\u00a0]+)(?=\S)")
_NUMBER = re.compile(r"(?P<open>\(?)(?P<number>\d{1,4})(?P<close>[.)])(?P<space>[ \t\u00a0]+)(?=\S)")
_RULE = re.compile(r"(?:([-*_=~#])[ \t]?)\1*(?:[ \t]*\1)*|[⁂❦]|(?:[*•] ?){3}")
_UNDERLINE = re.compile(r"([=\-~*_^\"'`+#.:])\1{2,}")
_ATX = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t\u00a0]+(?=\S)")
_ROMAN = re.compile(r"[IVXLC]{1,6}\.[ \t\u00a0]+(?=\S)")
_CHAPTER = re.compile(
    r"(?P<word>chapter|part|section|appendix|annex|module|unit|lesson|kapitel|teil|abschnitt|anhang|chapitre|partie|"
    r"annexe|capítulo|capitulo|parte|sección|apéndice|capitolo|hoofdstuk|deel|kapitola|rozdział|глава|часть|sura)"
    r"[ \t\u00a0]+(?:\d{1,3}|[IVXLC]{1,6}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"[.:]?(?:[ \t–—-].*)?",
    re.IGNORECASE,
)
_BOX = re.compile(r"\[( |x|X|_)\][ \t]+")


@dataclass(frozen=True, slots=True)
class ItemMark:
    """`number` is None for a bullet; `width` is how far the text of the item is from the margin."""

    mark: str
    number: int | None
    width: int
    rest: str


def item_mark(line: TextLine) -> ItemMark | None:
    """The bullet or number that the line begins with."""
    found = _BULLET.match(line.text) or _O_BULLET.match(line.text)
    if found:
        return ItemMark(found["mark"], None, line.indent + found.end(), boxed(line.text[found.end() :]))
    found = _NUMBER.match(line.text)
    if found:
        style = f"{found['open']}1{found['close']}"
        return ItemMark(style, int(found["number"]), line.indent + found.end(), boxed(line.text[found.end() :]))
    return None


def boxed(text: str) -> str:
    """Boxes of task lists as characters."""
    return _BOX.sub(lambda found: "☑ " if found[1] in "xX" else "☐ ", text, count=1)


def is_rule(line: TextLine) -> bool:
    return len(line.text) >= 3 and bool(_RULE.fullmatch(line.text))


def underline_of(title: TextLine, below: TextLine) -> str:
    """The sign with which the line is underlined; empty if it is not."""
    found = _UNDERLINE.fullmatch(below.text)
    if not found or not can_be_heading(title.text) or item_mark(title):
        return ""
    length = len(title.text)
    return found[1] if abs(len(below.text) - length) <= max(3, length // 3) or len(below.text) > length else ""


def can_be_heading(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)) and text.count("\t") == 0


def heading_class(line: TextLine) -> tuple[str, int] | None:
    """What makes a line that stands alone look like a heading, and how deep it says it is."""
    text = line.text
    if found := _ATX.fullmatch(text):
        return "#", len(found[1])
    if not can_be_heading(text) or text[-1] in ".,;!?…":
        return None
    if found := _CHAPTER.fullmatch(text):
        return f"chapter {found['word'].casefold()}", 1
    if (found := _DECIMAL.match(text)) and text[found.end()].isupper():
        return "number", found[1].count(".") + 1
    if _ROMAN.match(text):
        return "roman", 1
    return ("capitals", 1) if is_in_capitals(text) else None


def heading_text(line: TextLine) -> str:
    found = _ATX.fullmatch(line.text)
    return found[2] if found else line.text


def is_in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 4 and all(sign.isupper() for sign in letters) and len(text) <= 80


def cells_by_tab(line: TextLine) -> list[str]:
    return [cell.strip() for cell in line.text.split("\t")]


def tab_rows(lines: Sequence[TextLine], at: int, end: int) -> int:
    """How many lines from `at` on are surely rows of one table, whose cells are divided by tabs."""
    columns = lines[at].text.count("\t") + 1
    if columns == 1 or (columns == 2 and all(item_mark(line) for line in lines[at : min(end, at + 3)])):
        return 0
    count = 1
    while at + count < end and lines[at + count].text.count("\t") == columns - 1:
        count += 1
    return count if count >= (2 if columns > 2 else 3) else 0
