"""Pages that are turned: whole lines, what turns them, the place that is kept, links, caret and screen readers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.library.model import Article, Block, BlockKind, Figure, Location, Span, Table, WebLink
from reader.search.find_in_article import Match
from reader.ui.page import screen_reader
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.packs import ARTICLES, cell
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.test_page_touch import swipe
from tests.ui.page.turned_pages import ONE, TWO, Show

SIZES = pytest.mark.parametrize("size", [ONE, TWO], ids=["one", "two"])


# ---- what a page shows


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
    original = view.viewport().grab(first).toImage()
    hands.press(view, "Space")
    for slot in turned.turning(view).slots:
        again = slot.area.toRect()
        again.moveBottom(again.top() - 1)
        again.setTop(again.bottom() - height + 1)
        assert view.viewport().grab(again.intersected(QRect(again.topLeft(), first.size()))).toImage() == original
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
    assert any(image.pixel(x, top + 40) != empty for x in range(image.width()))


@SIZES
def test_the_ending_is_on_the_last_page(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    hands.press(view, "End")
    assert turned.is_in_view(view, view.shown_document.lastBlock().position())


# ---- turning

LENGTHS = {ONE: 1, TWO: 2}


@pytest.mark.parametrize("key", ["Space", "PgDown", "Right", "Down"])
@SIZES
def test_keys_turn_forward_and_back(show: Show, size: tuple[int, int], key: str) -> None:
    view, columns = show(size=size), LENGTHS[size]
    assert turned.pages_in_view(view) == list(range(columns))
    hands.press(view, key)
    assert turned.pages_in_view(view) == list(range(columns, 2 * columns))
    hands.press(view, {"Space": "Shift+Space", "PgDown": "PgUp", "Right": "Left", "Down": "Up"}[key])
    assert turned.pages_in_view(view) == list(range(columns))
    hands.press(view, "Left")
    assert turned.pages_in_view(view) == list(range(columns)), "there is nothing before the first page"


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_F9])
def test_a_key_that_does_nothing_turns_nothing(show: Show, key: Qt.Key) -> None:
    """The cursor of the text, which nobody sees, is still on the first page."""
    view = show()
    for _ in range(3):
        hands.press(view, "Space")
    QTest.keyClick(view, key)
    assert turned.pages_in_view(view) == [3]


@SIZES
def test_home_and_end(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    count = len(turned.turning(view).pages)
    hands.press(view, "End")
    assert turned.pages_in_view(view)[-1] == count - 1
    hands.press(view, "Space")
    assert turned.pages_in_view(view)[-1] == count - 1
    hands.press(view, "Home")
    assert turned.pages_in_view(view)[0] == 0


def test_every_line_is_seen_once_on_the_way(show: Show) -> None:
    view = show(size=TWO)
    seen = list(turned.pages_in_view(view))
    for _ in range(50):
        hands.press(view, "Space")
        seen += turned.pages_in_view(view)
    assert list(dict.fromkeys(seen)) == list(range(len(turned.turning(view).pages)))


def test_right_to_left(show: Show) -> None:
    view = show(*turned.arabic(), size=(1700, 620), language="ar")
    first, second = turned.turning(view).slots
    assert first.area.left() > second.area.left()
    hands.press(view, "Left")
    assert turned.pages_in_view(view) == [2, 3]
    hands.press(view, "Right")
    assert turned.pages_in_view(view) == [0, 1]
    hands.click(view.viewport(), QPoint(3, 300))
    assert turned.pages_in_view(view) == [2, 3]


def wheel(view: PageView, delta: QPoint, pixels: QPoint = QPoint(), at: int = 1000) -> None:  # noqa: B008
    point = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        point, QPointF(view.viewport().mapToGlobal(point)), pixels, delta, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setTimestamp(at)
    QApplication.sendEvent(view.viewport(), event)


def test_each_step_of_a_wheel_turns_a_page(show: Show) -> None:
    view = show()
    for number in range(1, 4):
        wheel(view, QPoint(0, -120))
        assert turned.pages_in_view(view) == [number]
    wheel(view, QPoint(0, 120))
    assert turned.pages_in_view(view) == [2]
    wheel(view, QPoint(-120, 0))
    assert turned.pages_in_view(view) == [3]


def test_one_movement_on_a_touch_pad_turns_one_page(show: Show) -> None:
    view = show()
    for step in range(40):
        wheel(view, QPoint(0, -20), QPoint(0, -20), at=1000 + 10 * step)
    assert turned.pages_in_view(view) == [1]
    for step in range(10):
        wheel(view, QPoint(0, -20), QPoint(0, -20), at=3000 + 10 * step)
    assert turned.pages_in_view(view) == [2]


@pytest.mark.parametrize(
    ("x", "size", "page"),
    [(5, (1000, 500), 0), (995, (1000, 500), 2), (500, (1000, 500), 1), (1690, (1700, 620), 4)],
)
def test_clicks_at_the_edges(show: Show, x: int, size: tuple[int, int], page: int) -> None:
    view = show(size=size)
    hands.press(view, "Space")
    hands.click(view.viewport(), QPoint(x, 200))
    assert turned.pages_in_view(view)[0] == page


def test_clicks_beside_the_text_are_for_marks(show: Show) -> None:
    view = show(size=(1000, 500))
    hands.press(view, "Space")
    for x in (round(view.margin) - 20, view.viewport().width() - round(view.margin) + 20):
        hands.click(view.viewport(), QPoint(x, 200))
        assert turned.pages_in_view(view) == [1]


@pytest.mark.parametrize(("name", "page"), [("Next page", 2), ("Previous page", 0)])
def test_arrows_at_the_foot(show: Show, name: str, page: int) -> None:
    view = show()
    hands.press(view, "Space")
    hands.click(hands.named(view, name, QToolButton))
    assert turned.pages_in_view(view) == [page]
    assert view.hasFocus()


@pytest.mark.parametrize(("moved", "page"), [((-90, 5), 2), ((90, 5), 0), ((4, -90), 2), ((4, 90), 0), ((-30, 0), 1)])
def test_swipes(show: Show, moved: tuple[int, int], page: int) -> None:
    view = show()
    PageTouch(view)
    hands.press(view, "Space")
    device: QPointingDevice = QTest.createTouchDevice()
    start = QPoint(300, 250)
    swipe(view.viewport(), device, start, start + QPoint(moved[0] // 2, moved[1] // 2), start + QPoint(*moved))
    assert turned.pages_in_view(view) == [page]
    assert not view.textCursor().hasSelection()


# ---- the counter


@pytest.mark.parametrize(
    ("size", "blocks", "expected"),
    [(ONE, turned.mixed(), "Page 1 of {}"), (TWO, turned.mixed(), "Pages 1–2 of {}"), (TWO, (), "Page 1 of 1")],
    ids=["one", "two", "short"],
)
def test_the_counter(show: Show, size: tuple[int, int], blocks: tuple[Block, ...], expected: str) -> None:
    view = show(*(blocks or (turned.paragraph(1),)), size=size)
    count = len(turned.turning(view).pages)
    assert turned.label(view) == expected.format(count)
    names = [
        interface.text(QAccessible.Text.Name)
        for label in view.findChildren(type(turned.turning(view).counter.label))
        if (interface := QAccessible.queryAccessibleInterface(label))
    ]
    assert turned.label(view) in names


def test_the_counter_follows(show: Show) -> None:
    view = show()
    count = len(turned.turning(view).pages)
    hands.press(view, "Space")
    assert turned.label(view) == f"Page 2 of {count}"
    view.resize(*TWO)
    QApplication.processEvents()
    assert turned.label(view) == f"Pages 1–2 of {len(turned.turning(view).pages)}"
    hands.press(view, "End")
    assert turned.label(view).endswith(f"of {len(turned.turning(view).pages)}")


def test_pages_go_on_in_the_next_part(show: Show) -> None:
    view = show(*turned.long_article())
    assert turned.label(view).startswith("Part 1 of 3, page 1 of ")
    last = len(turned.turning(view).pages)
    for _ in range(last):
        hands.press(view, "Space")
    assert turned.label(view).startswith("Part 2 of 3, page 1 of ")
    hands.press(view, "Shift+Space")
    assert turned.label(view) == f"Part 1 of 3, page {last} of {last}"
    hands.press(view, "End")
    assert turned.label(view).startswith("Part 3 of 3")
    hands.press(view, "Home")
    assert turned.label(view).startswith("Part 1 of 3, page 1 of ")


def test_the_beginning_is_told_from_the_first_page_of_another_part(show: Show) -> None:
    view = show(*turned.long_article())
    told: list[ReadingPosition] = []
    view.position_changed.connect(told.append)
    hands.press(view, "End")
    last = turned.label(view)
    view.show_position(ReadingPosition(Location("sample", "article", "p40")))
    hands.press(view, "Home")
    QApplication.processEvents()
    assert turned.label(view) != last
    assert told[-1] == view.reading_position()
    assert told[-1].location.block == ""


@pytest.mark.parametrize(("width", "has_arrows"), [(700, True), (190, False)])
def test_arrows_need_room(show: Show, width: int, has_arrows: bool) -> None:
    """The numbers matter more."""
    view = show(*turned.long_article(), size=(width, 500))
    counter = turned.turning(view).counter
    assert counter.label.width() >= counter.label.sizeHint().width()
    arrows: list[QToolButton] = list(counter.findChildren(QToolButton))
    assert [arrow.isVisible() for arrow in arrows] == [has_arrows, has_arrows]


def test_the_position_is_told(show: Show) -> None:
    view = show(*turned.long_article())
    told: list[ReadingPosition] = []
    view.position_changed.connect(told.append)
    hands.press(view, "Space")
    hands.press(view, "End")
    QApplication.processEvents()
    assert view.progress() == 1.0
    assert told[-1] == view.reading_position()
    assert told[0] != told[-1]


# ---- the place that is kept


def visible_block(view: PageView) -> str:
    assert view.opened
    return view.opened.article.blocks[view.first_visible()[0]].id


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_changes_keep_the_place(show: Show, scale: float) -> None:
    """However often the window and the text change their size."""
    view = show(scale=scale)
    for _ in range(7):
        hands.press(view, "Space")
    QApplication.processEvents()
    before = view.reading_position()
    for size in (TWO, (900, 480), (500, 400), TWO, ONE):
        view.resize(*size)
        QApplication.processEvents()
    assert view.reading_position() == before
    for each in (1.5, 3.0, 0.8, scale):
        with view.changing_style(PageStyle(view.page_style.theme, each, 96.0)):
            pass
        QApplication.processEvents()
    assert view.reading_position() == before
    assert turned.pages_in_view(view) == [7]


def test_switching_keeps_the_place(show: Show) -> None:
    view = show()
    for _ in range(5):
        hands.press(view, "Space")
    block = visible_block(view)
    for _ in range(3):
        view.set_turning(False)
        QApplication.processEvents()
        assert visible_block(view) == block
        view.set_turning(True)
        QApplication.processEvents()
        assert visible_block(view) == block
    assert turned.pages_in_view(view) == [5]
    assert not view.verticalScrollBar().isVisible()
    view.set_turning(False)
    assert view.verticalScrollBar().isVisible()
    assert view.turning is None


@SIZES
def test_a_jump_shows_its_target(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    assert view.opened
    for block in ("h25", "p3", "h10", "t", "p35"):
        view.show_position(ReadingPosition(Location("sample", "article", block)))
        QApplication.processEvents()
        assert turned.is_in_view(view, turned.position_of(view, block))
        assert visible_block(view) == block
        assert view.block_being_read() == view.first_visible()[0]


def test_the_section_being_read(show: Show) -> None:
    view = show()
    read = []
    for _ in turned.turning(view).pages:
        read.append(view.block_being_read())
        hands.press(view, "Space")
        QApplication.processEvents()
    assert read == sorted(read, key=lambda number: -1 if number is None else number)
    assert read[0] == -1
    assert read[-1] > 30  # type: ignore[operator]


# ---- links, matches and the caret


@SIZES
def test_tab_turns_to_every_link(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    for run in view.shown_document.links:
        hands.press(view, "Tab")
        assert hands.focused_link(view) == run
        assert turned.is_in_view(view, run.first)
    assert turned.pages_in_view(view)[-1] >= len(turned.turning(view).pages) - 2


def test_clicks_on_links_of_both_columns(show: Show) -> None:
    view = show(size=TWO)
    chosen: list[tuple[object, int]] = []
    view.link_chosen.connect(lambda run, rect: chosen.append((run, rect.left())))
    links = [run for run in view.shown_document.links if isinstance(run.link, WebLink)]
    shown = [run for run in links if turned.is_in_view(view, run.first)]
    for run in shown:
        hands.click_link(view, run)
    assert [run for run, _ in chosen] == shown
    assert any(left > view.width() / 2 for _, left in chosen)
    assert any(left < view.width() / 2 for _, left in chosen)


@pytest.mark.parametrize("is_below", [True, False])
def test_nothing_is_at_a_point_outside_the_pages(show: Show, is_below: bool) -> None:
    """Above and below a line that is all link."""
    links = [Block(f"p{number}", BlockKind.PARAGRAPH, (Span("link " * 12, link=WebLink("https://example.org")),))
             for number in range(60)]  # fmt: skip
    view = show(*links)
    chosen: list[object] = []
    view.link_chosen.connect(lambda run, _: chosen.append(run))
    hands.press(view, "Space")
    area = turned.slot_of(view, 0).area
    at = QPoint(300, round(area.bottom()) + 6 if is_below else round(area.top()) - 6)
    hands.click(view.viewport(), at)
    assert not chosen
    assert not view.anchorAt(at)
    position = view.cursorForPosition(at).position()
    assert turned.is_in_view(view, position)
    hands.click(
        view.viewport(), QPoint(300, round(area.bottom() if is_below else area.top()) + (-12 if is_below else 12))
    )
    assert chosen


def test_a_selection_reaches_from_one_column_to_the_other(show: Show) -> None:
    view = show(size=TWO)
    first, second = turned.turning(view).slots
    begin = QPoint(round(first.area.left()) + 80, round(first.area.bottom()) - 40)
    end = QPoint(round(second.area.left()) + 300, round(second.area.top()) + 60)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(view.viewport(), begin + QPoint(40, 0))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    cursor = view.textCursor()
    pair = [view.cursorForPosition(point).position() for point in (begin, end)]
    assert [cursor.selectionStart(), cursor.selectionEnd()] == pair
    assert pair[0] < view.position_at(second.top) < pair[1]
    assert turned.pages_in_view(view) == [0, 1], "nothing is turned by a click or a selection"
    image = view.viewport().grab().toImage()
    colour = view.palette().highlight().color().rgb()
    columns = {x // (view.width() // 2) for x in range(image.width()) for y in range(20, 560, 7)
               if image.pixel(x, y) == colour}  # fmt: skip
    assert columns == {0, 1}


def test_a_selection_held_below_the_text_turns_the_page(show: Show) -> None:
    view = show()
    begin, below = QPoint(200, 200), QPoint(300, view.viewport().height() - 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    first = view.cursorForPosition(begin).position()
    QTest.mouseMove(view.viewport(), begin + QPoint(40, 0))
    QTest.mouseMove(view.viewport(), below)
    assert turned.turning(view).pointer._drag_timer.isActive()
    turned.turning(view).pointer._drag_timer.timeout.emit()
    assert turned.pages_in_view(view) == [1]
    QTest.mouseMove(view.viewport(), QPoint(300, 150))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 150))
    assert view.textCursor().selectionStart() == first
    assert view.textCursor().selectionEnd() > view.position_at(view.view_top)
    assert not turned.turning(view).pointer._drag_timer.isActive()


@SIZES
def test_matches_are_shown_and_painted(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    assert view.opened
    count = len(view.opened.article.blocks)
    matches = [Match(number, 0, 4) for number in range(count) if view.opened.article.blocks[number].spans]
    colour = QColor(view.page_style.theme.colours["mark_now"]).rgb()
    for number in (5, 30, len(matches) - 1, 0):
        view.highlight_matches(matches, number)
        view.show_match(matches[number])
        position = view.shown_document.text_map.position(matches[number].index, 0)
        assert position is not None
        assert turned.is_in_view(view, position)
        rect = view.cursorRect(view.shown_document.cursor(position))
        image = view.viewport().grab().toImage()
        assert any(image.pixel(x, y) == colour for x in range(rect.left(), rect.left() + 20)
                   for y in range(rect.top(), rect.bottom()))  # fmt: skip


@SIZES
def test_the_caret_turns_pages(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    view.set_caret(True)
    hands.press(view, "Ctrl+Home")
    for _ in range(400):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert turned.is_in_view(view, view.textCursor().position())
    assert turned.pages_in_view(view)[-1] == len(turned.turning(view).pages) - 1
    hands.press(view, "Ctrl+Home")
    assert turned.pages_in_view(view)[0] == 0
    hands.press(view, "Right")
    assert view.textCursor().position() == 1
    hands.press(view, "PgDown")
    assert turned.pages_in_view(view)[0] == LENGTHS[size]
    assert turned.is_in_view(view, view.textCursor().position())
    hands.press(view, "Shift+PgDown")
    assert view.has_selection


def test_the_caret_is_painted_in_the_second_column(show: Show) -> None:
    view = show(size=TWO)
    view.set_caret(True)
    without = view.viewport().grab().toImage()
    position = view.position_at(turned.slot_of(view, 1).top) + 5
    view.setTextCursor(view.shown_document.cursor(position))
    QApplication.processEvents()
    rect = view.cursorRect()
    assert rect.left() > view.width() / 2
    image = view.viewport().grab().toImage()
    assert any(image.pixel(x, rect.center().y()) != without.pixel(x, rect.center().y())
               for x in range(rect.left() - 1, rect.right() + 3))  # fmt: skip


def test_arrows_scroll_the_table_with_the_focus(show: Show) -> None:
    row = tuple(cell("Antidisestablishmentarianism " * 2) for _ in range(9))
    view = show(turned.paragraph(1), Block("t", BlockKind.TABLE, table=Table((row,) * 30, ("",) * 9)), size=TWO)
    hands.press(view, "Tab")
    hands.press(view, "Tab")
    table = view.focused_table
    assert table
    assert table.is_scrollable
    before = turned.pages_in_view(view)
    hands.press(view, "Right")
    assert table.scrolled > 0
    assert turned.pages_in_view(view) == before
    bars = [bar for bar in view.viewport().findChildren(type(view.verticalScrollBar())) if bar.isVisible()]
    assert bars
    assert all(bar.geometry().bottom() < view.viewport().height() for bar in bars)


# ---- screen readers


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


def test_everything_of_the_sample_can_be_turned(qapp: QApplication, tmp_path: Path) -> None:
    for size in (ONE, TWO):
        for scale in (1.0, 3.0):
            folder = tmp_path / f"{size[0]}-{scale}"
            folder.mkdir()
            article: Article = ARTICLES[0]
            view = turned.shown(folder, article, size, scale)
            for _ in range(60):
                hands.press(view, "Space")
                view.viewport().grab()
            assert turned.turning(view).is_at_end
            assert view.opened
            view.opened.pack.close()
            view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
