"""The layout of the dialogs at every size, and access by keyboard and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.sticks.make_dialog import MakeDialog
from reader.ui.sticks.stick_dialog import StickDialog
from reader.ui.sticks.tick_list import TickList
from tests.ui import hands
from tests.ui.sticks.benches import Bench

LONG = "A-NAME-WITHOUT-ANY-SPACE-" * 4


@pytest.fixture(params=[(420, 100), (420, 200), (420, 300), (1000, 300)])
def sized(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """A window of that width, with text of that size."""
    width, percent = request.param
    window.appearance.choose_text_size(percent)
    window.resize(width, 700)
    return window


def check_fits(dialog: StickDialog, width: int) -> None:
    assert dialog.width() <= width
    buttons: list[QPushButton] = list(dialog.findChildren(QPushButton))
    for button in filter(QPushButton.isVisible, buttons):
        left = button.mapTo(dialog, button.rect().topLeft()).x()
        assert left >= 0
        assert left + button.width() <= dialog.width(), button.text()
        assert button.width() >= button.sizeHint().width(), button.text()
    areas: list[QScrollArea] = list(dialog.findChildren(QScrollArea))
    for area in filter(QScrollArea.isVisible, areas):
        assert area.horizontalScrollBar().maximum() == 0


def check_rows_have_space(rows: TickList) -> None:
    """Every row has the height that its text needs."""
    heights = [rows.visualRect(rows.model().index(row, 0)).height() for row in range(len(rows.rows))]
    wanted = [rows.sizeHintForRow(row) for row in range(len(rows.rows))]
    assert heights == wanted
    assert rows.verticalScrollBar().maximum() == 0


def test_make_dialog(bench: Bench, sized: MainWindow) -> None:
    bench.insert(LONG)
    bench.insert("B", is_writable=False)
    dialog = bench.make(sized)
    QApplication.processEvents()
    check_fits(dialog, sized.width())
    check_rows_have_space(dialog.choose_page.sticks)
    check_rows_have_space(dialog.choose_page.packs)
    bench.write(dialog, next(iter(bench.drives)))
    check_fits(dialog, sized.width())
    check_rows_have_space(dialog.outcome_page.list)
    hands.click(hands.button(dialog, "Close"))


def test_check_dialog(bench: Bench, sized: MainWindow) -> None:
    bench.insert(LONG)
    dialog = bench.check(sized)
    QApplication.processEvents()
    check_fits(dialog, sized.width())
    check_rows_have_space(dialog.choose_page.sticks)


def test_rows_grow_with_the_text(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    before = dialog.choose_page.sticks.height()
    window.appearance.choose_text_size(300)
    qtbot.waitUntil(lambda: dialog.choose_page.sticks.height() > before * 1.4)
    check_rows_have_space(dialog.choose_page.sticks)


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_rows_follow_the_theme(bench: Bench, window: MainWindow, theme: str) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    window.appearance.choose_theme(theme)
    QApplication.processEvents()
    picture = dialog.choose_page.sticks.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(picture.height())}
    colours_of_theme = window.appearance.theme.colours
    assert {colours_of_theme["page"], colours_of_theme["selection"]} <= colours


def test_tab_reaches_everything(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    bench.insert("B")
    dialog = bench.make(window)
    bench.tick(dialog.choose_page.sticks, "A")
    reached = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not isinstance(focus, QScrollArea):
            reached.append(focus.accessibleName() or getattr(focus, "text", str)())
        hands.keys("Tab")
    expected = ["Sticks in this computer", "Tick all", "Choose a folder…", "Packs to copy", "Write 1 stick", "Close"]
    assert reached[:6] == expected
    assert reached[6:8] == expected[:2]


def test_arrow_keys_scroll_rows_into_view(bench: Bench, window: MainWindow) -> None:
    window.resize(420, 320)
    for number in range(12):
        bench.insert(f"STICK-{number:02}")
    dialog = bench.make(window)
    rows = dialog.choose_page.sticks
    rows.setFocus()
    area: QScrollArea | None = dialog.choose_page.findChild(QScrollArea)
    assert area
    for _ in range(11):
        hands.keys("Down")
    assert rows.current.endswith("STICK-11")
    middle = rows.visualRect(rows.currentIndex()).center()
    assert area.viewport().rect().contains(rows.viewport().mapTo(area.viewport(), middle))


def test_a_screen_reader_hears_the_row_and_its_tick(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    dialog: MakeDialog = bench.make(window)
    rows = dialog.choose_page.sticks
    bench.tick(rows, "A")
    index = rows.model().index(0, 0)
    assert "Enough free space" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    interface = QAccessible.queryAccessibleInterface(rows)
    assert interface.text(QAccessible.Text.Name) == "Sticks in this computer"
    child = interface.child(0)
    assert "Enough free space" in child.text(QAccessible.Text.Name)
    assert child.state().checkable  # type: ignore[attr-defined]
    assert child.state().checked  # type: ignore[attr-defined]
