"""What tests of the search do and see: typing into the field, the rows of the answer, the marks on the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.search.answer import Answer, Hit
from reader.ui.main_window import MainWindow
from tests.ui import hands


def hit(title: str = "A guide", excerpt: str = "A quiet room.", **fields: Any) -> Hit:
    whole: dict[str, Any] = {
        "kind": "article", "pack": "sample", "id": "guide", "title": title, "location": "carrel:sample/guide#p1-1",
        "path": (), "excerpt": excerpt, "matches": (), "score": 1.0,
    }  # fmt: skip
    return Hit(**whole | fields)


def answer(typed: str, *hits: Hit, **fields: Any) -> Answer:
    counts = {kind: sum(hit.kind == kind for hit in hits) for kind in ("article", "term", "reference")}
    return Answer(typed, hits, **{"counts": counts, **fields})


def search(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Types into the field as a reader does, and waits for the answer."""
    hands.press(window, "Ctrl+K")
    assert window.search_field.hasFocus()
    hands.type_text(text)
    settle(window, qtbot)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until what was asked last is answered, and what is to be marked is marked."""
    qtbot.waitUntil(lambda: window.features.search.controller.is_idle)
    QApplication.processEvents()  # the result of the last task may still be on its way to the window


def results(window: MainWindow) -> list[str]:
    """The rows as they are spoken."""
    return hands.rows(window.features.search.panel.list)


def heads(window: MainWindow) -> list[str]:
    return [row.title for row in window.features.search.panel.list._rows.rows if row.hit is None]


def chosen(window: MainWindow) -> str:
    return str(window.features.search.panel.list.currentIndex().data() or "")


def said(window: MainWindow) -> str:
    """The sentences above the list."""
    label: QLabel | None = window.features.search.panel.findChild(QLabel, "message")
    assert label
    return label.text() if label.isVisible() else ""


def chips(window: MainWindow) -> list[str]:
    """What a screen reader calls them."""
    found: list[QPushButton] = list(window.features.search.panel.findChildren(QPushButton, "chip"))
    return [chip.accessibleName() for chip in found if chip.isVisible()]


def chip(window: MainWindow, name: str) -> QPushButton:
    found: list[QPushButton] = list(window.features.search.panel.findChildren(QPushButton, "chip"))
    return next(chip for chip in found if chip.accessibleName().startswith(name))


def block(window: MainWindow) -> str:
    """Article and block that the page begins with."""
    assert window.session.position
    location = window.session.position.location
    return f"{location.article}#{location.block}"


def current_is_in_view(window: MainWindow) -> bool:
    marks = list(window.page.extraSelections())
    now = next(number for number, text in enumerate(hands.highlighted(window)) if text.startswith("["))
    rect = window.page.cursorRect(marks[now].cursor)  # type: ignore[attr-defined]
    return bool(rect.top() >= 0 and rect.bottom() <= window.page.viewport().height())


def open_first(window: MainWindow, qtbot: QtBot, text: str) -> None:
    search(window, qtbot, text)
    hands.keys("Return")
    settle(window, qtbot)
