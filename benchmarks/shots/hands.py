"""What a reader's hands do for a picture: find, click, press, type, and wait for an answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.main_window import MainWindow

PATIENCE = 5  # seconds

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def select(window: MainWindow, block: str, first: int, last: int, to: str = "") -> None:
    """Characters of a block, or from one block into another."""
    page = window.page
    opened = page.opened
    assert opened is not None
    numbers = {each.id: number for number, each in enumerate(opened.article.blocks)}
    ends = [page.shown_document.text_map.position(numbers[id], at) for id, at in ((block, first), (to or block, last))]
    assert ends[0] is not None
    assert ends[1] is not None
    page.setTextCursor(page.shown_document.cursor(ends[0], ends[1]))
    page.setFocus()


def paragraphs(window: MainWindow, after: str) -> list[str]:
    """The ids of the blocks behind one."""
    opened = window.page.opened
    assert opened is not None
    ids = [block.id for block in opened.article.blocks]
    return ids[ids.index(after) + 1 :] if after in ids else ids


def click_link(window: MainWindow, kind: type) -> None:
    """Clicks the first link of a kind that begins in the window's upper half."""
    page = window.page
    for run in page.shown_document.links:
        rect = page.link_rect(run).translated(-page.viewport().pos())
        if isinstance(run.link, kind) and 40 < rect.top() < page.height() // 2:
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())
            return
    raise LookupError(f"there is no {kind.__name__} in view")


def type_text(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None, "the window is not active"
    QTest.keyClicks(field, text)


def wait_for_answer(window: MainWindow) -> None:
    end = time.monotonic() + PATIENCE
    searching = window.features.search.controller
    while not searching.is_answered and time.monotonic() < end:
        QTest.qWait(10)


def wait_until(is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_done() and time.monotonic() < end:
        QTest.qWait(10)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
        QTest.qWait(10)
