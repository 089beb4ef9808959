"""Tables that are wider than the text: nothing is broken, and what is shown elsewhere is found and painted there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextTable, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit

from reader.library.model import Block, BlockKind, Location, NoteBox, NoteKind, Span, Table, TermLink
from reader.ui.page import decorations
from reader.ui.page.page_style import INDENT, PageStyle
from reader.ui.page.page_table import PageTable
from reader.ui.page.text_rects import text_rects
from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT
from tests.packs import cell
from tests.ui import hands, pages

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


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Show]:
    fonts.load()
    views: list[PageView] = []

    def show(
        *blocks: Block, width: int = 340, scale: float = 1.0, language: str = "en", theme: str = "light"
    ) -> PageView:
        style = PageStyle(pages.themes().named(theme), scale, 96.0)
        view = PageView(style)
        view.resize(width, 500)
        view.open(pages.opened(tmp_path, pages.article(*blocks), language))
        view.show_position(ReadingPosition(Location("sample", "article")))
        view.show()
        view.activateWindow()
        view.setFocus()
        QTest.qWaitForWindowActive(view)
        view.lay_out_all()
        QApplication.processEvents()
        views.append(view)
        return view

    yield show
    for view in views:
        assert view.opened
        view.opened.pack.close()
        view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [340, 700, 1366])
def test_no_word_number_or_dose_is_broken(show: Show, width: int, scale: float, language: str) -> None:
    view = show(dose_table(), width=width, scale=scale, language=language)
    found = lines(view)
    for dose in DOSES:
        assert dose in found
    assert {word for line in found for word in line.split()} == {
        *(word for dose in DOSES for word in dose.split()),
        *(word for row in range(12) for word in ("Amoxicillin", str(row))),
        *(word for column in range(1, 10) for word in ("Drug", "Weight", str(column), "kg")),
    }


@pytest.mark.parametrize(
    ("columns", "width", "scale", "scrolls"),
    [(3, 700, 1.0, False), (10, 1366, 1.0, False), (10, 700, 1.0, True), (10, 1366, 2.0, True), (2, 340, 1.0, False)],
)
def test_a_table_scrolls_where_the_window_is_too_narrow(
    show: Show, columns: int, width: int, scale: float, scrolls: bool
) -> None:
    view = show(dose_table(columns), width=width, scale=scale)
    table = only_table(view)
    assert table.is_scrollable == scrolls
    area = table.area()
    margin = 12 if scrolls else 28
    assert area.left() >= margin
    assert area.right() <= view.viewport().width() - margin
    assert view.horizontalScrollBar().maximum() == 0


def test_a_narrow_table_is_as_wide_as_the_text(show: Show) -> None:
    view = show(dose_table(3), width=900)
    assert not only_table(view).is_displaced
    assert only_table(view).area().left() == view.margin


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("columns", [2, 10])
def test_a_table_stays_in_its_box(show: Show, columns: int, scale: float, language: str) -> None:
    box = NoteBox(NoteKind.WARNING, 1, "Take care")
    blocks = (paragraph("p")._replace(box=box), dose_table(columns)._replace(box=box), paragraph("after"))
    view = show(*blocks, width=900, scale=scale, language=language)
    document = view.shown_document
    area = document.tables[0].area()
    margin = document.rootFrame().frameFormat().leftMargin()
    bar = scale * decorations.BAR
    assert margin + bar < area.left()
    assert area.right() < document.textWidth() - margin - bar
    after = document.text_map.extent(2)
    drawn = next(each for each in document.decorations if each.name == "warning")
    assert after
    assert drawn.last < after[0]
    assert area.bottom() <= document.top_and_bottom(drawn.first, drawn.last)[1] <= document.top_and_bottom(*after)[0]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_the_line_below_the_last_row_belongs_to_the_table(show: Show, scale: float) -> None:
    document = show(dose_table(), paragraph("after"), width=900, scale=scale).shown_document
    frames = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    margins = frames[0].format()
    height = document.documentLayout().frameBoundingRect(frames[0]).height()
    height -= margins.topMargin() + margins.bottomMargin()
    top, bottom = document.tables[0].span()
    assert bottom - top >= height
    assert bottom < document.top_and_bottom(*(document.text_map.extent(1) or (0, 0)))[0]


def test_head_and_first_column_stay_in_view(show: Show) -> None:
    view = show(paragraph("a"), dose_table(rows=30), paragraph("b"), width=500)
    scroll_table(view, 200)
    hands.scroll(view, int(only_table(view).span()[0]) + 300)
    document = view.shown_document
    for text in ("Drug", "Weight 4 kg"):
        assert 0 <= view.cursorRect(document.cursor(position(view, text))).top() < 60
    row = view.cursorRect(document.cursor(position(view, "Amoxicillin 9")))
    assert row.left() == round(only_table(view).area().left())
    assert view.shown_document.shown_rect(position(view, "Weight 1 kg"), _layout_rect(view, "Weight 1 kg")).isEmpty()


def _layout_rect(view: PageView, text: str) -> QRectF:
    document = view.shown_document
    return document.documentLayout().blockBoundingRect(document.findBlock(position(view, text)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_point_finds_the_text_that_is_shown_there(show: Show, language: str) -> None:
    view = show(paragraph("a", "Short."), dose_table(), width=600, language=language)
    scroll_table(view, 150)
    table, document = only_table(view), view.shown_document
    visible = 0
    for row in range(4):
        for column in range(10):
            inside = table.cell_start(row, column)
            rect = view.cursorRect(document.cursor(inside))
            area = document.shown_rect(inside, document.documentLayout().blockBoundingRect(document.findBlock(inside)))
            if area.width() < 30 or not area.translated(0, -view.verticalScrollBar().value()).contains(
                QPointF(rect.center())
            ):
                continue
            visible += 1
            point = rect.center() + QPoint(-3 if language == "ar" else 3, 0)
            found = view.cursorForPosition(point).position()
            assert document.findBlock(found) == document.findBlock(inside)
    assert visible >= 12


@pytest.mark.parametrize("width", [700, 701, 733, 900])
@pytest.mark.parametrize("is_boxed", [False, True])
def test_the_lines_of_a_right_to_left_table_have_no_gaps(width: int, is_boxed: bool, show: Show) -> None:
    box = NoteBox(NoteKind.NOTE, 1, "Box") if is_boxed else None
    for columns in (2, 3, 5):
        view = show(dose_table(columns, 2, drug="دواء")._replace(box=box), width=width, language="ar")
        areas = sorted((region.area.left(), region.area.right()) for region in only_table(view).regions())
        assert [right for _, right in areas[:-1]] == [left for left, _ in areas[1:]]


def test_columns_of_a_right_to_left_table_begin_at_the_right(show: Show) -> None:
    view = show(dose_table(3, drug="أموكسيسيلين"), width=700, language="ar")
    table, document = only_table(view), view.shown_document
    areas = [
        document.shown_rect(
            table.cell_start(1, column),
            document.documentLayout().blockBoundingRect(document.findBlock(table.cell_start(1, column))),
        )
        for column in range(3)
    ]
    assert areas[0].left() > areas[1].right() > areas[2].right()
    assert abs(areas[0].right() - (view.viewport().width() - view.margin)) < 2


def _has_ink(image: QImage, area: QRectF, paper: QColor) -> bool:
    rect = area.toAlignedRect()
    return any(
        image.pixelColor(x, y) != paper
        for x in range(rect.left(), rect.right(), 2)
        for y in range(rect.top(), rect.bottom(), 2)
        if image.valid(x, y)
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_painted_where_it_is_shown(show: Show, theme: str) -> None:
    view = show(dose_table(3, drug="أموكسيسيلين"), width=700, language="ar", theme=theme)
    image = view.viewport().grab().toImage()
    paper = image.pixelColor(2, 2)
    document, table = view.shown_document, only_table(view)
    for column in range(3):
        inside = table.cell_start(1, column)
        block = document.findBlock(inside)
        line = block.layout().lineAt(0).naturalTextRect()
        rect = line.translated(document.documentLayout().blockBoundingRect(block).topLeft())
        assert _has_ink(image, document.shown_rect(inside, rect), paper)


def test_a_selection_in_a_scrolled_table(show: Show) -> None:
    view = show(dose_table(), width=500)
    scroll_table(view, 200)
    document = view.shown_document
    start = only_table(view).cell_start(1, 4)
    first = view.cursorRect(document.cursor(start)).center()
    last = view.cursorRect(
        document.cursor(document.findBlock(start).position() + document.findBlock(start).length() - 1)
    )
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view.viewport(), last.center() + QPoint(2, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last.center() + QPoint(2, 0))
    assert view.textCursor().selectionStart() == start
    assert document.findBlock(view.textCursor().selectionEnd()) == document.findBlock(start)
    assert JOINER not in view.createMimeDataFromSelection().text()


def test_a_click_opens_the_table_but_not_its_links(show: Show) -> None:
    table = dose_table()
    assert table.table
    row = (*table.table.rows[1][:2], (Span("alarm", link=TermLink("alarm")),), *table.table.rows[1][3:])
    block = table._replace(table=table.table._replace(rows=(table.table.rows[0], row)))
    view = show(block, width=600)
    chosen: list[PageTable] = []
    links: list[object] = []
    view.table_chosen.connect(chosen.append)
    view.link_chosen.connect(lambda run, _: links.append(run.link))
    hands.click_link_in_view(view, 0)
    assert (len(chosen), links) == (0, [TermLink("alarm")])
    start = view.cursorRect(view.shown_document.cursor(only_table(view).first))
    hands.click(view.viewport(), start.center() + QPoint(4, 0))
    assert chosen == [only_table(view)]


def test_a_table_by_keyboard(show: Show) -> None:
    view = show(paragraph("a"), dose_table(), paragraph("b"), width=500)
    chosen: list[PageTable] = []
    view.table_chosen.connect(chosen.append)
    view.setFocus()
    hands.press(view, "Tab")
    assert view.focused_table is only_table(view)
    hands.press(view, "Right")
    assert only_table(view).scrolled > 0
    hands.press(view, "Left")
    assert only_table(view).scrolled == 0
    hands.press(view, "Return")
    assert chosen == [only_table(view)]


def test_tab_shows_a_link_that_is_out_of_view(show: Show) -> None:
    table = dose_table()
    assert table.table
    row = (*table.table.rows[1][:9], (Span("alarm", link=TermLink("alarm")),))
    view = show(table._replace(table=table.table._replace(rows=(table.table.rows[0], row))), width=500)
    hands.press(view, "Tab")
    hands.press(view, "Tab")
    assert hands.focused_link(view) == view.shown_document.links[0]
    assert only_table(view).scrolled > 0
    assert view.viewport().rect().contains(view.link_rect(view.shown_document.links[0]))


def test_the_scroll_bar_and_the_wheel(show: Show) -> None:
    view = show(dose_table(), width=500)
    view.viewport().repaint()
    QApplication.processEvents()
    bars: list[QScrollBar] = list(view.viewport().findChildren(QScrollBar))
    (bar,) = [bar for bar in bars if bar.isVisible()]
    bar.setValue(90)
    assert only_table(view).scrolled == 90
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(-120, 0),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert only_table(view).scrolled > 90


def test_pieces_of_a_long_table_have_the_same_widths(show: Show) -> None:
    view = show(dose_table(rows=52), width=500)
    tables = view.shown_document.tables
    assert len(tables) > 1
    assert len({table.largest_scroll for table in tables}) == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_and_matches_are_where_the_text_is_shown(show: Show, language: str) -> None:
    view = show(dose_table(), width=700, language=language)
    scroll_table(view, 150)
    document, table = view.shown_document, only_table(view)
    first = table.cell_start(2, 4)
    last = first + document.findBlock(first).length() - 1
    (rect,) = text_rects(document, first, last)
    one, other = view.cursorRect(document.cursor(first)), view.cursorRect(document.cursor(last))
    scrolled = view.verticalScrollBar().value()
    assert abs(rect.left() - min(one.center().x(), other.center().x())) <= 2
    assert abs(rect.right() - max(one.center().x(), other.center().x())) <= 2
    assert abs(rect.top() - scrolled - one.top()) <= 2
    before = view.viewport().grab(rect.translated(0, -scrolled).toAlignedRect()).toImage()
    selection = QTextEdit.ExtraSelection()
    selection.cursor = document.cursor(first, last)  # type: ignore[attr-defined]
    characters = QTextCharFormat()
    characters.setBackground(QColor("red"))
    selection.format = characters  # type: ignore[attr-defined]
    view.setExtraSelections([selection])
    after = view.viewport().grab(rect.translated(0, -scrolled).toAlignedRect()).toImage()
    assert before != after
    assert after.pixelColor(after.width() // 2, 3) == QColor("red")


def test_a_mark_under_the_first_column_is_not_painted(show: Show) -> None:
    view = show(dose_table(), width=500)
    document, table = view.shown_document, only_table(view)
    first = table.cell_start(2, 1)
    last = first + document.findBlock(first).length() - 1
    assert len(list(text_rects(document, first, last))) == 1
    scroll_table(view, 250)
    assert list(text_rects(document, first, last)) == []
    pinned = table.cell_start(2, 0)
    assert len(list(text_rects(document, pinned, pinned + 5))) == 1


def test_the_margin_beside_a_wide_table_is_narrower(show: Show) -> None:
    view = show(paragraph("a"), dose_table(), paragraph("b"), width=1100)
    top, bottom = only_table(view).span()
    assert view.margin_at(top - 20) == view.margin
    assert view.margin_at((top + bottom) / 2) == only_table(view).area().left() < view.margin


@pytest.mark.parametrize(("nesting", "steps"), [("l", 1), ("ll", 2)])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("is_boxed", [False, True])
def test_a_table_in_a_list_is_indented(show: Show, nesting: str, steps: int, language: str, is_boxed: bool) -> None:
    rows = (("Drug", "Dose"), ("Zinc", "20 mg")) if language == "en" else (("الدواء", "الجرعة"), ("الزنك", "حبة"))
    table = Table(tuple(tuple(map(cell, row)) for row in rows), ("", ""))
    box = NoteBox(NoteKind.NOTE, 1) if is_boxed else None
    alone = Block("t", BlockKind.TABLE, table=table, box=box)
    (plain,) = show(alone, width=800, language=language).shown_document.tables
    (nested,) = show(alone._replace(nesting=nesting), width=800, language=language).shown_document.tables
    begin, end = (QRectF.left, QRectF.right) if language == "en" else (QRectF.right, QRectF.left)
    assert abs(begin(nested.area()) - begin(plain.area())) == pytest.approx(steps * INDENT, abs=2)
    assert plain.area().left() - 2 <= nested.area().left()
    assert nested.area().right() <= plain.area().right() + 2
    assert end(nested.area()) == pytest.approx(end(plain.area()), abs=2)


def test_a_wide_table_in_a_list_stays_in_the_window(show: Show) -> None:
    view = show(dose_table()._replace(nesting="l"), width=700)
    (table,) = view.shown_document.tables
    assert table.area().left() >= 0
    assert table.area().right() <= view.viewport().width()
    assert table.is_scrollable


@pytest.mark.parametrize("columns", range(1, 8))
@pytest.mark.parametrize("width", [701, 800, 1093])
def test_widths_in_whole_pixels_do_not_move_a_table_in_a_list(show: Show, columns: int, width: int) -> None:
    rows = tuple(tuple(cell("word " * (number % 3 + 1)) for number in range(columns)) for _ in range(2))
    alone = Block("t", BlockKind.TABLE, table=Table(rows, ("",) * columns))
    (plain,) = show(alone, width=width).shown_document.tables
    (nested,) = show(alone._replace(nesting="l"), width=width).shown_document.tables
    assert nested.area().left() - plain.area().left() == pytest.approx(INDENT, abs=2)
