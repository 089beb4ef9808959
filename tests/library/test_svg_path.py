"""Path data and points of SVG drawings."""

from __future__ import annotations

import math

import pytest

from reader.library.svg_path import Box, around, both, read_path, read_points

PATHS = {
    "": "",
    "none": "",
    "L1 1": "",
    "M1 2": "M1 2",
    "m1,2 3,4": "M1 2 L4 6",
    "M1 2 3 4 5 6": "M1 2 L3 4 L5 6",
    "M1 2L3-4l.5.5": "M1 2 L3 -4 L3.5 -3.5",
    "M1 2H5V6h1v-1": "M1 2 L5 2 L5 6 L6 6 L6 5",
    "M1 2L3 4zl1 1": "M1 2 L3 4 Z L2 3",
    "M0 0C1 1 2 2 3 3s2 2 3 3": "M0 0 C1 1 2 2 3 3 C4 4 5 5 6 6",
    "M0 0S2 2 3 3": "M0 0 C0 0 2 2 3 3",
    "M0 0Q1 1 2 0t2 0T9 9": "M0 0 Q1 1 2 0 Q3 -1 4 0 Q5 1 9 9",
    "M0 0Q1 1 2 0L3 0T9 9": "M0 0 Q1 1 2 0 L3 0 Q3 0 9 9",
    "M0 0A5 6 30 0110 10": "M0 0 A5 6 30 0 1 10 10",
    "M0 0a5 6 30 1 0 1 1,5 6 -30 11 2 2": "M0 0 A5 6 30 1 0 1 1 A5 6 330 1 1 3 3",
    "M0 0A0 6 30 0 1 10 10": "M0 0 L10 10",
    "M0 0A1e-30 6 30 0 1 10 10": "M0 0 L10 10",
    "M0 0A5 6 30 0 1 0 0": "M0 0 L0 0",
    "M0 0A.001 1e3 30 0 1 900 900": "M0 0 L900 900",
    # up to the first mistake
    "M0 0L1 1 2L9 9": "M0 0 L1 1",
    "M0 0LL9 9": "M0 0",
    "M0 0A1 1 0 5 5 9 9L1 1": "M0 0",
    "M0 0z9L1 1": "M0 0 Z",
    # numbers without end
    "M1e999 -1e999l1e7 1e7": "M10000000 -10000000 L10000000 0",
    "M0 0" + "l1e7 0" * 3: "M0 0 L10000000 0 L10000000 0 L10000000 0",
}


@pytest.mark.parametrize("text", PATHS)
def test_paths(text: str) -> None:
    found = read_path(text)
    assert found.text == PATHS[text]
    assert read_path(found.text).text == PATHS[text]


@pytest.mark.parametrize(
    ("text", "box", "length"),
    [
        ("M1 2L4 6", Box(1, 2, 4, 6), 5),
        ("M1 2L4 6L4 2z", Box(1, 2, 4, 6), 12),
        ("M0 0M3 4", Box(0, 0, 3, 4), 0),
        ("M0 0C0 3 4 3 4 0", Box(0, 0, 4, 3), 10),
        ("M0 0A5 6 30 0 1 3 4", Box(-9, -8, 15, 16), 24 * math.pi),
        ("M0 0A1 6 30 0 1 3 4", Box(-57, -56, 63, 64), 120 * math.pi),
        ("", Box(0, 0, 0, 0), 0),
    ],
)
def test_how_far_a_path_reaches(text: str, box: Box, length: float) -> None:
    found = read_path(text)
    assert found.box == box
    assert found.length == pytest.approx(length)


def test_points() -> None:
    assert read_points("0,0 3,0 3,4 9")[:] == ("0,0 3,0 3,4", Box(0, 0, 3, 4), 12, 3)
    assert read_points("")[:] == ("", Box(0, 0, 0, 0), 0, 0)
    assert read_points("1e999-1e999").text == "10000000,-10000000"


def test_boxes() -> None:
    box = Box(1, 2, 3, 5)
    assert box.area == 6
    assert box.grown(1) == Box(0, 1, 4, 6)
    assert box.mapped((0, 2, 1, 0, 10, 20)) == Box(12, 22, 15, 26)
    assert box.within(Box(2, 0, 9, 9)) == Box(2, 2, 3, 5)
    assert box.within(Box(7, 7, 9, 9)).area == 0
    assert both(None, box) == both(box, None) == box
    assert both(box, Box(0, 3, 2, 9)) == Box(0, 2, 3, 9)
    assert both(None, None) is None
    assert around([]) == Box(0, 0, 0, 0)
