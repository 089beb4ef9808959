"""Ids, locations and boxes."""

from __future__ import annotations

import pytest

from reader.library.model import ID, STYLES, Location, Style, is_location


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("carrel:brain/talking", Location("brain", "talking")),
        ("carrel:brain/talking#safety", Location("brain", "talking", "safety")),
        ("carrel:脑/睡眠#哈-1.2", Location("脑", "睡眠", "哈-1.2")),
    ],
)
def test_a_location_is_parsed_and_written(text: str, location: Location) -> None:
    assert Location.parse(text) == location
    assert str(location) == text
    assert is_location(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "carrel:",
        "carrel:a",
        "carrel:a/",
        "carrel:a/b#",
        "carrel:a/b/c",
        "Carrel:a/b",
        "carrel:a b/c",
        "http://a/b",
        "a/b",
    ],
)
def test_other_texts_are_not_locations(text: str) -> None:
    assert not is_location(text)
    with pytest.raises(ValueError, match="not a location"):
        Location.parse(text)


@pytest.mark.parametrize(
    ("id", "is_valid"),
    [
        ("a", True), ("a-b_c.d", True), ("1984", True), ("é", True), ("睡", True), ("हिन्दी", True), ("ที่", True),
        ("", False), ("-a", False), ("_a", False), (".a", False), ("a b", False), ("a/b", False), ("a#b", False),
        ("a:b", False), ("a\n", False),
    ],
)  # fmt: skip
def test_ids(id: str, is_valid: bool) -> None:
    assert bool(ID.fullmatch(id)) == is_valid


def test_styles_are_found_by_their_numbers() -> None:
    assert [int(style) for style in STYLES] == list(range(32))
    assert STYLES[3] == Style.EMPHASIS | Style.STRONG


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("carrel:brain", Location("brain", "")),
        ("carrel:brain/talking#safety", Location("brain", "talking", "safety")),
        ("carrel:脳", Location("脳", "")),
    ],
)
def test_locations_of_the_window_may_be_the_home_of_a_pack(text: str, expected: Location) -> None:
    found = Location.parse_with_home(text)
    assert (found, str(found), found.is_home) == (expected, text, not expected.article)


@pytest.mark.parametrize("text", ["", "carrel:", "brain", "carrel:../x", "carrel:brain/", "carrel:a b", "http:brain"])
def test_what_is_no_location_of_the_window(text: str) -> None:
    with pytest.raises(ValueError, match="not a location"):
        Location.parse_with_home(text)


def test_a_pack_link_never_names_a_home() -> None:
    with pytest.raises(ValueError, match="not a location"):
        Location.parse("carrel:brain")
