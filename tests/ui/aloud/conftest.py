"""Windows whose voice belongs to the test."""

from __future__ import annotations

import pytest

from reader.speech import system_speaker
from reader.ui.aloud import player
from tests.ui.aloud.fake_speaker import FakeSpeaker


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> FakeSpeaker:
    fake = FakeSpeaker()
    monkeypatch.setattr(system_speaker, "make_speaker", lambda: fake)
    monkeypatch.setattr(player, "TRY_AGAIN", 0)
    return fake
