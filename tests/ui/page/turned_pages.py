"""Articles whose pages are turned, a wheel that turns them, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, Block, BlockKind, Figure, Location, NoteBox, NoteKind, Span, Table, WebLink
from reader.ui.page.line_steps import lines_between
from reader.ui.page.page_slots import Slot
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_turning import PageTurning
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from tests.packs import cell
from tests.ui import pages

ONE, TWO = (700, 500), (1300, 620)
SIZES = pytest.mark.parametrize("size", [ONE, TWO], ids=["one", "two"])
LENGTHS = {ONE: 1, TWO: 2}  # pages side by side
WORDS = "Some words that go on for more than one line of the column, as sentences do. "
BOX = NoteBox(NoteKind.NOTE, 1, "A box")

Show = Callable[..., PageView]


def paragraph(number: int, box: NoteBox | None = None) -> Block:
    link = Span(f"link {number}", link=WebLink(f"https://example.org/{number}"))
    return Block(f"p{number}", BlockKind.PARAGRAPH, (Span(WORDS * (number % 4 + 1)), link), box=box)


def mixed() -> tuple[Block, ...]:
    """Headings, paragraphs with links, a box, a table and a picture with its caption."""
    rows = tuple((cell(f"Row {row}"), cell(WORDS * (row % 3)), cell("short")) for row in range(12))
    found: list[Block] = []
    for number in range(36):
        if number % 5 == 0:
            found.append(Block(f"h{number}", BlockKind.HEADING, (Span(f"Heading {number}"),), level=2))
        found.append(paragraph(number, BOX if 10 <= number < 13 else None))
        if number == 6:
            found.append(Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 3)))
        if number in (2, 17):
            figure = Figure("figures/plain.svg", "A shape")
            found.append(Block(f"f{number}", BlockKind.FIGURE, (Span("A caption."),), figure=figure))
    return tuple(found)


def long_article() -> tuple[Block, ...]:
    """Of three parts."""
    return tuple(Block(f"p{number}", BlockKind.PARAGRAPH, (Span(WORDS * 20),)) for number in range(80))


def arabic() -> tuple[Block, ...]:
    words = "كلمات تستمر لأكثر من سطر واحد في العمود كما تفعل الجمل "
    return tuple(Block(f"p{number}", BlockKind.PARAGRAPH, (Span(words * (number % 4 + 2)),)) for number in range(40))


def shown(
    folder: Path, article: Article, size: tuple[int, int], scale: float = 1.0, language: str = "en-GB"
) -> PageView:
    """The article in a view that turns its pages."""
    fonts.load()
    view = PageView(PageStyle(pages.themes().named("light"), scale, 96.0))
    view.resize(*size)
    view.open(pages.opened(folder, article, language))
    view.set_turning(True)
    view.show_position(ReadingPosition(Location("sample", article.id)))
    view.show()
    view.activateWindow()
    view.setFocus()
    QApplication.processEvents()
    return view


def turning(view: PageView) -> PageTurning:
    assert view.turning
    return view.turning


def label(view: PageView) -> str:
    return turning(view).counter.label.text()


def pages_in_view(view: PageView) -> list[int]:
    """The numbers of the pages in view, from 0."""
    tops = [page.top for page in turning(view).pages]
    return [tops.index(slot.top) for slot in turning(view).slots]


def slot_of(view: PageView, number: int) -> Slot:
    return turning(view).slots[number]


def is_in_view(view: PageView, position: int) -> bool:
    """Whether the line of a document position is wholly on a page in view, and in the viewport."""
    rect = QRectF(view.cursorRect(view.shown_document.cursor(position)))
    return any(slot.area.adjusted(-1, -1, 1, 1).contains(rect.center()) for slot in turning(view).slots)


def all_lines(view: PageView) -> list[tuple[float, float]]:
    found = lines_between(view.shown_document, 0, -1, 1e9)
    return [(line.top, line.bottom) for line in found]


def middle_of(view: PageView, position: int) -> QPointF:
    """A point of the viewport at a document position."""
    rect = view.cursorRect(view.shown_document.cursor(position))
    return QPointF(rect.left() + 2, rect.center().y())


def position_of(view: PageView, block: str, offset: int = 0) -> int:
    assert view.opened
    index = next(number for number, each in enumerate(view.opened.article.blocks) if each.id == block)
    position = view.shown_document.text_map.position(index, offset)
    assert position is not None
    return position


def visible_block(view: PageView) -> str:
    assert view.opened
    return view.opened.article.blocks[view.first_visible()[0]].id


def wheel(view: PageView, delta: QPoint, pixels: QPoint = QPoint(), at: int = 1000) -> None:  # noqa: B008
    point = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        point, QPointF(view.viewport().mapToGlobal(point)), pixels, delta, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setTimestamp(at)
    QApplication.sendEvent(view.viewport(), event)
