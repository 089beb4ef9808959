"""The text size, from 80 to 300 per cent, without losing the position; and the other choices for text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, FigureFile
from reader.ui.main_window import MainWindow
from tests.packs import SVG, png
from tests.ui import hands, samples
from tests.ui.conftest import Start

SIZES = [80, 90, 100, 110, 125, 150, 175, 200, 250, 300]


def turn_wheel(
    window: MainWindow, by: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
) -> None:
    middle = QPointF(window.page.viewport().rect().center())
    event = QWheelEvent(
        middle, window.page.viewport().mapToGlobal(middle), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window.page.viewport(), event)
    QApplication.processEvents()


def test_keys(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.THIRD))
    seen = []
    for keys in ["Ctrl++"] * 8 + ["Ctrl+0"] + ["Ctrl+-"] * 3 + ["Ctrl+="]:
        hands.press(window, keys)
        seen.append(hands.text_size(window))
    assert seen == [*SIZES[3:], 300, 100, 90, 80, 80, 90]


def test_wheel(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.scroll(window.page, 1000)
    turn_wheel(window, 120)
    assert hands.text_size(window) == 110
    turn_wheel(window, -120)
    turn_wheel(window, -120)
    assert hands.text_size(window) == 90
    before = hands.scrolled(window.page)
    turn_wheel(window, -120, Qt.KeyboardModifier.NoModifier)
    assert hands.text_size(window) == 90
    assert hands.scrolled(window.page) > before


@pytest.mark.parametrize("y", [0, 2000])
def test_the_same_paragraph_stays_at_the_top(start: Start, tmp_path: Path, y: int) -> None:
    window = start(samples.guide(tmp_path))
    hands.scroll(window.page, y)
    place = window.page.reading_position()
    assert place
    for keys in ["Ctrl++"] * 4 + ["Ctrl+0", "Ctrl+-", "Ctrl+0"]:
        hands.press(window.page, keys)
        now = window.page.reading_position()
        assert now
        assert now.location.block == place.location.block
        assert now.depth == pytest.approx(place.depth, abs=0.03)
    assert abs(hands.scrolled(window.page) - y) <= 2


@pytest.mark.parametrize("width", [340, 500, 900])
def test_pictures_fit_the_column_and_wide_ones_the_window(start: Start, tmp_path: Path, width: int) -> None:
    figures = (
        FigureFile("figures/plain.svg", "image/svg+xml", 40, 30, SVG),
        FigureFile("figures/wide.png", "image/png", 1500, 20, png(1500, 20)),
        FigureFile("figures/high.png", "image/png", 20, 1500, png(20, 1500)),
    )
    article = Article("pictures", "Pictures", tuple(
        samples.picture(f"f{number}", figure.path) for number, figure in enumerate(figures)
    ))  # fmt: skip
    window = start(samples.guide(tmp_path, article, figures=figures), (width, 600))
    for keys in ("Ctrl+0", *["Ctrl++"] * 7, "Ctrl+0"):
        hands.press(window.page, keys)
        room = window.page.viewport().width()
        column = room - 2 * window.page.margin
        widths = [figure.shown[0] for figure in window.page.shown_document.figures]
        assert [width <= most for width, most in zip(widths, (column, room, column), strict=True)] == [True] * 3
        assert window.page.horizontalScrollBar().maximum() == 0
    narrowed = [figure.shown for figure in window.page.shown_document.figures]
    window.resize(1200, 700)
    QApplication.processEvents()
    window.resize(width, 600)
    QApplication.processEvents()
    assert [figure.shown for figure in window.page.shown_document.figures] == narrowed
    window.page.viewport().grab()


@pytest.mark.parametrize("widths", [(500, 700, 500), (1200, 900, 1200), (1000, 420, 1000)])
def test_the_same_paragraph_stays_at_the_top_of_another_width(
    start: Start, tmp_path: Path, widths: tuple[int, ...]
) -> None:
    window = start(samples.guide(tmp_path), (widths[0], 600))
    hands.scroll(window.page, 2000)
    place = window.page.reading_position()
    assert place
    for width in widths:
        window.resize(width, 600)
        QApplication.processEvents()
        now = window.page.reading_position()
        assert now
        assert now.location.block == place.location.block
    assert abs(hands.scrolled(window.page) - 2000) <= 3


# what is chosen by its name

CHANGES: dict[str, tuple[dict[str, object], int]] = {
    "one": ({"face": "sans"}, 1),
    "several": ({"line_spacing": 150, "column_width": 80, "theme": "dark"}, 1),
    "what is so already": ({"face": "serif", "line_focus": 0}, 0),
    "the ruler": ({"line_focus": 3}, 1),
    "pages": ({"reading_mode": "pages"}, 1),
    "none": ({}, 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_announced_once(start: Start, tmp_path: Path, change: str) -> None:
    values, expected = CHANGES[change]
    appearance = start(samples.guide(tmp_path)).appearance
    announced: list[bool] = []
    appearance.changed.connect(lambda: announced.append(True))
    appearance.choose_all(values)
    assert len(announced) == expected
    assert {name: appearance.value(name) for name in values} == values


INVALID = [("face", "comic"), ("line_spacing", 99), ("line_spacing", 150.5), ("line_focus", 2), ("justified", 1)]


@pytest.mark.parametrize(("name", "value"), INVALID)
def test_a_value_that_is_not_allowed_changes_nothing(start: Start, tmp_path: Path, name: str, value: object) -> None:
    appearance = start(samples.guide(tmp_path)).appearance
    before, announced = appearance.value(name), []
    appearance.changed.connect(lambda: announced.append(True))
    with pytest.raises(ValueError, match=name):
        appearance.choose_all({"letter_spacing": 12, name: value})
    assert (appearance.value(name), appearance.value("letter_spacing"), announced) == (before, 0, [])


def test_only_the_page_is_styled_for_a_change_of_its_text(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    styled: list[str] = []
    window.setStyleSheet = styled.append  # type: ignore[method-assign]
    window.appearance.choose("letter_spacing", 12)
    assert (styled, window.page.page_style.typography.letter_spacing) == ([], 12)
    window.appearance.choose("theme", "dark")
    assert len(styled) == 1


def test_the_choices_are_saved(start: Start, tmp_path: Path) -> None:
    start(samples.guide(tmp_path)).appearance.choose_all({"face": "sans", "word_spacing": 16})
    appearance = start(size=None).appearance
    assert (appearance.value("face"), appearance.typography.word_spacing) == ("sans", 16)
