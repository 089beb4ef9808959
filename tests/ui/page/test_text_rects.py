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


def test_the_first_line_is_as_wide_as_the_column(page: PageDocument) -> None:
    rect = first_line_rect(page, position(page, 0, 200))
    area = page.documentLayout().blockBoundingRect(page.findBlock(position(page, 0, 0)))
    assert (rect.left(), rect.width()) == (area.left(), area.width())
    assert area.contains(rect)
    assert rect.height() < area.height() / 2
