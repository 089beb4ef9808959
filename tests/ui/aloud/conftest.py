"""Windows whose voice belongs to the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.speech import system_speaker
from reader.ui.aloud import player
from reader.ui.main_window import MainWindow
from tests.ui import samples
from tests.ui.aloud.aloud_window import Hear
from tests.ui.aloud.fake_speaker import FakeSpeaker
from tests.ui.conftest import Start


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> FakeSpeaker:
    fake = FakeSpeaker()
    monkeypatch.setattr(system_speaker, "make_speaker", lambda: fake)
    monkeypatch.setattr(player, "TRY_AGAIN", 0)
    return fake


@pytest.fixture
def window(start: Start, tmp_path: Path, speaker: FakeSpeaker) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def hear(qtbot: QtBot, speaker: FakeSpeaker) -> Hear:
    """Waits until a sentence that begins with these words is being spoken."""

    def wait(words: str) -> None:
        qtbot.waitUntil(lambda: speaker.speaking.startswith(words))
        QApplication.processEvents()

    return wait
