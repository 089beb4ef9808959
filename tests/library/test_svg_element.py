"""One element of an SVG drawing: how it is read, and what it may not contain."""

from __future__ import annotations

import pytest

from reader.library.clean_image import clean_image
from reader.library.image_header import FigureError
from reader.library.svg_allowed import FOREIGN, SVG, XLINK, XML
from reader.library.svg_element import MAX_VALUE, SvgElement, XmlName, read_element, refuse_style, shorten
from reader.library.svg_style import StyleError
from tests.library.drawings import DOT, DUBLIN_CORE, RECT, assert_refused
from tests.packs import png

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
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert_refused(*REFUSED[name])


@pytest.mark.parametrize(
    ("expat_name", "name", "shown"),
    [
        ("rect", XmlName("", "rect", ""), "rect"),
        (f"{SVG} rect", XmlName(SVG, "rect", ""), "rect"),
        (f"{SVG} rect svg", XmlName(SVG, "rect", "svg"), "svg:rect"),
        ("urn:x " + "a" * 99, XmlName("urn:x", "a" * 99, ""), "a" * 59 + "…"),
    ],
)
def test_names(expat_name: str, name: XmlName, shown: str) -> None:
    assert XmlName.from_expat(expat_name) == name
    assert str(name) == shown


@pytest.mark.parametrize(
    ("text", "short"), [("", ""), (" a \n b ", "a b"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")]
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text) == short


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("fill:url(a.svg#b)", "points outside itself"),
        ("fill:url(#b)x", "contains what is not allowed: fill:url(#b)x"),
        ("@import url(a.css)", "contains what is not allowed: @import url(a.css)"),
    ],
)
def test_messages_about_styles(part: str, said: str) -> None:
    with pytest.raises(FigureError) as refused:
        refuse_style("line {line} contains what is not allowed: {part}; {advice}", StyleError(part), 7)
    assert said in str(refused.value)
    assert "line 7" in str(refused.value)


def read(name: str, **attributes: str) -> SvgElement:
    """The element as it is read inside the top one. `xlink__` stands for the namespace, as expat gives it."""
    named = {key.replace("xlink__", f"{XLINK} ").replace("_", "-"): value for key, value in attributes.items()}
    return read_element(XmlName.from_expat(name), named, "svg", 1)


DRAWN = {
    "name without its prefix": (read("use", xlink__href="#a"), SvgElement("use", {"href": "#a"})),
    "value without spaces": (read("line", x1=" 1 "), SvgElement("line", {"x1": "1"})),
    "style, the one that counts last": (
        read("rect", style="fill:blue;fill:red", fill="green"),
        SvgElement("rect", {"style": "fill:blue;fill:red", "fill": "green"}, (("fill", "blue"), ("fill", "red"))),
    ),
    "picture": (read("image", href=DOT), SvgElement("image", {"href": DOT}, picture=clean_image(png(1, 1)))),
    "spaces that count": (
        read_element(XmlName("", "text", ""), {f"{XML} space xml": "preserve"}, "svg", 1),
        SvgElement("text", {}, is_verbatim=True),
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_read(name: str) -> None:
    found, expected = DRAWN[name]
    assert found == expected


def test_notes_of_drawing_programs_are_not_read() -> None:
    name = XmlName.from_expat(f"{DUBLIN_CORE} date dc")
    found = read_element(name, {"id": "a", "fill": "red"}, "metadata", 1)
    assert found == SvgElement(FOREIGN, {})


@pytest.mark.parametrize(("href", "target"), [("#a", "a"), ("#", ""), ("", ""), (DOT, "")])
def test_the_target_of_a_link(href: str, target: str) -> None:
    assert SvgElement("use", {"href": href}).target == target
