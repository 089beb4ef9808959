"""Where a show begins and what it leaves behind, however it ends; and what it does without its pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.library.packfile import PackError, PackFile
from reader.ui.main_window import MainWindow
from reader.ui.page.figure_queue import shared_queue
from reader.ui.show.feature import ENDED, GO, NOTHING_OPEN
from reader.ui.show.show import BEGIN
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.show import shown
from tests.ui.show.show_steps import at, begin, press


def test_it_begins_where_the_reader_is_and_leaves_the_place_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    window.session.go(Location("sample", "talk", "two"))
    before = window.session.position, window.page.verticalScrollBar().value(), window.page.progress()
    can_go_back = window.features.reading.history.can_go_back
    show = begin(window, "F5")
    assert at(show) == ("Two", 0)
    press(show, "4", "Return", "PgDown", "Esc")
    assert window.features.show.show is None
    assert (window.session.position, window.page.verticalScrollBar().value(), window.page.progress()) == before
    assert window.features.reading.history.can_go_back == can_go_back
    assert window.toast.text == ENDED
    hands.button(window, GO).click()
    position = window.session.position
    assert position
    assert position.location == Location("sample", "talk", "table")


def test_nothing_is_offered_where_the_show_ended_at_the_same_place(window: MainWindow) -> None:
    press(begin(window), "Esc")
    assert ENDED not in window.toast.text


def test_another_f5_brings_the_show_to_the_front(window: MainWindow) -> None:
    show = begin(window)
    press(show, "3", "Return")
    assert begin(window, "F5") is show
    assert at(show) == ("Three", 0)
    window.activateWindow()
    QApplication.processEvents()
    begin(window, "Shift+F5")
    assert at(show) == ("Talk", 0)


def test_the_window_closes_during_a_show(window: MainWindow) -> None:
    view = begin(window).view
    window.close()
    assert not view.isVisible()
    assert window.features.show.show is None


def test_the_system_closes_the_show(window: MainWindow) -> None:
    begin(window).view.close()
    assert window.features.show.show is None


def test_a_private_session_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.features.privacy.set_private(True)
    before = _files(tmp_path)
    press(begin(window), "PgDown", "3", "Return", "Esc")
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("lost", ["figure", "figure_size"])
def test_the_stick_is_pulled_out(window: MainWindow, lost: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may have read the file before: then the pack itself is asked in vain."""
    show = begin(window)
    assert show.view.hint.text() == BEGIN
    opened = window.session.opened
    assert opened

    def fail(_pack: PackFile, _path: str) -> None:
        raise PackError(opened.pack.path, "Please insert the stick.", is_out=True)

    monkeypatch.setattr(PackFile, lost, fail)
    press(show, "3", "Return")
    show.view.grab()
    qtbot.waitUntil(lambda: shared_queue().is_idle)
    shot = show.view.grab().toImage()
    row = [shot.pixelColor(x, shot.height() // 2).name() for x in range(shot.width())]
    assert row.count("#22211f") < 300  # a sentence instead of the black figure
    assert press(show, "PgDown") == ("Four", 0)
    assert show.presentation.screen.text.startswith("Four")


def test_without_a_pack(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(shown.pack(tmp_path))
    monkeypatch.setattr(window.session, "opened", None)
    hands.press(window.page, "F5")
    assert window.toast.text == NOTHING_OPEN
