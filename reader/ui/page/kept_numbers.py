"""Where a line must not end within a quantity, a range or a telephone number, if the paragraph can be set without that.

In a cell of a table, which may be narrow, `unbroken_text` keeps more together, and always.

>>> text = "Take 5–9 mg, or call +254 700 123 456."
>>> [text[place - 3 : place + 4] for place in sorted(kept_places(text))]
[' 5–9 mg', '5–9 mg,', '254 700', '700 123', '123 456']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = """
    % ‰ °C °F ° mg g kg µg μg ug mcg ng ml mL cl dl dL l L mm cm m km mmol µmol μmol mol mEq IU UI IE U kcal kJ
    mmHg kPa Hz bpm ms s min h Std MB GB
    мг г кг мкг мл л мм см м км ммоль МЕ ч мин
    ملغ ملغم مغ مجم غ غم كغ كغم مل ملل لتر سم ملم کلو میلی‌گرم گرم
    मिग्रा मि.ग्रा. ग्राम किग्रा मिली मि.ली. লিটার মিগ্রা মি.গ্রা. গ্রাম মিলি কেজি
    மி.கி. மிகி மிலி มก. มล. ก. กก. ซม. ሚ.ግ ሚግ ግ
"""
_UNITS = frozenset(_NAMES.split())
_LONGEST_UNIT = max(map(len, _UNITS))
_NEXT_WORD = re.compile(r"(?:(?<=\d)|(?<=\d\))) (\S+)")
_NUMBER = re.compile(r"\d\d")
_DASH = re.compile(r"( ?)[‐‒–—]\1(?=[+−~≈<>≤≥$€£]?\d)")  # Qt ends no line between a `-` and a digit
_QUANTITY = re.compile(r"\d ?([^\s\d]*)$")
_LONGEST_QUANTITY = _LONGEST_UNIT + 2


def kept_places(text: str) -> frozenset[int]:
    """The places of these spaces in the text, and of what follows the dash of a range without spaces."""
    spaces = {
        found.start()
        for found in _NEXT_WORD.finditer(text)
        if _NUMBER.match(found[1]) or (text[found.start() - 1] != ")" and _is_unit(found[1]))
    }
    return frozenset(spaces | set(_in_ranges(text)))


def joints(text: str) -> list[int]:
    """The places behind the dash of each range without spaces, where a JOINER lets no line end, however narrow it is.

    >>> joints("5–9 mg, 5 – 9 mg, 5-9 mg")
    [2]
    """
    if text.isascii():
        return []
    return [place for place in _in_ranges(text) if text[place - 1] != " " and text[place] != " "]


def _in_ranges(text: str) -> Iterator[int]:
    for dash in _DASH.finditer(text):
        before = _QUANTITY.search(text, max(0, dash.start() - _LONGEST_QUANTITY), dash.start())
        if before and (not before[1].strip("%‰°′″") or _is_unit(before[1])):
            yield dash.end()
            if dash[1]:
                yield from (dash.start(), dash.end() - 1)


def _is_unit(word: str) -> bool:
    """Whether a word begins with a unit that no letter or digit follows: `mg,`, `mg/kg`."""
    ends = range(1, min(len(word), _LONGEST_UNIT) + 1)
    return any(
        word[:end] in _UNITS and not (word[end : end + 1].isalnum() or word[end : end + 1] == "_") for end in ends
    )
