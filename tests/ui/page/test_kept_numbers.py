"""The spaces within quantities and telephone numbers, and the dashes of ranges."""

from __future__ import annotations

import pytest

from reader.ui.page.kept_numbers import joints, kept_places


@pytest.mark.parametrize(
    "text",
    [
        "Give 5_mg twice",
        "0.5_mg/kg, 10-20_°C, 20_%.",
        "call +254_700_123_456 now",
        "(020)_7946_0958",
        "10_000_IU",
        "5_мг и 10_мл",
        "٥_ملغ أو 250_ملغ",
        "5_मिग्रा",
        "in 2020 she had 2 tablets and 5 men",
        "5 more, 3 grandmothers",
        "a mg, word 5",
        "(2_kg) 10_%. 3_mg/kg/day; 7_g” 12_000_IU/l",
        "5_मिग्रा। 10_มก., 20_°C-Grenze, 3_g[1]",
        "5 mgs, 3 grams, 4 mm2, 2 gx",
    ],
    ids=range(14),
)
def test_spaces(text: str) -> None:
    plain = text.replace("_", " ")
    assert kept_places(plain) == {index for index, sign in enumerate(text) if sign == "_"}


@pytest.mark.parametrize(
    "text",
    [
        "pages 7–_9 and 2019–_2021",
        "0.5–_1,5 or 5%–_10% or 5 mg–_10 mg or 5mg–_10mg",
        "٧–_٩ أيام",
        "⁦7–_9⁩ أيام",
        "20–_25 °C, 5‐_6, 5‒_6, 5—_6, 5–_+6, <5–_≤10, €5–_€10",
        "5-6, 2-3, a–5, one – 2, well–5, 5–b, May–5, 5–",
        "–5, x—6, 3 men–4 women",
    ],
    ids=range(7),
)
def test_ranges(text: str) -> None:
    plain = text.replace("_", "")
    begins = [index - number for number, index in enumerate(index for index, sign in enumerate(text) if sign == "_")]
    assert {place for place in kept_places(plain) if plain[place] != " "} == set(begins)
    assert joints(plain) == begins


def test_a_range_with_spaces() -> None:
    assert kept_places("from 10 – 20") == {7, 9, 10}
    assert joints("from 10 – 20") == []
