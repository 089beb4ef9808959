"""Where pages end: at whole strips, with what must stay together on one page."""

from __future__ import annotations

import pytest

from reader.ui.page.page_breaks import NO_HEAD, PageSpan, Strip, page_at, page_spans


def strips(text: str) -> list[Strip]:
    """Strips of 10 pixels, one for each letter; `k` keeps the next one, `_` is a space, and `T` is 100 pixels tall."""
    found, top = [], 0.0
    for letter in text:
        height = 100.0 if letter == "T" else 10.0
        if letter != "_":
            found.append(Strip(top, top + height, top, keeps_next=letter == "k"))
        top += height
    return found


@pytest.mark.parametrize(
    ("text", "height", "expected"),
    [
        ("", 30, [(0, 30)]),
        ("x", 30, [(0, 10)]),
        ("xxxxx", 30, [(0, 30), (30, 50)]),
        ("xxxxx", 39, [(0, 30), (30, 50)]),
        ("xxxxxx", 30, [(0, 30), (30, 60)]),
        ("xx_xx", 30, [(0, 20), (30, 50)]),
        ("xxkxx", 30, [(0, 20), (20, 50)]),
        ("xxkkx", 40, [(0, 20), (20, 50)]),
        ("xkkkkx", 50, [(0, 50), (50, 60)]),
        ("kkkkx", 30, [(0, 30), (30, 50)]),
        ("xxk", 30, [(0, 30)]),
        ("xTx", 40, [(0, 10), (10, 50), (50, 90), (90, 120)]),
        ("kTx", 40, [(0, 10), (10, 50), (50, 90), (90, 120)]),
        ("xx", 0, [(top, top + 1) for top in range(20)]),
    ],
    ids=[
        "nothing", "one line", "two pages", "room for less than a line", "full pages", "space between two",
        "kept", "kept twice", "too little left", "too much to keep", "nothing to keep", "taller than a page",
        "kept by what is taller", "no room",
    ],
)  # fmt: skip
def test_page_spans(text: str, height: float, expected: list[tuple[float, float]]) -> None:
    assert [(page.top, page.bottom) for page in page_spans(strips(text), height)] == expected


def test_every_strip_is_on_one_page() -> None:
    given = strips("xxkxxkkx_xkxxxxx_kx" * 9)
    pages = page_spans(given, 70)
    for strip in given:
        assert sum(page.top <= strip.top and strip.bottom <= page.bottom for page in pages) == 1
    assert all(page.bottom - page.top <= 70 for page in pages)


@pytest.mark.parametrize(
    ("line", "height", "page"),
    [
        (Strip(100, 180, 100), 90, (100, 180)),
        (Strip(100, 180, 100), 70, (110, 180)),
        (Strip(100, 180, 100), 30, (116, 180)),
        (Strip(60, 220, 100), 130, (90, 220)),
        (Strip(60, 180, 100, head=(0, 30)), 100, (80, 180)),
    ],
    ids=["has room", "without the space above", "lower than letters", "in a box", "in a table"],
)
def test_a_line_is_on_one_page_only(line: Strip, height: float, page: tuple[float, float]) -> None:
    """The end of a page that is too low for its line is not shown."""
    found = page_spans([line._replace(is_line=True), Strip(300, 310, 300)], height)
    assert [(each.top, each.bottom, each.head) for each in found][:-1] == [(*page, NO_HEAD)]


def test_a_page_tells_where_its_text_begins() -> None:
    box = Strip(88, 110, 100)
    assert page_spans([Strip(0, 80, 0), box], 80) == [PageSpan(0, 80, 0), PageSpan(88, 110, 100)]


def test_the_head_of_a_table_is_shown_again() -> None:
    """On each page that goes on with the table, unless it is too tall for that."""
    rows = [Strip(0, 10, 0, keeps_next=True), *(Strip(top, top + 10, top, head=(0, 10)) for top in range(10, 70, 10))]
    after = Strip(70, 80, 70)
    shown = [(0, 30, NO_HEAD), (30, 50, (0, 10)), (50, 70, (0, 10)), (70, 80, NO_HEAD)]
    assert [(page.top, page.bottom, page.head) for page in page_spans([*rows, after], 30)] == shown
    assert {page.head for page in page_spans([*rows, after], 20)} == {NO_HEAD}


@pytest.mark.parametrize(
    ("height", "page"), [(-5, 0), (0, 0), (8, 0), (20, 1), (25, 1), (30, 1), (48, 1), (50, 1), (900, 1)]
)
def test_page_at(height: float, page: int) -> None:
    assert page_at([PageSpan(0, 20, 0), PageSpan(30, 50, 30)], height) == page
