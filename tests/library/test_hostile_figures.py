"""Pictures that would make the window wait, or read other files, are refused before they are drawn."""

from __future__ import annotations

import base64

import pytest

from reader.library.figure_check import FigureError, read_figure
from reader.library.image_header import MAX_SCANS
from reader.library.svg import MAX_ELEMENTS
from tests.packs import png

TOP = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'
RECT = '<rect width="40" height="30"/>'
OUTSIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="file:///etc/passwd"/></svg>'


def large_png(width: int, height: int) -> bytes:
    """Only its header has this size."""
    small = png(1, 1)
    return small[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + small[24:]


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
    "masked shapes": '<rect mask="url(#m)"/>' * 300,
    "filtered shapes": '<rect style="filter:url(#m)"/>' * 300,
    "masks in masks": nested("mask", '<rect mask="url({})"/>'),
    "patterns in patterns": nested("pattern", '<rect fill="url({})"/>'),
    "patterns by a style": nested("pattern", '<rect style="fill: url( {} )"/>'),
    "markers in markers": nested("marker", '<path d="M0 0L1 1" marker-mid="url({})"/>'),
    "uses in uses": nested("g", '<use xlink:href="{}"/>'),
    "uses in symbols": nested("symbol", '<use href=" {} "/>'),
    "a marker at each of many points": f'<marker id="m">{RECT * 50}</marker>'
    f'<path d="{"L1 1" * 2000}" marker-mid="url(#m)"/>',
    "a pattern by a style sheet": f"<style>rect{{fill:url(#m)}}</style>"
    f'<pattern id="m">{RECT * 100}</pattern>{RECT * 200}',
    "a mask of itself": f'<mask id="m"><rect mask="url(#m)"/></mask>{RECT}',
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


def test_a_jpeg_with_many_scans() -> None:
    head = b"\xff\xd8\xff\xc2\0\x11\x08\0\x10\0\x10" + b"\3" * 10
    assert read_figure("a.jpg", head + b"\xff\xda\0\x08" * 10).width == 16
    with pytest.raises(FigureError, match="scans"):
        read_figure("a.jpg", head + b"\xff\xda\0\x08" * (MAX_SCANS + 1))
