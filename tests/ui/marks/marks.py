"""For tests of marks: selects text, and reads which marks are on the page and on disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser

from reader.marks.model import Mark
from reader.marks.store import MarkStore
from reader.ui.main_window import MainWindow
from reader.ui.marks.import_dialog import ImportDialog
from reader.ui.page.view import PageView
from tests.ui import hands


def position(page: PageView, block: str, offset: int = 0) -> int:
    assert page.opened
    index = next(index for index, each in enumerate(page.opened.article.blocks) if each.id == block)
    found = page.shown_document.text_map.position(index, offset)
    assert found is not None
    return found


def select(page: PageView, first: int, last: int) -> None:
    """From one document position to another, as Shift and the arrow keys do; also backwards."""
    cursor = QTextCursor(page.shown_document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    page.setFocus()
    QApplication.processEvents()


def select_in(page: PageView, block: str, first: int, last: int, other: str = "") -> None:
    """Characters of a block, or from one block into another."""
    select(page, position(page, block, first), position(page, other or block, last))


def saved_marks(folder: Path) -> list[Mark]:
    """The marks in a data folder that no window has open."""
    with contextlib.closing(MarkStore(folder)) as store:
        assert store.problem == ""
        return store.all()


def shown(window: MainWindow) -> list[tuple[str, str]]:
    """The colour of each mark on the page (empty for a bookmark), and the text that is painted."""
    found = []
    page = window.page.shown_document
    for mark in window.features.marks.overlay.items:
        first, last = page.text_map.position(*mark.start), page.text_map.end(*mark.end)
        words = hands.text_of(window.page, first, last) if mark.colour and first is not None and last else ""
        found.append((mark.colour, words.replace("\u2029", "\n")))
    return found


def beside(window: MainWindow, block: str) -> QPoint:
    """A point of the margin beside the first line of a paragraph, in pixels of the viewport."""
    page = window.page
    at = QPoint(round(page.margin) - 12, hands.top_of(page, block) + 8)
    if page.shown_document.is_rtl:
        at.setX(page.viewport().width() - round(page.margin) + 12)
    return at


def note_field(window: MainWindow) -> str:
    card = window.features.marks.page_controller.card
    return card.editor.note.toPlainText() if card else ""


def listed_quotes(window: MainWindow) -> list[str]:
    """The marked text of each row of the marks panel."""
    return [mark.target.quote for mark in window.features.marks.panel.list.rows.marks]


def panel_chip(window: MainWindow, text: str) -> QPushButton:
    """The chip above the list whose label begins with `text`."""
    found: list[QPushButton] = list(window.features.marks.panel.findChildren(QPushButton, "chip"))
    return next(each for each in found if each.text().startswith(text))


def choose(button: QPushButton, text: str) -> None:
    """Triggers the entry of a button's menu that begins with `text`."""
    next(action for action in button.menu().actions() if action.text().startswith(text)).trigger()
    QApplication.processEvents()


def take_in(window: MainWindow, *files: Path, button: str = "Import") -> list[str]:
    """Imports files and presses a button of the preview. Returns what the preview says."""
    texts: list[str] = []

    def answer(dialog: ImportDialog) -> None:
        texts.extend(hands.labels(dialog))
        texts.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        browsers: list[QTextBrowser] = list(dialog.findChildren(QTextBrowser))
        texts.extend(browser.toPlainText() for browser in browsers)
        hands.click(hands.button(dialog, button))

    act = lambda: window.features.marks.parts.import_export.get().import_files(files)  # noqa: E731
    assert hands.answering(ImportDialog, answer, act) == 1
    QApplication.processEvents()
    return texts
