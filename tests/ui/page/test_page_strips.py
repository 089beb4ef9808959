"""What a page must not cut: lines, rows and pictures, with what is painted around them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, Span, Table
from reader.ui.page.decorations import overhang
from reader.ui.page.page_breaks import NO_HEAD, Strip
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_strips import strips
from tests.packs import cell
from tests.ui import pages
from tests.ui.page.turned_pages import BOX, WORDS

HEIGHT = 400.0


def strips_of(folder: Path, *blocks: Block, height: float = HEIGHT) -> list[Strip]:
    """Those below the title and the lines under it."""
    opened = pages.opened(folder, pages.article(*blocks))
    document = pages.document(opened)
    document.setTextWidth(700)
    document.fit(PageFit(700, 50, 30, 70))
    found = strips(document, pages.light(), height)
    first = document.text_map.position(0)
    assert first is not None
    opened.pack.close()
    begin = document.table_at(first)
    top = begin.span()[0] if begin else document.top_with_box(first)
    return [strip for strip in found if strip.bottom > top + 1]


def paragraph(lines: int, **fields: object) -> Block:
    return Block(f"p{lines}", BlockKind.PARAGRAPH, (Span("\n".join("Words." for _ in range(lines))),), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [(1, ""), (2, "0"), (3, "01"), (4, "02"), (6, "04")],
)
def test_the_ends_of_a_paragraph_stay_together(qapp: QApplication, tmp_path: Path, lines: int, kept: str) -> None:
    found = strips_of(tmp_path, paragraph(lines))
    assert len(found) == lines
    assert "".join(str(number) for number, strip in enumerate(found) if strip.keeps_next) == kept


def test_a_heading_keeps_what_follows(qapp: QApplication, tmp_path: Path) -> None:
    heading = Block("h", BlockKind.HEADING, (Span("A heading"),), level=2)
    assert [strip.keeps_next for strip in strips_of(tmp_path, heading, paragraph(1))] == [True, False]


def test_a_box_is_on_its_page_with_its_padding(qapp: QApplication, tmp_path: Path) -> None:
    title, first, last, after = strips_of(tmp_path, paragraph(1, box=BOX), paragraph(1, box=BOX), paragraph(1))
    padding = overhang("note", pages.light())
    assert padding > 0
    assert title.keeps_next
    assert title.text_top - title.top == pytest.approx(padding)
    assert first.text_top == first.top
    assert after.top > last.bottom
    assert last.bottom - last.text_top > first.bottom - first.text_top


@pytest.mark.parametrize(("paragraphs", "is_whole"), [(4, True), (12, False)])
def test_a_box_is_on_one_page_if_it_is_small(
    qapp: QApplication, tmp_path: Path, paragraphs: int, is_whole: bool
) -> None:
    inside = [paragraph(1, box=BOX)._replace(id=f"b{number}") for number in range(paragraphs)]
    found = strips_of(tmp_path, *inside, paragraph(1))
    assert [strip.keeps_next for strip in found] == [True] + [is_whole] * (paragraphs - 1) + [False, False]


def test_rows(qapp: QApplication, tmp_path: Path) -> None:
    rows = tuple((cell(f"Row {row}"), cell("word")) for row in range(5))
    found = strips_of(tmp_path, Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 2)))
    assert [strip.keeps_next for strip in found] == [True, False, False, True, False]
    assert found[0].head == NO_HEAD
    assert {strip.head for strip in found[1:]} == {(found[0].top, found[0].bottom)}
    assert all(above.bottom == below.top for above, below in pairwise(found))


def test_a_tall_row_gives_its_lines(qapp: QApplication, tmp_path: Path) -> None:
    rows = ((cell("Head"), cell("Head")), (cell(WORDS * 20), cell(WORDS * 3)))
    block = Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 2))
    assert len(strips_of(tmp_path, block, height=4000)) == 2
    found = strips_of(tmp_path, block, height=200)
    assert len(found) > 20
    assert all(strip.bottom - strip.top < 40 for strip in found[1:])
