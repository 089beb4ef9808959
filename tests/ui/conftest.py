"""Windows for tests: each with its own data folder, and without access to a browser."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import settings
from reader.search import searcher
from reader.search.build_pack import build_pack
from reader.speech import system_speaker
from reader.system import desktop_settings, paths
from reader.ui import app, window_style
from reader.ui.hints import feature as hints
from reader.ui.main_window import MainWindow
from reader.ui.page import figure_queue, styled_view
from reader.ui.shell import session, system_theme
from resources.standalone import font_cuts
from tests.ui.aloud.fake_speaker import FakeSpeaker
from tests.ui.search.fake_search import FakeSearch, FakeSearcher

NEVER = 10**8  # milliseconds


@pytest.fixture(scope="session")
def bundled_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack that comes with the program, built once; otherwise every window would build it in its data folder."""
    folder = next(found for found in paths.content_folders() if found.name == "neuroscience-psychotherapy")
    file = tmp_path_factory.mktemp("bundled") / f"{folder.name}.carrel"
    build_pack(folder, file)
    return file


@pytest.fixture(scope="session", autouse=True)
def _fonts_exist() -> None:
    """They are made here if `dev.py` has not made them."""
    font_cuts.make_missing()


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """Without a screen, Qt deletes what was copied after Python has ended, and crashes if Python made it. On a real
    display the clipboard ends with the application."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    """Widgets that Qt deletes later would be styled with each theme in the tests that follow.

    As in the program, garbage is collected on this thread only: here that of the test before.
    """
    gc.disable()
    gc.collect(1)
    yield
    gc.enable()
    if QGuiApplication.instance():
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _ready_pack(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "start" in request.fixturenames:
        file = request.getfixturevalue("bundled_pack")
        monkeypatch.setattr(paths, "content_folders", tuple)
        monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))


@pytest.fixture(autouse=True)
def _no_other_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Marks that cannot be saved in the data folder are saved in the user's: here not in that of the developer."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "user")


@pytest.fixture(autouse=True)
def _pages_first(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Most tests are about a page, so packs open at their first article, unless a test has `opens_home`."""
    if "opens_home" not in request.fixturenames:
        monkeypatch.setattr(session, "FEWEST_FOR_HOME", sys.maxsize)


@pytest.fixture
def opens_home() -> None:
    """Packs of several articles open at their home the first time, as for every reader."""


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """In windows, what follows another style a moment later comes with the next events, and never amid a test."""
    if "start" in request.fixturenames:
        monkeypatch.setattr(styled_view, "PAUSE", 0)
        monkeypatch.setattr(window_style, "PAUSE", 0)


@pytest.fixture(autouse=True)
def _own_accent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are compared with the colours of the themes, whatever colour the person at this computer has chosen."""
    monkeypatch.setattr(system_theme, "HAS_ACCENT", False)


@pytest.fixture(autouse=True)
def _own_comfort(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the text size, contrast and motion that the person at this computer has chosen."""
    monkeypatch.setattr(desktop_settings, "text_percent", lambda _platform: 100)
    monkeypatch.setattr(desktop_settings, "has_high_contrast", lambda: False)
    monkeypatch.setattr(desktop_settings, "has_reduced_motion", lambda: False)


@pytest.fixture(autouse=True)
def _spelling_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the dictionaries of this computer. Those about spelling turn it on, and have their own."""
    monkeypatch.setitem(settings._BY_NAME, "spelling", settings._BY_NAME["spelling"]._replace(default=False))


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test speaks with the voices of this computer. Those about reading aloud have a voice of their own."""
    monkeypatch.setattr(system_speaker, "make_speaker", FakeSpeaker)


@pytest.fixture(autouse=True)
def _no_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hint that appears while a test waits would change what it measures. Tests of hints ask for them."""
    monkeypatch.setattr(hints, "FIRST_PAUSE", NEVER)
    monkeypatch.setattr(hints, "PAUSE", NEVER)
    monkeypatch.setattr(hints, "REST", NEVER)


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that were opened in the browser. A test that expects some must clear the list."""
    handed: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(QUrl(url).toString()))
    yield handed
    assert not handed


@pytest.fixture(scope="session", autouse=True)
def _process_of_figures_ends() -> Iterator[None]:
    """As when the program quits, which tests never do: its thread may tell nobody once Qt's objects are gone."""
    yield
    if figure_queue.shared_queue.cache_info().currsize:
        figure_queue.shared_queue().close()


def let_settle(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until the page is laid out completely; before that, Qt only estimates its length."""
    page = window.page

    def is_laid_out() -> bool:
        bar, height = page.verticalScrollBar(), page.shown_document.documentLayout().documentSize().height()
        return bool(abs(bar.maximum() + page.viewport().height() - height) < 2) or height <= page.viewport().height()

    qtbot.waitUntil(is_laid_out)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeSearch:
    """Replaces the searcher by one that a test controls. Only the packs that the test opens are on the shelf."""
    fake = FakeSearch()
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    monkeypatch.setattr(FakeSearcher, "fake", fake, raising=False)
    monkeypatch.setattr(searcher, "Searcher", FakeSearcher)
    return fake


def close_window(window: MainWindow) -> None:
    """And leaves nothing of it, as soon as Qt has deleted what it deletes later."""
    window.close()
    window.session.close()
    window.appearance.leave_desktop()
    window.deleteLater()


class Start:
    """Opens windows as `carrel` does, on one data folder. Each call closes the window before."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self._qtbot = qtbot
        self._data = data
        self._window: MainWindow | None = None

    def __call__(self, pack: Path | None = None, size: tuple[int, int] | None = (1000, 700)) -> MainWindow:
        self.close()
        self._window = window = app.build_window(app.application(), self._data, pack)
        if size:
            window.resize(*size)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        let_settle(self._qtbot, window)
        return window

    def close(self) -> None:
        window, self._window = self._window, None
        if window:
            close_window(window)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    app.application()
    QGuiApplication.clipboard().clear()
    start = Start(qtbot, tmp_path / "data")
    yield start
    start.close()
