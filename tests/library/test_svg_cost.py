"""Drawings that would take too long to draw are refused."""

from __future__ import annotations

import pytest

from reader.library.image_header import FigureError
from reader.library.svg_cost import MAX_BUFFERS, MAX_DRAWN_DEPTH, MAX_ELEMENTS, MAX_SCALE, check_cost
from reader.library.svg_drawn import Drawn, Region, Repeat
from reader.library.svg_path import Box
from tests.library.drawings import RECT, assert_refused

VIEW = Box(0, 0, 300, 400)  # 500 from corner to corner

REFUSED = {
    "use of itself": ('<g id="a"><use href="#a"/></g>', "repeats itself"),
    "mask of itself by a class": (
        f'<style>.c{{mask:url(#m)}}</style><mask id="m"><g class="c">{RECT}</g></mask>',
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


def group(*children: Drawn) -> Drawn:
    return Drawn("g", children=list(children))


def cost(drawn: Drawn, **targets: Drawn) -> int:
    """In shapes, which is what else the drawing may not hold."""
    least, most = 0, MAX_ELEMENTS + 1
    while least < most:
        more = (least + most) // 2
        try:
            check_cost(group(Drawn("g", cost=MAX_ELEMENTS - more), drawn), targets, VIEW)
            most = more
        except FigureError:
            least = more + 1
    return least


FULL = VIEW

COSTS = {
    "nothing": (Drawn("defs"), 0),
    "its own": (Drawn("rect", cost=7), 7),
    "children": (Drawn("g", cost=1, children=[Drawn("rect", cost=2), "text", Drawn("rect", cost=3)]), 6),
    "an area": (Drawn("rect", box=FULL, area_cost=4), 4),
    "half an area": (Drawn("rect", box=Box(-300, 0, 150, 400), area_cost=4), 2),
    "an area outside": (Drawn("rect", box=Box(400, 0, 900, 400), area_cost=4), 0),
    "an enlarged area": (Drawn("rect", box=Box(0, 0, 30, 40), area_cost=4, matrix=(10, 0, 0, 10, 0, 0)), 4),
    "a line": (Drawn("path", length=5000, points=99), 80),
    "a line that is not filled": (Drawn("path", {"fill": "none"}, length=5000, points=99), 0),
    "an enlarged line": (Drawn("path", length=50, points=99, matrix=(100, 0, 0, 100, 0, 0)), 80),
    "a line far outside": (Drawn("path", length=5e6, points=10), 120),
    "a stroke": (Drawn("path", {"fill": "none", "stroke": "red", "stroke-width": "0"}, length=5000, points=99), 160),
    "a broad stroke": (Drawn("path", {"fill": "none", "stroke": "red", "stroke-width": "500"}, points=10), 320),
    "a stroke from around": (
        Drawn("g", {"stroke": "red", "stroke-width": "500", "fill": "none"}, [Drawn("path", points=10)]),
        320,
    ),
    "a layer": (Drawn("g", buffers=1, children=[Drawn("rect", cost=2)]), 25 * 2 + 2 * 2),
    "a layer in a layer": (
        Drawn("g", buffers=1, children=[Drawn("g", buffers=1, children=[Drawn("rect", cost=2)])]),
        25 * 2 + 25 * 3 + 2 * 3,
    ),
    "a large layer": (Drawn("g", buffers=8, children=[Drawn("rect", box=FULL)]), 100 * 2),
    "a blur": (Drawn("rect", box=FULL, buffers=2, blurs=1), (25 + 500) * 2),
    "a blur of a part": (
        Drawn("rect", box=FULL, buffers=2, blurs=1, region=Region(Box(0, 0, 2, 1), is_in_space=False)),
        (50 + 1000) * 2,
    ),
}


@pytest.mark.parametrize("name", COSTS)
def test_the_cost_of_an_element(name: str) -> None:
    drawn, expected = COSTS[name]
    assert cost(drawn) == expected


def test_repeated_elements_count_each_time() -> None:
    target = Drawn("g", cost=3, children=[Drawn("rect", cost=2)])
    use = Drawn("use", cost=1, repeats=[Repeat("a"), Repeat("a", times=10)])
    assert cost(use, a=target) == 1 + 5 + 50
    assert cost(Drawn("use", repeats=[Repeat("b")]), a=target, b=use) == 56


def test_a_repeated_element_is_drawn_where_and_how_it_is_repeated() -> None:
    target = Drawn("path", length=50, points=99)
    at = Drawn("use", {"fill": "none", "stroke": "red"}, repeats=[Repeat("a", at=(100, 0, 0, 100, 0, 0))])
    assert cost(at, a=target) == 160 + 634


def deep(depth: int) -> Drawn:
    drawn = group()
    for _ in range(depth):
        drawn = group(drawn)
    return drawn


def test_the_depth_counts_what_is_repeated() -> None:
    targets = {"a": deep(MAX_DRAWN_DEPTH // 2)}
    check_cost(deep(MAX_DRAWN_DEPTH - 1), {}, VIEW)
    check_cost(Drawn("use", repeats=[Repeat("a")]), targets, VIEW)
    targets["b"] = Drawn("use", repeats=[Repeat("a")])
    targets["a"].children[0] = deep(MAX_DRAWN_DEPTH - 2)
    with pytest.raises(FigureError, match="nested more than"):
        check_cost(Drawn("use", repeats=[Repeat("b")]), targets, VIEW)


def scaled(by: float, *children: Drawn) -> Drawn:
    return Drawn("g", matrix=(by, 0, 0, by, 0, 0), children=list(children))


LIMITS = {
    "scale": (scaled(MAX_SCALE), scaled(MAX_SCALE / 2, scaled(3)), "enlarges"),
    "letters": (Drawn("text", points=20, letter_size=500), Drawn("text", points=20, letter_size=501), "letters"),
    "breadth": (
        Drawn("path", {"stroke": "red", "stroke-width": "1000"}, points=2),
        Drawn("path", {"stroke": "red", "stroke-width": "1001"}, points=2),
        "broader",
    ),
    "memory": (
        Drawn("g", box=FULL, buffers=MAX_BUFFERS),
        Drawn("g", box=FULL, buffers=MAX_BUFFERS - 1, children=[Drawn("g", box=FULL, buffers=2)]),
        "memory",
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits(name: str) -> None:
    accepted, refused, said = LIMITS[name]
    check_cost(accepted, {}, VIEW)
    with pytest.raises(FigureError, match=said):
        check_cost(refused, {}, VIEW)


def test_numbers_without_end_are_refused() -> None:
    drawn = scaled(0)
    for _ in range(100):
        drawn = scaled(1e7, drawn)
    with pytest.raises(FigureError, match="enlarges"):
        check_cost(drawn, {}, VIEW)


def test_a_layer_is_as_large_as_what_is_in_it() -> None:
    marker = Drawn("marker", box=Box(0, 0, 50, 9), matrix=(2, 0, 0, 2, 0, 0))
    line = Drawn("path", box=Box(0, 0, 100, 200), repeats=[Repeat("a"), Repeat("a")])
    inside = Drawn("g", buffers=8, children=[Drawn("defs", children=[line])])
    assert cost(inside, a=marker) == 2 * 100  # 300 × 400, as large as the drawing
    use = Drawn("g", buffers=8, children=[Drawn("use", repeats=[Repeat("b", at=(1, 0, 0, 1, 9, 9))])])
    assert cost(use, b=Drawn("rect", box=Box(0, 0, 300, 200))) == 2 * 50
