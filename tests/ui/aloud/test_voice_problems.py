"""What a reader hears and sees without a voice: none for a language, none at all, or one that stops."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Span
from reader.speech.speaker import SpeechFailed, SpeechInterrupted, SpeechUnavailable
from reader.ui.aloud.player import State
from reader.ui.main_window import MainWindow
from tests.packs import INFO, make_pack
from tests.ui import hands, samples
from tests.ui.aloud.aloud_window import Hear, is_open, notice, reading, settle
from tests.ui.aloud.fake_speaker import ANNA, SARA, FakeSpeaker
from tests.ui.conftest import Start


def test_no_voice_for_the_language(start: Start, tmp_path: Path, speaker: FakeSpeaker, qtbot: QtBot) -> None:
    article = Article("a", "Kichwa", (samples.paragraph("p", "Maneno."),))
    window = start(make_pack(tmp_path / "sw.carrel", articles=(article,), info=INFO._replace(language="sw")))
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == (
        "This computer has no voice for Swahili. Carrel can read this aloud once one is installed."
    )
    assert not is_open(window)
    assert not speaker.said


def test_words_without_a_voice_are_left_out(
    start: Start, tmp_path: Path, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot
) -> None:
    foreign = Span("สวัสดี", lang="th")
    known = Span("مرحبا", lang="ar")
    article = Article("a", "Words", (samples.paragraph("p", "Say ", foreign, " or ", known, " now."),))
    window = start(make_pack(tmp_path / "a.carrel", articles=(article,)))
    hands.press(window, "Ctrl+Shift+U")
    hear("Words")
    speaker.finish()
    hear("Say")
    assert "no voice for Thai" in window.toast.text
    speaker.finish(is_quick=True)
    settle(qtbot, window)
    assert [said[:2] for said in speaker.said] == [
        ("Words", ANNA.name), ("Say", ANNA.name), ("or", ANNA.name), ("مرحبا", SARA.name), ("now.", ANNA.name),
    ]  # fmt: skip
    assert not window.notice.text


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (SpeechUnavailable("There is no speech service."), "There is no speech service."),
        (SpeechFailed("It is silent."), "It is silent."),
        (RuntimeError("x"), "Reading aloud has stopped: x"),
    ],
    ids=["unavailable", "failed", "a mistake"],
)
def test_no_voices(
    window: MainWindow, speaker: FakeSpeaker, qtbot: QtBot, hear: Hear, error: Exception, sentence: str
) -> None:
    speaker.voices_error = error
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == sentence
    assert not is_open(window)
    speaker.voices_error = None
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert not notice(window)


def test_a_voice_that_dies_once_is_tried_again(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    speaker.errors = [SpeechFailed("It is gone.")]
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.texts == ["A guide", "A guide"]
    assert not notice(window)


def test_a_voice_that_is_dead(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    speaker.errors = [SpeechFailed("It is gone.")] * 2
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == "It is gone."
    assert reading(window).player.state is State.PAUSED
    hands.click(hands.tool(reading(window).bar, "Read on"))
    hear("A guide")


def test_another_program_speaks(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    speaker.errors = [SpeechInterrupted(), SpeechInterrupted()]
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    speaker.errors = [SpeechInterrupted()] * 3
    speaker.finish()
    qtbot.waitUntil(lambda: reading(window).player.state is State.PAUSED)
    assert speaker.texts[-3:] == ["What it is about."] * 3
    assert not notice(window)
