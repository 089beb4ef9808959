"""Selections and the caret on pages that are turned: from column to column, and on to the next page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import LENGTHS, SIZES, TWO, Show


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
