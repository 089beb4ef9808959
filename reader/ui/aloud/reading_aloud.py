"""Reads aloud: connects the voice, the bar and the sentence that is marked on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.library.model import Spans
from reader.library.page_words import page_words
from reader.speech.speaker import Speaker, SpeechFailed, SpeechUnavailable, Voice
from reader.speech.spoken_article import SentencePlace, SpokenArticle, spoken_texts
from reader.speech.spoken_ending import ending_texts
from reader.speech.spoken_text import Sentence
from reader.speech.voice_choice import primary_language
from reader.translation import Translated, _, as_translated
from reader.ui.aloud.bar import AloudBar
from reader.ui.aloud.needs import OpenCard
from reader.ui.aloud.player import Player, State
from reader.ui.aloud.sentence_overlay import SentenceOverlay
from reader.ui.aloud.sentence_places import first_place, sentence_range
from reader.ui.aloud.voice_memory import VoiceMemory
from reader.ui.lists.pack_facts import plain_language_name
from reader.ui.page import voice_following
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.shell import Shell
from reader.ui.widgets.focus_within import has_focus_within


class ReadingAloud(QObject):
    """closed(): there is nothing more to read, or nothing that can be read."""

    closed = Signal()

    def __init__(
        self, shell: Shell, page: PageView, card: OpenCard, make_speaker: Callable[[], Speaker], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._messages = shell.messages
        self._page = page
        self._card = card
        self._article: SpokenArticle | None = None
        self._first: SentencePlace | None = None
        self._follows = True  # else the reader looks at something else
        self._told: Translated | None = None  # why nothing could be read
        self._missing: set[str] = set()
        self.is_of_card = False
        self._memory = VoiceMemory(shell.ui_state)
        self._overlay = SentenceOverlay(page)
        self.bar = AloudBar()
        self.player = Player(make_speaker, self)
        self.player.sentence_changed.connect(self._show_sentence)
        self.player.state_changed.connect(self._show_state)
        self.player.language_missing.connect(self._tell_missing)
        self.player.ended.connect(self.closed)
        self.player.failed.connect(self._tell)
        self.bar.play_toggled.connect(self.toggle_playing)
        self.bar.stepped.connect(self.step)
        self.bar.speed_stepped.connect(self._step_speed)
        self.bar.voice_chosen.connect(self._choose_voice)
        self.bar.close_requested.connect(self.closed)

    @property
    def is_open(self) -> bool:
        return not self.bar.isHidden()

    @property
    def marked(self) -> Sentence | None:
        """The sentence that is marked on the page."""
        return self._overlay.sentence

    # ---- what the feature calls

    def open(self) -> None:
        """Shows the bar. What is read comes next."""
        self._stop()
        self._missing.clear()
        self.bar.show_voices((), "")
        self.bar.show()

    def read_page(self, opened: OpenedArticle, start: BlockOffset | None = None) -> None:
        """Reads the article from `start`, or from where the reader is in it, to its end, and the questions below."""
        language = opened.pack.info.language
        ending = ending_texts(opened.article.quiz, len(opened.numbers), page_words(language))
        article = SpokenArticle(opened.article, language, tuple(ending))
        self.is_of_card = False
        self._begin(article, article.at(*start) if start else first_place(self._page, article))

    def read_texts(self, texts: tuple[Spans, ...], language: str) -> None:
        """Reads paragraphs that are not on the page."""
        article = spoken_texts(texts, language)
        self.is_of_card = True
        self._begin(article, article.first())

    def toggle_playing(self) -> None:
        if self.player.state is State.PLAYING:
            self.player.pause()
        else:
            self._follows = True
            self.player.play()

    def step(self, by: int) -> None:
        """To the next sentence (1) or the previous one (-1)."""
        self._follows = True
        self.player.step(by)

    def close(self) -> None:
        had_focus = has_focus_within(self.bar)
        self._stop()
        self.bar.hide()
        if had_focus:
            self._page.setFocus()

    def end(self) -> None:
        """The window closes."""
        self.player.end()

    # ---- beginning

    def _begin(self, article: SpokenArticle, place: SentencePlace | None) -> None:
        if self._told:
            self._messages.withdraw(self._told)
            self._told = None
        if place is None:
            self._tell(_("There is nothing here to read aloud."))
            self.closed.emit()
            return
        self._article, self._first, self._follows = article, place, True
        self.player.speed = self._memory.speed(article.language)
        self.bar.show_speed(self.player.speed)
        self.player.ask_voices(self._take_voices, self._take_no_voices)

    def _take_voices(self, voices: tuple[Voice, ...]) -> None:
        self._memory.set_voices(voices)
        article, first = self._article, self._first
        if article is None or first is None:
            return
        if not self._memory.voices(article.language):
            self._tell(
                _(
                    "This computer has no voice for {language}. Carrel can read this aloud once one is installed.",
                    language=plain_language_name(article.language),
                )
            )
            self.closed.emit()
            return
        self._show_voices()
        self.player.open(article, first, self._memory.voice)

    def _take_no_voices(self, error: Exception) -> None:
        if isinstance(error, SpeechUnavailable | SpeechFailed):
            self._tell(as_translated(error))
        else:
            self._tell(_("Reading aloud has stopped: {error}", error=error))
        self.closed.emit()

    def _stop(self) -> None:
        self._article = self._first = None
        self.player.close()
        self._overlay.show_sentence(None)

    # ---- while it reads

    def _show_sentence(self, sentence: Sentence) -> None:
        if self.is_of_card:
            return
        self._follows = self._follows or self._sees(self._overlay.sentence)
        self._overlay.show_sentence(sentence)
        if self._follows and not self._card.has_card:
            self._page.show_part_with(max(0, sentence.block), sentence.start)
            place = sentence_range(self._page.shown_document, sentence)
            if place:
                self._page.follow_voice(*place)
        self._follows = False

    def _sees(self, sentence: Sentence | None) -> bool:
        """Whether the reader looks at where the voice is."""
        place = sentence_range(self._page.shown_document, sentence) if sentence else None
        return sentence is None or (place is not None and voice_following.is_in_view(self._page, *place))

    def _show_state(self) -> None:
        self.bar.show_playing(self.player.state is State.PLAYING)

    def _tell_missing(self, language: str) -> None:
        """Once for each language of an article."""
        primary = primary_language(language)
        if primary not in self._missing:
            self._missing.add(primary)
            name = plain_language_name(language)
            self._messages.say(
                _("This computer has no voice for {language}. Words in that language are left out.", language=name)
            )

    def _tell(self, sentence: str) -> None:
        self._told = as_translated(sentence)
        self._messages.tell(sentence)

    # ---- choices

    def _step_speed(self, by: int) -> None:
        if self._article:
            self.player.speed = self._memory.step_speed(self._article.language, by)
            self.bar.show_speed(self.player.speed)
            self.player.begin_again()

    def _choose_voice(self, id: str) -> None:
        if self._article:
            self._memory.choose_voice(self._article.language, id)
            self._show_voices()
            self.player.begin_again()

    def _show_voices(self) -> None:
        if self._article:
            language = self._article.language
            voice = self._memory.voice(language)
            self.bar.show_voices(self._memory.voices(language), voice.id if voice else "")
