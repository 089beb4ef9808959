"""Asks for words by which a search finds the paragraph at the caret first."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.library.comma_lists import typed_items
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions.edited_text import EditedText
from reader.library.editing.insertions.search_words import NO_PARAGRAPH, paragraph_at, set_words, words_of
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_controller import TextController
from reader.ui.authoring.title_dialog import TitleDialog
from reader.ui.shell.messages import Messages

HEADING = N_("Words for the search")
LABEL = N_("A search for these words shows this paragraph first. Put commas between them.")
LONGEST = 10_000  # characters


class SearchWords(QObject):
    def __init__(self, pack: EditedPack, editor: SourceEditor, text: TextController, messages: Messages) -> None:
        super().__init__(editor)
        self._pack = pack
        self._editor = editor
        self._text = text
        self._messages = messages

    def handlers(self) -> RoomHandlers:
        return {RoomActionId.SEARCH_WORDS: self.ask}

    def ask(self) -> None:
        """Shows the words that the paragraph has, and takes others."""
        try:
            if not self._text.article:
                raise EditRefused(NO_PARAGRAPH)
            place = self._editor.caret
            paragraph = paragraph_at(EditedText(self._editor.text, place, place))
            before = words_of(self._editor.text, paragraph)
            words = self._typed(", ".join(before))
            if words is not None and words != before:
                self._pack.apply(set_words(self._pack.edited.snapshot(), self._text.file, paragraph, words))
        except EditRefused as error:
            self._messages.say(str(error))

    def _typed(self, before: str) -> list[str] | None:
        """None if it was cancelled."""
        labels = _(LABEL), _("&Save")
        dialog = TitleDialog(self._editor.window(), _(HEADING), before, labels, longest=LONGEST, may_be_empty=True)
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return typed_items(dialog.title) if is_accepted else None
