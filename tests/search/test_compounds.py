"""Which words have a part after another one, and which have its letters by chance."""

from __future__ import annotations

import pytest

from reader.search.compounds import has_part


@pytest.mark.parametrize(
    ("word", "part", "is_prefix", "has"),
    [
        ("krankenhausaufenthalt", "aufenthalt", False, True),
        ("krankenhausaufenthalts", "aufenthalt", False, True),
        ("krankenhausaufenthaltsdauer", "aufenthalt", False, True),
        ("schwangerschaftsdiabetes", "diabetes", False, True),
        ("krankenhausaufenthalt", "aufent", True, True),
        ("krankenhausaufenthalt", "aufent", False, True),
        ("hausarzt", "arzt", False, True),
        ("hausarztpraxis", "arzt", False, False),
        ("hausarzt", "arzt", True, True),
        ("aufenthalt", "aufenthalt", False, False),
        ("erleiden", "leiden", False, False),
        ("beweisen", "eisen", False, False),
        ("brand", "rand", False, False),
        ("schmerz", "hmerz", False, False),
        ("", "aufenthalt", False, False),
    ],
)
def test_has_part(word, part, is_prefix, has):
    assert has_part(word, part, lambda end: end == f"{part}s", is_prefix=is_prefix) is has
