"""The built program reads aloud with the speech service of Linux, which it starts, and which may die."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.display import Screen
from tests.frozen.machine import needs, no_window
from tests.frozen.program import Copy, environment_for
from tests.frozen.recorded_voices import RecordedVoices, no_recorded_voices, recorded_voices
from tests.frozen.waiting import until
from tests.frozen.window import opened

pytestmark = needs(no_window() or no_recorded_voices())


@pytest.fixture
def voices(place: Path, home: Path) -> Iterator[RecordedVoices]:
    folder = place / "speech"
    folder.mkdir()
    with recorded_voices(folder, environment_for(home)) as voices:
        yield voices


def test_an_article_is_read_aloud(screen: Screen, portable: Copy, voices: RecordedVoices) -> None:
    with opened(screen, [portable.window], voices.environment) as window:
        window.press("ctrl+shift+u")
        voices.wait_for("tom|Start here")
        voices.wait_for("tom|What is in this small library, and where to begin.")
        window.press("space")
        count = len(voices.heard)
        window.press("space")
        until(lambda: len(voices.heard) > count, "more words after the pause")

        before = voices.kill()
        until(lambda: len(voices.heard) > before + 2, "words after the service was killed")
        window.press("Escape")


def test_no_voice_for_the_language(screen: Screen, portable: Copy, voices: RecordedVoices) -> None:
    """The sentence stays until somebody dismisses it."""
    settings = Path(voices.environment["XDG_CONFIG_HOME"], "speech-dispatcher", "modules", "recorder.conf")
    settings.write_text(settings.read_text().replace('AddVoice "en"', 'AddVoice "fr"'))
    with opened(screen, [portable.window], voices.environment) as window:
        window.press("ctrl+shift+u")
        window.wait_for(lambda: "no voice for English" in window.notice(), "the sentence")
        assert not voices.heard
