"""Reads the sentences of an article aloud, one after another, on a background thread."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from reader.speech.speaker import (
    NORMAL,
    Speaker,
    SpeechFailed,
    SpeechInterrupted,
    SpeechStopped,
    SpeechUnavailable,
    Voice,
)
from reader.speech.spoken_article import SentencePlace, SpokenArticle
from reader.speech.spoken_text import Sentence
from reader.translation import _
from reader.ui.shell.background_tasks import Tasks

LANE, VOICES_LANE = "sentence", "voices"
MOST_INTERRUPTIONS, MOST_FAILURES = 3, 2
"""How often a sentence may be interrupted by another program, and fail, before reading is paused."""

TRY_AGAIN = 1_000  # milliseconds after another program has begun to speak

VoiceOf = Callable[[str], Voice | None]
"""Gives the voice for a language; None if there is none."""


class State(Enum):
    CLOSED = auto()
    PAUSED = auto()
    PLAYING = auto()


class Player(QObject):
    """sentence_changed(Sentence)   another sentence is read, or is the one to be read next
    state_changed()              playing, paused or closed
    language_missing(str)        there is no voice for some words, in this language, which are left out
    ended()                      the last sentence was read
    failed(str)                  reading is paused; a sentence says why
    """

    sentence_changed = Signal(object)
    state_changed = Signal()
    language_missing = Signal(str)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, make_speaker: Callable[[], Speaker], parent: QObject) -> None:
        super().__init__(parent)
        self._make_speaker = make_speaker
        self._speaker: Speaker | None = None
        self._tasks: Tasks | None = None
        self._article: SpokenArticle | None = None
        self._place: SentencePlace | None = None
        self._state = State.CLOSED
        self._voice_of: VoiceOf = lambda _language: None
        self._tries = 0
        self.speed = NORMAL
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN)
        self._again.timeout.connect(self._speak)

    @property
    def state(self) -> State:
        return self._state

    @property
    def sentence(self) -> Sentence | None:
        return self._article.sentence(self._place) if self._article and self._place else None

    def ask_voices(self, on_voices: Callable[[tuple[Voice, ...]], None], on_error: Callable[[Exception], None]) -> None:
        """Finds the voices of the system, which may take some seconds."""
        tasks, speaker = self._started()
        tasks.start(VOICES_LANE, speaker.voices, on_voices, on_error)

    def open(self, article: SpokenArticle, place: SentencePlace, voice_of: VoiceOf) -> None:
        """Begins to read at a sentence."""
        self._article, self._place, self._voice_of = article, place, voice_of
        self._begin()

    def play(self) -> None:
        if self._state is State.PAUSED:
            self._begin()

    def pause(self) -> None:
        """The sentence is read again from its beginning when reading goes on."""
        if self._state is State.PLAYING:
            self._stop()
            self._set_state(State.PAUSED)

    def step(self, by: int) -> None:
        """To the next sentence (1) or the previous one (-1), if there is one."""
        if self._article and self._place:
            self._go(self._article.step(self._place, by))

    def go(self, block: int, offset: int) -> None:
        """To the sentence with a character of a block."""
        if self._article:
            self._go(self._article.at(block, offset))

    def begin_again(self) -> None:
        """The voice or the speed is another one now."""
        if self._state is State.PLAYING:
            self._stop()
            self._speak()

    def close(self) -> None:
        """Ends reading; the voice is let go of with `end`."""
        if self._tasks:
            self._tasks.cancel(VOICES_LANE)
        self._stop()
        self._article = self._place = None
        self._set_state(State.CLOSED)

    def end(self) -> None:
        """The window closes."""
        self.close()
        if self._tasks:
            self._tasks.end()

    # ---- one sentence

    def _go(self, place: SentencePlace | None) -> None:
        if place is None:
            return
        self._stop()
        self._place = place
        if self._state is State.PLAYING:
            self._begin()
        else:
            self.sentence_changed.emit(self.sentence)

    def _begin(self) -> None:
        self._tries = 0
        self._set_state(State.PLAYING)
        self.sentence_changed.emit(self.sentence)
        self._speak()

    def _speak(self) -> None:
        sentence = self.sentence
        if sentence is None or self._state is not State.PLAYING:
            return
        spoken = []
        for part in sentence.parts:
            voice = self._voice_of(part.language)
            if voice:
                spoken.append((part.text, voice))
            else:
                self.language_missing.emit(part.language)
        if self._state is not State.PLAYING:  # who was told may have closed it
            return
        tasks, speaker = self._started()
        speed = self.speed

        def work() -> None:
            for text, voice in spoken:
                speaker.speak(text, voice, speed)

        tasks.start(LANE, work, self._go_on, self._take_error)

    def _go_on(self, _done: None) -> None:
        following = self._article.step(self._place, 1) if self._article and self._place else None
        if following:
            self._place = following
            self._begin()
        else:
            self.ended.emit()

    def _take_error(self, error: Exception) -> None:
        self._tries += 1
        if isinstance(error, SpeechInterrupted) and self._tries < MOST_INTERRUPTIONS:
            self._again.start()
        elif isinstance(error, SpeechFailed) and self._tries < MOST_FAILURES:
            self._speak()
        else:
            self._set_state(State.PAUSED)
            if isinstance(error, SpeechFailed | SpeechUnavailable):
                self.failed.emit(error.args[0])
            elif not isinstance(error, SpeechInterrupted):
                self.failed.emit(_("Reading aloud has stopped: {error}", error=error))

    def _stop(self) -> None:
        self._again.stop()
        if self._tasks:
            self._tasks.cancel(LANE)

    def _started(self) -> tuple[Tasks, Speaker]:
        if self._tasks is None or self._speaker is None:
            self._speaker = self._make_speaker()
            self._tasks = Tasks(self._speaker.stop, SpeechStopped, self._speaker.close)
        return self._tasks, self._speaker

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()
