"""The home of a pack by keys where there is no row to go to, and the frame around the row that they are at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.home.test_home import ABOUT, index_of, library, place, view

pytestmark = pytest.mark.usefixtures("opens_home")

NEWS = "\n".join(f"News {number}: some words that go on for more than one line of the column." for number in range(20))


def test_keys_reach_what_is_new(start: Start, tmp_path: Path) -> None:
    home = view(start(library(tmp_path, 6, INFO._replace(whats_new=NEWS)), (700, 500)))
    bar = home.verticalScrollBar()
    home.setFocus()
    hands.keys("End")
    assert bar.value() == bar.maximum() > 0
    assert home.currentIndex().data().startswith("News 0")
    hands.keys("Home")
    assert (bar.value(), home.currentIndex().data()) == (0, "Begin reading: Sleep 000")
    for _ in range(40):
        hands.keys("Down")
    assert bar.value() == bar.maximum()
    assert home.currentIndex().data().startswith("News 0")
    for _ in range(40):
        hands.keys("Up")
    assert (bar.value(), home.currentIndex().data()) == (0, "Begin reading: Sleep 000")


def test_enter_does_nothing_at_what_is_new(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 6, INFO._replace(whats_new=NEWS)), (700, 500))
    view(window).setFocus()
    hands.keys("End")
    hands.keys("Return")
    assert place(window) == "carrel:sample"


def test_the_head_is_reached_by_keys_in_large_type(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 6, INFO._replace(title="A title of many long words, and then more")), (420, 500))
    window.appearance.choose_text_size(300)
    QApplication.processEvents()
    home = view(window)
    home.setFocus()
    hands.keys("End")
    for _ in range(60):
        hands.keys("Up")
    assert home.verticalScrollBar().value() == 0


def test_the_frames_of_all_rows_are_alike(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, info=ABOUT._replace(whats_new="")), (700, 900))
    home = view(window)
    found = set()
    for number in range(home.model().rowCount()):
        index = home.model().index(number, 0)
        rect = home.visualRect(index)
        if index.flags() & Qt.ItemFlag.ItemIsSelectable and not index.data().startswith("Begin"):  # which has a box
            frame = home.delegate.background_rect(rect, index)
            found.add(frame.height() - round(home.painting.laid_out(home._model.rows[number]).height))
    assert len(found) == 1


def test_the_box_is_within_its_row_and_its_mark_within_the_box(start: Start, tmp_path: Path) -> None:
    for percent in (100, 300):
        window = start(library(tmp_path, 6), (700, 900))
        window.appearance.choose_text_size(percent)
        QApplication.processEvents()
        home = view(window)
        index = index_of(window, "Begin reading")
        rect = home.visualRect(index)
        frame = home.delegate.background_rect(rect, index)
        box = frame.adjusted(-2, -2, 2, 2)
        assert rect.top() <= box.top()
        assert box.bottom() < rect.bottom()
        assert (box.left(), box.width()) == home.painting.column
