"""The marks panel lists marks by place or by time, and filters them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import MarkKind, new_mark
from reader.ui.main_window import MainWindow
from reader.ui.marks import mark_list
from reader.ui.marks.mark_delegate import MarkDelegate
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    for block, keys in (("p1-1", "Alt+1"), ("p3-1", "Alt+2"), ("p2-1", "Alt+3")):
        marks.select_in(window.page, block, 0, 13)
        hands.press(window.page, keys)
    return window


def rows(window: MainWindow) -> list[str]:
    return hands.rows(window.features.marks.panel.list)


def test_all_marks_by_place_and_by_time(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    assert marks.listed_quotes(window) == ["Paragraph 1-1", "Paragraph 2-1", "Paragraph 3-1"]
    assert rows(window)[0] == "Yellow highlight, Paragraph 1-1. A guide."
    marks.choose(marks.panel_chip(window, "By place"), "By time")
    assert marks.listed_quotes(window) == ["Paragraph 2-1", "Paragraph 3-1", "Paragraph 1-1"]


def test_an_empty_panel_explains_how_to_make_marks(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+5")
    assert any("There are no marks yet" in text for text in hands.labels(window.features.marks.panel))
    hands.press(window.page, "Ctrl+D")
    window.page.setFocus()
    hands.press(window.page, "Ctrl+D")


def test_filter_while_typing(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    assert window.features.marks.panel.field.hasFocus()
    hands.type_text("3-1")
    assert marks.listed_quotes(window) == ["Paragraph 3-1"]
    hands.type_text("zzz")
    assert marks.listed_quotes(window) == []
    assert "No matches" in hands.labels(window.features.marks.panel)


def test_only_this_article(window: MainWindow, start: Start) -> None:
    hands.press(window.page, "Ctrl+Shift+Down")
    marks.select_in(window.page, "p2-2", 0, 13)
    hands.press(window.page, "Alt+1")
    hands.press(window, "Ctrl+5")
    assert len(marks.listed_quotes(window)) == 4
    hands.click(marks.panel_chip(window, "This article"))
    assert marks.listed_quotes(window) == ["Paragraph 2-2"]
    hands.press(window.page, "Ctrl+Shift+Up")
    QApplication.processEvents()
    assert len(marks.listed_quotes(window)) == 3


def test_hostile_text_in_rows(window: MainWindow) -> None:
    opened = window.session.opened
    assert opened
    for note, title in (("\x00\x1b\u202e" * 50, "<img src=x>"), ("ש" * 100_000, "שלום"), ("🧠" * 500, "&&&")):
        target = target_of_block(opened.article, "p1-2")
        mark = new_mark(MarkKind.BOOKMARK, source_of(opened.pack.info, opened.article), target, note=note, title=title)
        assert window.features.marks.model.add(mark)
    hands.press(window, "Ctrl+5")
    QApplication.processEvents()
    window.features.marks.panel.grab()
    assert len(rows(window)) == 6
    assert not any("\x00" in row or "\u202e" in row for row in rows(window))


def test_rows_of_a_short_list_are_as_high_as_their_text(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = window.features.marks.panel.list

    def heights() -> set[int]:
        hands.press(window, "Ctrl+5")
        QApplication.processEvents()
        delegate = panel.itemDelegate()
        assert isinstance(delegate, MarkDelegate)
        line = QFontMetrics(delegate.fonts.text).height() + 1
        small = QFontMetrics(delegate.fonts.small).height()
        spaces = set()
        for number in range(panel.model().rowCount()):
            row = delegate.row(panel.model().index(number, 0))
            lines = len(delegate.text_lines(row)) + len(delegate.note_lines(row))
            spaces.add(panel.visualRect(panel.model().index(number, 0)).height() - lines * line - small)
        return spaces

    assert len(heights()) == 1
    monkeypatch.setattr(mark_list, "MOST_MEASURED", 2)
    window.features.marks.model.changed.emit()
    assert len({panel.visualRect(panel.model().index(row, 0)).height() for row in (0, 1, 2)}) == 1


@pytest.mark.parametrize(("most", "is_higher"), [(300, True), (2, False)])
def test_a_short_list_shows_whole_notes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, most: int, is_higher: bool
) -> None:
    """The rows of a long list have one height: measuring thousands would take too long."""
    monkeypatch.setattr(mark_list, "MOST_MEASURED", most)
    model = window.features.marks.model
    model.change(model.all()[0].id, note=samples.prose(30))
    hands.press(window, "Ctrl+5")
    QApplication.processEvents()
    panel = window.features.marks.panel.list
    first, second = (panel.visualRect(panel.model().index(row, 0)).height() for row in (0, 1))
    assert (first > second + 3 * panel.fontMetrics().height()) == is_higher
    window.resize(1200, 700)
    panel.viewport().grab()
