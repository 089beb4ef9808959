"""SVG drawings as they are written again: each case is what an author draws, and what a decoder gets."""

from __future__ import annotations

import base64
import re

import pytest

from reader.library.image_header import FigureError, SafeImage
from reader.library.svg import safe_svg
from reader.library.svg_element import SvgElement
from reader.library.svg_path import Box
from reader.library.svg_tree import SvgNode
from reader.library.svg_write import SvgWriter
from tests.library.drawings import DOT, RECT, drawing

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30" '
    'viewBox="0 0 40 30">'
)
STOPS = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="#0000ff"/>'


def written(inside: str) -> str:
    """What is inside the drawing."""
    text = safe_svg(drawing(inside)).data.decode()
    assert text.startswith(HEAD[:-1])
    return text.removeprefix(HEAD).removesuffix("</svg>") if text.endswith("</svg>") else ""


WRITTEN = {
    # what is not drawn
    "notes": (
        f"<!-- a --><title>T</title><desc>D</desc><metadata><rdf:RDF/></metadata>{RECT}",
        '<rect x="0" y="0" width="9" height="9"/>',
    ),
    "attributes that are not drawn": (
        '<rect width="9" height="9" class="a" data-a="b" role="img" inkscape:label="c" letter-spacing="3"/>',
        '<rect x="0" y="0" width="9" height="9"/>',
    ),
    "shapes without a size": ('<rect/><circle r="0"/><path/><polygon points="1"/>', ""),
    "a link that leads nowhere": ('<use href="#none"/><g mask="url(#none)" filter="url(#none)"/>', "<g/>"),
    # shapes and their values
    "units": (
        '<rect x="1in" y="10%" width="50%" height="1pc"/>',
        '<rect x="96" y="3" width="20" height="16"/>',
    ),
    "shapes": (
        '<circle cx="1" r="2"/><ellipse rx="1" ry="2"/><line x2="3"/><polyline points="0 0,1 1"/>',
        (
            '<circle cx="1" cy="0" r="2"/><ellipse cx="0" cy="0" rx="1" ry="2"/><line x1="0" y1="0" x2="3" y2="0"/>'
            '<polyline points="0,0 1,1"/>'
        ),
    ),
    "a path": ('<path d="m1,2 3,4z"/>', '<path d="M1 2 L4 6 Z"/>'),
    "a transform": (
        '<g transform="translate(1 2) scale(3)"/>',
        '<g transform="matrix(3 0 0 3 1 2)"/>',
    ),
    "numbers without end": (
        '<rect x="-1e300" width="1e300" height="9"/>',
        '<rect x="-10000000" y="0" width="10000000" height="9"/>',
    ),
    # style
    "style sheets": (
        "<style>.a{fill:red} g > .b{stroke:blue}</style><g><path class='a b' fill='green' d='M0 0h1'/></g>",
        '<g><path fill="red" stroke="blue" d="M0 0 L1 0"/></g>',
    ),
    "a style sheet behind what it is for": (
        f"<g>{RECT}</g><style>g{{fill:red}}</style>",
        '<g fill="red"><rect x="0" y="0" width="9" height="9"/></g>',
    ),
    "colours": (
        (
            '<g fill="RGB(1,2,3)" stroke="#abc8"/><g fill="transparent"/><g fill="CurrentColor"/>'
            '<g fill="hsl(0 100% 50%)"/>'
        ),
        (
            '<g fill="#010203" stroke="#aabbcc" stroke-opacity="0.533333333"/><g fill="none"/><g fill="currentColor"/>'
            '<g fill="#ff0000"/>'
        ),
    ),
    "opacities": (
        '<g opacity="50%" fill-opacity="2" stroke-opacity="null"/>',
        '<g fill-opacity="1" opacity="0.5"/>',
    ),
    "fonts": (
        "<g font-family=\"'A B', &quot;C&quot;\" font-size='2em' font-weight='2000' font-style='italic'/>",
        '<g font-style="italic" font-size="32" font-weight="1000" font-family="A B, C"/>',
    ),
    "lines": (
        '<g stroke-width="-1" stroke-linecap="round" stroke-linejoin="arcs" stroke-miterlimit="1e9"/>',
        '<g stroke-linecap="round" stroke-width="0" stroke-miterlimit="100"/>',
    ),
    "dashes go to the shapes": (
        (
            '<g stroke-dasharray="1 2 3" stroke-dashoffset="7"><path d="M0 0h9" stroke-dashoffset="13"/>'
            '<path d="M0 0h9" stroke-dasharray="none"/></g>'
        ),
        '<g><path stroke-dasharray="1,2,3,1,2,3" stroke-dashoffset="1" d="M0 0 L9 0"/><path d="M0 0 L9 0"/></g>',
    ),
    "dashes that are too short": ('<path d="M0 0h9" stroke-dasharray="1e-6"/>', '<path d="M0 0 L9 0"/>'),
    # texts
    "texts": (
        '<text x="1 2" y="3">a&amp;b<tspan font-weight="bold" dy="9">c<tspan fill="red">d</tspan>e</tspan></text>',
        (
            '<text x="1" y="3" font-size="16">a&amp;b<tspan font-weight="bold">c</tspan>'
            '<tspan font-weight="bold" fill="red">d</tspan><tspan font-weight="bold">e</tspan></text>'
        ),
    ),
    "spaces that count": (
        '<text xml:space="preserve"> a </text>',
        '<text x="0" y="0" xml:space="preserve" font-size="16"> a </text>',
    ),
    "a text with the name of the colour": (
        "<text fill='currentColor'>currentColor</text>",
        '<text fill="currentColor" x="0" y="0" font-size="16">&#99;urrentColor</text>',
    ),
    "a text without lines": (
        "<text stroke='red' stroke-width='0'>a</text>",
        '<text stroke="none" stroke-width="0" x="0" y="0" font-size="16">a</text>',
    ),
    # references
    "use": (
        f'<g id="a">{RECT}</g><use xlink:href="#a" x="1" y="50%" width="7"/>',
        '<g id="n1"><rect x="0" y="0" width="9" height="9"/></g><use x="1" y="15" xlink:href="#n1"/>',
    ),
    "an id that is given twice": (
        '<g id="a" fill="red"/><g id="a" fill="blue"/><use href="#a"/>',
        '<g id="n1" fill="red"/><g fill="blue"/><use x="0" y="0" xlink:href="#n1"/>',
    ),
    "a link to what is not drawn": ('<mask id="a"/><use href="#a"/>', '<mask id="n1"/>'),
    "a link is a group, and a clip path is not drawn": (
        f'<a id="a" href="#b" fill="red">{RECT}</a><clipPath id="c"><path id="d" d="M0 0h1"/></clipPath>',
        (
            '<g id="n1" fill="red"><rect x="0" y="0" width="9" height="9"/></g>'
            '<defs id="n3"><path id="n2" d="M0 0 L1 0"/></defs>'
        ),
    ),
    "a gradient that is known later": (
        (
            f'<g fill="url(#b) red"><linearGradient id="a">{STOPS}</linearGradient></g>'
            '<radialGradient id="b" href="#a" cx="1" fx="7" spreadMethod="reflect"/>'
        ),
        (
            '<defs><radialGradient id="n1" gradientUnits="objectBoundingBox" spreadMethod="reflect" cx="1" cy="0.5" '
            f'r="0.5" fx="7" fy="0.5">{STOPS}</radialGradient></defs><g fill="url(#n1)"/>'
        ),
    ),
    "a gradient in the plane": (
        (
            f'<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="50%" y2="50%" gradientTransform="scale(2)">'
            f'{STOPS}</linearGradient><g stroke="url(#a)"/>'
        ),
        (
            '<defs><linearGradient id="n1" gradientUnits="userSpaceOnUse" x1="20" y1="0" x2="40" y2="15" '
            f'gradientTransform="matrix(2 0 0 2 0 0)">{STOPS}</linearGradient></defs><g stroke="url(#n1)"/>'
        ),
    ),
    "a gradient without colours": (
        '<linearGradient id="a"/><g fill="url(#a) red" stroke="url(#a)"/>',
        '<g fill="red" stroke="none"/>',
    ),
    "a gradient that links to itself": (
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><g fill="url(#a)"/>',
        '<g fill="none"/>',
    ),
    "a transparent colour of a gradient": (
        (
            '<linearGradient id="a"><stop offset="2" stop-color="rgba(1,2,3,.5)" style="stop-opacity:.5"/>'
            '</linearGradient><g fill="url(#a)"/>'
        ),
        (
            '<defs><linearGradient id="n1" gradientUnits="objectBoundingBox" x1="0" y1="0" x2="1" y2="0">'
            '<stop offset="1" stop-color="#010203" stop-opacity="0.25"/></linearGradient></defs><g fill="url(#n1)"/>'
        ),
    ),
    "a pattern": (
        (
            f'<pattern id="p" width="3" height="4" patternUnits="userSpaceOnUse">{RECT}<text>a</text><use href="#p"/>'
            f'</pattern><g fill="url(#p)"><path d="M0 0h1"/><text>a</text></g>'
        ),
        (
            '<defs><pattern id="n1" patternUnits="userSpaceOnUse" x="0" y="0" width="3" height="4">'
            '<rect x="0" y="0" width="9" height="9"/></pattern></defs>'
            '<g><path fill="url(#n1)" d="M0 0 L1 0"/><text x="0" y="0" font-size="16">a</text></g>'
        ),
    ),
    "a pattern of another": (
        (
            f'<pattern id="a" href="#b" patternTransform="rotate(90)"/><pattern id="b" width="1" height="1">{RECT}'
            f'</pattern><path fill="url(#a)" d="M0 0h1"/>'
        ),
        (
            '<defs><pattern id="n1" patternUnits="objectBoundingBox" x="0" y="0" width="1" height="1">'
            '<rect x="0" y="0" width="9" height="9"/></pattern></defs><path fill="url(#n1)" d="M0 0 L1 0"/>'
        ),
    ),
    "patterns within patterns": (
        (
            '<pattern id="a" width="1" height="1"><path fill="url(#a) red" d="M0 0h1"/></pattern>'
            '<path stroke="url(#a)" d="M0 0h1"/>'
        ),
        (
            '<defs><pattern id="n1" patternUnits="objectBoundingBox" x="0" y="0" width="1" height="1">'
            '<path fill="red" d="M0 0 L1 0"/></pattern></defs><path stroke="url(#n1)" d="M0 0 L1 0"/>'
        ),
    ),
    "a pattern without a size": (
        f'<pattern id="a">{RECT}</pattern><path fill="url(#a)" d="M0 0h1"/>',
        '<path fill="none" d="M0 0 L1 0"/>',
    ),
    "masks and markers": (
        (
            f'<mask id="m" x="50%" width="99">{RECT}</mask><marker id="k" orient="auto" viewBox="0 0 2 2">{RECT}'
            '</marker><path d="M0 0h1" mask="url(#m)" style="marker:url(#k)"/>'
        ),
        (
            '<mask id="n1" x="0.5" width="10"><rect x="0" y="0" width="9" height="9"/></mask>'
            '<marker id="n2" viewBox="0 0 2 2" orient="auto"><rect x="0" y="0" width="9" height="9"/></marker>'
            '<path marker-start="url(#n2)" marker-mid="url(#n2)" marker-end="url(#n2)" d="M0 0 L1 0" mask="url(#n1)"/>'
        ),
    ),
    "a filter": (
        (
            '<filter id="f" x="-5"><feGaussianBlur in="SourceAlpha" stdDeviation="1e9 2" result="blur"/>'
            '<feOffset in="blur" dx="3"/><feMerge><feMergeNode in="blur"/></feMerge></filter><g filter="url(#f)"/>'
        ),
        (
            '<filter id="n1" x="-1" y="-0.1" width="1.2" height="1.2" filterUnits="objectBoundingBox">'
            '<feGaussianBlur in="SourceAlpha" result="r0" stdDeviation="500 2"/><feOffset in="r0" dx="3" dy="0"/>'
            '<feMerge><feMergeNode in="r0"/></feMerge></filter><g filter="url(#n1)"/>'
        ),
    ),
    "a switch": (
        f'<switch><g requiredFeatures="x"/><g systemLanguage="de, en-GB"/>{RECT}</switch>',
        (
            '<switch><g requiredExtensions="unknown"/><g systemLanguage="de,en-GB"/>'
            '<rect x="0" y="0" width="9" height="9"/></switch>'
        ),
    ),
    "a symbol": (
        f'<symbol id="a" viewBox="0 0 1 1" width="9" preserveAspectRatio="xMinYMax slice odd">{RECT}</symbol>',
        (
            '<symbol id="n1" width="9" viewBox="0 0 1 1" preserveAspectRatio="xMinYMax slice">'
            '<rect x="0" y="0" width="9" height="9"/></symbol>'
        ),
    ),
    "a picture": (
        f'<image href="\n{DOT[:40]}\n{DOT[40:]}" width="3"/>',
        f'<image x="0" y="0" width="3" height="1" xlink:href="{DOT}"/>',
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_written(name: str) -> None:
    author, decoder = WRITTEN[name]
    assert written(author) == decoder


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_accepted_and_stays(name: str) -> None:
    once = safe_svg(drawing(WRITTEN[name][0]))
    again = safe_svg(once.data)
    assert safe_svg(again.data) == again
    assert again[:2] == once[:2] == (40, 30)


def test_the_root() -> None:
    data = b'<svg width="1in" height="50" viewBox="-5 -5 20 1e9" fill="currentColor" transform="scale(9)"/>'
    assert safe_svg(data) == (
        96,
        50,
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="96" '
            b'height="50" viewBox="-5 -5 20 10000000" fill="currentColor"/>'
        ),
    )


def test_a_picture_may_not_hold_the_name_of_the_colour() -> None:
    """Something else takes its place in the written drawing."""

    picture = SafeImage(1, 1, base64.b64decode("AAAAcurrentColorAAAA"))
    image = SvgNode(SvgElement("image", {}, picture=picture))
    root = SvgNode(SvgElement("svg", {}), [image])
    drawn = SvgWriter(root, Box(0, 0, 1, 1)).write(1, 1)
    assert "currentColor" not in drawn.written()
    found = re.search(r'base64,([^"]*)', drawn.written())
    assert found
    assert base64.b64decode(found[1]) == picture.data


def test_families_of_fonts_are_counted() -> None:
    text = written("".join(f'<g font-family="f{number}"/>' for number in range(30)))
    assert text.count("font-family") == 20


@pytest.mark.parametrize("kind", ["linearGradient", "filter"])
def test_too_much_in_one_element(kind: str) -> None:
    inside = "<stop/>" * 257 if kind == "linearGradient" else "<feFlood/>" * 13
    with pytest.raises(FigureError, match="more than"):
        safe_svg(drawing(f'<{kind} id="a">{inside}</{kind}><path d="M0 0h1" fill="url(#a)"/>'))
