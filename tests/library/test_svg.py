"""What an SVG drawing may contain: everything else is refused."""

from __future__ import annotations

import base64
import time

import pytest

from reader.library.image_header import FigureError
from reader.library.svg import MAX_DEPTH, MAX_PARTS, svg_size
from reader.library.svg_allowed import CHILDREN, ELEMENTS, FOREIGN, FOREIGN_ELEMENTS
from reader.library.svg_element import MAX_VALUE
from reader.library.svg_style import MAX_RULES
from tests.packs import png

NAMESPACES = {
    "": "http://www.w3.org/2000/svg",
    "svg": "http://www.w3.org/2000/svg",
    "xlink": "http://www.w3.org/1999/xlink",
    "ns1": "http://www.w3.org/1999/xlink",
    "inkscape": "http://www.inkscape.org/namespaces/inkscape",
    "sodipodi": "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "html": "http://www.w3.org/1999/xhtml",
    "ev": "http://www.w3.org/2001/xml-events",
}
DECLARED = " ".join(f'xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RECT = '<rect width="9" height="9"/>'
DOT = f"data:image/png;base64,{base64.b64encode(png(1, 1)).decode()}"
DUBLIN_CORE = NAMESPACES["dc"]


def drawing(inside: str) -> bytes:
    return f'<svg {DECLARED} viewBox="0 0 40 30">\n{inside}\n</svg>'.encode()


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
    assert svg_size(drawing(ACCEPTED[name])) == (40, 30)


REFUSED = {
    # elements
    "unknown element": ("<blink/>", "<blink> on line 2"),
    "element in other letters": ("<Rect/>", "<Rect>"),
    "script": ("<script>x</script>", "<script>"),
    "script by a prefix": ("<svg:script/>", "<svg:script>"),
    "script of HTML": ("<html:script/>", "<html:script>"),
    "script of an editor": ("<inkscape:script/>", "<inkscape:script>"),
    "foreignObject": ("<foreignObject/>", "<foreignObject>"),
    "animate": ('<rect><animate attributeName="x" to="1"/></rect>', "<animate>"),
    "animateTransform": ("<animateTransform/>", "<animateTransform>"),
    "set": ('<set attributeName="href" to="#a"/>', "<set>"),
    "handler": ("<handler/>", "<handler>"),
    "video": ('<video href="#a"/>', "<video>"),
    "feImage": ('<filter><feImage href="#a"/></filter>', "<feImage>"),
    "textPath": ("<text><textPath/></text>", "<textPath>"),
    "font": ("<font-face-uri/>", "<font-face-uri>"),
    "another drawing": ("<svg/>", "<svg> inside <svg>"),
    "SVG's name in a foreign namespace": ("<inkscape:rect/>", "<inkscape:rect>"),
    "foreign namespace without a prefix": (f'<metadata><g xmlns="{DUBLIN_CORE}"/></metadata>', "<g>"),
    "allowed foreign name without a prefix": (f'<metadata><date xmlns="{DUBLIN_CORE}"/></metadata>', "<date>"),
    # elements out of place
    "pattern in a text": ("<text><pattern/></text>", "<pattern> inside <text>"),
    "shape in a title": (f"<title>{RECT}</title>", "<rect> inside <title>"),
    "shape in metadata": (f"<metadata>{RECT}</metadata>", "<rect> inside <metadata>"),
    "shape in foreign metadata": (f"<metadata><dc:date>{RECT}</dc:date></metadata>", "<rect> inside <metadata>"),
    "shape in a shape": (f"<rect>{RECT}</rect>", "<rect> inside <rect>"),
    "text in a style": ("<style><title>a{}</title></style>", "<title> inside <style>"),
    # attributes
    "unknown attribute": ('<rect\nblink="1"/>', "attribute blink on line 2"),
    "attribute of another element": ('<rect points="1"/>', "attribute points"),
    "xml:id": ('<g xml:id="a"/>', "attribute xml:id"),
    "xml:base": ('<g xml:base="#"/>', "outside itself (base)"),
    "attribute of an unknown namespace": ('<rect html:width="1"/>', "attribute html:width"),
    "event handler": ('<rect onclick="x"/>', "script (onclick)"),
    "event handler in capitals": ('<rect ONLOAD="x"/>', "script (ONLOAD)"),
    "event handler of a namespace": ('<rect ev:onX="x"/>', "script (ev:onX)"),
    "event handler of an editor": ('<rect inkscape:onclick="x"/>', "script (inkscape:onclick)"),
    "event handler in metadata": ('<metadata><cc:Work onload="x"/></metadata>', "script (onload)"),
    # links
    "href outside": ('<use href="a.svg#b"/>', "outside itself (href)"),
    "xlink:href outside": ('<use xlink:href="http://x.org/a#b"/>', "outside itself (href)"),
    "href by another prefix": ('<use ns1:href="a.svg#b"/>', "outside itself (href)"),
    "href in an editor's namespace": ('<rect inkscape:href="#a"/>', "outside itself (href)"),
    "href with an entity": ('<a href="&#x6a;avascript:x"/>', "outside itself (href)"),
    "href with a space first": ('<use href=" #a"/>', "outside itself (href)"),
    "href with a tab first": ('<a href="&#9;javascript:x"/>', "outside itself (href)"),
    "href with a line break within": ('<a href="java&#10;script:x"/>', "outside itself (href)"),
    "href with a control character": ('<a href="\x01javascript:x"/>', "damaged"),
    "two hrefs": ('<use xlink:href="#a" href="#b"/>', "two different links"),
    "prefix xlink of another namespace": ('<use xmlns:xlink="urn:x" xlink:href="#a"/>', "outside itself (href)"),
    "namespace with a space": ('<q:script xmlns:q="http://www.w3.org/2000/svg rect"/>', "SVG"),
    "prefix xlink of an editor": (f'<use xmlns:xlink="{DUBLIN_CORE}" xlink:type="a"/>', "attribute xlink:type"),
    "src": ('<image src="a.png"/>', "outside itself (src)"),
    "picture outside": ('<image href="file:///a.png"/>', "outside itself (href)"),
    "picture of another kind": ('<image href="data:image/gif;base64,AA"/>', "outside itself (href)"),
    "drawing as a picture": ('<image href="data:image/svg+xml;base64,AA"/>', "outside itself (href)"),
    "picture of a use": (f'<use href="{DOT}"/>', "outside itself (href)"),
    "picture with other characters": (f'<image href="{DOT[:30]}..{DOT[30:]}"/>', "outside itself (href)"),
    # values
    "value of no form": ('<rect width="expression(1)"/>', "attribute width on line 2 has a value"),
    "value with a function": ('<rect fill="var(--a)"/>', "var(--a)"),
    "url outside": ('<rect fill="url(http://x.org/#a)"/>', "outside itself (url)"),
    "url in capitals": ("<rect filter=\"URL( 'a.svg#b' )\"/>", "outside itself (url)"),
    "url with data": ('<rect fill="url(data:image/png;base64,AA)"/>', "outside itself (url)"),
    "url after a colour": ('<rect fill="red url(#a)"/>', "attribute fill"),
    "url with spaces": ('<rect fill="url( #a )"/>', "attribute fill"),
    "url in a note": ('<rect data-x="url(a.png)"/>', "outside itself (url)"),
    "long value": (f'<rect width="{"1" * (MAX_VALUE + 1)}"/>', "has more than"),
    # styles
    "style with url": ('<rect style="fill:url(a.svg#b)"/>', "outside itself (url)"),
    "style with expression": ('<rect style="width:expression(x)"/>', "width:expression(x)"),
    "style with @import": ("<rect style=\"@import 'a.css'\"/>", "@import"),
    "style with an unknown property": ('<rect style="behavior:none"/>', "behavior:none"),
    "style with an animation": ('<rect style="animation:a 1s"/>', "animation:a 1s"),
    "style with an escape": (r'<rect style="fill:u\72l(#a)"/>', r"fill:u\72l(#a)"),
    "style with a comment": ('<rect style="fill:/**/red"/>', "fill:/**/red"),
    "style without a colon": ('<rect style="fill red"/>', "fill red"),
    "style sheet with @import": ("<style>@import 'a.css';</style>", "@import"),
    "style sheet with @import of a url": ("<style>@import url(a.css);</style>", "@import"),
    "style sheet with a font": ("<style>@font-face{font-family:a}</style>", "@font-face"),
    "style sheet with media": ("<style>@media print{a{fill:red}}</style>", "@media"),
    "style sheet with a pseudo-class": ("<style>a:hover{fill:red}</style>", "a:hover"),
    "style sheet with url": ("<style>a{fill:url(//x.org/a)}</style>", "outside itself (url)"),
    "style sheet with an unknown property": ("<style>a{content:'x'}</style>", "content:'x'"),
    "style sheet split by CDATA": ("<style>/*<![CDATA[a{fill:red}]]>*/</style>", "its style sheet"),
    "style sheet split by a comment": ("<style>/*<!-- -->a{fill:red}*/</style>", "its style sheet"),
    "style sheet without an end": ("<style>a{fill:red</style>", "a{fill:red"),
    "style sheet of many rules": (f"<style>{'a{}' * (MAX_RULES + 1)}</style>", f"more than {MAX_RULES} rules"),
    # instructions, sizes and costs
    "instruction within": ("<?xml-stylesheet href='a.css'?>", "processing instruction"),
    "unknown entity": ("<text>&a;</text>", "damaged"),
    "prefix without a namespace": ("<a:b/>", "damaged"),
    "many elements": ("<stop/>" * (MAX_PARTS + 1), "<stop> inside <svg>"),
    "many stops": (f"<linearGradient>{'<stop/>' * MAX_PARTS}</linearGradient>", "elements"),
    "deep groups": ("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH, "nested more than"),
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
    inside, said = REFUSED[name]
    with pytest.raises(FigureError) as refused:
        svg_size(drawing(inside))
    assert said in str(refused.value)


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
        svg_size(start.encode() + drawing(""))
    assert said in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(FigureError, match="save it as UTF-8"):
        svg_size(drawing("").decode().encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii", "ISO-8859-1"])
def test_encodings_that_are_read(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{drawing('<title>e</title>').decode()}"
    assert svg_size(text.encode(encoding)) == (40, 30)


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
        svg_size(data)
    assert time.process_time() - start < 1


QT_ALSO_READS = """
a animate animateColor animateMotion animateTransform audio discard font font-face font-face-name font-face-src
font-face-uri foreignObject glyph handler hkern missing-glyph mpath prefetch script set solidColor tbreak textArea video
"""
QT_READS = frozenset(QT_ALSO_READS.split()) | frozenset(ELEMENTS) - {"title", "desc"}
"""By their names alone, whatever their namespace."""


def test_no_foreign_element_is_called_as_one_that_qt_reads() -> None:
    assert not {name for names in FOREIGN_ELEMENTS.values() for name in names} & QT_READS


def test_the_lists_agree() -> None:
    assert set(CHILDREN) == {*ELEMENTS, FOREIGN}
    assert {child for children in CHILDREN.values() for child in children} == {*ELEMENTS, FOREIGN} - {"svg"}
    assert not [name for attributes in ELEMENTS.values() for name in attributes if name.casefold().startswith("on")]
