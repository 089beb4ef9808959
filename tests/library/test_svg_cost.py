"""Drawings that would take too long to draw are refused."""

from __future__ import annotations

import pytest

from reader.library.image_header import FigureError
from reader.library.svg_cost import MAX_ELEMENTS, MAX_NESTED_REPEATS, MAX_PATH, SvgCost
from reader.library.svg_element import SvgElement
from reader.library.svg_style import Declaration
from tests.library.drawings import RECT, assert_refused

REFUSED = {
    "use of itself": ('<g id="a"><use href="#a"/></g>', "repeats itself"),
    "patterns in patterns by classes": (
        "<style>" + "".join(f".c{n}{{fill:url(#p{n})}}" for n in range(30)) + "</style>"
        '<pattern id="p0"><rect/></pattern>'
        + "".join(f'<pattern id="p{n + 1}"><rect class="c{n}"/><rect class="c{n}"/></pattern>' for n in range(29)),
        "draws more than",
    ),
    "mask of itself by a class": (
        '<style>.c{mask:url(#m)}</style><mask id="m"><rect class="c"/></mask>',
        "repeats itself",
    ),
    "marker by a type, at many points": (
        f'<style>path{{marker-mid:url(#m)}}</style><marker id="m">{RECT * 9}</marker><path d="M0 0{"h1" * 9000}"/>',
        "draws more than",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert_refused(*REFUSED[name])


def element(name: str, *properties: Declaration, pixels: int = 0, **attributes: str) -> SvgElement:
    return SvgElement(name, attributes, properties, pixels)


RED: Declaration = ("fill", "red")

COSTS = {
    "shape": (element("rect"), 1),
    "shape with an opacity": (element("rect", ("opacity", ".5")), 1),
    "group": (element("g"), 1),
    "group with an opacity": (element("g", ("opacity", ".5")), 51),
    "mask": (element("rect", ("mask", "url(#other)")), 51),
    "filter": (element("g", ("filter", "url(#other)"), ("opacity", ".5")), 51),
    "definitions": (element("defs"), 0),
    "gradient": (element("linearGradient"), 0),
    "notes of a program": (element("(foreign)"), 0),
    "path": (element("path", d="M0 0" + "h1" * 500), 6),
    "polygon": (element("polygon", points="1 " * 200), 3),
    "picture": (element("image", pixels=40_000), 11),
    "many properties": (element("rect", *[RED] * 40), 3),
}


@pytest.mark.parametrize("name", COSTS)
def test_the_cost_of_an_element(name: str) -> None:
    """As many as fit are accepted, and one more is refused."""
    each, cost = COSTS[name]
    count = MAX_ELEMENTS // cost if cost else 2 * MAX_ELEMENTS
    drawing = SvgCost()
    for _ in range(count):
        drawing.start(each)
        drawing.end()
    drawing.finish()
    if cost:
        with pytest.raises(FigureError, match="draws more than 10,000 shapes"):
            drawing.start(each)


def cost_of(*elements: SvgElement) -> SvgCost:
    """The elements side by side."""
    drawing = SvgCost()
    for each in elements:
        drawing.start(each)
        drawing.end()
    return drawing


REPEATED = {
    "by use": [element("use", href="#m")] * 101,
    "by a mask": [element("rect", ("mask", "url(#m)"))] * 90,
    "by a marker at the points of a path": [element("path", ("marker-mid", "url( '#m' )"), d="h1" * 100)],
    "by a marker at the ends of paths": [element("path", ("marker-end", "url(#m)"), d="h1" * 100)] * 2,
    "by a pattern": [element("rect", ("fill", 'URL("#m")'))] * 101,
}


@pytest.mark.parametrize("name", REPEATED)
def test_repeated_elements_count_each_time(name: str) -> None:
    drawing = SvgCost()
    drawing.start(element("marker", id="m"))
    for _ in range(99):
        drawing.start(element("rect"))
        drawing.end()
    drawing.end()
    drawing.finish()
    for each in REPEATED[name]:
        drawing.start(each)
        drawing.end()
    with pytest.raises(FigureError, match="draws more than"):
        drawing.finish()


def test_a_repeated_element_may_be_missing() -> None:
    cost_of(element("use", href="#missing"), element("rect", ("fill", "url(#missing)"))).finish()


def test_a_path_that_is_too_long() -> None:
    cost_of(element("path", d="h" * MAX_PATH)).finish()
    with pytest.raises(FigureError, match="a path of more than 100,000 characters"):
        cost_of(element("path", d="h" * (MAX_PATH + 1)))


def chain(length: int) -> SvgCost:
    """Each use draws the next one, so that at first only the cost of the last is known."""
    return cost_of(*(element("use", id=f"u{n}", href=f"#u{n + 1}") for n in range(length)))


def test_a_chain_of_repeats() -> None:
    chain(100).finish()
    with pytest.raises(FigureError, match="draws more than"):
        chain(MAX_NESTED_REPEATS).finish()
    with pytest.raises(FigureError, match="repeats itself"):
        chain(MAX_NESTED_REPEATS + 2).finish()
