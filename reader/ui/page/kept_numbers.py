"""Where a line must not end within a quantity or a telephone number, if the paragraph can be set without that.

>>> text = "Take 5 mg, or call +254 700 123 456."
>>> [text[place - 3 : place + 4] for place in sorted(kept_spaces(text))]
['e 5 mg,', '254 700', '700 123', '123 456']
"""

from __future__ import annotations

import re

_UNITS = (
    *(
        "%",
        "‰",
        "°C",
        "°F",
        "°",
        "mg",
        "g",
        "kg",
        "µg",
        "μg",
        "ug",
        "mcg",
        "ng",
        "ml",
        "mL",
        "cl",
        "dl",
        "dL",
        "l",
        "L",
    ),
    *("mm", "cm", "m", "km", "mmol", "µmol", "μmol", "mol", "mEq", "IU", "UI", "IE", "U", "kcal", "kJ", "mmHg", "kPa"),
    *("Hz", "bpm", "ms", "s", "min", "h", "Std", "MB", "GB"),
    *("мг", "г", "кг", "мкг", "мл", "л", "мм", "см", "м", "км", "ммоль", "МЕ", "ч", "мин"),
    *("ملغ", "ملغم", "مغ", "مجم", "غ", "غم", "كغ", "كغم", "مل", "ملل", "لتر", "سم", "ملم", "کلو", "میلی‌گرم", "گرم"),
    *("मिग्रा", "मि.ग्रा.", "ग्राम", "किग्रा", "मिली", "मि.ली.", "লিটার", "মিগ্রা", "মি.গ্রা.", "গ্রাম", "মিলি", "কেজি"),
    *("மி.கி.", "மிகி", "மிலி", "มก.", "มล.", "ก.", "กก.", "ซม.", "ሚ.ግ", "ሚግ", "ግ"),
)
_A_UNIT = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
_KEPT = re.compile(rf"(?<=\d) (?=(?:{_A_UNIT})(?:/\w+)?(?!\w)|\d\d)|(?<=\d\)) (?=\d\d)")


def kept_spaces(text: str) -> frozenset[int]:
    """The places of these spaces in the text."""
    return frozenset(match.start() for match in _KEPT.finditer(text))
