"""Pages with tables of doses that may be wider than the text, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, Location, Span, Table
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_table import PageTable
from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT
from tests.packs import cell
from tests.ui import pages
from tests.ui.page import page_views

Show = Callable[..., PageView]

LONG = "Some words that go on for more than one line of the column. " * 4
DOSES = ("154 mg", "10–20 mg/kg", "2 × 10⁶ /L", "2.5 %", "-20 °C", "1 000 IU", "≤ 5 mL", "3 tablets")


def dose_table(columns: int = 10, rows: int = 12, drug: str = "Amoxicillin") -> Block:
    head = tuple(cell("Drug" if column == 0 else f"Weight {column} kg") for column in range(columns))
    body = [
        (cell(f"{drug} {row}"), *(cell(DOSES[(row + column) % len(DOSES)]) for column in range(1, columns)))
        for row in range(rows)
    ]
    return Block("t", BlockKind.TABLE, table=Table((head, *body), ("",) * columns))


def paragraph(id: str, text: str = LONG) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(text),))


def table_pages(folder: Path) -> Iterator[Show]:
    """For a fixture: shows blocks in a view that scrolls. Its packs are in the folder."""
    fonts.load()
    views: list[PageView] = []

    def show(
        *blocks: Block, width: int = 340, scale: float = 1.0, language: str = "en", theme: str = "light"
    ) -> PageView:
        style = PageStyle(pages.themes().named(theme), scale, 96.0)
        view = PageView(style)
        view.resize(width, 500)
        view.open(pages.opened(folder, pages.article(*blocks), language))
        view.show_position(ReadingPosition(Location("sample", "article")))
        page_views.activate(view)
        view.lay_out_all()
        QApplication.processEvents()
        views.append(view)
        return view

    yield show
    page_views.delete(views)


def only_table(view: PageView) -> PageTable:
    (table,) = view.shown_document.tables
    return table


_UNSEEN = str.maketrans({JOINER: None, LEFT_TO_RIGHT: None, RIGHT_TO_LEFT: None, END: None})


def lines(view: PageView) -> list[str]:
    """The lines of all cells, as they are painted."""
    table = only_table(view)
    found = []
    block = view.shown_document.findBlock(table.first)
    while block.isValid() and block.position() <= table.last:
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            text = block.text()[line.textStart() : line.textStart() + line.textLength()]
            found.append(text.translate(_UNSEEN).replace("\u00a0", " ").strip())
        block = block.next()
    return found


def position(view: PageView, text: str) -> int:
    """The document position of a text."""
    return view.shown_document.find(text).selectionStart()


def scroll_table(view: PageView, by: int) -> None:
    assert only_table(view).scroll_to(by)
    view.refresh_tables()
    QApplication.processEvents()
