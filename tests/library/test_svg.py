"""Drawings as a whole: those of common programs are accepted; damaged, deep and foreign ones are refused."""

from __future__ import annotations

import time

import pytest

from reader.library.image_header import FigureError
from reader.library.svg import MAX_DEPTH, MAX_PARTS, safe_svg
from reader.library.svg_element import MAX_VALUE
from tests.library.drawings import DOT, assert_refused, drawing

ACCEPTED = {
    "shapes": '<path d="M0,0 C1e-3-.5 1 1 2 2z"/><circle cx="1" cy="1" r="1"/><ellipse rx="1" ry="50%"/>'
    '<line x1="0" y1="0" x2="1mm" y2="1"/><polyline points="0,0 1,1"/><polygon points="0 0 1 1 2 0"/>',
    "text": '<text x="1 2 3" y="4" xml:space="preserve" textLength="9px">A<tspan dy="1em">b</tspan></text>',
    "gradients": '<linearGradient id="a"><stop offset="5%" stop-color="red" style="stop-opacity:.5"/></linearGradient>'
    '<radialGradient id="b" xlink:href="#a" gradientTransform="matrix(1 0 0 1 0 0)" gradientUnits="userSpaceOnUse"/>'
    '<rect fill="url(#a)" stroke="url(#b) none"/>',
    "clip path": '<defs><clipPath id="c"><rect/></clipPath></defs><g clip-path="url(#c)"><path d=""/></g>',
    "marker": '<marker id="m" orient="auto" refX="1" markerWidth="3"><path d="M0 0"/></marker>'
    '<line marker-end="url(#m)"/>',
    "mask": '<mask id="k"><rect/></mask><rect mask="url(#k)"/>',
    "pattern": '<pattern id="p" width="9" height="9"><rect/></pattern><rect style="fill:url(&quot;#p&quot;)"/>',
    "symbol": '<symbol id="s" viewBox="0 0 1 1"><path d=""/></symbol><use href="#s" x="1"/>',
    "use by XLink": '<g id="g"/><use xlink:href="#g" xlink:type="simple"/><use ns1:href="#g"/>',
    "filter": '<filter id="f" x="-.1"><feGaussianBlur in="SourceAlpha" stdDeviation="2 2" result="b"/>'
    '<feMerge><feMergeNode in="b"/></feMerge></filter><g filter="url(#f)"/>',
    "embedded picture": f'<image xlink:href="{DOT}" width="1" height="1" preserveAspectRatio="none"/>',
    "embedded picture over lines": f'<image href="\n{DOT[:40]}\n{DOT[40:]}\n"/>',
    "link within": '<a href="#x" xlink:title="T"><rect/></a>',
    "switch": '<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Shape" systemLanguage="en"/></switch>',
    "style sheet": '<style type="text/css">/* x: {} */ .a, #b > rect.c *, g{fill:#fff;opacity:.5 !important}</style>',
    "style sheet in CDATA": "<style><![CDATA[ .a { stroke: rgb(1, 2, 3) } ]]></style>",
    "style": "<rect class='a b' style=\"fill : RED ; font-family:'A B', serif;-inkscape-stroke:none;;\"/>",
    "notes for people": '<title>T</title><desc>url() &lt;b></desc><rect aria-label="R" data-name="on" role="img"/>',
    "Inkscape's own": '<sodipodi:namedview pagecolor="#fff"><inkscape:grid type="xygrid"/></sodipodi:namedview>'
    '<g inkscape:label="Layer: 1 (a)" inkscape:groupmode="layer" sodipodi:insensitive="true"/>'
    '<defs><inkscape:path-effect effect="spiro" id="e"/></defs>',
    "metadata": '<metadata>x<rdf:RDF><cc:Work rdf:about=""><dc:title>T</dc:title>'
    '<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>',
    "prefixed SVG": '<svg:g><svg:rect width="1"/></svg:g>',
    "drawn by Inkscape": '<defs><linearGradient id="l" xmlns:osb="http://www.openswatchbook.org/uri/2009/osb" '
    'osb:paint="solid" inkscape:collect="always"><stop style="stop-color:#000000;stop-opacity:1;" offset="0"/>'
    '</linearGradient></defs><text xml:space="preserve" style="font-style:normal;font-size:10.58px;line-height:1.25;'
    "font-family:sans-serif;-inkscape-font-specification:'sans-serif, @wght=400';shape-inside:url(#r);fill:url(#l);"
    'white-space:pre" transform="translate(-1.5,2e-4)"><tspan sodipodi:role="line" x="0" y="1">a</tspan></text>',
    "drawn by Illustrator": '<g id="Layer_1" data-name="Layer 1" style="enable-background:new 0 0 40 30;">'
    '<style type="text/css">\n\t.st0{fill:#FFFFFF;stroke:#1D1D1B;stroke-miterlimit:10;}\n\t.st1{clip-path:url(#c);}\n'
    '</style><defs><rect id="S_1_" x="0"/></defs><clipPath id="c"><use xlink:href="#S_1_" style="overflow:visible;"/>'
    '</clipPath><path class="st0 st1" d="M1,2c0-.5,.5-1,1-1s1,.5,1,1"/></g>',
    "drawn by R": '<g class="svglite"><style>.svglite line, .svglite text {fill: none; stroke-linecap: round;}</style>'
    '<text x="1" y="2" text-anchor="middle" style="font-size: 9.6px; font-family: &quot;Arial&quot;;" '
    'textLength="9.5px" lengthAdjust="spacingAndGlyphs">5</text></g>',
    "drawn by Matplotlib": '<style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style><defs>'
    '<path id="m1" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>'
    '<g clip-path="url(#p1)"><use xlink:href="#m1" x="57.6" y="307" style="stroke: #000000"/></g>',
    "drawn by PowerPoint": '<g clip-path="url(#clip0)" transform="translate(-9 -8)"><text fill="#FFFFFF" '
    'font-family="Calibri,Calibri_MSFontService,sans-serif" font-weight="400" font-size="24">A</text></g>',
    "comment": "<!-- <script/> -->",
    "reference to nothing": '<use href="#none"/><use href=""/><rect fill="url(#none)"/>',
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str) -> None:
    assert safe_svg(drawing(ACCEPTED[name]))[:2] == (40, 30)


REFUSED = {
    "instruction within": ("<?xml-stylesheet href='a.css'?>", "processing instruction"),
    "unknown entity": ("<text>&a;</text>", "damaged"),
    "prefix without a namespace": ("<a:b/>", "damaged"),
    "many elements": ("<stop/>" * (MAX_PARTS + 1), "<stop> inside <svg>"),
    "many stops": (f"<linearGradient>{'<stop/>' * MAX_PARTS}</linearGradient>", "elements"),
    "deep groups": ("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH, "nested more than"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert_refused(*REFUSED[name])


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("<!DOCTYPE svg>", "DOCTYPE"),
        (
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>",
            "DOCTYPE",
        ),
        ("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "DOCTYPE"),
        ("<?xml-stylesheet type='text/css' href='a.css'?>", "processing instruction (xml-stylesheet)"),
        ("<?xml version='1.0' encoding='UTF-16'?>", "encoding UTF-16"),
        ("<?xml version='1.0' encoding='Shift_JIS'?>", "encoding Shift_JIS"),
        ("<?xml version='1.0' encoding='x-none'?>", "encoding x-none"),
        ("<?xml version='1.0' encoding='windows-1252'?>", "encoding windows-1252"),
    ],
)
def test_refused_before_the_drawing(start: str, said: str) -> None:
    with pytest.raises(FigureError) as refused:
        safe_svg(start.encode() + drawing(""))
    assert said in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(FigureError, match="save it as UTF-8"):
        safe_svg(drawing("").decode().encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii", "ISO-8859-1"])
def test_encodings_that_are_read(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{drawing('<title>e</title>').decode()}"
    assert safe_svg(text.encode(encoding))[:2] == (40, 30)


@pytest.mark.parametrize(
    ("before", "many", "after"),
    [
        ('<rect width="', "1", 'x"/>'),
        ('<rect width="1', " ", 'x"/>'),
        ('<rect transform="', "scale(1) ", 'x"/>'),
        ('<rect transform="scale(', " 1", 'x"/>'),
        ('<rect stroke-dasharray="', "1px ", '!"/>'),
        ('<rect fill="rgb(', " ", 'x"/>'),
        ('<rect fill="url(#', "a", '"/>'),
        ('<rect data-a="', "url", '("/>'),
        ('<rect style="fill:red', " !", '"/>'),
        ('<rect style="', "fill:red;", 'x"/>'),
        ("<style>", "a ", "</style>"),
        ("<style>", "/*", "</style>"),
        ("<style>a{", "{", "</style>"),
        ("<style>a", ",a", "{</style>"),
        ('<image href="data:image/png;base64,', "A ", '!"/>'),
    ],
)
def test_long_values_take_no_long_time(before: str, many: str, after: str) -> None:
    data = drawing(before + many * (MAX_VALUE // len(many) - 9) + after)
    start = time.process_time()
    with pytest.raises(FigureError):
        safe_svg(data)
    assert time.process_time() - start < 1
