"""Drawings that would take too long to draw are refused."""

from __future__ import annotations

import pytest

from tests.library.drawings import RECT, assert_refused

REFUSED = {
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
    assert_refused(*REFUSED[name])
