"""Any selection on the page, however it was made, becomes the text that a reader sees as selected."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.model import Citation
from reader.ui.main_window import MainWindow
from tests.packs import ARTICLES, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


SELECTIONS = [
    ("within a paragraph", ("p1-1", 10), ("p1-1", 13), "1-1"),
    ("backwards", ("p1-1", 13), ("p1-1", 0), "Paragraph 1-1"),
    ("over paragraphs and a heading", ("p1-5", 0), ("p2-1", 13), None),
    ("to the end of words before a citation", ("opening", 0), ("opening", 18), "The amygdala rests"),
]


@pytest.mark.parametrize(
    ("first", "last", "quote"), [row[1:] for row in SELECTIONS], ids=[row[0] for row in SELECTIONS]
)
def test_the_selected_text_is_marked(
    window: MainWindow, first: tuple[str, int], last: tuple[str, int], quote: str | None
) -> None:
    page = window.page
    marks.select(page, marks.position(page, *first), marks.position(page, *last))
    hands.press(page, "Alt+1")
    (mark,) = window.features.marks.model.all()
    if quote is None:
        assert mark.target.blocks == ("p1-5", "s2", "p2-1")
        assert mark.target.quote.endswith("\nSection 2\nParagraph 2-1")
    else:
        assert mark.target.quote == quote
    assert not page.textCursor().hasSelection()


@pytest.mark.parametrize("keys", ["Ctrl+H", "Ctrl+M"])
def test_words_that_are_selected_in_part_are_marked_whole(window: MainWindow, keys: str) -> None:
    page = window.page
    marks.select(page, marks.position(page, "opening", 6), marks.position(page, "opening", 15))
    hands.press(page, keys)
    (mark,) = window.features.marks.model.all()
    assert mark.target.quote == "amygdala rests"


def citation_number(window: MainWindow) -> tuple[int, int]:
    """The document positions at which the number of the first citation begins and ends."""
    run = next(run for run in window.page.shown_document.links if isinstance(run.link, Citation))
    return run.first, run.last


def test_selections_that_begin_or_end_in_a_citation_number(window: MainWindow) -> None:
    first, last = citation_number(window)
    marks.select(window.page, marks.position(window.page, "opening"), last)
    hands.press(window.page, "Alt+1")
    marks.select(window.page, first, last + 5)
    hands.press(window.page, "Alt+2")
    quotes = [mark.target.quote for mark in window.features.marks.model.all()]
    assert sorted(quotes) == ["The amygdala rests", "here"]


def test_selections_that_begin_above_the_text_or_end_in_the_sources(window: MainWindow) -> None:
    page = window.page
    marks.select(page, 0, marks.position(page, "opening", 12))
    hands.press(page, "Alt+1")
    marks.select(page, marks.position(page, "closing"), page.shown_document.characterCount() - 3)
    hands.press(page, "Alt+2")
    assert [mark.target.quote for mark in window.features.marks.model.all()] == [
        "The amygdala", "At the end and again.",
    ]  # fmt: skip
    marks.select(page, page.shown_document.characterCount() - 20, page.shown_document.characterCount() - 3)
    hands.press(page, "Alt+3")
    assert len(window.features.marks.model.all()) == 2
    assert "no text to mark" in window.toast.text


def test_nothing_selected(window: MainWindow) -> None:
    hands.press(window.page, "Alt+1")
    assert window.toast.text.startswith("Select some words first")
    hands.tab_to_link(window.page, window.page.shown_document.links[0])  # which Qt shows by selecting it
    hands.press(window.page, "Alt+1")
    assert window.features.marks.model.all() == []


def test_every_kind_of_block(start: Start, tmp_path: Path) -> None:
    window = start(make_pack(tmp_path / "all.carrel"))
    page = window.page
    marks.select(page, marks.position(page, "item-1"), marks.position(page, "item-3", 4))
    hands.press(page, "Alt+1")
    marks.select(page, marks.position(page, "table"), marks.position(page, "note", 3))
    hands.press(page, "Alt+2")
    hands.press(page, "Ctrl+A")
    hands.press(page, "Alt+3")
    assert [mark.target.blocks for mark in window.features.marks.model.all()] == [
        tuple(block.id for block in ARTICLES[0].blocks),
        ("item-1", "item-2", "item-3"),
        ("table", "figure", "rule", "note"),
    ]
    assert window.features.marks.overlay.area(window.features.marks.overlay.items[1].id).isValid()
    page.viewport().grab()
