"""Titles, publishers, names and addresses with signs that turn the direction of text: no widget shows them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    PackInfo,
    Reference,
    Span,
    Term,
    TermLink,
    WebLink,
)
from reader.ui.shelf.shelf_dialog import ShelfDialog
from tests.packs import make_searchable
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.shelf.shelves import settle

MARKS = "\u200e\u200f\u061c"
ISOLATES = "\u2066\u2067\u2068\u2069"
STEERING = f"{MARKS}{ISOLATES}\u202a\u202b\u202c\u202d\u202e\u206a\ufeff\ufff9\U000e0041\u2028\x1b\x9b\r"
PARAGRAPHS = ("_LinkedText",)
"""Widgets that show whole paragraphs, in which a language may need signs of direction: they end with the paragraph."""

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MOST_ROWS = 30


def shown_texts() -> Iterator[tuple[str, str]]:
    """What every widget shows or says, with the class of the widget."""
    for widget in QApplication.allWidgets():
        kind = type(widget).__name__
        for text in _texts_of(widget):
            if isinstance(text, str) and text:
                yield kind, text


def _texts_of(widget: QWidget) -> Iterator[object]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QAbstractItemView):
        model: QAbstractItemModel | None = widget.model()
        for row in range(min(MOST_ROWS, model.rowCount()) if model else 0):
            yield from (model.data(model.index(row, 0), role) for role in ROLES)  # type: ignore[union-attr]


def assert_harmless(text: str, kind: str) -> None:
    for line in text.replace("<br>", "\n").split("\n"):
        allowed = f"{MARKS}{ISOLATES}\u2028" if kind in PARAGRAPHS else "\u2068\u2069"
        assert not (set(STEERING) - set(allowed)) & set(line), (kind, ascii(line))
        if kind in PARAGRAPHS:
            continue
        depth = 0
        for character in line:
            depth += (character == "\u2068") - (character == "\u2069")
            assert depth >= 0, (kind, ascii(line))
        assert depth == 0, (kind, ascii(line))


@pytest.mark.parametrize("seed", range(3))
def test_no_widget_shows_a_sign_that_turns_text(start: Start, qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    made = random.Random(seed)

    def name(length: int = 1) -> str:
        words = ("evil", "שם", "اسم", "pack", " ")
        return "".join(f"{made.choice(STEERING)}{made.choice(words)}" for _ in range(6 * length))

    def spans() -> tuple[Span, ...]:
        return (
            Span(name()),
            Span(name(), link=TermLink("t")),
            Span(name(), link=Citation(("r",))),
            Span(name(), link=ArticleLink("b")),
            Span(name(), link=WebLink("https://evil.example@who.int/\u202egnp")),
        )

    blocks = (
        Block("h", BlockKind.HEADING, spans(), level=2),
        Block("p", BlockKind.PARAGRAPH, spans()),
        Block("s", BlockKind.HEADING, (Span(name(20)),), level=3),
    )
    reference = {"type": "book", "title": name(), "author": [{"literal": name()}], "URL": "https://x.example/"}
    file = make_searchable(
        tmp_path / f"{made.choice(['evil', 'שם'])}\u202e.carrel",
        info=PackInfo("evil", name(), 1, name(), name(), name(), name(), name(30), "", name(), name()),
        articles=(
            Article("a", name(), blocks, name(), (name(), name()), name(), name(), None, name(), name()),
            Article("b", name(20), blocks),
        ),
        terms=(Term("t", name(), spans(), (name(),), ("u",), ("r",)), Term("u", name(20), spans())),
        references=(Reference("r", reference, spans(), spans()),),
    )
    window = start(file)
    for _ in hands.visited(window):
        for kind, text in shown_texts():
            assert_harmless(text, kind)
    assert any("evil" in text for _, text in shown_texts())
    settle(qtbot, window)

    def look(dialog: ShelfDialog) -> None:
        qtbot.waitUntil(lambda: any("Edition 1" in text for _, text in shown_texts()))
        for kind, text in shown_texts():
            assert_harmless(text, kind)
        dialog.reject()

    assert hands.answering(ShelfDialog, look, window.features.shelf.open)
