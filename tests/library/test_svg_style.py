"""Style attributes and style sheets of SVG drawings."""

from __future__ import annotations

import pytest

from reader.library.svg_style import (
    MAX_RULES,
    MAX_STEPS,
    Declaration,
    SelectorPart,
    Styled,
    StyleError,
    StyleRule,
    StyleSheet,
    parse_declarations,
    parse_rules,
)
from tests.library.drawings import assert_refused

REFUSED = {
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
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert_refused(*REFUSED[name])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ; ;", []),
        ("fill: red", [("fill", "red")]),
        ("FILL : RED;stroke:blue;", [("fill", "RED"), ("stroke", "blue")]),
        ("fill:red;fill:blue", [("fill", "red"), ("fill", "blue")]),
        ("fill:red ! important", [("fill", "red")]),
        ("fill:red !IMPORTANT;opacity:.5", [("fill", "red"), ("opacity", ".5")]),
    ],
)
def test_declarations(text: str, expected: list[Declaration]) -> None:
    assert list(parse_declarations(text)) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fill", "fill"),
        ("fill:red;huge:1;x:2", "huge:1"),
        ("fill:expression(1)", "fill:expression(1)"),
        ("fill:", "fill:"),
    ],
)
def test_declarations_that_are_refused(text: str, part: str) -> None:
    with pytest.raises(StyleError) as refused:
        list(parse_declarations(text))
    assert str(refused.value) == part


RED = (("fill", "red"),)


def part(type_name: str = "", classes: str = "", id: str = "", *, is_child: bool = False) -> SelectorPart:
    return SelectorPart(type_name, frozenset(classes), id, is_child)


RULES = {
    "g{fill:red}": [StyleRule((part("g"),), RED)],
    "G , .a{fill:red}": [StyleRule((part("g"),), RED), StyleRule((part(classes="a"),), RED)],
    "*{fill:red}": [StyleRule((part(),), RED)],
    "*.a{fill:red}": [StyleRule((part(classes="a"),), RED)],
    "rect.a.b#c{fill:red}": [StyleRule((part("rect", "ab", "c"),), RED)],
    "g>.a rect{fill:red}": [StyleRule((part("g"), part(classes="a", is_child=True), part("rect")), RED)],
    "g{}": [StyleRule((part("g"),), ())],
    "g{fill:blue;fill:red}": [StyleRule((part("g"),), RED)],
    "/* { */ g /**/ {fill:red}/* end */": [StyleRule((part("g"),), RED)],
    "": [],
}


@pytest.mark.parametrize("text", RULES)
def test_rules(text: str) -> None:
    assert list(parse_rules(text)) == RULES[text]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fill:red}", "fill:red}"),
        ("@media{fill:red}", "@media"),
        ("a:hover{fill:red}", "a:hover"),
        ("{fill:red}", "{"),
        ("a,{fill:red}", "{"),
        ("a{} b", "b"),
        ("a{} /* b", "/* b"),
        ("a{", "a{"),
        ("a{b{}}", "b{"),
        ("a > > b{}", "a > > b"),
        ("> b{}", "> b"),
        ("a >{}", "a >"),
        ("a..b{}", "a..b"),
        ("a " * 11 + "{}", ("a " * 11).strip()),
    ],
)
def test_rules_that_are_refused(text: str, part: str) -> None:
    with pytest.raises(StyleError) as refused:
        list(parse_rules(text))
    assert str(refused.value) == part


SHEET = (
    "rect{fill:red} .a{stroke:red} g.a.b{fill:blue} #i{opacity:1} g{opacity:0} *{color:red}"
    ".a.b{fill:green} g > path{fill:red} g .c path{stroke:blue} svg > g > .c{opacity:.5}"
)


def path(*elements: str) -> list[Styled]:
    """Of `NAME.CLASSES#ID`, where each class has one letter."""
    found = []
    for element in elements:
        rest, _, id = element.partition("#")
        name, _, classes = rest.partition(".")
        found.append(Styled(name, frozenset(classes), id))
    return found


APPLIED = {
    "svg path": ("color:red",),
    "svg rect": ("color:red", "fill:red"),
    "rect.ca#i": ("color:red", "fill:red", "stroke:red", "opacity:1"),
    "g.ba": ("color:red", "opacity:0", "stroke:red", "fill:green", "fill:blue"),
    "g.a": ("color:red", "opacity:0", "stroke:red"),
    "g path": ("color:red", "fill:red"),
    "g a path": ("color:red",),
    "g a.c path": ("color:red", "stroke:blue"),
    "g.c path": ("color:red", "fill:red"),
    "svg g rect.c": ("color:red", "fill:red", "opacity:.5"),
    "svg g g rect.c": ("color:red", "fill:red"),
}


@pytest.mark.parametrize("elements", APPLIED)
def test_what_applies_to_an_element_and_in_which_order(elements: str) -> None:
    sheet = StyleSheet()
    assert sheet.declarations(path("g")) == []
    sheet.add(SHEET)
    assert tuple(":".join(each) for each in sheet.declarations(path(*elements.split()))) == APPLIED[elements]


def test_rules_of_several_sheets_are_counted_together() -> None:
    sheet = StyleSheet()
    sheet.add("g{}" * MAX_RULES)
    with pytest.raises(StyleError, match=f"more than {MAX_RULES} rules"):
        sheet.add("g{}")


def test_what_rules_do_is_counted() -> None:
    """Rules that are tried, and declarations that apply."""
    sheet = StyleSheet()
    sheet.add("rect{fill:red;stroke:red}")
    for _ in range(MAX_STEPS // 3):
        sheet.declarations(path("rect"))
    with pytest.raises(StyleError, match="too many rules"):
        sheet.declarations(path("rect"))
