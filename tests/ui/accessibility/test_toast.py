"""A message that disappears by itself never covers what has the focus, in low windows, too (WCAG 2.4.11)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from reader.ui.shell.notice import Toast, _focus_area, _place_beside
from tests.ui import hands, samples
from tests.ui.accessibility.scenes import ROOMS, WINDOW, Stage, settle
from tests.ui.conftest import Start
from tests.ui.test_window_sizes import use_screen

PLACES = WINDOW | {name: ROOMS[name] for name in ("room", "room, replace")}
STOPS = 25  # presses of Tab


def covered(toast: Toast) -> str:
    """What has the focus, if the toast covers some of it."""
    page = toast.parentWidget()
    assert page
    area = _focus_area(page).intersected(page.rect())
    focus = QApplication.focusWidget()
    return f"{type(focus).__name__} {focus.accessibleName()}" if focus and area.intersects(toast.geometry()) else ""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (1024, 600)])
@pytest.mark.parametrize("name", PLACES)
def test_scene(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, width: int, height: int
) -> None:
    use_screen(monkeypatch, width + 2, height + 4)
    window = start(samples.guide(tmp_path), size=(width, height))
    found: set[str] = set()

    def look(top: QWidget) -> None:
        assert isinstance(top, MainWindow | RoomWindow)
        top.resize(width, height)
        settle()
        toast = top.toast if isinstance(top, MainWindow) else top.frame.toast
        messages = top.messages if isinstance(top, MainWindow) else top.frame.messages
        messages.offer("The mark was removed.", "Undo", lambda: None, stays=False)
        for _ in range(STOPS):
            found.add(covered(toast))
            assert toast.isVisible() or not toast.parentWidget().isVisible()  # type: ignore[union-attr]
            focus = QApplication.focusWidget()
            if focus:
                QTest.keySequence(focus, "Tab")
                settle()

    PLACES[name](Stage(window, tmp_path, qtbot), look)
    assert found <= {""}


SIZES = [(1366, 768), (1024, 600), (700, 600)]


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mode", ["pages", "scroll"])
def test_hints_and_page_numbers_stay_uncovered(
    start: Start, tmp_path: Path, mode: str, size: tuple[int, int], percent: int
) -> None:
    """Also by a message that was there before the hint."""
    window = start(samples.guide(tmp_path), size=size)
    window.appearance.choose("reading_mode", mode)
    window.appearance.choose_text_size(percent)
    settle()
    turning, hints = window.page.turning, window.features.hints
    for _ in range(2):
        window.messages.offer("Text and page are as they were at first.", "Undo", lambda: None, stays=False)
        hints.look()
        settle()
        assert window.toast.isVisible()
        kept = [hints.bar] if hints.bar.isVisible() else []
        for widget in [*kept, turning.counter] if turning else kept:
            area = QRect(widget.mapTo(window.place, QPoint()), widget.size())
            assert not window.toast.geometry().intersects(area)
        assert window.place.rect().contains(window.toast.geometry())


SENTENCES = ("Link copied.", "There is no picture below.", "Text and page are as they were at first, and so on.")


@pytest.mark.parametrize("sentence", SENTENCES, ids=["short", "usual", "long"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
@pytest.mark.parametrize("has_side_bar", [True, False], ids=["side bar", "alone"])
def test_no_line_of_turned_pages_is_covered(
    start: Start, tmp_path: Path, size: tuple[int, int], has_side_bar: bool, sentence: str
) -> None:
    window = start(samples.guide(tmp_path), size=size)
    window.appearance.choose("reading_mode", "pages")
    if not has_side_bar:
        hands.press(window, "Ctrl+B")
    settle()
    page = window.page
    assert page.turning
    for _ in range(4):
        window.messages.say(sentence)
        settle()
        message = window.toast.geometry().translated(-page.mapTo(window.place, QPoint()))
        lines = [text for text in page.text_areas() if text.intersects(message)]
        assert not lines
        assert not page.turning.counter.geometry().intersects(message)
        window.toast.hide()
        hands.press(page, "Space")


@pytest.mark.parametrize(("size", "is_beside"), [((1366, 768), True), ((700, 600), False)], ids=str)
def test_beside_text_that_scrolls_where_the_margin_is_wide(
    start: Start, tmp_path: Path, size: tuple[int, int], is_beside: bool
) -> None:
    window = start(samples.guide(tmp_path), size=size)
    settle()
    for sentence in SENTENCES:
        window.messages.say(sentence)
        settle()
        [text] = window.page.text_areas()
        message = window.toast.geometry().translated(-window.page.mapTo(window.place, QPoint()))
        assert text.intersects(message) is not is_beside
        assert window.place.rect().contains(window.toast.geometry())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ([QRect(0, 0, 320, 200)], (40, 132)),
        ([QRect(0, 0, 320, 145)], (40, 148)),
        ([QRect(0, 60, 320, 140)], (40, 4)),
        ([QRect(0, 0, 60, 200)], (64, 148)),
    ],
    ids=["everywhere", "below", "above", "at the right"],
)
def test_places_beside_text(text: list[QRect], place: tuple[int, int]) -> None:
    found = _place_beside(QRect(), [QSize(240, 50)], QSize(320, 200), text=text)
    assert (found.left(), found.top()) == place


@pytest.mark.parametrize(
    ("focus", "top"),
    [
        (QRect(), 132),
        (QRect(20, 10, 100, 30), 132),
        (QRect(20, 150, 100, 30), 18),
        (QRect(300, 150, 10, 30), 132),
        (QRect(20, 60, 100, 80), 6),
        (QRect(0, 0, 320, 200), 132),
    ],
    ids=["none", "above", "below", "beside", "in the middle", "everywhere"],
)
def test_places(focus: QRect, top: int) -> None:
    place = _place_beside(focus, [QSize(240, 50)], QSize(320, 200))
    assert (place.left(), place.top()) == (40, top)


@pytest.mark.parametrize(
    ("focus", "kept", "top"),
    [
        (QRect(), [QRect(0, 150, 320, 50)], 96),
        (QRect(), [QRect(120, 170, 80, 30), QRect(0, 150, 100, 50)], 96),
        (QRect(), [QRect(0, 20, 320, 180)], 2),
        (QRect(), [QRect(0, 60, 320, 140)], 6),
        (QRect(0, 80, 320, 30), [QRect(0, 150, 320, 50)], 18),
    ],
    ids=["above one", "above both", "the least of it", "little room", "not over the focus"],
)
def test_places_beside_what_is_kept_uncovered(focus: QRect, kept: list[QRect], top: int) -> None:
    assert _place_beside(focus, [QSize(240, 50)], QSize(320, 200), kept).top() == top
