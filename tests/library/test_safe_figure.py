"""What a decoder gets of a pack's figures."""

from __future__ import annotations

import zlib

import pytest

from reader.library.figure_check import read_figure
from reader.library.image_header import FigureError
from reader.library.model import FigureFile
from reader.library.safe_figure import TEXT_COLOUR, safe_figure
from tests.library.drawings import drawing
from tests.library.pictures import JFIF, chunk, jpeg, png, segment

BOMB = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))
NOTES = segment(0xFE, b"comment")

SAFE = {
    "a.png": (png(3, 2, before=BOMB * 15) + b"more", "image/png", png(3, 2)),
    "a.JPG": (jpeg(3, 2, before=JFIF + NOTES) + b"more", "image/jpeg", jpeg(3, 2)),
    "a.svg": (
        b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><svg viewBox='0 0 3 2'><title>T</title></svg>",
        "image/svg+xml",
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2" '
            b'viewBox="0 0 3 2"/>'
        ),
    ),
}


@pytest.mark.parametrize("path", SAFE)
def test_a_decoder_gets_what_it_draws(path: str) -> None:
    data, media_type, safe = SAFE[path]
    assert safe_figure(path, data) == FigureFile(path, media_type, 3, 2, safe)


@pytest.mark.parametrize("path", SAFE)
def test_a_pack_holds_what_its_author_made(path: str) -> None:
    data, media_type, _ = SAFE[path]
    assert read_figure(path, data) == FigureFile(path, media_type, 3, 2, data)


@pytest.mark.parametrize(
    ("inside", "is_themed"),
    [
        ('<g fill="currentColor"/>', True),
        ('<g style="stroke:currentcolor"/>', True),
        ("<title>currentColor</title><text id='currentColor'>currentColor</text>", False),
        ('<g font-family="currentColor" class="currentColor"/>', False),
    ],
)
def test_the_colour_of_texts(inside: str, is_themed: bool) -> None:
    assert (TEXT_COLOUR in safe_figure("a.svg", drawing(inside)).data) == is_themed


@pytest.mark.parametrize("text", ["&a;", "&#x26;a;"])
def test_entities_never_go_further(text: str) -> None:
    """One that is unknown is damage; one that is written out is a text."""
    try:
        data = safe_figure("a.svg", drawing(f"<text>{text}</text>")).data
    except FigureError:
        return
    assert b"&amp;a;" in data


def test_laughs_by_the_billion() -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    data = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>'.encode() + drawing("<text>&a9;</text>")
    with pytest.raises(FigureError, match="DOCTYPE"):
        safe_figure("a.svg", data)
