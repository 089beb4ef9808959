"""The spaces within quantities and telephone numbers."""

from __future__ import annotations

import pytest

from reader.ui.page.kept_numbers import kept_spaces


@pytest.mark.parametrize(
    "text",
    [
        "Give 5_mg twice",
        "0.5_mg/kg, 10–20_°C, 20_%.",
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
        "5_मिग्रा। 10_มก., 5_mg–10_mg, 20_°C-Grenze, 3_g[1]",
        "5 mgs, 3 grams, 4 mm2, 2 gx",
    ],
    ids=range(14),
)
def test_spaces(text: str) -> None:
    plain = text.replace("_", " ")
    assert kept_spaces(plain) == {index for index, sign in enumerate(text) if sign == "_"}
