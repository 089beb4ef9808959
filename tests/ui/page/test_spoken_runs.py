"""What a document has for a screen reader besides its text: it takes no room, and is never copied, found or marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Citation, Figure, FootnoteLink, NoteBox, NoteKind, Span, Spans, Table
from reader.ui.page import page_caret
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.document_text import document_text, plain_text
from reader.ui.page.view import PageView
from tests.ui import hands, pages
from tests.ui.page.test_view import at

CELLS = ((Span("Drug"),), (Span("Dose"),)), ((Span("Lithium"),), (Span("5-10 mg"),))
ARTICLE = pages.article(
    Block("h", BlockKind.HEADING, (Span("A heading"),), level=2),
    Block("i1", BlockKind.ITEM, (Span("first item"),), level=1, marker="1."),
    Block("i2", BlockKind.ITEM, (Span("bullet item"),), level=1, marker="•"),
    Block("f", BlockKind.FIGURE, (Span("Its caption"),), figure=Figure("figures/plain.svg", "A plain shape")),
    Block("t", BlockKind.TABLE, table=Table(CELLS, ("left", "left"))),
    Block("p", BlockKind.PARAGRAPH, (Span("The last words."),)),
)
SPOKEN = (
    "Heading level 1: Title",
    "Heading level 2: A heading",
    "1. first item",
    "• bullet item",
    "Image: A plain shape",
    "Table, 2 rows, 2 columns: \nDrug",
    "Drug: Lithium",
    "Dose: 5-10 mg",
)


@pytest.fixture
def documents(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[PageDocument, PageDocument]]:
    """As it is seen, and as it is read aloud."""
    opened = pages.opened(tmp_path, ARTICLE)
    parts = Parts(ARTICLE.blocks)
    yield (
        PageComposer(opened, pages.light(), 1.0).compose(parts, 0),
        PageComposer(opened, pages.light(), 1.0, is_read_aloud=True).compose(parts, 0),
    )
    opened.pack.close()


def whole(document: PageDocument) -> tuple[int, int]:
    return 0, document.characterCount() - 1


def test_headings_items_pictures_and_cells_say_what_they_are(documents: tuple[PageDocument, PageDocument]) -> None:
    seen, aloud = (plain_text(document, *whole(document)) for document in documents)
    for words in SPOKEN:
        assert words in aloud
    assert "level" not in seen
    assert not documents[0].spoken


def test_nothing_of_it_is_copied(documents: tuple[PageDocument, PageDocument]) -> None:
    seen, aloud = (document_text(document, *whole(document)) for document in documents)
    assert aloud == seen
    first, last = documents[1].spoken[1]
    assert document_text(documents[1], first + 2, last + 3) == "A h"


def room_of(document: PageDocument) -> list[tuple[float, ...]]:
    """For each paragraph its top, its height and the widths of its lines. Those of no height are left out."""
    document.setPageSize(QSizeF(700, 1000))
    layout = document.documentLayout()
    rows = []
    block = document.begin()
    while block.isValid():
        area = layout.blockBoundingRect(block)
        widths = [block.layout().lineAt(number).naturalTextWidth() for number in range(block.layout().lineCount())]
        if block.length() > 1 and "\u00a0columns:" not in block.text():  # such as the one that Qt keeps before a table
            rows.append((area.top(), area.height(), *widths))
        block = block.next()
    return rows


def test_it_takes_no_room(documents: tuple[PageDocument, PageDocument]) -> None:
    for one, other in zip(*map(room_of, documents), strict=True):
        assert one == pytest.approx(other, abs=1.5)


def test_positions_of_the_article_are_after_it(documents: tuple[PageDocument, PageDocument]) -> None:
    _seen, aloud = documents
    for number, words in ((0, "A heading"), (1, "first item"), (2, "bullet item"), (5, "The last")):
        position = aloud.text_map.position(number)
        assert position is not None
        assert plain_text(aloud, position, position + len(words)) == words
        assert aloud.text_map.block_offset(aloud.findBlock(position).position()) == (number, 0)


@pytest.mark.parametrize(("by", "is_forward"), [(0, True), (3, True), (3, False), (-1, True)])
def test_the_nearest_position_that_is_seen(
    documents: tuple[PageDocument, PageDocument], by: int, is_forward: bool
) -> None:
    first, last = documents[1].spoken[1]
    expected = first - 1 if by < 0 or not is_forward else last
    assert documents[1].seen_position(first + by, is_forward=is_forward) == expected


def cited(*keys: str) -> Span:
    return Span("", link=Citation(keys))


NOTE = Span("", link=FootnoteLink(1))


@pytest.mark.parametrize(
    ("spans", "read"),
    [
        ((Span("the brain"), cited("a"), Span(" which")), "the brain, Source 1, which"),
        ((Span("the brain"), cited("a"), Span(", which")), "the brain, Source 1, which"),
        ((Span("It changes."), cited("a"), Span(" So")), "It changes. Source 1. So"),
        ((Span("“It changes.”"), cited("a", "b")), "“It changes.” Source 1, 2"),
        ((Span("It changes"), cited("a", "b"), NOTE, Span(". So")), "It changes, Source 1, 2, Note a. So"),
        ((Span("It changes."), cited("a"), NOTE, Span(" So")), "It changes. Source 1, Note a. So"),
        ((Span("of 10"), cited("a"), Span(" mg")), "of 10, Source [1], mg"),
        ((cited("a"), Span(" shows")), "1 shows"),  # copied as “1. shows”: the number begins the line
    ],
    ids=["word", "comma", "sentence", "quotation", "several", "two ends", "digit", "beginning"],
)
def test_numbers_of_sources_are_apart_from_the_word_before(
    qtbot: QtBot, tmp_path: Path, spans: Spans, read: str
) -> None:
    article = pages.article(
        Block("s", BlockKind.PARAGRAPH, (cited("a"), Span(" "), cited("b"))), Block("p", BlockKind.PARAGRAPH, spans)
    )
    opened = pages.opened(tmp_path, article)
    seen, aloud = (
        PageComposer(opened, pages.light(), 1.0, is_read_aloud=is_read_aloud).compose(Parts(article.blocks), 0)
        for is_read_aloud in (False, True)
    )
    extent = aloud.text_map.extent(1)
    assert extent
    block = aloud.findBlock(extent[0])
    assert plain_text(aloud, block.position(), block.position() + block.length() - 1) == read
    assert document_text(aloud, *whole(aloud)) == document_text(seen, *whole(seen))
    for offset in range(sum(len(span.text) for span in spans)):
        one, other = aloud.text_map.position(1, offset), seen.text_map.position(1, offset)
        assert one is not None
        assert other is not None
        assert plain_text(aloud, one, one + 1) == plain_text(seen, other, other + 1)
        assert aloud.text_map.block_offset(one) == seen.text_map.block_offset(other)
    opened.pack.close()


EMPTY: Spans = ()
BOX = NoteBox(NoteKind.WARNING, 0)
GAPS = pages.article(
    Block("t", BlockKind.TABLE, table=Table(((EMPTY, (Span("Dose"),)), ((Span("a"),), EMPTY)), ("left", "left"))),
    Block("u", BlockKind.TABLE, table=Table((((Span("Drug"),),), (EMPTY,)), ("left",)), box=BOX),
    Block("v", BlockKind.TABLE, table=Table((((Span("Drug"),),), (EMPTY,)), ("left",))),
)


def test_no_paragraph_is_empty(qtbot: QtBot, tmp_path: Path) -> None:
    """Where one is, Qt has no sentence, and Orca reads line by line from there to the end of the article."""
    opened = pages.opened(tmp_path, GAPS)
    document = PageComposer(opened, pages.light(), 1.0, is_read_aloud=True).compose(Parts(GAPS.blocks), 0)
    block = document.begin()
    while block.isValid():
        assert block.length() > 1
        block = block.next()
    opened.pack.close()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[PageView]:
    opened = pages.opened(tmp_path, ARTICLE)
    view = PageView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.open(opened)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_position(at())
    yield view
    opened.pack.close()


def test_a_page_that_is_read_aloud_stays_where_it_is(view: PageView) -> None:
    view.show_position(at("p"))
    before = view.verticalScrollBar().value()
    view.read_aloud(with_caret=True)
    assert view.verticalScrollBar().value() == before
    assert view.has_caret
    assert view.shown_document.spoken


def test_the_size_of_a_table_is_said_with_its_first_line(view: PageView) -> None:
    view.read_aloud(with_caret=True)
    [table] = view.shown_document.tables
    view.setTextCursor(view.shown_document.cursor(table.first))
    assert page_caret.text_at(view) == "Table, 2 rows, 2 columns: Drug"
    view.setTextCursor(view.shown_document.cursor(table.first_of_row(1)))
    assert page_caret.text_at(view).endswith("Drug: Lithium")


def test_select_all_copies_the_text_alone(view: PageView) -> None:
    view.selectAll()
    view.copy()
    before = QGuiApplication.clipboard().text()
    view.read_aloud(with_caret=True)
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == before
    assert not re.search("level|Image", before)


def test_the_caret_never_stays_in_it(view: PageView, qtbot: QtBot) -> None:
    view.read_aloud(with_caret=True)
    view.moveCursor(QTextCursor.MoveOperation.Start)
    for key in ("Down", "Right", "Left", "Left", "Up", "Home", "End", "Down", "Home"):
        hands.press(view, key)
        position = view.textCursor().position()
        assert not any(first <= position < last and first for first, last in view.shown_document.spoken)


@pytest.mark.parametrize("is_turning", [False, True])
def test_a_screen_reader_that_reads_everything_scrolls_along(view: PageView, is_turning: bool) -> None:
    """Qt asks the page for it by a name that its own class has no longer."""
    view.read_aloud(with_caret=True)
    view.set_turning(is_turning)
    view.resize(400, 200)
    view.moveCursor(QTextCursor.MoveOperation.Start)
    said: list[str] = []
    view.say_place = lambda: said.append("")  # type: ignore[method-assign]
    document = view.shown_document
    end = document.findBlock(document.characterCount() - 1)
    area = document.documentLayout().blockBoundingRect(end)
    before = view.view_top
    assert view.metaObject().indexOfSlot("_q_ensureVisible(QRectF)") >= 0
    view._q_ensureVisible(area)
    assert view.view_top > before
    assert view.textCursor().position() == 0  # the screen reader moves it when it stops
    assert said == []
