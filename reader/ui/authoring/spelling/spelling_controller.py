"""Underlines misspelled words that can be seen, a moment after a change, and goes from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from reader.library.editing.snapshot import FolderSnapshot, article_name
from reader.library.spelling.dictionary_files import find_dictionary
from reader.library.spelling.spell_checker import NoDictionary
from reader.library.spelling.spelling_process import SpellingError
from reader.library.spelling.written_words import WrittenWord
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.pack_outline import EntryKind
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.room_frame import RoomFrame
from reader.ui.authoring.room_services import RoomServices
from reader.ui.authoring.spelling.missing_dictionary import MissingDictionary
from reader.ui.authoring.spelling.spelling_work import FoundWord, SpellingWork
from reader.ui.authoring.text_controller import TextController
from reader.ui.authoring.wavy_lines import Underline, UnderlineLayer
from reader.ui.shell.background_tasks import Superseded, Tasks

DELAY = 350  # milliseconds after the last key
PATIENCE = 700  # milliseconds of a search until it is said that it goes on
LINES_AROUND = 20  # that are checked above and below those that can be seen
SETTING = "spelling"
ALL_RIGHT = N_("There is no misspelled word.")
OFF = N_("Spelling is not being checked. Turn it on in the Check menu.")
LOOKING = N_("Looking for a misspelled word…")


class SpellingController(QObject):
    """checked(): the misspelled words that can be seen are underlined. moved(): the search for the next has ended."""

    checked = Signal()
    moved = Signal()

    def __init__(self, pack: EditedPack, frame: RoomFrame, text: TextController, services: RoomServices) -> None:
        super().__init__(frame.editor)
        self._pack = pack
        self._frame = frame
        self._text = text
        self._services = services
        self._work = SpellingWork(lambda language: find_dictionary(language, services.dictionaries()))
        self._missing = MissingDictionary(services, frame.messages)
        self._is_on = bool(services.setting(SETTING))
        self._is_broken = False
        self._words: Sequence[WrittenWord] = ()
        self._words_of = ""  # the text that they are in
        self._is_typing = self._is_checking = False
        self._tasks = Tasks(self._work.cancel, Superseded, lambda: None)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._check)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(lambda: frame.messages.say(_(LOOKING)))
        frame.editor.verticalScrollBar().valueChanged.connect(self.refresh)
        frame.editor.cursorPositionChanged.connect(self._leave_word)
        text.file_shown.connect(self._show_file)
        pack.text_typed.connect(self._note_typing)
        pack.texts_changed.connect(self.refresh)

    def handlers(self) -> RoomHandlers:
        return {
            RoomActionId.NEXT_MISSPELLING: partial(self.step, backwards=False),
            RoomActionId.PREVIOUS_MISSPELLING: partial(self.step, backwards=True),
        }

    def connect_toggle(self, action: QAction) -> None:
        """Turns the check on and off, which is remembered."""
        action.setChecked(self._is_on)
        action.toggled.connect(self.set_on)

    @property
    def is_up_to_date(self) -> bool:
        return not (self._is_checking or self._timer.isActive())

    def set_on(self, is_on: bool) -> None:
        self._is_on, self._is_broken = is_on, False
        self._services.remember(SETTING, is_on)
        if is_on:
            self._missing.forget()
            self.refresh()
        else:
            self._timer.stop()
            self._show([], "")

    def refresh(self, *_ignored: object) -> None:
        """Something has changed, or other lines can be seen."""
        if self._is_on and not self._is_broken:
            self._timer.start()

    def word_at(self, position: int) -> WrittenWord | None:
        """The misspelled word that is underlined at a character of the text."""
        if self._words_of != self._frame.editor.text:
            return None
        return next((each for each in self._words if each.first <= position <= each.last), None)

    def suggest(self, word: str, take: Callable[[Sequence[str]], None]) -> None:
        """Calls `take` with suggestions, later; with none if there are none."""

        def fail(error: Exception) -> None:
            take(())
            self._fail(error)

        self._tasks.start("suggest", partial(self._work.suggestions, word), take, fail)

    def step(self, *, backwards: bool) -> None:
        """Goes to the next misspelled word, also in another article; after the last one it begins again."""
        if not self._is_on or self._is_broken:
            self._frame.messages.say(_(OFF))
            return
        self._patience.start()
        first, last = self._frame.editor.selection
        files, place = self._files(backwards=backwards), first if backwards else last
        search = partial(self._work.search, self._snapshot(), files, place, backwards=backwards)
        self._tasks.start("step", search, self._go, self._fail)

    def close(self) -> None:
        self._timer.stop()
        self._patience.stop()
        self._work.close()
        self._tasks.end()

    # ---- inside, on the thread of the window

    def _snapshot(self) -> FolderSnapshot:
        return self._pack.edited.snapshot()

    def _check(self) -> None:
        file, text = self._text.file, self._frame.editor.text
        if not file:
            return
        visible = self._frame.editor.visible_lines
        lines = range(max(0, visible.start - LINES_AROUND), visible.stop + LINES_AROUND)
        self._is_checking = True
        work = partial(self._work.misspelled, self._snapshot(), file, text, lines)
        self._tasks.start("check", work, partial(self._take, file, text), self._fail)

    def _take(self, file: str, text: str, words: Sequence[WrittenWord]) -> None:
        self._is_checking = False
        if self._is_on and (file, text) == (self._text.file, self._frame.editor.text):
            self._show(words, text)
        self.checked.emit()

    def _fail(self, error: Exception) -> None:
        """Said once: whoever has no dictionary does not want to read of it with each word."""
        self._is_checking = False
        self._end_search()
        if isinstance(error, NoDictionary):
            self._is_broken = True
            self._missing.tell(error.language)
        elif isinstance(error, SpellingError):
            self._is_broken = True
            self._frame.messages.tell(str(error))
        self._show([], "")
        self.checked.emit()
        self.moved.emit()

    def _show(self, words: Sequence[WrittenWord], text: str) -> None:
        self._words, self._words_of = words, text
        editor = self._frame.editor
        caret = editor.caret if self._is_typing and editor.hasFocus() else -1
        shown = [each for each in words if not each.first <= caret <= each.last]
        lines = [Underline(each.first, each.last, "pink_line", self._tip(each.word)) for each in shown]
        editor.underline(UnderlineLayer.SPELLING, lines)

    def _tip(self, word: str) -> str:
        return _(
            "The dictionary does not have “{word}”. Press the right button of the mouse or Ctrl+F7 to correct it.",
            word=word,
        )

    def _note_typing(self, file: str) -> None:
        self._is_typing = True
        self.refresh()

    def _leave_word(self) -> None:
        """A word is not underlined while it is typed, but as soon as the caret goes elsewhere."""
        if self._is_typing and self._words_of == self._frame.editor.text:
            self._is_typing = False
            self._show(self._words, self._words_of)

    def _show_file(self, file: str) -> None:
        self._is_typing = False
        self._show([], "")
        self.refresh()

    def _files(self, *, backwards: bool) -> list[str]:
        """The file in the editor, then the articles after it, and at last the file again."""
        files = [article_name(each.id) for each in self._pack.outline.entries.get(EntryKind.ARTICLE, ())]
        here = self._text.file
        if backwards:
            files.reverse()
        at = files.index(here) + 1 if here in files else 0
        return [here, *files[at:], *files[: max(0, at - 1)], here]

    def _end_search(self) -> None:
        self._patience.stop()
        self._frame.messages.withdraw(LOOKING)

    def _go(self, found: FoundWord | None) -> None:
        self._end_search()
        if found is None:
            self._frame.messages.say(_(ALL_RIGHT))
        elif self._text.show_file(found.file):
            editor, word = self._frame.editor, found.word
            if editor.text[word.first : word.last]:
                self._frame.panes.show_text()
                editor.setFocus()
                editor.select(word.first, word.last)
                editor.centerCursor()
                self._frame.messages.say(
                    _("The dictionary does not have “{word}”. Ctrl+F7 corrects it.", word=word.word)
                )
            self._check()
        self.moved.emit()
