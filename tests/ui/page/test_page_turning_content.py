"""What is on the pages that are turned: whole lines, rows and pictures, and nodes for screen readers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QImage

from reader.library.model import Block, BlockKind, Figure, Table
from reader.ui.page import screen_reader
from reader.ui.page.view import PageView
from tests.packs import cell
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import SIZES, TWO, Show


def grabbed(view: PageView, area: QRect) -> QImage:
    """In one format, whether the view is opaque yet or not."""
    return view.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0, 3.0])
@SIZES
def test_no_line_is_cut(show: Show, size: tuple[int, int], scale: float) -> None:
    view = show(size=size, scale=scale)
    found = turned.turning(view).pages
    assert len(found) > 5
    for top, bottom in turned.all_lines(view):
        if bottom - top <= turned.turning(view).measures.height:  # a picture may be taller
            assert any(page.top <= top + 0.01 and bottom <= page.bottom + 0.01 for page in found)


@SIZES
def test_headings_stay_with_their_text(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    found = turned.turning(view).pages
    for number in range(0, 36, 5):
        heading, text = turned.position_of(view, f"h{number}"), turned.position_of(view, f"p{number}")
        tops = [view.shown_document.top_and_bottom(position, position)[0] + 2 for position in (heading, text)]
        numbers = [next(n for n, page in enumerate(found) if page.bottom > top) for top in tops]
        assert numbers[0] == numbers[1]


def test_rows_and_pictures_are_whole(show: Show) -> None:
    view = show(size=TWO)
    found = turned.turning(view).pages
    picture = next(run.position for run in view.shown_document.figures)
    whole = [view.shown_document.top_and_bottom(picture, turned.position_of(view, "f2"))]
    whole += [row for table in view.shown_document.tables for row in table.row_spans()]
    assert len(whole) == 13
    for top, bottom in whole:
        assert any(page.top <= top + 0.5 and bottom <= page.bottom + 0.5 for page in found)


@SIZES
def test_a_table_has_its_head_on_each_page(show: Show, size: tuple[int, int]) -> None:
    rows = tuple((cell(f"Row {row}"), cell(turned.WORDS)) for row in range(40))
    view = show(Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 2)), size=size)
    head = view.shown_document.tables[0].row_spans()[0]
    height = round(head[1]) - round(head[0])
    first = view.to_viewport(QRectF(0, head[0], view.shown_document.page_width, height)).toRect()
    original = grabbed(view, first)
    hands.press(view, "Space")
    for slot in turned.turning(view).slots:
        again = slot.area.toRect()
        again.moveBottom(again.top() - 1)
        again.setTop(again.bottom() - height + 1)
        assert grabbed(view, again.intersected(QRect(again.topLeft(), first.size()))) == original
        assert view.position_at(slot.text_top) > view.shown_document.tables[0].cell_start(1, 0)


def test_a_picture_taller_than_a_page_is_shown_in_pieces(show: Show) -> None:
    figure = Block("f", BlockKind.FIGURE, figure=Figure("figures/plain.svg", "A shape"))
    view = show(turned.paragraph(0), figure, turned.paragraph(1), size=(700, 200))
    found = turned.turning(view).pages
    assert all(page.bottom - page.top <= turned.turning(view).measures.height + 0.01 for page in found)
    assert all(above.bottom <= below.top + 0.01 for above, below in pairwise(found))


def test_a_row_taller_than_a_page_is_cut_between_lines(show: Show) -> None:
    rows = ((cell("Head"), cell("Head")), (cell(turned.WORDS * 30), cell(turned.WORDS * 12)))
    view = show(Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 2)))
    found = turned.turning(view).pages
    longest = [line for line in turned.all_lines(view) if line[1] - line[0] < 50]
    cut = [
        (top, bottom) for top, bottom in longest
        if not any(page.top <= top + 2.1 and bottom <= page.bottom + 2.1 for page in found)
    ]  # fmt: skip
    assert len(found) > 2
    assert not cut


@SIZES
def test_what_is_outside_the_pages_is_empty(show: Show, size: tuple[int, int]) -> None:
    """Nothing of the line above or below a page is painted."""
    view = show(size=size)
    hands.press(view, "Space")
    image = view.viewport().grab().toImage()
    empty = image.pixel(0, 0)
    top = int(turned.slot_of(view, 0).area.top())
    below = round(max(slot.area.bottom() for slot in turned.turning(view).slots)) + 1
    rows = [*range(top), *range(below, below + 10)]
    assert all(image.pixel(x, y) == empty for y in rows for x in range(0, image.width(), 3))
    assert any(image.pixel(x, y) != empty for y in range(top, top + 40) for x in range(image.width()))


@SIZES
def test_the_ending_is_on_the_last_page(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    hands.press(view, "End")
    assert turned.is_in_view(view, view.shown_document.lastBlock().position())


@SIZES
def test_nodes_are_where_their_text_is(show: Show, size: tuple[int, int]) -> None:
    screen_reader.install()
    view = show(size=size)
    hands.press(view, "Space")
    root = QAccessible.queryAccessibleInterface(view)
    assert root
    viewport = view.viewport()
    origin = viewport.mapToGlobal(QPoint())
    whole = viewport.rect().translated(origin)
    seen = 0
    for number in range(root.childCount()):
        node = root.child(number)
        semantics = getattr(node, "semantics", None)
        if semantics is None or semantics.kind.name not in ("PARAGRAPH", "HEADING"):
            continue
        ends = [turned.is_in_view(view, position) for position in (semantics.first, semantics.last)]
        assert whole.intersects(node.rect()) == any(ends), semantics.name
        if all(ends):
            seen += 1
            centre = node.rect().center()
            assert root.childAt(node.rect().left() + 5, node.rect().top() + 5) is node or not whole.contains(centre)
    assert seen >= 1
