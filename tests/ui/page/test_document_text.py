"""Text of a page as it is copied: the cells of tables and the numbers of items stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.model import Block, BlockKind, Span, Style, Table
from reader.ui.page.document import PageDocument
from reader.ui.page.document_text import copied_text
from tests.packs import cell
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")


def item(id: str, text: str, marker: str = "•", level: int = 1, *before: Span) -> Block:
    return Block(id, BlockKind.ITEM, (*before, Span(text)), level, marker)


def shown(folder: Path, *blocks: Block, language: str = "en") -> PageDocument:
    return pages.document(pages.opened(folder, pages.article(*blocks), language))


def copied(document: PageDocument, begin: str, end: str) -> str:
    first, last = document.find(begin).selectionStart(), document.find(end).selectionEnd()
    return copied_text(document, first, last)


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("one", "inner", "• one\n• two\n  • inner"),
        ("one", "one", "one"),
        ("ne", "two", "ne\n• two"),
        ("third", "fourth", "3. third\n4. fourth"),
        ("inner", "third", "  • inner\n3. third"),
    ],
)
def test_items_have_their_numbers(tmp_path: Path, begin: str, end: str, expected: str) -> None:
    blocks = (
        item("a", "one"),
        item("b", "two"),
        item("c", "inner", "•", 2),
        item("d", "third", "3."),
        item("e", "fourth", "4."),
    )
    assert copied(shown(tmp_path, *blocks), begin, end) == expected


def test_an_item_that_begins_with_a_superscript_has_its_number(tmp_path: Path) -> None:
    blocks = (item("a", "one", "1."), item("b", "C dating", "2.", 1, Span("¹⁴", Style.SUPERSCRIPT)))
    assert copied(shown(tmp_path, *blocks), "one", "C dating") == "1. one\n2. ¹⁴C dating"


def test_items_from_the_right_have_their_numbers(tmp_path: Path) -> None:
    blocks = (item("a", "دواء", "1."), item("b", "500 mg مرتين", "2."))
    assert copied(shown(tmp_path, *blocks, language="ar"), "دواء", "مرتين") == "1. دواء\n2. 500 mg مرتين"


def test_cells_have_tabs_between_them(tmp_path: Path) -> None:
    table = Table(((cell("A"), cell("B")), (cell("one\nmore"), cell("")), (cell("two"), cell("end"))), ("", ""))
    document = shown(tmp_path, Block("t", BlockKind.TABLE, table=table))
    assert copied(document, "A", "end") == "A\tB\none\nmore\t\ntwo\tend"
