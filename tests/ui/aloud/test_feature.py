"""Reading aloud by keys and buttons: what is heard, what is remembered, and what ends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.ui.aloud.player import State
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.packs import INFO, make_pack
from tests.ui import hands, samples
from tests.ui.aloud.aloud_window import Hear, is_open, reading
from tests.ui.aloud.fake_speaker import ANNA, BEN, FakeSpeaker
from tests.ui.conftest import Start


def test_an_article_is_read_from_its_title(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert is_open(window)
    speaker.finish()
    hear("What it is about.")
    speaker.finish()
    hear("The amygdala rests here.")
    speaker.finish()
    hear("See the fourth section or the other one or outside.")
    assert {voice for _text, voice, _speed in speaker.said} == {ANNA.name}


def test_keys_on_the_page(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    hands.keys("S")
    hear("What it is about.")
    hands.keys("Shift+S")
    hear("A guide")
    top = hands.scrolled(window.page)
    hands.keys("Space")
    qtbot.waitUntil(lambda: not speaker.speaking)
    assert reading(window).player.state is State.PAUSED
    hands.keys("S")
    assert reading(window).marked
    assert reading(window).marked.text == "What it is about."  # type: ignore[union-attr]
    hands.keys("Space")
    hear("What it is about.")
    assert hands.scrolled(window.page) == top
    hands.keys("Esc")
    assert not is_open(window)
    qtbot.waitUntil(lambda: not speaker.speaking)
    hands.keys("Space")
    assert hands.scrolled(window.page) > top


def test_buttons(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.actions_by_id[ActionId.READ_ALOUD].trigger()
    hear("A guide")
    bar = reading(window).bar
    hands.click(hands.tool(bar, "Next sentence"))
    hear("What it is about.")
    hands.click(hands.tool(bar, "Previous sentence"))
    hear("A guide")
    hands.click(hands.tool(bar, "Pause reading"))
    qtbot.waitUntil(lambda: not speaker.speaking)
    hands.click(hands.tool(bar, "Read on"))
    hear("A guide")
    hands.click(hands.tool(bar, "Faster"))
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", ANNA.name, 110))
    hands.click(hands.tool(bar, "Slower"))
    hands.click(hands.tool(bar, "Slower"))
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", ANNA.name, 90))
    menu = hands.tool(bar, "Voice: Anna").menu()
    assert [action.text() for action in menu.actions()] == ["Anna (en-GB)", "Ben (en-US)"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", BEN.name, 90))
    hands.tool(bar, "Stop reading aloud").setFocus()
    hands.keys("Return")
    assert not is_open(window)
    assert window.page.hasFocus()


def test_voice_and_speed_are_remembered(
    window: MainWindow, start: Start, tmp_path: Path, speaker: FakeSpeaker, hear: Hear
) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    reading(window).bar.voice_chosen.emit(BEN.id)
    hands.click(hands.tool(reading(window).bar, "Faster"))
    again = start(samples.guide(tmp_path))
    assert speaker.is_closed
    speaker.said.clear()
    hands.press(again, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.said[-1] == ("A guide", BEN.name, 110)


@pytest.mark.parametrize(
    "value",
    [
        [{"language": "en", "voice": "gone", "speed": 9999}],
        ["x", None, {"language": ["en"]}],
        [{"language": "en", "voice": {"a": 1}, "speed": "x"}],
    ],
)
def test_settings_of_a_stranger(window: MainWindow, speaker: FakeSpeaker, hear: Hear, value: object) -> None:
    window.ui_state.remember("speech", value)
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.said[-1] == ("A guide", ANNA.name, 100)


@pytest.mark.parametrize(
    "leave",
    [
        lambda window: window.session.go(Location(INFO.id, "second")),
        lambda window: window.session.go_home(),
        lambda window: hands.press(window, "Ctrl+Shift+U"),
        lambda window: window.close(),
    ],
    ids=["another article", "home", "the key", "the window closes"],
)
def test_it_ends(
    window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot, leave: Callable[[MainWindow], object]
) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    leave(window)
    assert not is_open(window)
    qtbot.waitUntil(lambda: not speaker.speaking)
    assert speaker.texts == ["A guide"]


def test_another_pack(window: MainWindow, speaker: FakeSpeaker, hear: Hear, tmp_path: Path) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    window.session.open_file(make_pack(tmp_path / "other.carrel", info=INFO._replace(id="other")))
    assert not is_open(window)


def test_at_home_there_is_nothing_to_read(window: MainWindow, speaker: FakeSpeaker) -> None:
    window.session.go_home()
    window.actions_by_id[ActionId.READ_ALOUD].trigger()
    assert not is_open(window)


def test_space_held_down_pauses_once(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    hands.hold(Qt.Key.Key_Space, 5)
    assert reading(window).player.state is State.PAUSED


def test_space_with_another_key_is_the_pages(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    QTest.keyClick(window.page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert reading(window).player.state is State.PLAYING


def test_f6_reaches_the_bar(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    bar = reading(window).bar
    hands.keys("F6")
    assert bar.play.hasFocus()
    hands.keys("Space")
    assert reading(window).player.state is State.PAUSED
    bar.voice.setFocus()
    hands.keys("Esc")
    assert not is_open(window)
    assert window.page.hasFocus()
