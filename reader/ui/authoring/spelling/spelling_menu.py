"""What the context menu offers for a misspelled word: suggestions, and two ways to say that it is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.right_words import add_word
from reader.library.spelling.written_words import WrittenWord
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.entry_forms import EntryForms
from reader.ui.authoring.pack_outline import EntryKey, EntryKind
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.room_frame import RoomFrame
from reader.ui.authoring.spelling.spelling_controller import SpellingController
from reader.ui.authoring.text_tools import TextTools
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.menu import Menu

STEP = N_("Correct spelling")
LOOKING = N_("Looking for suggestions…")
NOTHING = N_("No suggestions")
NO_WORD = N_("There is no misspelled word here. F7 goes to the next one.")


class SpellingMenu(QObject):
    def __init__(self, pack: EditedPack, frame: RoomFrame, tools: TextTools, spelling: SpellingController) -> None:
        super().__init__(frame.editor)
        self._pack = pack
        self._frame = frame
        self._tools = tools
        self._spelling = spelling
        self.forms: EntryForms | None = None
        frame.editor.fill_menu = self.fill

    def handlers(self) -> RoomHandlers:
        return {RoomActionId.SUGGESTIONS: self.open}

    def open(self) -> None:
        """The suggestions for the word at the caret, in a menu of their own."""
        editor = self._frame.editor
        menu = Menu(editor)
        menu.setAccessibleName(_("Suggestions"))
        if self._add(menu, max(editor.selection), None):
            menu.exec(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))
        else:
            self._frame.messages.say(_(NO_WORD))
        menu.deleteLater()

    def fill(self, menu: QMenu, position: int) -> None:
        """Puts what belongs to the word at a character of the text above what the menu has already."""
        actions = menu.actions()
        first = actions[0] if actions else None
        if self._add(menu, position, first) and first:
            menu.insertSeparator(first)

    def _add(self, menu: QMenu, position: int, before: QAction | None) -> bool:
        """False if there is no misspelled word."""
        word = self._spelling.word_at(position)
        if word is None or self._frame.editor.isReadOnly():
            return False
        waiting = QAction(_(LOOKING), menu)
        waiting.setEnabled(False)
        own = QAction(_("Add “{word}” to the words of this pack", word=_in_menu(word.word)), menu)
        own.triggered.connect(partial(self._add_word, word.word))
        term = QAction(_("Explain “{word}” in the glossary…", word=_in_menu(word.word)), menu)
        term.triggered.connect(partial(self._add_term, word.word))
        separator = QAction(menu)
        separator.setSeparator(True)
        menu.insertActions(before, [waiting, separator, own, term])  # type: ignore[arg-type]  # None is at the end
        self._spelling.suggest(word.word, partial(self._show, menu, waiting, word))
        return True

    def _show(self, menu: QMenu, waiting: QAction, word: WrittenWord, suggestions: Sequence[str]) -> None:
        if not isValid(menu) or not isValid(waiting):
            return  # it was closed meanwhile
        if not suggestions:
            waiting.setText(_(NOTHING))
            return
        actions = []
        for each in suggestions:
            action = QAction(_in_menu(each), menu)
            action.triggered.connect(partial(self._correct, word, each))
            actions.append(action)
        menu.insertActions(waiting, actions)
        menu.removeAction(waiting)
        if menu.isVisible():
            menu.setActiveAction(actions[0])

    def _correct(self, word: WrittenWord, correct: str) -> None:
        editor = self._frame.editor
        if self._spelling.word_at(word.first) == word:  # else the text has changed meanwhile
            editor.select(word.first, word.last)
            self._tools.run(STEP, partial(editor.insert, correct))

    def _add_word(self, word: str) -> None:
        try:
            self._pack.apply(add_word(self._pack.edited.snapshot(), word))
        except EditRefused as error:
            self._frame.messages.say(str(error))
        else:
            self._frame.messages.say(
                _("“{word}” is now one of this pack's words, in spelling.txt.", word=one_line(word))
            )

    def _add_term(self, word: str) -> None:
        if self.forms:
            self.forms.add(EntryKey(EntryKind.TERM), word)


def _in_menu(word: str) -> str:
    """Qt would take & for the mark of a key."""
    return word.replace("&", "&&")
