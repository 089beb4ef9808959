"""The lists of what an SVG drawing may contain."""

from __future__ import annotations

from re import Pattern

import pytest

from reader.library import svg_allowed
from reader.library.svg_allowed import CHILDREN, ELEMENTS, FOREIGN, FOREIGN_ELEMENTS, PROPERTIES

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


FORMS = {
    "NUMBER": (["1", "-.5", "+1.", "2e-3", "50%", "null", "inherit"], ["", "1px", "e3", "1e", "--1"]),
    "NUMBERS": (["", "0,0 1,1", "-1e-3 2"], ["1 px", "NaN", "(1)"]),
    "LENGTH": (["1", "1.5MM", "auto", "none", "-2em"], ["", "1 px", "1pxpx", "calc(1px)"]),
    "LENGTHS": (["1px 2px,3", "none"], ["1px;2px", "url(#a)"]),
    "PATH": (["M0,0 C1e-3-.5 1 1 2 2z", "none", ""], ["M0 0 X", "M0 0;", "url(#a)"]),
    "TRANSFORM": (["matrix(1 0 0 1 0 0)", "scale(1) rotate(9deg)", "none", ""], ["url(#a)", "matrix(a)", "scale 1"]),
    "COLOUR": (["red", "#fff", "#12345678", "rgba(1, 2, 3, .5)", "hsl(1 2% 3%)"], ["#ff", "#fffffffff", "rgb(a)"]),
    "PAINT": (["none", "url(#a)", "url('#a') red"], ["url('#a\")", "url(a.svg#b)", "red url(#a)", "url(#a b)"]),
    "REFERENCE": (["none", 'url("#a")'], ["red", "url(#)", "url(http://x.org/#a)"]),
    "HREF": (["", "#", "#a"], ["a.svg#b", " #a", "#a b", "javascript:x"]),
    "PICTURE": (
        ["data:image/png;base64,AA==", "data:image/jpeg;base64,A A\nA"],
        ["data:image/gif;base64,AA", "data:image/png,AA", "data:image/png;base64,A=A", "file:///a.png"],
    ),
    "KEYWORD": (["bold", "xygrid1", "a-b"], ["", "1a", "a b", "a:b"]),
    "WORDS": (["'Arial', serif", "12px/1.5", "@wght=400"], ["a:b", "a(b)", "a\\b", "a;b"]),
    "TEXT": (["url without brackets", "a: (b) \\"], ["url(a)", "URL (a)", "a\nurl(", "\x01"]),
    "FEATURES": (["http://www.w3.org/TR/SVG11/feature#Shape", "en"], ["url(a)", "'a'"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_values(name: str) -> None:
    form: Pattern[str] = getattr(svg_allowed, name)
    allowed, refused = FORMS[name]
    assert [value for value in allowed if not form.fullmatch(value)] == []
    assert [value for value in refused if form.fullmatch(value)] == []


def test_only_three_forms_can_refer_to_an_id() -> None:
    forms = {name: form for name, form in vars(svg_allowed).items() if isinstance(form, Pattern) and name.isupper()}
    assert len(forms) > 10
    referring = {name for name, form in forms.items() if form.fullmatch("url(#a)")}
    assert referring == {"PAINT", "REFERENCE", "STYLE"}  # the parts of a style are checked one by one


@pytest.mark.parametrize("element", [name for name in ELEMENTS if name != "svg"])
def test_every_element_accepts_the_style_properties(element: str) -> None:
    assert {*PROPERTIES} - {"width", "height"} <= {*ELEMENTS[element]}
