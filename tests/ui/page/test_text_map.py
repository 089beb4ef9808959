"""An article's characters and the positions of a document, in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.text_map import TextMap
from reader.ui.widgets.utf16 import utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🧠𝛼\U0010ffffaé你"), max_size=8)


@pytest.mark.parametrize(
    ("offset", "position"), [(0, 10), (1, 12), (2, 13), (3, 15), (4, 20), (5, 21), (6, 23), (9, 23)]
)
def test_positions(offset: int, position: int) -> None:
    text_map = TextMap()
    text_map.add(0, 0, 10, "🧠a𝛼")
    text_map.add(0, 3, 15, "")  # followed by the number of a citation, which is not in the article's text
    text_map.add(0, 3, 19, "b")
    text_map.add(0, 4, 20, "c🧠")
    assert text_map.position(0, offset) == (19 if offset == 3 else position)


@pytest.mark.parametrize(("offset", "end"), [(0, 10), (1, 12), (3, 15), (4, 20)])
def test_ends_leave_out_what_follows(offset: int, end: int) -> None:
    text_map = TextMap()
    text_map.add(0, 0, 10, "🧠a𝛼")
    text_map.add(0, 3, 19, "b")
    assert text_map.end(0, offset) == end


def test_blocks_that_the_document_does_not_show() -> None:
    text_map = TextMap()
    assert text_map.position(0) is None
    assert text_map.end(0, 3) is None
    assert text_map.extent(0) is None
    assert text_map.block_offset(5) is None
    text_map.add(2, 0, 10, "ab")
    text_map.add(4, 0, 20, "cd")
    for index in (0, 1, 3, 5):
        assert text_map.position(index) is None
        assert text_map.extent(index) is None
    assert text_map.block_offset(9) is None
    assert text_map.block_offset(10) == (2, 0)
    assert text_map.block_offset(15) == (2, 2)  # the nearest before it
    assert text_map.block_offset(21) == (4, 1)


def test_a_block_of_which_only_a_later_piece_is_shown() -> None:
    text_map = TextMap()
    text_map.add(2, 500, 10, "ab")
    assert text_map.position(2, 0) == 10
    assert text_map.position(2, 501) == 11
    assert text_map.end(2, 100) == 10


@given(st.lists(st.tuples(st.integers(0, 2), TEXTS, st.integers(0, 3)), max_size=12))
def test_there_and_back(runs: list[tuple[int, str, int]]) -> None:
    """`runs`: by how much the block rises, its text, and how many characters follow it that are not in the article."""
    text_map = TextMap()
    index, offset, position = 0, 0, 0
    expected: dict[int, tuple[int, int]] = {}
    for step, text, gap in runs:
        index, offset = (index + step, 0) if step else (index, offset)
        text_map.add(index, offset, position, text)
        for character in text:
            expected[position] = (index, offset)
            position += utf16_length(character)
            offset += 1
        position += gap
    for position, (index, offset) in expected.items():
        assert text_map.block_offset(position) == (index, offset)
        assert text_map.position(index, offset) == position
        assert (text_map.end(index, offset + 1) or 0) > position
        extent = text_map.extent(index)
        assert extent
        assert extent[0] <= position < extent[1]
