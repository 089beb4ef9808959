"""Opens the card of a mark beside it on the page, and saves what the reader writes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.marks.model import Mark
from reader.translation import _
from reader.ui.marks import mark_text
from reader.ui.marks.draft_keeper import DraftKeeper
from reader.ui.marks.mark_card import MarkCard
from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.page.view import PageView
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages


class CardController(QObject):
    """read_aloud_requested(str): the reader wants to hear a note"""

    read_aloud_requested = Signal(str)

    def __init__(
        self, page: PageView, overlay: MarksOverlay, model: MarksModel, appearance: Appearance, messages: Messages
    ) -> None:
        super().__init__(page)
        self._page = page
        self._overlay = overlay
        self._model = model
        self._appearance = appearance
        self._messages = messages
        self._mark_id = ""
        self._new: Mark | None = None  # the mark of the open card, if it was made for its note
        self.card: MarkCard | None = None
        page.verticalScrollBar().valueChanged.connect(self._follow_mark)
        page.part_changed.connect(self.close)

    def show(self, id: str) -> None:
        """Opens the card of a mark that was clicked; the keys stay with the page."""
        self.open(id, takes_focus=False)

    def open(self, id: str, *, takes_focus: bool = True, needs_note: bool = False) -> None:
        """Opens the card of a mark, and scrolls the mark into view if necessary.

        With `needs_note`, a mark that is left without a note is deleted.
        """
        self.close()
        mark = self._model.get(id)
        if mark is None:
            return
        shown = self._overlay.mark(id)
        if shown and not self._overlay.is_in_view(id):
            self._page.show_at(*shown.start)
        self._overlay.set_current(id)
        size, ratio = self._appearance.small_icon_size, self._page.devicePixelRatioF()
        editor = MarkEditor(mark, (), self._page.page_style.theme, size, ratio, has_all_fields=False)
        editor.failed.connect(self._messages.say)
        drafts = DraftKeeper(editor, id, self._model)
        if editor.colours:
            editor.colours.chosen.connect(lambda colour: self._model.change(id, colour=colour))
        card = MarkCard(
            self._page, editor, mark_text.kind_of(mark), self._overlay.area(id), self._appearance.text_scale
        )
        card.set_icons(self._appearance.icon("close"), self._appearance.icon("read_aloud"), size)
        card.show_author(self._model.author_of(mark))
        card.closed.connect(lambda: self._save(card))
        card.closed.connect(drafts.finish)
        card.delete_requested.connect(lambda: self._model.delete(id))
        card.page_focus_requested.connect(self._page.setFocus)
        card.read_aloud_requested.connect(self.read_aloud_requested)
        if takes_focus:
            card.take_focus()
        self._new = mark if needs_note else None
        self.card, self._mark_id = card, id

    def close(self) -> None:
        """Closes the open card, if there is one, and saves its note."""
        if self.card:
            self.card.close_card()

    def _save(self, card: MarkCard) -> None:
        id, note, new = self._mark_id, card.editor.note.note, self._new
        self.card, self._mark_id, self._new = None, "", None
        if new and not note and self._model.get(id) == new:
            self._model.discard(id)
            self._messages.withdraw(mark_text.saved(new))
        elif self._model.get(id):
            self._model.change(id, _("Note saved."), note=note)

    def _follow_mark(self) -> None:
        if self.card:
            self.card.move_beside(self._overlay.area(self._mark_id))
