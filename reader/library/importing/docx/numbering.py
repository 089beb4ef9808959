"""The numbers and bullets that Word puts before paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reader.library.importing.docx.styles import Numbering, Styles
from reader.library.importing.docx.symbols import symbol
from reader.library.importing.docx.xml_tree import every, value, whole_number

MOST_LEVELS = 9
_PART = re.compile(r"%([1-9])")
_BOXES = ("☐", "☑", "☒", "✓", "✔", "✗", "✘")
_PLAIN = re.compile(r"[(\[]?%[1-9][.)\]:]?")
_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v",
    4: "iv", 1: "i",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListLabel:
    """What stands before a paragraph.

    number    None for a bullet
    text      as Word shows it, such as "2.1", "b)" or "☐"; empty for a bullet
    is_plain  whether `number` says the same as `text`
    """

    level: int
    number: int | None
    text: str = ""
    is_plain: bool = True


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    label: str = ""
    restart: int = -1
    is_legal: bool = False
    font: str = ""


class NumberedLists:
    """Counts as Word does. `root` is the numbering part, or None if the file has none."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()
        if root is not None:
            self._abstract = {each.get("w:abstractNumId", ""): each for each in every(root, "w:abstractNum")}
            self._lists = {each.get("w:numId", ""): each for each in every(root, "w:num")}

    def next_label(self, numbering: Numbering) -> ListLabel | None:
        """The label of the next paragraph in this list; None if there is no such list."""
        found = self._lists.get(numbering.id)
        if found is None:
            return None
        levels = self._levels_of(numbering.id, found)
        level = min(max(numbering.level, 0), MOST_LEVELS - 1)
        own = levels[level]
        if own.kind == "bullet":
            sign = symbol(own.font, ord(own.label)) if own.font and len(own.label) == 1 else own.label
            # A box that is ticked or not says more than a bullet.
            return ListLabel(level, None, sign, is_plain=False) if sign in _BOXES else ListLabel(level, None)
        counts = self._count(numbering.id, found, levels, level)
        if not own.label.strip():
            return None
        if own.kind == "none":
            return ListLabel(level, None, own.label.strip(), is_plain=False)
        shown = _PART.sub(lambda part: self._number(counts, levels, int(part[1]) - 1, own), own.label).strip()
        is_plain = own.kind in ("decimal", "decimalZero") and _PLAIN.fullmatch(own.label.strip()) is not None
        return ListLabel(level, counts[level], shown, is_plain)

    def _count(self, id: str, found: Element, levels: list[_Level], level: int) -> list[int | None]:
        counts = self._counts.setdefault(value(found, "w:abstractNumId"), [None] * MOST_LEVELS)
        if id not in self._started:
            self._started.add(id)
            for override in every(found, "w:lvlOverride"):
                number = whole_number(override.get("w:ilvl", ""), -1)
                if override.find("w:startOverride") is not None and 0 <= number < MOST_LEVELS:
                    counts[number] = None
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = levels[upper].start
        for deeper in range(level + 1, MOST_LEVELS):
            if levels[deeper].restart != 0 and (levels[deeper].restart < 0 or level < levels[deeper].restart):
                counts[deeper] = None
        return counts

    @staticmethod
    def _number(counts: list[int | None], levels: list[_Level], level: int, own: _Level) -> str:
        number = counts[level]
        return written_number(
            levels[level].start if number is None else number, "decimal" if own.is_legal else levels[level].kind
        )

    def _levels_of(self, id: str, found: Element) -> list[_Level]:
        if id not in self._levels:
            levels = [_Level() for _ in range(MOST_LEVELS)]
            for level in self._abstract_of(found):
                _read_level(levels, level)
            for override in every(found, "w:lvlOverride"):
                number = whole_number(override.get("w:ilvl", ""), -1)
                for level in every(override, "w:lvl"):
                    _read_level(levels, level)
                start = override.find("w:startOverride")
                if start is not None and 0 <= number < MOST_LEVELS:
                    levels[number].start = whole_number(value(start), 1)
            self._levels[id] = levels
        return self._levels[id]

    def _abstract_of(self, found: Element) -> list[Element]:
        """The levels of a list; a list can take those of a style of lists, which names another list."""
        for _ in range(5):
            abstract = self._abstract.get(value(found, "w:abstractNumId"))
            if abstract is None:
                return []
            link = value(abstract, "w:numStyleLink")
            other = self._styles.numbering(link) if link and abstract.find("w:lvl") is None else None
            if other is None or other.id not in self._lists:
                return abstract.findall("w:lvl")
            found = self._lists[other.id]
        return []


def _read_level(levels: list[_Level], level: Element) -> None:
    number = whole_number(level.get("w:ilvl", ""), -1)
    if not 0 <= number < MOST_LEVELS:
        return
    kind = next((kind for each in level.iter("w:numFmt") if (kind := value(each))), "decimal")
    restart = level.find("w:lvlRestart")
    levels[number] = _Level(
        start=whole_number(value(level, "w:start"), 1),
        kind=kind,
        label=value(level, "w:lvlText"),
        restart=-1 if restart is None else whole_number(value(restart), -1),
        is_legal=level.find("w:isLgl") is not None,
        font=value(level, "w:rPr/w:rFonts", "w:ascii"),
    )


def written_number(number: int, kind: str) -> str:
    """The number in the kind of numerals that Word calls `kind`; in digits if it is another one."""
    if kind.endswith("Roman") and 0 < number < 4000:
        text = ""
        for worth, letters in _ROMAN.items():
            text += letters * (number // worth)
            number %= worth
        return text.upper() if kind.startswith("upper") else text
    if kind.endswith("Letter") and 0 < number <= 780:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    return f"{number:02}" if kind == "decimalZero" else str(number)
