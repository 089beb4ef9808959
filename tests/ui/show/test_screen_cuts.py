"""Where a text is cut into screens."""

from __future__ import annotations

import pytest

from reader.ui.show.screen_cuts import Unit, cut


def units(pattern: str) -> list[Unit]:
    """A line of 10 pixels for each letter: P begins a paragraph, H is a heading, x goes on."""
    return [
        Unit(number * 10.0, number * 10.0 + 10, letter in "PH", letter == "H") for number, letter in enumerate(pattern)
    ]


@pytest.mark.parametrize(
    ("pattern", "height", "screens"),
    [
        ("", 50, []),
        ("P", 50, ["P"]),
        ("PxxPx", 50, ["PxxPx"]),
        ("PxxPxx", 50, ["Pxx", "Pxx"]),  # at the paragraph
        ("PxxxxxHPx", 75, ["Pxxxxx", "HPx"]),  # a heading goes with its text
        ("Pxxxxxxxxxx", 80, ["Pxxxxx", "xxxxx"]),  # about equally full
        ("PxxxxPxxx", 60, ["Pxxxx", "Pxxx"]),
        ("PxxxP", 40, ["Pxxx", "P"]),
        ("HHH", 20, ["HH", "H"]),  # nowhere else
    ],
)
def test_cut(pattern: str, height: float, screens: list[str]) -> None:
    found = cut(units(pattern), height)
    assert ["".join(pattern[number] for number in part) for part in found] == screens


def test_a_line_that_is_taller_than_the_screen_is_alone() -> None:
    tall = [Unit(0, 10), Unit(10, 500), Unit(500, 510)]
    assert cut(tall, 100) == [range(1), range(1, 2), range(2, 3)]


def test_no_line_is_alone_at_the_edge_of_a_paragraph() -> None:
    found = cut(units("PxxxPxxxxxxxxxxxx"), 110)
    assert all(len(part) > 1 for part in found)
    assert found[0][-1] + 1 == found[1][0]
