"""Qt moves what a page shows when it scrolls, and paints only what is new: the window must look as if all were new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import sub
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Span, Table
from reader.ui.main_window import MainWindow
from reader.ui.page.screen_picture import painted
from reader.ui.page.view import PageView
from tests.ui import hands, samples
from tests.ui.conftest import Start

UNSEEN = 4  # of 255 levels of a colour
STEPS = (40, 40, -13, 1, 300, -120, 57, 700, -40, 3000, -700)


class Areas(QObject):
    """The areas that a widget was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.seen.append(event.rect())
        return False


def blocks() -> Iterator[Block]:
    yield from samples.blocks_of(2, 4)
    for number, kind in enumerate(NoteKind):
        box = NoteBox(kind, number, "Look")
        yield Block(f"box-{number}", BlockKind.PARAGRAPH, (Span(samples.prose(90)),), box=box)
        yield Block(f"item-{number}", BlockKind.ITEM, (Span(samples.prose(30)),), level=1, marker="•", box=box)
    cells = [(Span(f"Row {row}"),) for row in range(60)]
    yield Block("long", BlockKind.TABLE, table=Table(tuple((cell, cell) for cell in cells), ("", "")))
    wide = tuple((Span(f"A longer heading, number {column}"),) for column in range(14))
    yield Block("wide", BlockKind.TABLE, table=Table((wide,) * 12, ("",) * 14))
    yield from (block._replace(id=f"more-{block.id}") for block in samples.blocks_of(2, 4))


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    article = samples.GUIDE._replace(blocks=tuple(blocks()))
    return start(samples.guide(tmp_path, article), (1024, 600))


def nothing(_window: MainWindow) -> None:
    pass


def marks(window: MainWindow) -> None:
    page = window.page
    for first, last in ((200, 700), (1500, 1600)):
        page.setTextCursor(page.shown_document.cursor(first, last))
        hands.press(page, "Ctrl+Shift+Y")
    hands.press(page, "Ctrl+D")


def selection(window: MainWindow) -> None:
    window.page.selectAll()


def caret(window: MainWindow) -> None:
    hands.press(window.page, "F7")


def matches(window: MainWindow) -> None:
    hands.press(window, "Ctrl+F")
    hands.type_text("the")
    window.page.setFocus()


def ruler(window: MainWindow) -> None:
    window.appearance.choose("line_focus", 3)


def dark(window: MainWindow) -> None:
    window.appearance.choose("theme", "dark")


def justified(window: MainWindow) -> None:
    window.appearance.choose_all({"justified": True, "text_size": 150})
    QApplication.processEvents()  # the article is laid out in that style now
    window.features.hints.finish()  # none appears amid the steps


def is_as_painted_now(page: PageView) -> bool:
    QApplication.processEvents()
    view, window = page.viewport(), page.window()
    in_window = window.backingStore().paintDevice()
    assert isinstance(in_window, QImage)
    place = QRect(view.mapTo(window, QPoint()), view.size())
    shown, wanted = in_window.copy(place), painted(window, window.rect()).copy(place)
    # Now and then, Qt fills a hyphen at the end of a line 1/64 of a pixel wider.
    return shown == wanted or (page.divided_words() > 0 and is_alike(shown, wanted))


def is_alike(one: QImage, other: QImage) -> bool:
    """Whether they differ by less than anybody can see."""
    pixels = [bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other)]
    return one.size() == other.size() and max(map(abs, map(sub, *pixels))) <= UNSEEN


@pytest.mark.parametrize("prepare", [nothing, marks, selection, caret, matches, ruler, dark, justified])
def test_a_page_that_was_scrolled(window: MainWindow, prepare: Callable[[MainWindow], None]) -> None:
    prepare(window)
    bar = window.page.verticalScrollBar()
    window.page.lay_out_all()
    for number, step in enumerate(STEPS):
        bar.setValue(bar.value() + step)
        assert is_as_painted_now(window.page), f"step {number}"


def test_the_head_of_a_table_that_stays_in_view(window: MainWindow) -> None:
    page = window.page
    page.lay_out_all()
    table = page.shown_document.tables[-1]
    page.verticalScrollBar().setValue(round(table.span()[0]) - 200)
    for step in (150, 60, 20, 1, 30, -25, -40, -60, 500, -500, 900):
        page.verticalScrollBar().setValue(page.verticalScrollBar().value() + step)
        assert is_as_painted_now(page), f"step {step}"


def test_only_what_is_new_is_painted(window: MainWindow) -> None:
    page, areas = window.page, Areas()
    QApplication.processEvents()
    page.viewport().installEventFilter(areas)
    page.verticalScrollBar().setValue(40)
    QApplication.processEvents()
    assert areas.seen == [QRect(0, page.viewport().height() - 40, page.viewport().width(), 40)]


def test_all_is_painted_between_two_pixels_of_the_screen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page, areas = window.page, Areas()
    QApplication.processEvents()
    page.viewport().installEventFilter(areas)
    monkeypatch.setattr(type(page), "devicePixelRatioF", lambda _page: 1.25)
    page.verticalScrollBar().setValue(40)
    QApplication.processEvents()
    assert areas.seen == [page.viewport().rect()]


def test_a_selection_that_changes(window: MainWindow) -> None:
    page = window.page
    hands.press(page, "F7")
    page.setTextCursor(page.shown_document.cursor(300))
    for _ in range(12):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert is_as_painted_now(page)
    page.moveCursor(QTextCursor.MoveOperation.Left)
    assert is_as_painted_now(page)
