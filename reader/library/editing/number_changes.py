"""The numbers of a text with their units, and which of them differ between two versions of it.

A wrong dose harms somebody, so nothing that looks like a number is left out, numbers in English words included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half third "
    "quarter double triple once twice thrice"
).replace(" ", "|")
_PLAIN = rf"\d(?:[\d.,:'’\u00a0\u2009\u202f]*\d)?[{_SUPERSCRIPTS}]*[{_FRACTIONS}]?"
_NUMBER = rf"(?:{_PLAIN}|[{_FRACTIONS}])"
_UNIT = r"(?:i\.u\.|[^\W\d_]+|[%‰°µμ][^\W\d_]*)(?:[/·][^\W_]+(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?)*"
_SPACE = "[ \u00a0\u202f\u2009-]?"
_FOUND = re.compile(
    r"(?P<sign>[<>≤≥≈~±−+-]\s?)?"
    rf"(?P<number>{_NUMBER}(?:\s?[-–—−/×x]\s?{_NUMBER})*)(?:{_SPACE}(?P<unit>{_UNIT}))?"
    rf"|\b(?P<word>{_WORDS})\b(?:{_SPACE}(?P<of>{_UNIT}))?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…。؟])[\"'”’)\]]*\s+|\n")
_DOSE = re.compile(
    r"(?:[kmµμn]?g|mcg|[mdµμc]?l|m?mol|i\.?u\.?|units?|drops?|tablets?|capsules?|pills?|puffs?|doses?|teaspoons?|"
    r"tablespoons?|spoons?|ampoules?|vials?|patch(?:es)?|sachets?|millilit\w+|milligram\w*|microgram\w*|gram\w*|lit\w+)"
    r"\.?(?:[/·].*)?",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 400
"""Characters of a sentence that is shown."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """`text` is the number with its unit as written, `key` what is compared; `sentence` is around it."""

    text: str
    key: str
    is_dose: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that differs, with its sentences; `before` or `after` is empty if it is new or gone.

    `place` says where for people; `article` and `block` where for a link, empty for the glossary.
    """

    article: str
    block: str
    place: str
    before: str
    after: str
    sentence_before: str
    sentence_after: str
    is_dose: bool

    @property
    def rank(self) -> int:
        """Doses first, then numbers that changed, then those that came or went."""
        return (0 if self.is_dose else 2) + (0 if self.before and self.after else 1)


def numbers_in(text: str) -> list[FoundNumber]:
    found = []
    for sentence in _SENTENCE_END.split(text):
        for match in _FOUND.finditer(sentence):
            unit = match["unit"] or match["of"] or ""
            sign = (match["sign"] or "").strip()
            # A hyphen between words is no sign: “vitamin B-12”, “aged 5-10”.
            is_sign = bool(sign) and (sign in "<>≤≥≈~±" or not sentence[: match.start()][-1:].isalnum())
            written = "".join(f"{sign if is_sign else ''}{match['number'] or match['word']}".split())
            shown = " ".join((match[0] if is_sign else match[0].removeprefix(match["sign"] or "")).split())
            key = f"{written} {unit.rstrip('.')}".strip().casefold()
            is_dose = bool(_DOSE.fullmatch(unit))
            found.append(FoundNumber(shown, key, is_dose, _shortened(sentence.strip(), match.start())))
    return found


def number_changes(before: str, after: str, article: str = "", block: str = "", place: str = "") -> list[NumberChange]:
    """The numbers that differ between two versions of a text; either can be empty."""
    old, new = numbers_in(before), numbers_in(after)
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    changes = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for one, other in _pairs(old[start:end], new[new_start:new_end]):
            changes.append(
                NumberChange(
                    article,
                    block,
                    place,
                    one.text if one else "",
                    other.text if other else "",
                    one.sentence if one else "",
                    other.sentence if other else "",
                    any(each.is_dose for each in (one, other) if each),
                )
            )
    return [change for change in changes if not _only_another_unit_word(change)]


def _pairs(
    old: Sequence[FoundNumber], new: Sequence[FoundNumber]
) -> Iterator[tuple[FoundNumber | None, FoundNumber | None]]:
    for number in range(max(len(old), len(new))):
        yield (old[number] if number < len(old) else None), (new[number] if number < len(new) else None)


def _only_another_unit_word(change: NumberChange) -> bool:
    """The same number before another word that is no unit, such as “2 pages” for “2 long pages”."""
    if change.is_dose or not change.before or not change.after:
        return False
    one, other = numbers_in(change.before), numbers_in(change.after)
    return bool(one and other) and one[0].key.split(" ")[0] == other[0].key.split(" ")[0]


def _shortened(sentence: str, place: int) -> str:
    sentence = sentence.replace("\t", " | ")
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    start = max(0, min(place - LONGEST_SENTENCE // 2, len(sentence) - LONGEST_SENTENCE))
    cut = sentence[start : start + LONGEST_SENTENCE]
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST_SENTENCE < len(sentence) else ''}"
