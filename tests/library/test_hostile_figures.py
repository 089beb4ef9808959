"""Pictures that would make the window wait, or read other files, are refused before they are drawn."""

from __future__ import annotations

import base64

import pytest

from reader.library.figure_check import FigureError, read_figure
from reader.library.svg_cost import MAX_ELEMENTS
from tests.library.pictures import END, SIGNATURE, pixels, png, png_header

TOP = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'
RECT = '<rect width="40" height="30"/>'
OUTSIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="file:///etc/passwd"/></svg>'


def large_png(width: int, height: int) -> bytes:
    """Only its header has this size."""
    return SIGNATURE + png_header(width, height) + pixels(1, 1) + END


def embedded(data: bytes, kind: str = "png", id: str = "i") -> str:
    return f'<image id="{id}" width="4" height="3" href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'


def nested(element: str, repeat: str, depth: int = 24) -> str:
    """Each draws the one before twice, so that the first is drawn two to the power of `depth` times."""
    layers = [f'<{element} id="m0">{RECT}</{element}>']
    layers += [
        f'<{element} id="m{number}">{repeat.format(f"#m{number - 1}") * 2}</{element}>' for number in range(1, depth)
    ]
    return "".join(layers) + repeat.format(f"#m{depth - 1}")


REFUSED = {
    "shapes": RECT * (MAX_ELEMENTS + 1),
    "groups with an opacity": f'<g opacity=".5">{RECT}</g>' * 300,
    "groups with an opacity, by a style": f'<g style="opacity:.5">{RECT}</g>' * 300,
    "groups with an opacity, by a style sheet": f"<style>g{{opacity:.5}}</style>{f'<g>{RECT}</g>' * 300}",
    "masked shapes": f'<mask id="m">{RECT}</mask>' + '<rect width="9" height="9" mask="url(#m)"/>' * 300,
    "filtered shapes": '<filter id="m"><feFlood/></filter>'
    + '<rect width="9" height="9" style="filter:url(#m)"/>' * 300,
    "masks in masks": nested("mask", '<rect width="9" height="9" mask="url({})"/>'),
    "markers in markers": nested("marker", '<path d="M0 0L1 1" marker-mid="url({})"/>'),
    "uses in uses": nested("g", '<use xlink:href="{}"/>'),
    "uses in symbols": nested("symbol", '<use href=" {} "/>'),
    "a marker at each of many points": f'<marker id="m">{RECT * 50}</marker>'
    f'<path d="M0 0{"L1 1" * 2000}" marker-mid="url(#m)"/>',
    "a pattern by a style sheet": f"<style>rect{{fill:url(#m)}}</style>"
    f'<pattern id="m" width="1" height="1">{RECT * 100}</pattern>{RECT * 200}',
    "a mask of itself": f'<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask>{RECT}',
    "a blur of everything, again and again": '<filter id="m"><feGaussianBlur stdDeviation="3"/></filter>'
    + '<rect width="40" height="30" filter="url(#m)"/>' * 8,
    "a filter of many steps": f'<filter id="m">{"<feFlood/>" * 13}</filter>{RECT}',
    "layers far larger than the drawing": f'<g opacity=".5"><rect width="400" height="300"/>{RECT}</g>',
    "layers in layers": f'<g opacity=".5">{RECT}' * 20 + "</g>" * 20,
    "dashes without number": '<path stroke-dasharray=".01" d="M0 0h30h-30h30h-30"/>' * 60,
    "a line from side to side, again and again": f'<path d="M0 0{"L40 30L0 3" * 2500}"/>',
    "a broad line": '<path stroke="red" stroke-width="1e5" d="M0 0h9"/>',
    "a broad line by a scale": '<g transform="scale(1000)"><path stroke="red" d="M0 0h9"/></g>',
    "letters larger than the drawing": '<text font-size="100">a</text>',
    "letters by a scale": '<g transform="scale(100)"><text font-size="16">a</text></g>',
    "letters without number": f"<text>{'a' * 100_000}</text>",
    "lines around letters": f'<text stroke="red" stroke-width="9">{"a" * 2000}</text>',
    "lines around letters by a use": f'<text id="t">{"a" * 200}</text>' + '<use href="#t" stroke="red"/>' * 50,
    "a scale without end": '<g transform="scale(1e5)">' * 9 + RECT + "</g>" * 9,
    "a scale by a use": f'<g id="t" transform="scale(1e3)">{RECT}</g><g transform="scale(1e3)"><use href="#t"/></g>',
    "uses far within one another": "".join(
        f'<g id="u{n}">{"<g>" * 20}<use href="#u{n + 1}"/>{"</g>" * 20}</g>' for n in range(9)
    ),
    "colours without number": f"<linearGradient id='m'>{'<stop/>' * 300}</linearGradient>"
    '<rect width="40" height="30" fill="url(#m)"/>',
    "uses in definitions that are not drawn": "<defs>" + nested("g", '<use href="{}"/>') + "</defs>",
    "colours that many gradients take over": f"<linearGradient id='z'>{'<stop/>' * 250}</linearGradient>"
    + "".join(
        f'<linearGradient id="g{n}" href="#z"/><rect width="1" height="1" fill="url(#g{n})"/>' for n in range(300)
    ),
    "shapes that many patterns take over": f'<pattern id="z" width=".1" height=".1">{RECT * 300}</pattern>'
    + "".join(f'<pattern id="p{n}" href="#z"/><rect width="1" height="1" fill="url(#p{n})"/>' for n in range(300)),
    "points without number": f'<path d="M0 0{"h1" * 45_000}"/>' * 6,
    "attributes without number": ("<g " + " ".join(f'data-a{n}=""' for n in range(60)) + "/>") * 7000,
    "rules for every element": "<style>" + "*{fill:red}" * 500 + f"</style>{'<g/>' * 2000}",
    "an endless path": f'<path d="M0 0{"L9 9L0 5" * 20_000}"/>',
    "endless points": f'<polygon points="{"9,9 0,5 " * 20_000}"/>',
    "many long paths": f'<path d="M0 0{"L9 9L0 5" * 10_000}"/>' * 30,
    "a picture of 100,000 pixels": embedded(large_png(100_000, 3)),
    "many large pictures": embedded(large_png(6000, 6000)) * 3,
    "a large picture, again and again": embedded(large_png(6000, 6000)) + '<use href="#i"/>' * 3,
    "a drawing labelled PNG": embedded(OUTSIDE.encode()),
    "a damaged picture": '<image href="data:image/png;base64,A"/>',
    "a picture not in base 64": '<image href="data:image/png;,%3Csvg/%3E"/>',
    "an empty picture": embedded(b""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_drawings_that_are_refused(name: str) -> None:
    with pytest.raises(FigureError):
        read_figure("a.svg", f"{TOP}{REFUSED[name]}</svg>".encode())


SHOWN = {
    "a chart of thousands of points": '<circle r="1" fill-opacity=".5" style="stroke-opacity:.2"/>' * 5000,
    "arrows": '<marker id="a"><path d="M0 0L1 1z"/></marker>' + '<path d="M0 0H9" marker-end="url(#a)"/>' * 100,
    "gradients": '<linearGradient id="g"><stop/><stop/></linearGradient>' + '<rect fill="url(#g)"/>' * 2000,
    "a style sheet": "<style>rect{fill:url(#g);fill-opacity:.5}</style>" + RECT * 2000,
    "a map": f'<path d="M0 0{"L9.25 8.25" * 5000}"/>' * 3,
    "a photograph": embedded(png(40, 30)),
    "groups": f"<g>{RECT}</g>" * 2000,
}


@pytest.mark.parametrize("name", SHOWN)
def test_drawings_that_are_shown(name: str) -> None:
    assert read_figure("a.svg", f"{TOP}{SHOWN[name]}</svg>".encode()).width == 40


@pytest.mark.parametrize(
    "size", ['width="1e30" height="1"', 'width="-1" height="1"', 'width="NaN" height="1"', 'viewBox="0 0 0 0"']
)
def test_invalid_sizes(size: str) -> None:
    with pytest.raises(FigureError):
        read_figure("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode())
