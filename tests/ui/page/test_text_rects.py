"""The rectangles of text, measured by Qt in documents of known lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Span
from reader.ui.page.document import PageDocument
from reader.ui.page.text_rects import first_line_rect, position_ranges, text_rects
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Some words that go on for more than one line of the column. " * 5
MIXED = "Some words שלום עולם and more words"
BOX = NoteBox(NoteKind.NOTE, 1, "A box")
BLOCKS = (
    Block("p0", BlockKind.PARAGRAPH, (Span(LONG),)),
    Block("p1", BlockKind.PARAGRAPH, (Span("In a box."),), box=BOX),
    Block("p2", BlockKind.PARAGRAPH, (Span(MIXED),)),
)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[PageDocument]:
    opened = pages.opened(tmp_path, pages.article(*BLOCKS))
    document = pages.document(opened)
    document.setTextWidth(600)
    document.documentLayout().documentSize()  # lays it out
    yield document
    opened.pack.close()


def position(page: PageDocument, index: int, offset: int) -> int:
    found = page.text_map.position(index, offset)
    assert found is not None
    return found


def test_ranges_leave_out_the_title_of_a_box(page: PageDocument) -> None:
    ranges = list(position_ranges(page, (0, 5), (2, 4)))
    texts = [page.cursor(*each).selectedText() for each in ranges]
    assert texts == [LONG[5:], "In a box.", MIXED[:4]]


def test_one_rectangle_for_each_line(page: PageDocument) -> None:
    block = page.findBlock(position(page, 0, 0))
    rects = list(text_rects(page, position(page, 0, 5), position(page, 0, len(LONG))))
    assert len(rects) == block.layout().lineCount() > 1
    assert rects[0].left() > rects[1].left()
    assert [rect.top() for rect in rects] == sorted(rect.top() for rect in rects)
    assert all(rect.width() > 0 and rect.height() > 0 for rect in rects)


@pytest.mark.parametrize(("first", "last", "count"), [(0, 5, 1), (5, 16, 2), (22, 30, 1)])
def test_text_of_two_directions(page: PageDocument, first: int, last: int, count: int) -> None:
    """The end of the Hebrew words is on their left: a range that stops inside them covers two pieces of the line."""
    rects = list(text_rects(page, position(page, 2, first), position(page, 2, last)))
    assert len(rects) == count


@pytest.mark.parametrize("words", ["שלום", "שלום עולם", "עולם", "words שלום עולם and", "ש", "ם", "and"])
def test_words_are_covered_from_their_first_letter_to_their_last(page: PageDocument, words: str) -> None:
    """In a line of both directions: as wide as their letters, and joining what is before and after them."""
    start = MIXED.index(words)
    rects = list(text_rects(page, position(page, 2, start), position(page, 2, start + len(words))))
    whole = sum(rect.width() for rect in text_rects(page, position(page, 2, 0), position(page, 2, len(MIXED))))
    others = [(0, start), (start + len(words), len(MIXED))]
    rest = sum(
        rect.width() for each in others for rect in text_rects(page, *(position(page, 2, offset) for offset in each))
    )
    assert len(rects) == 1
    assert rects[0].width() > 1
    assert rects[0].width() + rest == pytest.approx(whole, abs=1)


def test_a_right_to_left_word_is_left_of_the_one_before_it(page: PageDocument) -> None:
    one, other = ("שלום", "עולם")
    rects = [
        next(text_rects(page, position(page, 2, MIXED.index(each)), position(page, 2, MIXED.index(each) + 4)))
        for each in (one, other)
    ]
    assert rects[0].left() > rects[1].right()


def test_the_first_line_is_as_wide_as_the_column(page: PageDocument) -> None:
    rect = first_line_rect(page, position(page, 0, 200))
    area = page.documentLayout().blockBoundingRect(page.findBlock(position(page, 0, 0)))
    assert (rect.left(), rect.width()) == (area.left(), area.width())
    assert area.contains(rect)
    assert rect.height() < area.height() / 2
