"""Which pictures are shown, and which are refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import safe_figure
from reader.library.figure_check import FigureError, read_figure
from tests.library.pictures import END, SIGNATURE, exif, jpeg, pixels, png, png_header

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 3">'

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


def large_png(width: int, height: int) -> bytes:
    return SIGNATURE + png_header(width, height) + pixels(1, 1) + END


def svg(inside: str) -> bytes:
    return f"{OPEN}{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("figures/a.png", png(30, 20), ("image/png", 30, 20)),
        ("figures/a.PNG", png(1, 1), ("image/png", 1, 1)),
        ("figures/a.jpg", jpeg(30, 20), ("image/jpeg", 30, 20)),
        ("figures/a.jpeg", jpeg(30, 20, marker=0xC2), ("image/jpeg", 30, 20)),
        ("figures/a.jpg", jpeg(30, 20, before=exif(6)), ("image/jpeg", 20, 30)),
        ("figures/a.svg", svg(""), ("image/svg+xml", 4, 3)),
        ("figures/a.svg", b"\xef\xbb\xbf<?xml version='1.0'?><!-- x -->" + svg(""), ("image/svg+xml", 4, 3)),
        ("figures/a.svg", b'<svg width="10mm" height="1in"/>', ("image/svg+xml", 38, 96)),
        ("figures/a.svg", b'<svg width="200" viewBox="-5 -5 40 20"/>', ("image/svg+xml", 200, 100)),
        ("figures/a.svg", b'<svg width="100%" height="100%" viewBox="0,0,40.5,20"/>', ("image/svg+xml", 41, 20)),
        (
            "figures/a.svg",
            svg('<defs><g id="g"/></defs><use href="#g"/><use xlink:href="#g"/>'),
            ("image/svg+xml", 4, 3),
        ),
        (
            "figures/a.svg",
            svg('<image href="data:image/png;base64,' + DOT + '"/>'),
            ("image/svg+xml", 4, 3),
        ),
        ("figures/a.svg", svg('<style>a { fill: url(#g) }</style><rect fill="url(#g)"/>'), ("image/svg+xml", 4, 3)),
    ],
)
def test_pictures_that_are_shown(path, data, expected):
    figure = read_figure(path, data)
    assert (figure.media_type, figure.width, figure.height) == expected
    assert (figure.path, figure.data) == (path, data)


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("a.gif", b"GIF89a", "its name must end in"),
        ("a", png(1, 1), "its name must end in"),
        ("a.png", b"", "not a PNG, JPEG or SVG file"),
        ("a.png", jpeg(1, 1), "it is a JPEG file, but its name says PNG"),
        ("a.svg", png(1, 1), "it is a PNG file, but its name says SVG"),
        ("a.png", png(1, 1)[:20], "damaged PNG"),
        ("a.png", large_png(0, 1), "0 pixels"),
        ("a.png", large_png(20_001, 1), "20001 × 1 pixels"),
        ("a.png", large_png(8000, 8000), "8000 × 8000 pixels"),
        ("a.jpg", jpeg(3, 3)[:24], "damaged JPEG"),
        ("a.jpg", b"\xff\xd8\xff\xda", "damaged JPEG"),
        ("a.png", large_png(30, 20), "ends before its last pixel"),
        ("a.svg", b"<svg", "damaged SVG"),
        ("a.svg", b'<svg width="1" height="1">', "damaged SVG"),
        ("a.svg", b"<html/>", "XML but not SVG"),
        ("a.svg", b"<svg/>", "has no size"),
        ("a.svg", b'<svg viewBox="0 0 0 9"/>', "has no size"),
        ("a.svg", b'<svg viewBox="0 0 1e9 9"/>', "pixels"),
        ("a.svg", b'<?xml version="1.0" encoding="x-none"?><svg viewBox="0 0 1 1"/>', "SVG"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(""), "DOCTYPE"),
        ("a.svg", b'<?xml-stylesheet href="x.css"?>' + svg(""), "processing instruction"),
        ("a.svg", svg("<script>x</script>"), "<script>"),
        ("a.svg", svg("<foreignObject/>"), "<foreignObject>"),
        ("a.svg", svg('<rect onclick="x"/>'), "script (onclick)"),
        ("a.svg", svg('<use href="other.svg#a"/>'), "outside itself (href)"),
        ("a.svg", svg('<image xlink:href="https://x.org/a.png"/>'), "outside itself (href)"),
        ("a.svg", svg('<image href="data:image/svg+xml;base64,AA"/>'), "outside itself (href)"),
        ("a.svg", svg('<a href="javascript:x"/>'), "outside itself (href)"),
        ("a.svg", svg('<set attributeName="xlink:href" to="https://x.org"/>'), "<set>"),
        ("a.svg", svg('<rect style="fill: url(https://x.org)"/>'), "outside itself (url)"),
        ("a.svg", svg("<rect fill=\"URL( 'x.svg#a')\"/>"), "outside itself (url)"),
        ("a.svg", svg('<style>@import "x.css";</style>'), '@import "x.css"'),
        ("a.svg", svg("<style>a{fill:u\\72l(x)}</style>"), "fill:u\\72l(x)"),
        ("a.svg", svg('<g xml:base="https://x.org/"/>'), "outside itself (base)"),
        ("a.svg", svg("<g>" * 200 + "</g>" * 200), "nested more than"),
        ("a.svg", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "repeats itself"),
        (
            "a.svg",
            svg(
                "<g id='x0'><rect/></g>"
                + "".join(f"<g id='x{n}'>" + f"<use href='#x{n - 1}'/>" * 9 + "</g>" for n in range(1, 9))
            ),
            "draws more than",
        ),
    ],
)
def test_pictures_that_are_refused(path, data, said):
    with pytest.raises(FigureError) as refused:
        read_figure(path, data)
    assert said in str(refused.value)


def test_a_picture_that_is_too_large(monkeypatch):
    monkeypatch.setattr(safe_figure, "MAX_FIGURE_BYTES", 1 << 20)
    with pytest.raises(FigureError, match="larger than 1 MB"):
        read_figure("a.png", png(1, 1) + b"\0" * (1 << 20))


@given(st.sampled_from(["a.png", "a.jpg", "a.svg"]), st.binary(max_size=200), st.data())
def test_damage_is_always_a_figure_error(path, junk, data):
    good = {"a.png": png(3, 2), "a.jpg": jpeg(3, 2), "a.svg": svg('<g id="a"/><use href="#a"/>')}[path]
    at = data.draw(st.integers(0, len(good)))
    for damaged in (junk, good[:at], good[:at] + junk + good[at:], good[:at] + junk):
        with contextlib.suppress(FigureError):
            assert read_figure(path, damaged).width > 0
