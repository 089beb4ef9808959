"""Marks are made on the page by keys, mouse and menu, and are there again the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Block, BlockKind, Citation, Location, Span
from reader.marks.model import Colour, MarkKind
from reader.ui.main_window import MainWindow
from tests.packs import ARTICLES, INFO, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_who_marks_nothing_leaves_no_file(window: MainWindow, data: Path) -> None:
    hands.press(window.page, "F4")
    assert window.toast.text == "There are no marks in this article."
    window.close()
    assert not list(data.glob("marks*"))


def test_a_bookmark_on_the_paragraph_at_the_top_and_away_again(window: MainWindow, data: Path) -> None:
    assert window.session.opened
    hands.click_row(window.reading_feature.contents.list, 3)
    hands.press(window.page, "Ctrl+D")
    assert window.toast.text == "Bookmark saved."
    (mark,) = window.marks_feature.model.all()
    assert (mark.kind, mark.target.blocks, mark.source.edition) == (MarkKind.BOOKMARK, ("s3",), INFO.edition)
    hands.press(window.page, "Ctrl+D")
    assert window.marks_feature.model.all() == []
    assert window.toast.text == "Bookmark deleted."
    hands.press(window.page, "Ctrl+Z")
    assert len(window.marks_feature.model.all()) == 1


@pytest.mark.parametrize(("keys", "colour"), [(f"Alt+{n}", colour) for n, colour in enumerate(Colour, 1)])
def test_a_highlight_in_each_colour(window: MainWindow, keys: str, colour: Colour) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, keys)
    assert marks.shown(window) == [(colour.value, "Paragraph 1-1")]
    marks.select_in(window.page, "p1-2", 0, 9)
    hands.press(window.page, "Ctrl+H")
    assert marks.shown(window)[1] == (colour.value, "Paragraph")


SELECTIONS = [
    ("within a paragraph", ("p1-1", 10), ("p1-1", 13), "1-1"),
    ("backwards", ("p1-1", 13), ("p1-1", 0), "Paragraph 1-1"),
    ("over paragraphs and a heading", ("p1-5", 0), ("p2-1", 13), None),
    ("to the end of words before a citation", ("opening", 0), ("opening", 18), "The amygdala rests"),
]


@pytest.mark.parametrize(
    ("first", "last", "quote"), [row[1:] for row in SELECTIONS], ids=[row[0] for row in SELECTIONS]
)
def test_what_is_selected_is_what_is_marked(
    window: MainWindow, first: tuple[str, int], last: tuple[str, int], quote: str | None
) -> None:
    page = window.page
    marks.select(page, marks.position(page, *first), marks.position(page, *last))
    hands.press(page, "Alt+1")
    (mark,) = window.marks_feature.model.all()
    if quote is None:
        assert mark.target.blocks == ("p1-5", "s2", "p2-1")
        assert mark.target.quote.endswith("\nSection 2\nParagraph 2-1")
    else:
        assert mark.target.quote == quote
    assert not page.textCursor().hasSelection()


def number_of(page_window: MainWindow) -> tuple[int, int]:
    """Where the number of the first citation stands."""
    run = next(run for run in page_window.page.shown_document.links if isinstance(run.link, Citation))
    return run.first, run.last


def test_selections_that_begin_or_end_in_a_citation_number(window: MainWindow) -> None:
    first, last = number_of(window)
    marks.select(window.page, marks.position(window.page, "opening"), last)
    hands.press(window.page, "Alt+1")
    marks.select(window.page, first, last + 5)
    hands.press(window.page, "Alt+2")
    quotes = [mark.target.quote for mark in window.marks_feature.model.all()]
    assert sorted(quotes) == ["The amygdala rests", "here"]


def test_selections_that_begin_above_the_text_or_end_in_the_sources(window: MainWindow) -> None:
    page = window.page
    marks.select(page, 0, marks.position(page, "opening", 12))
    hands.press(page, "Alt+1")
    marks.select(page, marks.position(page, "closing"), page.shown_document.characterCount() - 3)
    hands.press(page, "Alt+2")
    assert [mark.target.quote for mark in window.marks_feature.model.all()] == [
        "The amygdala", "At the end and again.",
    ]  # fmt: skip
    marks.select(page, page.shown_document.characterCount() - 20, page.shown_document.characterCount() - 3)
    hands.press(page, "Alt+3")
    assert len(window.marks_feature.model.all()) == 2
    assert "no text to mark" in window.toast.text


def test_nothing_selected(window: MainWindow) -> None:
    hands.press(window.page, "Alt+1")
    assert window.toast.text.startswith("Select some words first")
    hands.tab_to_link(window.page, window.page.shown_document.links[0])  # which Qt shows by selecting it
    hands.press(window.page, "Alt+1")
    assert window.marks_feature.model.all() == []


def test_every_kind_of_block(start: Start, tmp_path: Path) -> None:
    window = start(make_pack(tmp_path / "all.carrel"))
    page = window.page
    marks.select(page, marks.position(page, "item-1"), marks.position(page, "item-3", 4))
    hands.press(page, "Alt+1")
    marks.select(page, marks.position(page, "table"), marks.position(page, "note", 3))
    hands.press(page, "Alt+2")
    hands.press(page, "Ctrl+A")
    hands.press(page, "Alt+3")
    assert [mark.target.blocks for mark in window.marks_feature.model.all()] == [
        tuple(block.id for block in ARTICLES[0].blocks),
        ("item-1", "item-2", "item-3"),
        ("table", "figure", "rule", "note"),
    ]
    assert window.marks_feature.overlay.area(window.marks_feature.overlay.items[1].id).isValid()
    page.viewport().grab()


def test_overlapping_highlights_each_have_a_line_of_their_own(window: MainWindow) -> None:
    for keys, first, last in (("Alt+1", 0, 30), ("Alt+2", 10, 40), ("Alt+3", 20, 25)):
        marks.select_in(window.page, "p1-1", first, last)
        hands.press(window.page, keys)
    layer = window.marks_feature.overlay
    assert sorted(layer._line_steps.values()) == [0, 1, 2]
    assert [mark.colour for mark in layer.marks_at((3, 22))] == ["blue", "yellow", "green"]


def test_the_same_words_again_change_the_colour(window: MainWindow) -> None:
    for keys in ("Alt+1", "Alt+4"):
        marks.select_in(window.page, "p1-1", 0, 13)
        hands.press(window.page, keys)
    assert marks.shown(window) == [("pink", "Paragraph 1-1")]
    hands.press(window.page, "Alt+2")  # on which the reader stands
    assert marks.shown(window) == [("green", "Paragraph 1-1")]
    hands.press(window.page, "Ctrl+Z")
    assert marks.shown(window) == [("pink", "Paragraph 1-1")]


@pytest.mark.parametrize("end", ["Esc", "Ctrl+Return", "a click beside it", "another panel", "the window closes"])
def test_a_note_is_kept_whatever_ends_it(window: MainWindow, data: Path, qtbot: QtBot, end: str) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hands.type_text("Ask Mia")
    if end == "a click beside it":
        hands.click(window.page.viewport(), QPoint(5, 5))
    elif end == "another panel":
        hands.press(window, "Ctrl+2")
        qtbot.waitUntil(lambda: window.marks_feature.page_controller.card is None)
    elif end == "the window closes":
        window.close()
    else:
        hands.keys(end)
        assert window.page.hasFocus()
        assert window.toast.text == "Note saved."
    window.close()
    (mark,) = marks.kept(data)
    assert (mark.note, mark.target.quote) == ("Ask Mia", "Paragraph 1-1")


def test_a_note_on_the_paragraph_is_one_on_its_bookmark(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+M")
    hands.type_text("here")
    hands.keys("Esc")
    hands.press(window.page, "Ctrl+M")
    assert marks.note_field(window) == "here"
    hands.type_text(" and there")
    hands.keys("Esc")
    (mark,) = window.marks_feature.model.all()
    assert (mark.kind, mark.note) == (MarkKind.BOOKMARK, "here and there")


@pytest.mark.parametrize(
    "note", ["a\x00b\x1bc", "שלום \u202eRTL\u2066", "x" * 100_001, "<b>bold</b> <img src=x>", "line\n\nline"]
)
def test_hostile_notes(window: MainWindow, note: str) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.marks_feature.page_controller.card
    assert card
    card.editor.note.insertPlainText(note)
    hands.keys("Esc")
    kept = window.marks_feature.model.all()[0].note
    assert len(kept) <= 100_000
    assert kept
    assert kept.count("\x00") == kept.count("\x1b") == 0
    window.page.viewport().grab()


def test_the_margin_beside_a_paragraph(window: MainWindow) -> None:
    at = marks.beside(window, "p1-1")
    QTest.mouseMove(window.page.viewport(), at)
    hands.click(window.page.viewport(), at)
    assert [mark.target.blocks for mark in window.marks_feature.model.all()] == [("p1-1",)]
    hands.click(window.page.viewport(), at)
    assert window.marks_feature.model.all() == []


def test_the_margin_of_a_page_that_is_read_from_the_right(start: Start, tmp_path: Path) -> None:
    window = start(samples.arabic(tmp_path))
    hands.click(window.page.viewport(), marks.beside(window, "p1-1"))
    marks.select_in(window.page, "p1-2", 0, 9)
    hands.press(window.page, "Alt+1")
    hands.press(window.page, "Ctrl+M")
    hands.keys("Esc")
    assert [mark.target.blocks for mark in window.marks_feature.model.all()] == [("p1-1",), ("p1-2",)]
    window.page.viewport().grab()


def test_the_menu(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    at = window.page.cursorRect(window.page.textCursor()).center()

    def choose(text: str) -> None:
        def act(menu: QMenu) -> None:
            next(action for action in menu.actions() if action.text() == text).trigger()

        assert hands.answering(QMenu, act, lambda: hands.ask_for_menu(window.page, at - QPoint(30, 0))) == 1

    choose("Highlight in blue")
    assert marks.shown(window) == [("blue", "Paragraph 1-1")]
    choose("Change to green")
    assert marks.shown(window) == [("green", "Paragraph 1-1")]
    choose("Bookmark this paragraph")
    assert ("", "") in marks.shown(window)
    choose("Delete this bookmark")
    choose("Delete this highlight")
    assert marks.shown(window) == []


def drag(window: MainWindow, first: QPoint, last: QPoint) -> None:
    viewport = window.page.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    QApplication.processEvents()


def test_the_bar_beside_a_mouse_selection_covers_none_of_it(window: MainWindow, qtbot: QtBot) -> None:
    page, bar = window.page, window.marks_feature.page_controller.bar
    top = hands.top_of(page, "p1-1") + 10
    left = round(page.margin)
    drag(window, QPoint(left + 3, top), QPoint(left + 160, top))
    assert page.has_selection
    qtbot.waitUntil(bar.isVisible)
    ends = [
        page.cursorRect(page.shown_document.cursor(at))
        for at in (page.textCursor().selectionStart(), page.textCursor().selectionEnd())
    ]
    assert not any(bar.geometry().intersects(rect.translated(page.viewport().pos())) for rect in ends)
    hands.click(hands.named(bar, "Blue", QToolButton))
    assert [mark.colour for mark in window.marks_feature.model.all()] == [Colour.BLUE]
    assert bar.isHidden()


def test_from_mark_to_mark_and_into_its_note(window: MainWindow) -> None:
    for block in ("p1-1", "p3-2", "p5-1"):
        marks.select_in(window.page, block, 0, 13)
        hands.press(window.page, "Alt+1")
    hands.scroll(window.page, 0)
    window.marks_feature.overlay.set_current("")
    seen = []
    for keys in ("F4", "F4", "F4", "F4", "Shift+F4", "Shift+F4"):
        hands.press(window.page, keys)
        shown = window.marks_feature.overlay.mark(window.marks_feature.overlay.current_id)
        assert shown
        assert window.marks_feature.overlay.is_in_view(shown.id)
        seen.append(shown.start[0])
    assert seen == [seen[0], seen[1], seen[2], seen[0], seen[2], seen[1]]
    assert seen[0] < seen[1] < seen[2]
    hands.press(window.page, "Return")
    assert window.marks_feature.page_controller.card
    hands.keys("Esc")
    hands.press(window.page, "F4")
    hands.press(window.page, "Ctrl+Shift+D")
    assert len(window.marks_feature.model.all()) == 2


def test_marks_are_there_again(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+3")
    hands.press(window.page, "Ctrl+D")
    before = marks.shown(window)
    again = start(samples.guide(tmp_path))
    qtbot.waitUntil(lambda: marks.shown(again) == before)
    assert len(again.marks_feature.parts.ticks.get().shares()) == 2


def test_a_highlight_is_painted_and_its_ticks_are_in_all_parts(start: Start, tmp_path: Path) -> None:
    long = Article("guide", "Long", tuple(samples.blocks_of(40, 10, 80)))
    window = start(samples.guide(tmp_path, long))
    page = window.page
    for block in ("p1-1", "p20-1", "p40-10"):
        window.reading_feature.links.go(samples_location(block))
        marks.select_in(page, block, 0, 13)
        hands.press(page, "Alt+1")
        assert len(window.marks_feature.parts.ticks.get().shares()) == 1
        image = page.viewport().grab().toImage()
        wanted = page.page_style.theme.colour("yellow_mark").rgb()
        assert any(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 4))


def samples_location(block: str):
    return Location("sample", "guide", block)


def test_a_screen_reader_hears_of_them(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("Ask Mia")
    hands.keys("Esc")
    first = marks.position(window.page, "p1-1")
    assert (
        window.marks_feature.overlay.description(first, first + 40) == "Yellow highlight, Paragraph 1-1, note: Ask Mia."
    )
    assert (
        window.marks_feature.overlay.description(
            marks.position(window.page, "p1-3"), marks.position(window.page, "p1-3", 9)
        )
        == ""
    )


@pytest.mark.parametrize("size", [(360, 500), (1000, 700)])
def test_narrow_and_large(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    window = start(samples.guide(tmp_path), size)
    for _ in range(6):
        hands.press(window.page, "Ctrl++")
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.marks_feature.page_controller.card
    assert card
    assert window.page.rect().contains(card.geometry())
    hands.keys("Esc")
    window.page.viewport().grab()


def test_two_directions_in_one_line(start: Start, tmp_path: Path) -> None:
    text = "Some words שלום עולם and more words"
    block = Block("mixed", BlockKind.PARAGRAPH, (Span(text),))
    window = start(samples.guide(tmp_path, Article("guide", "A guide", (block,))))
    marks.select_in(window.page, "mixed", 5, 16)
    hands.press(window.page, "Alt+1")
    areas = window.marks_feature.overlay._layout.mark_rects(window.marks_feature.overlay.items[0])
    assert len(areas) == 2  # the end of the one language lies apart from that of the other
    assert not areas[0].intersects(areas[1])
