"""Lengths, numbers, colours and transforms of SVG drawings."""

from __future__ import annotations

import math

import pytest

from reader.library import svg_values
from reader.library.svg_values import IDENTITY, LARGEST, MAX_TRANSFORMS, Matrix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12), ("-1.5", -1.5), (".5", 0.5), ("2e3", 2000), ("50%", 0.5), ("3px", 3), (None, 7), ("", 7),
        ("red", 7), ("nan", 7), ("inf", 7), ("1e999", LARGEST), ("-1e999", -LARGEST), ("9" * 400, LARGEST),
        ("1e-999", 0),
    ],
)  # fmt: skip
def test_number(text: str | None, expected: float) -> None:
    assert svg_values.number(text, 7) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12), ("3px", 3), ("1in", 96), ("72pt", 96), ("6pc", 96), ("25.4mm", 96), ("2.54cm", 96), ("2EM", 32),
        ("50%", 100), ("-10%", -20), ("1 2 3", 1), ("auto", 7), (None, 7), ("1e30", LARGEST), ("1e9%", LARGEST),
    ],
)  # fmt: skip
def test_length(text: str | None, expected: float) -> None:
    assert svg_values.length(text, 200, 7) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"), [("0.3", 0.3), ("30%", 0.3), ("-1", 0), ("9", 1), (None, 1), ("x", 1), ("1e999", 1)]
)
def test_share(text: str | None, expected: float) -> None:
    assert svg_values.share(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red", ("red", 1)), ("CURRENTCOLOR", ("currentColor", 1)), ("none", ("none", 1)), ("inherit", ("inherit", 1)),
        ("transparent", ("none", 1)), ("#ABC", ("#aabbcc", 1)), ("#aabbcc", ("#aabbcc", 1)),
        ("#abc0", ("#aabbcc", 0)), ("#aabbccff", ("#aabbcc", 1)), ("#12345", None), ("#xyz", None),
        ("rgb(1, 2, 3)", ("#010203", 1)), ("rgb(100% 0% 50%)", ("#ff0080", 1)), ("rgba(1,2,3,.5)", ("#010203", 0.5)),
        ("rgb(1 2 3 / 50%)", ("#010203", 0.5)), ("rgb(999,-9,0)", ("#ff0000", 1)), ("rgb(1,2)", None),
        ("hsl(120, 100%, 25%)", ("#008000", 1)), ("hsla(-240,100%,25%,0)", ("#008000", 0)), ("hsl(1e999,1%,1%)", 1),
        ("url(#a)", None), ("", None), ("a" * 40, None), ("lab(1 2 3)", None), ("1", None),
    ],
)  # fmt: skip
def test_colour(text: str, expected: object) -> None:
    found = svg_values.colour(text)
    if expected == 1:
        assert found is not None
        assert found[0].startswith("#")
    else:
        assert found == expected


ROOT = math.sqrt(0.5)

TRANSFORMS: dict[str, Matrix] = {
    "": IDENTITY,
    "none": IDENTITY,
    "matrix(1 2 3 4 5 6)": (1, 2, 3, 4, 5, 6),
    "translate(3)": (1, 0, 0, 1, 3, 0),
    "translate(3,4)": (1, 0, 0, 1, 3, 4),
    "translateY(4px)": (1, 0, 0, 1, 0, 4),
    "scale(2)": (2, 0, 0, 2, 0, 0),
    "scale(2 3)": (2, 0, 0, 3, 0, 0),
    "scaleX(2)": (2, 0, 0, 1, 0, 0),
    "scaleY(2)": (1, 0, 0, 2, 0, 0),
    "rotate(45)": (ROOT, ROOT, -ROOT, ROOT, 0, 0),
    "rotate(90 10 0)": (0, 1, -1, 0, 10, -10),
    "skewX(45)": (1, 0, 1, 1, 0, 0),
    "skewY(45)": (1, 1, 0, 1, 0, 0),
    "translate(1 2), scale(3)": (3, 0, 0, 3, 1, 2),
    "scale(3) translate(1 2)": (3, 0, 0, 3, 3, 6),
    "scale(2) matrix(1) scale(5)": (2, 0, 0, 2, 0, 0),
    "scale(1e30)": (LARGEST, 0, 0, LARGEST, 0, 0),
    "scale(1e5)" * 9: (LARGEST, 0, 0, LARGEST, 0, 0),
    "translate(1)" * (MAX_TRANSFORMS + 9): (1, 0, 0, 1, MAX_TRANSFORMS, 0),
}


@pytest.mark.parametrize("text", TRANSFORMS, ids=lambda text: text[:40])
def test_transform(text: str) -> None:
    assert svg_values.transform(text) == pytest.approx(TRANSFORMS[text])


def test_what_is_written_is_read_again() -> None:
    matrix = (0.1, -2.5, 1e7, -1e-7, 123456.789, 0)
    assert svg_values.transform(svg_values.written_matrix(matrix)) == matrix


@pytest.mark.parametrize(
    ("value", "expected"), [(math.nan, -5), (math.inf, 5), (-math.inf, -5), (3, 3), (9, 5), (-9, -5)]
)
def test_clamp(value: float, expected: float) -> None:
    assert svg_values.clamp(value, -5, 5) == expected
