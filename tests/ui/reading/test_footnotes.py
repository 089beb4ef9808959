"""Footnotes and notes in citations open cards, from the page by keyboard and from a card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from reader.library.model import Article, Block, BlockKind, Citation, FootnoteLink, Span, Style
from reader.ui.main_window import MainWindow
from tests.packs import make_pack
from tests.ui import hands
from tests.ui.conftest import Start

ARTICLE = Article(
    "article",
    "Title",
    (
        Block("doses", BlockKind.HEADING, (Span("Doses"),), level=2),
        Block(
            "text",
            BlockKind.PARAGRAPH,
            (
                Span("10"), Span("⁻⁶", Style.SUPERSCRIPT), Span(" of it"), Span("", link=FootnoteLink(1)),
                Span(", as said"), Span("", link=Citation(("reed2020",), (("see", "p. 3"),))), Span("."),
            ),
        ),
        Block("why", BlockKind.FOOTNOTE, (Span("Because"), Span("", link=Citation(("reed2020",)))), level=1),
    ),
)  # fmt: skip


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(make_pack(tmp_path / "a.carrel", articles=(ARTICLE,)))


def _texts(window: MainWindow) -> list[str]:
    entry = window.features.reading.links.card.entry
    assert entry
    labels: list[QLabel] = list(entry.findChildren(QLabel))
    return [label.text() for label in labels]


def test_tab_and_enter_open_a_footnote(window: MainWindow) -> None:
    window.page.setFocus()
    hands.press(window.page, "Tab")
    hands.press(window.page, "Return")
    texts = _texts(window)
    assert texts[0] == "Note a"
    assert texts[1].startswith("Because<a ")
    entry = window.features.reading.links.card.entry
    assert entry
    hands.click(hands.button(entry, "Doses"))
    assert window.session.position
    assert window.session.position.location.block == "text"


def test_a_locator_is_on_the_card_of_its_source(window: MainWindow) -> None:
    window.page.setFocus()
    hands.press(window.page, "Tab")
    hands.press(window.page, "Tab")
    hands.press(window.page, "Return")
    assert {"Source 1", "Cited here: see … p. 3"} <= set(_texts(window))


def test_a_note_that_the_pack_lacks(window: MainWindow) -> None:
    window.features.reading.links.follow(FootnoteLink(9))
    assert _texts(window)[:2] == ["Note i", "The text of this note is missing from the pack."]


def test_what_is_copied(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    text = hands.clipboard()
    QApplication.clipboard().clear()  # Qt's offscreen clipboard crashes at the end of the process if it has a text
    assert "10⁻⁶ of it [a], as said [see 1, p. 3]." in text
    assert "Notes\na. Because [1]" in text


def test_the_notes_are_an_entry_of_the_contents(window: MainWindow) -> None:
    contents = window.features.reading.contents.list
    assert hands.rows(contents) == ["Doses", "Notes", "Sources"]
    hands.click_row(contents, 1)
    assert window.session.position
    assert window.session.position.location.block == "why"
    seen = []
    for keys in ("Ctrl+Up", "Ctrl+Down", "Ctrl+Down", "Ctrl+Up", "Ctrl+Up"):
        hands.press(window.page, keys)
        seen.append(contents.currentIndex().data())
    assert seen == ["Doses", "Notes", "Sources", "Notes", "Doses"]
