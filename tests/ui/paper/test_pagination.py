"""Where pages end, decided from strips alone."""

from __future__ import annotations

import pytest

from reader.ui.paper.pagination import Keep, Strip, paginate

FREE, RATHER, HEAD, ALWAYS = Keep


def strips(*keeps: Keep, height: float = 10, gap: float = 0) -> list[Strip]:
    """Bands of the same height, one below the other."""
    found = []
    top = 0.0
    for number, keep in enumerate(keeps):
        top += gap
        found.append(Strip(0, top, top + height, number, number + 1, keep, gap=gap))
        top += height
    return found


def counts(pages: list[tuple[object, ...]], given: list[Strip]) -> list[int]:
    """How many strips begin on each page."""
    return [
        sum(
            any(part.top <= strip.top < part.bottom for part in page if not part.is_repeated)  # type: ignore[attr-defined]
            for strip in given
        )
        for page in pages
    ]


@pytest.mark.parametrize(
    ("keeps", "height", "wanted"),
    [
        pytest.param([FREE] * 7, 30, [3, 3, 1], id="full pages"),
        pytest.param([FREE, FREE, ALWAYS, FREE, FREE], 30, [2, 3], id="a heading goes with its text"),
        pytest.param([FREE, ALWAYS, ALWAYS, FREE], 30, [1, 3], id="two headings go with their text"),
        pytest.param([FREE, RATHER, RATHER, FREE], 30, [1, 3], id="a box stays whole"),
        pytest.param([RATHER] * 5 + [FREE], 30, [3, 3], id="a box higher than a page is cut"),
        pytest.param([ALWAYS] * 5 + [FREE], 30, [3, 3], id="nothing but headings still ends"),
        pytest.param([ALWAYS, RATHER, RATHER, FREE], 30, [3, 1], id="a heading is not left alone to keep a box whole"),
        pytest.param([FREE, *[RATHER] * 4, FREE], 30, [3, 3], id="what is cut anyway begins at once"),
        pytest.param([FREE, ALWAYS, *[RATHER] * 4, FREE], 30, [3, 3, 1], id="so does a heading above it"),
        pytest.param([FREE, FREE, ALWAYS, *[RATHER] * 4], 30, [2, 3, 2], id="but not without it"),
        pytest.param([FREE, *[HEAD] * 3, ALWAYS, FREE], 30, [3, 3], id="a long head is cut where it may be"),
        pytest.param([*[HEAD] * 2, ALWAYS, FREE], 30, [2, 2], id="a heading goes with its text below a long head"),
        pytest.param([], 30, [], id="nothing"),
    ],
)
def test_pages_end_where_strips_allow(keeps: list[Keep], height: float, wanted: list[int]) -> None:
    given = strips(*keeps)
    assert counts(paginate(given, height), given) == wanted  # type: ignore[arg-type]


def test_a_strip_higher_than_a_page_is_alone_on_it() -> None:
    given = [*strips(FREE), Strip(0, 10, 90, 1, 2), Strip(0, 90, 100, 2, 3)]
    assert counts(paginate(given, 30), given) == [1, 1, 1]  # type: ignore[arg-type]


def test_space_at_the_top_of_a_page_is_left_out() -> None:
    given = strips(FREE, FREE, FREE, FREE, gap=5)
    pages = paginate(given, 25)
    assert [[part.y for part in page] for page in pages] == [[0], [0]]
    assert [page[0].top for page in pages] == [5, 35]


def test_a_new_page_begins_where_it_must() -> None:
    given = strips(FREE, FREE, FREE)
    given[1] = given[1]._replace(starts_page=True)
    assert counts(paginate(given, 100), given) == [1, 2]  # type: ignore[arg-type]


def test_the_head_of_a_table_is_repeated_and_takes_its_room() -> None:
    given = strips(ALWAYS, *[FREE] * 6)
    given[1:] = [strip._replace(head=0) for strip in given[1:]]
    pages = paginate(given, 30)
    assert counts(pages, given) == [3, 2, 2]  # type: ignore[arg-type]
    assert [page[0].is_repeated for page in pages] == [False, True, True]
    assert [(part.top, part.y) for part in pages[1]] == [(0, 0), (30, 10)]


def test_galleys_follow_one_another_on_a_page() -> None:
    given = [Strip(0, 60, 70, 0, 1), Strip(1, 60, 70, 0, 1, gap=8), Strip(1, 70, 80, 1, 2)]
    (page,) = paginate(given, 100)
    assert [(part.galley, part.top, part.bottom, part.y) for part in page] == [(0, 60, 70, 0), (1, 60, 80, 18)]
