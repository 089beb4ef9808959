"""What stays on one line in a cell, and that Qt keeps it there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout

from reader.ui.page.unbroken_text import JOINER, keep_together

pytestmark = pytest.mark.usefixtures("qapp")

KEPT = [
    ("plain words", ["plain", "words"]),
    ("", []),
    ("   ", []),
    ("154 mg", ["154 mg"]),
    ("give 154 mg now", ["give", "154 mg", "now"]),
    ("10 000 IU daily", ["10 000 IU", "daily"]),
    ("10\u2009000 IU", ["10\u2009000 IU"]),
    ("10–20 mg", ["10–20 mg"]),
    ("10 – 20 mg", ["10 – 20 mg"]),
    ("10 mg – 20 mg", ["10 mg – 20 mg"]),
    ("10 to 20 mg", ["10 to 20 mg"]),
    ("2–3×10⁶ /L", ["2–3×10⁶ /L"]),
    ("10⁶ /L or more", ["10⁶ /L", "or", "more"]),
    ("2 × 10⁶ /L", ["2 × 10⁶ /L"]),
    ("37 °C or 37.5 ° C", ["37 °C", "or", "37.5 ° C"]),
    ("5 % of", ["5 %", "of"]),
    ("50% glucose", ["50%", "glucose"]),
    ("≤ 5 mg/kg/day", ["≤ 5 mg/kg/day"]),
    ("-20 °C", ["-20 °C"]),
    ("below −20 °C", ["below", "−20 °C"]),
    ("5 mg / kg", ["5 mg / kg"]),
    ("2 tablets twice", ["2 tablets", "twice"]),
    ("500 micrograms once", ["500 micrograms", "once"]),
    ("3 administrations", ["3", "administrations"]),
    ("5 (five)", ["5", "(five)"]),
    ("in 2020. Then", ["in", "2020.", "Then"]),
    ("COVID-19 vaccine", ["COVID-19 vaccine"]),
    ("beta-lactam", ["beta-lactam"]),
    ("amoxicillin/clavulanate", ["amoxicillin/", "clavulanate"]),
    ("100 tablets/1000patients/day", ["100 tablets/1000patients/day"]),
    ("٥ ملغ يوميا", ["٥ ملغ", "يوميا"]),
    ("5 мг в день", ["5 мг", "в", "день"]),
    ("5毫克", ["5毫克"]),
    ("每天5毫克", ["每", "天", "5毫克"]),
    ("one\ntwo", ["one", "two"]),
    ("ดื่ม\u200bน้ำ", ["ดื่ม\u200b", "น้ำ"]),
    ("5\nmg", ["5", "mg"]),
    ("$ 5", ["$ 5"]),
    ("a - b", ["a", "-", "b"]),
]


@pytest.mark.parametrize(("text", "pieces"), KEPT, ids=[repr(text)[:40] for text, _ in KEPT])
def test_pieces(text: str, pieces: list[str]) -> None:
    kept = keep_together(text)
    assert [text[first:last] for first, last in kept.pieces] == pieces
    assert len(kept.text) == len(text)


@pytest.mark.parametrize(("text", "pieces"), KEPT, ids=[repr(text)[:40] for text, _ in KEPT])
def test_qt_breaks_none_of_them(text: str, pieces: list[str]) -> None:
    """In a line that is one pixel wide, Qt breaks at every place that it may."""
    kept = keep_together(text)
    joined = "".join((JOINER if index in kept.joints else "") + each for index, each in enumerate(kept.text))
    layout = QTextLayout(joined.replace("\n", "\u2028"))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
        lines.append(joined[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    found = [line.replace(JOINER, "").replace("\u00a0", " ").strip() for line in lines]
    assert [line.replace("\u202f", "\u2009") for line in found if line] == pieces
