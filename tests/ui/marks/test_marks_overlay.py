"""Marks as an overlay of the page: their order, what is at a place, what is painted and what is spoken."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Block, BlockKind, Span
from reader.marks.model import Colour, MarkKind
from reader.ui.main_window import MainWindow
from reader.ui.marks import mark_signs
from reader.ui.marks.mark_layout import MarkLayout
from reader.ui.marks.marks_overlay import MarksOverlay, _line_steps
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.view import PageView
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.image_colours import colours
from tests.ui.marks import marks
from tests.ui.marks.page_marks import bookmark, mark, page_with_overlay

LONG, SHORT, LATER = mark("long", (0, 0), (1, 20)), mark("short", (0, 5), (0, 9), "pink"), mark("later", (2, 0), (2, 5))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> tuple[PageView, MarksOverlay]:
    return page_with_overlay(qtbot, tmp_path)


def painted(page: PageView) -> QImage:
    return page.viewport().grab().toImage()


def count(image: QImage, page: PageView, name: str) -> int:
    return colours(image)[page.page_style.theme.colours[name]]


def ids(marks: list[PageMark]) -> list[str]:
    return [each.id for each in marks]


def test_items_are_in_the_order_of_the_article(shown: tuple[PageView, MarksOverlay]) -> None:
    overlay = shown[1]
    overlay.show_marks([LATER, SHORT, LONG])
    assert ids(list(overlay.items)) == ["long", "short", "later"]
    assert overlay.mark("short") == SHORT
    assert overlay.mark("none") is None


@pytest.mark.parametrize(
    ("offset", "expected"), [((0, 0), ["long"]), ((0, 6), ["short", "long"]), ((0, 9), ["long"]), ((1, 20), [])]
)
def test_marks_at_a_character(
    shown: tuple[PageView, MarksOverlay], offset: tuple[int, int], expected: list[str]
) -> None:
    overlay = shown[1]
    overlay.show_marks([LONG, SHORT, bookmark("bookmark", 0)])
    assert ids(overlay.marks_at(offset)) == expected


def test_the_shortest_highlight_at_a_point(shown: tuple[PageView, MarksOverlay]) -> None:
    overlay = shown[1]
    overlay.show_marks([LONG, SHORT])
    point = QPointF(overlay.area("short").center())
    assert overlay.highlight_at(point, (0, 7)) == SHORT
    assert overlay.highlight_at(point + QPointF(200, 0), (0, 7)) == LONG
    assert overlay.highlight_at(QPointF(0, 0), (0, 7)) is None


def test_the_current_mark_is_none_once_it_is_deleted(shown: tuple[PageView, MarksOverlay]) -> None:
    overlay = shown[1]
    overlay.show_marks([LONG, SHORT])
    overlay.set_current("short")
    overlay.show_marks([SHORT])
    assert overlay.current_id == "short"
    overlay.show_marks([LONG])
    assert overlay.current_id == ""


def test_what_is_in_view(shown: tuple[PageView, MarksOverlay]) -> None:
    page, overlay = shown
    overlay.show_marks([SHORT, mark("last", (29, 0), (29, 5))])
    assert [overlay.is_in_view(id) for id in ("short", "last", "none")] == [True, False, False]
    page.show_at(29, 0)
    assert [overlay.is_in_view(id) for id in ("short", "last", "none")] == [False, True, False]
    assert overlay.area("none").isEmpty()


def test_highlights_and_signs_are_painted(shown: tuple[PageView, MarksOverlay]) -> None:
    page, overlay = shown
    before = painted(page)
    overlay.show_marks([mark("a", (0, 0), (0, 40), "blue"), bookmark("b", 1)])
    after = painted(page)
    assert count(before, page, "blue_mark") == 0
    assert count(after, page, "blue_mark") > 200
    assert count(after, page, "accent") > count(before, page, "accent") + 40


def test_the_sign_of_a_note_is_found_where_it_was_painted(shown: tuple[PageView, MarksOverlay]) -> None:
    page, overlay = shown
    noted = mark("a", (0, 0), (0, 40), has_note=True)
    overlay.show_marks([noted])
    painted(page)
    y = overlay.area("a").center().y()
    margin = range(round(page.viewport().width() - page.margin), page.viewport().width())
    found = {overlay.note_at(QPointF(x, y)) for x in margin}
    assert found == {noted, None}


@pytest.mark.parametrize(("dx", "is_beside"), [(-10, True), (-60, False), (5, False)])
def test_the_margin_of_a_paragraph(shown: tuple[PageView, MarksOverlay], dx: int, is_beside: bool) -> None:
    page, overlay = shown
    overlay.show_marks([bookmark("b", 1)])
    y = overlay.area("b").center().y()
    assert overlay.paragraph_in_margin(QPointF(page.margin + dx, y)) == (1 if is_beside else -1)


def test_what_a_screen_reader_says(shown: tuple[PageView, MarksOverlay]) -> None:
    page, overlay = shown
    overlay.show_marks([LONG, SHORT, LATER])
    extents = [page.shown_document.text_map.extent(index) for index in (0, 1, 3)]
    words = [page.overlay_description(*extent) for extent in extents if extent]
    assert words == ["Mark long. Mark short.", "Mark long.", ""]


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_overlapping_highlights_each_have_a_line_of_their_own(window: MainWindow) -> None:
    for keys, first, last in (("Alt+1", 0, 30), ("Alt+2", 10, 40), ("Alt+3", 20, 25)):
        marks.select_in(window.page, "p1-1", first, last)
        hands.press(window.page, keys)
    overlay = window.features.marks.overlay
    assert sorted(overlay._line_steps.values()) == [0, 1, 2]
    assert [mark.colour for mark in overlay.marks_at((3, 22))] == ["blue", "yellow", "green"]


def test_a_screen_reader_hears_of_them(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("Ask Mia")
    hands.keys("Esc")
    first = marks.position(window.page, "p1-1")
    assert (
        window.features.marks.overlay.description(first, first + 40)
        == "Yellow highlight, Paragraph 1-1, note: Ask Mia."
    )
    assert (
        window.features.marks.overlay.description(
            marks.position(window.page, "p1-3"), marks.position(window.page, "p1-3", 9)
        )
        == ""
    )


def test_two_directions_in_one_line(start: Start, tmp_path: Path) -> None:
    text = "Some words שלום עולם and more words"
    block = Block("mixed", BlockKind.PARAGRAPH, (Span(text),))
    window = start(samples.guide(tmp_path, Article("guide", "A guide", (block,))))
    marks.select_in(window.page, "mixed", 5, 16)
    hands.press(window.page, "Alt+1")
    areas = window.features.marks.overlay._layout.mark_rects(window.features.marks.overlay.items[0])
    assert len(areas) == 2  # the ends of the two languages are not next to each other
    assert not areas[0].intersects(areas[1])


def counting(call: Callable[..., object], calls: list[str]) -> Callable[..., object]:
    def counted(*args: object, **others: object) -> object:
        calls.append(call.__name__)
        return call(*args, **others)

    return counted


@pytest.mark.parametrize("note", ["", "note"])
@pytest.mark.parametrize("kind", MarkKind)
def test_many_marks_at_one_place_are_painted_once(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: MarkKind, note: str
) -> None:
    """The work for marks at one place does not grow with their number."""
    window = start(samples.guide(tmp_path))
    model = window.features.marks.model
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+1")
    mark = next(each for each in model.all() if each.colour)
    signs: list[str] = []
    measured: list[str] = []
    for name in ("paint_highlight", "paint_line", "paint_note", "paint_ribbon"):
        monkeypatch.setattr(mark_signs, name, counting(getattr(mark_signs, name), signs))
    monkeypatch.setattr(MarkLayout, "_measure", counting(MarkLayout._measure, measured))
    counts = []
    for count in (20, 600):
        colour = Colour.GREEN if kind is MarkKind.HIGHLIGHT else None
        many = [
            replace(mark, id=uuid.uuid4().urn, kind=kind, colour=colour, note=note and f"{note} {number}")
            for number in range(count)
        ]
        model.store.merge(many)
        model.changed.emit()
        signs.clear()
        measured.clear()
        window.page.viewport().grab()
        counts.append((len(signs), len(measured)))
    assert counts[1][0] <= counts[0][0] + 20
    assert counts[1][1] <= counts[0][1] + 2


def test_line_steps_are_the_smallest_free_ones() -> None:
    chance = random.Random(5)
    for _ in range(50):
        items = sorted(
            PageMark(str(number), "green", (0, start), (0, start + chance.randint(1, 9)), False, "")
            for number, start in enumerate(chance.choices(range(30), k=20))
        )
        items.sort(key=lambda each: (each.start, each.end, each.id))
        steps = _line_steps(items)
        for number, item in enumerate(items):
            taken = {steps[each.id] for each in items[:number] if each.end > item.start}
            assert steps[item.id] == next(step for step in range(99) if step not in taken)
