"""The feature that reads aloud: an article from where the reader is, or the text of a card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.library.model import Location, Span, Spans
from reader.library.outline import number_of_block
from reader.translation import N_, _
from reader.ui.aloud.needs import AbovePage, OpenCard
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from reader.speech.speaker import Speaker
    from reader.ui.aloud.reading_aloud import ReadingAloud

NATIVE = QKeySequence.SequenceFormat.NativeText
NOT_READING = N_("Carrel is not reading aloud. {keys} starts it.")
NO_ARTICLE = N_("Open an article first. Then Carrel can read it aloud.")


class AloudFeature(QObject):
    """Nothing else is loaded before the reader first wants to hear something."""

    def __init__(
        self, shell: Shell, session: Session, page: PageView, place: AbovePage, card: OpenCard, toggle: QAction
    ) -> None:
        """`toggle` is the action that begins and ends it."""
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._page = page
        self._place = place
        self._card = card
        self._toggle = toggle
        self._made: ReadingAloud | None = None
        self.make_speaker: Callable[[], Speaker] = _system_speaker
        """Makes what speaks, when it is first needed."""
        session.home_requested.connect(self.close_bar)

    @property
    def reading(self) -> ReadingAloud | None:
        """What reads, or None while the bar is closed."""
        return self._made if self._made and self._made.is_open else None

    def handlers(self) -> Handlers:
        return {
            ActionId.NEXT_SENTENCE: partial(self._step, 1),
            ActionId.PREVIOUS_SENTENCE: partial(self._step, -1),
        }

    def set_open(self, is_open: bool) -> None:
        """Begins with the card that is open, or with the page; or ends."""
        if is_open == bool(self.reading):
            return
        if not is_open:
            self.close_bar()
        elif texts := self._card.card_texts():
            self.read_card(texts)
        elif self._session.is_home or not self._session.opened:
            self._toggle.setChecked(False)
            self._shell.messages.say(_(NO_ARTICLE))
        else:
            self._begin().read_page(self._session.opened)

    def read_card(self, texts: tuple[Spans, ...]) -> None:
        """Reads paragraphs of a card or of a panel."""
        opened = self._session.opened
        if opened and texts:
            self._begin().read_texts(texts, opened.pack.info.language)

    def read_note(self, note: str) -> None:
        """Reads what the reader wrote, in the language of the pack, which is the best guess."""
        self.read_card(tuple((Span(line),) for line in note.splitlines()))

    def end_card(self) -> None:
        """The card is closed."""
        if self.reading and self.reading.is_of_card:
            self.close_bar()

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds what can be done with the paragraph at `location`."""
        menu.addAction(_("Read aloud from here")).triggered.connect(partial(self._read_from, location))

    def close_bar(self, _pack: object = None) -> bool:
        """Whether it was open."""
        was_open = self.reading is not None
        if self._made:
            self._page.removeEventFilter(self)
            self._made.close()
        self._toggle.setChecked(False)
        return was_open

    def apply_style(self) -> None:
        if self._made:
            self._made.bar.apply_style(self._shell.appearance)

    def close(self) -> None:
        """The window closes."""
        self.close_bar()
        if self._made:
            self._made.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the bar is open, Space on the page pauses and reads on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.reading:
            is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
            if is_space and not event.isAutoRepeat():
                self.reading.toggle_playing()
            return is_space
        return False

    def _read_from(self, location: Location) -> None:
        opened = self._session.opened
        if opened and opened.article.id == location.article:
            number = number_of_block(opened.article.blocks, location.block)
            self._begin().read_page(opened, (number, 0) if number >= 0 else None)

    def _step(self, by: int) -> None:
        if self.reading:
            self.reading.step(by)
        else:
            self._shell.messages.say(_(NOT_READING, keys=self._toggle.shortcut().toString(NATIVE)))

    def _begin(self) -> ReadingAloud:
        if self._made is None:
            from reader.ui.aloud.reading_aloud import ReadingAloud  # not at the top: few readers listen

            self._made = ReadingAloud(self._shell, self._page, self._card, self.make_speaker, self)
            self._made.bar.apply_style(self._shell.appearance)
            self._made.closed.connect(self.close_bar)
            self._place.put_above_page(self._made.bar)
            self._shell.panes.bar = self._made.bar
        self._page.removeEventFilter(self)
        self._page.installEventFilter(self)
        self._made.open()
        self._toggle.setChecked(True)
        return self._made


def _system_speaker() -> Speaker:
    from reader.speech import system_speaker  # not at the top: few readers listen

    return system_speaker.make_speaker()
