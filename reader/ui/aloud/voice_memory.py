"""The voices of this computer, and which of them, at which speed, the reader has chosen for each language."""

from __future__ import annotations

from collections.abc import Sequence

from reader.speech import voice_choice
from reader.speech.speaker import Voice
from reader.speech.voice_choice import VoiceChoice
from reader.ui.shell.ui_state import UiState

SETTING = "speech"


class VoiceMemory:
    def __init__(self, ui_state: UiState) -> None:
        self._ui_state = ui_state
        self._voices: Sequence[Voice] = ()

    def set_voices(self, voices: Sequence[Voice]) -> None:
        self._voices = voices

    def voices(self, language: str) -> tuple[Voice, ...]:
        """Those that can read a language."""
        return voice_choice.voices_for(self._voices, language)

    def voice(self, language: str) -> Voice | None:
        """The chosen one, or the first that can read the language; None if none can."""
        return voice_choice.chosen_voice(self.voices(language), self._choice(language))

    def speed(self, language: str) -> int:
        return self._choice(language).speed

    def step_speed(self, language: str, by: int) -> int:
        """One step faster (1) or slower (-1)."""
        choice = self._choice(language)
        speed = voice_choice.next_speed(choice.speed, by)
        self._remember(choice._replace(speed=speed))
        return speed

    def choose_voice(self, language: str, id: str) -> None:
        self._remember(self._choice(language)._replace(voice=id))

    def _choices(self) -> tuple[VoiceChoice, ...]:
        return voice_choice.from_settings(self._ui_state.value(SETTING))

    def _choice(self, language: str) -> VoiceChoice:
        return voice_choice.choice_for(self._choices(), language)

    def _remember(self, choice: VoiceChoice) -> None:
        choices = voice_choice.with_choice(self._choices(), choice)
        self._ui_state.remember(SETTING, voice_choice.to_settings(choices))
