"""A table by itself: opened by click or Enter, larger, by keyboard, and closed by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from reader.library.model import Block, BlockKind, Span, Table, TermLink
from reader.ui.main_window import MainWindow
from reader.ui.page.page_table import PageTable
from reader.ui.reading.card import Card
from reader.ui.reading.table_dialog import HTML, TEXT, TableDialog
from reader.ui.widgets.tool_button import ToolButton
from tests.packs import cell, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start

COLUMNS = 14


@pytest.fixture
def window(start: Start, tmp_path: Path) -> Iterator[MainWindow]:
    head = tuple(cell(f"Weight {column} kg") for column in range(COLUMNS))
    row = ((Span("alarm", link=TermLink("alarm")),), *(cell("154 mg") for _ in range(1, COLUMNS)))
    table = Block("t", BlockKind.TABLE, table=Table((head, row, row), ("",) * COLUMNS))
    heading = Block("h", BlockKind.HEADING, (Span("Doses"),), level=2)
    blocks = (heading, Block("p", BlockKind.PARAGRAPH, (Span("Words."),)), table)
    window = start(make_pack(tmp_path / "tables.carrel", articles=(pages.article(*blocks),)))
    yield window
    for dialog in open_dialogs(window):
        dialog.close()


def open_dialogs(window: MainWindow) -> list[TableDialog]:
    return hands.visible(window, TableDialog)


def table_of(window: MainWindow) -> PageTable:
    (table,) = window.page.shown_document.tables
    return table


def opened_by_enter(window: MainWindow) -> TableDialog:
    window.page.setFocus()
    hands.press(window.page, "Tab")
    assert window.page.focused_table is table_of(window)
    hands.press(window.page, "Return")
    (dialog,) = open_dialogs(window)
    return dialog


def test_enter_opens_it_and_esc_closes_it(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    QTest.qWaitForWindowActive(dialog)
    assert dialog.windowTitle() == "Table: Doses"
    assert dialog.page.hasFocus()
    text = dialog.page.shown_document.toPlainText()
    assert "154 mg" in text
    assert "Words." not in text
    assert dialog.page.page_style.text_scale > window.page.page_style.text_scale
    hands.press(dialog.page, "Esc")
    assert open_dialogs(window) == []
    assert window.page.focused_table is table_of(window)


def test_a_click_opens_it(window: MainWindow) -> None:
    page = window.page
    start = page.cursorRect(page.shown_document.cursor(table_of(window).first))
    hands.click(page.viewport(), start.center() + QPoint(5, 0))
    assert len(open_dialogs(window)) == 1


def test_it_is_no_larger_than_the_screen(window: MainWindow) -> None:
    window.resize(5000, 4000)
    window.page.choose_table(table_of(window))
    (dialog,) = open_dialogs(window)
    available = window.screen().availableGeometry()
    assert dialog.frameGeometry().width() <= available.width()
    assert dialog.frameGeometry().height() <= available.height()


def test_it_scrolls_by_keyboard_and_changes_its_size(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    page = dialog.page
    QTest.qWaitForWindowActive(dialog)
    table = page.shown_document.tables[0]
    hands.press(page, "Right")
    first = table.scrolled
    assert first > 0
    hands.press(page, "Tab")
    assert page.focused_table is table
    hands.press(page, "Right")
    assert table.scrolled > first
    hands.press(page, "Left")
    assert table.scrolled == pytest.approx(first)
    before = page.page_style.text_scale
    for larger in ("Ctrl++", "Ctrl+Shift++", "Ctrl+="):  # where the plus sign is differs between keyboards
        hands.press(page, larger)
        assert page.page_style.text_scale > before
        hands.press(page, "Ctrl+-")
        assert page.page_style.text_scale == pytest.approx(before)


def test_there_is_little_space_above_it(window: MainWindow) -> None:
    window.appearance.choose_text_size(200)
    page = opened_by_enter(window).page
    assert page.shown_document.tables[0].area().top() < 20 * page.page_style.text_scale


def test_a_link_in_it_is_followed_on_the_page(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    dialog.page.link_chosen.emit(dialog.page.shown_document.links[0], dialog.page.rect())
    QApplication.processEvents()
    assert open_dialogs(window) == []
    assert hands.only(window.page, Card).isVisible()


def test_a_screen_reader_finds_the_table_there(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    root = QAccessible.queryAccessibleInterface(dialog.page)
    assert root.text(QAccessible.Text.Name)
    table = root.child(0)
    assert table.role() is QAccessible.Role.Table
    assert table.child(1).child(1).text(QAccessible.Text.Name) == "154 mg"
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)


# copy and save


def test_the_menu_of_a_table_that_fits_opens_it(start: Start, tmp_path: Path) -> None:
    table = Table(((cell("Weight"), cell("Dose")), (cell("10 kg"), cell("154 mg"))), ("", ""))
    blocks = (Block("p", BlockKind.PARAGRAPH, (Span("Words."),)), Block("t", BlockKind.TABLE, table=table))
    window = start(make_pack(tmp_path / "small.carrel", articles=(pages.article(*blocks),)))
    page = window.page
    at = page.cursorRect(page.shown_document.cursor(table_of(window).first)).center() + QPoint(5, 0)
    hands.click(page.viewport(), at)
    assert open_dialogs(window) == []

    def choose(menu: QMenu) -> None:
        next(action for action in menu.actions() if action.text() == "Show this table by itself…").trigger()

    hands.answering(QMenu, choose, lambda: hands.ask_for_menu(page, at))
    (dialog,) = open_dialogs(window)
    assert "154 mg" in dialog.page.shown_document.toPlainText()
    dialog.close()


def test_it_is_copied_as_text_and_html(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    hands.press(dialog.page, "Ctrl+C")
    assert hands.clipboard().splitlines()[1].startswith("alarm\t154 mg\t154 mg")
    assert "<td>154 mg</td>" in QGuiApplication.clipboard().mimeData().html()
    assert dialog.status.text() == "Table copied."


def test_a_selection_is_copied_alone(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    first = dialog.page.shown_document.tables[0].first
    dialog.page.setTextCursor(dialog.page.shown_document.cursor(first, first + 6))
    hands.press(dialog.page, "Ctrl+C")
    assert hands.clipboard() == "Weight"


@pytest.mark.parametrize(
    ("name", "chosen", "written", "begins"),
    [
        ("t.html", HTML, "t.html", "<!doctype html>"),
        ("t", HTML, "t.html", "<!doctype html>"),
        ("t", TEXT, "t.tsv", "Weight 0 kg\tWeight 1 kg"),
        ("t.txt", HTML, "t.txt", "Weight 0 kg\tWeight 1 kg"),
    ],
)
def test_saving(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    chosen: str,
    written: str,
    begins: str,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), chosen))
    dialog = opened_by_enter(window)
    hands.press(dialog.page, "Ctrl+S")
    assert (tmp_path / written).read_text(encoding="utf-8").startswith(begins)
    assert dialog.status.text() == f"Saved as {written}."


def test_a_folder_that_cannot_be_written_says_so(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "missing" / "t.html"), HTML))
    dialog = opened_by_enter(window)
    dialog.save()
    assert dialog.status.text().startswith("t.html could not be written (")


def test_its_buttons_are_in_one_line(window: MainWindow) -> None:
    dialog = opened_by_enter(window)
    QApplication.processEvents()
    buttons = [*dialog.findChildren(ToolButton), *dialog.buttons.buttons()]
    middles = {each.mapTo(dialog, each.rect().center()).y() for each in buttons if each.isVisible()}
    assert len(middles) == 1
