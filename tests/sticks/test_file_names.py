"""Names that every stick can hold."""

from __future__ import annotations

import pytest

from reader.sticks.file_names import LONGEST, collisions, folded, problem_of


@pytest.mark.parametrize(
    "name",
    ["a", "Carrel for Linux/_internal/libQt6Core.so.6", "packs/دماغ-1.carrel", "🧠 b/c d", "START HERE.html", ".hidden",
     "console", "com10", "nul_", "a" * LONGEST],
)  # fmt: skip
def test_names_that_any_stick_holds(name):
    assert problem_of(name) == ""


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "a/../b", "/a", "a/", "a//b", "a:b", "a\\b", "a?", 'a"', "a<b", "a|b", "a*", "a\nb", "a\x7f", "a.",
     "a ", " a", "con", "CON.txt", "Aux", "nul.tar.gz", "lpt1", "com¹", "PRN .x", "a\udc80", "a" * (LONGEST + 1),
     "🧠" * (LONGEST // 2 + 1), "/".join(["abcdefghi"] * (LONGEST // 10 + 1))],
)  # fmt: skip
def test_names_that_some_stick_refuses(name):
    assert problem_of(name)


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a/b", "a/c", "d"], []),
        (["Readme", "README"], [("Readme", "README")]),
        (["é", "e\u0301"], [("é", "e\u0301")]),
        (["A/x", "a/y"], [("A", "a")]),
        (["a", "A/x"], [("a", "A")]),
    ],
)
def test_collisions(paths, found):
    assert collisions(paths) == found


def test_folded():
    assert folded("Ünïcode.TXT") == folded("üNÏcode.txt")
