"""Reports where marks are in a new edition, and carries out what the reader decides about those that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject

from reader.library.model import Location
from reader.marks.model import EditionPlacement, MarkError, MarkState
from reader.translation import _, pgettext
from reader.ui.marks import mark_text
from reader.ui.marks.edition_marks import EditionMarks
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.moved_marks_dialog import MovedMark, MovedMarksDialog
from reader.ui.marks.page_controller import PageController
from reader.ui.marks.selection import paragraph_target, selected_target
from reader.ui.page.view import PageView
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell


class EditionReport(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        page: PageView,
        model: MarksModel,
        edition: EditionMarks,
        page_controller: PageController,
    ) -> None:
        super().__init__(shell.window)
        self._session = session
        self._page = page
        self._model = model
        self._edition = edition
        self._page_controller = page_controller
        self._messages = shell.messages
        self.dialog = MovedMarksDialog(shell.window)
        self.dialog.confirm_requested.connect(lambda found: model.confirm(*found))
        self.dialog.leave_requested.connect(self._leave)
        self.dialog.move_requested.connect(self._move)
        self.dialog.mark_selected.connect(self._show_on_page)
        edition.changed.connect(self._refresh)
        model.changed.connect(self._refresh)

    def open(self) -> None:
        if not self._edition.undecided():
            self._messages.say(_("All marks of this pack are in place, or you have decided about them."))
            return
        self._fill()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()

    def announce(self, counts: Mapping[MarkState, int]) -> None:
        """Tells how many marks were found, and offers to review those that are not in place."""
        sentence = mark_text.edition_summary(counts)
        if self._edition.undecided():
            self._messages.offer(sentence, pgettext("verb, button", "Review"), self.open)
        elif sentence:
            self._messages.say(sentence)

    def _refresh(self) -> None:
        if self.dialog.isVisible():
            self._fill()

    def _fill(self) -> None:
        counts = Counter(position.state for position in self._edition.positions())
        marks = [MovedMark(mark, found) for mark, found in self._edition.undecided()]
        self.dialog.show_marks(mark_text.edition_summary(counts), marks)

    def _leave(self, ids: list[str]) -> None:
        if self._edition.number is not None:
            self._model.leave_as_is(self._edition.number, *ids)

    def _move(self, id: str) -> None:
        """Moves a highlight to the selection; a bookmark to the selection or the paragraph at the top of the page."""
        mark = self._model.get(id)
        if mark is None or self._edition.number is None:
            return
        is_selection = mark.colour is not None or self._page.has_selection
        try:
            target = selected_target(self._page) if is_selection else paragraph_target(self._page)
        except MarkError:
            self._messages.say(_("Select the words for this mark on the page, then press “Move here”."))
            return
        self._model.move(id, EditionPlacement(self._edition.number, target))

    def _show_on_page(self, id: str) -> None:
        """Shows on the page where a mark was found; the focus stays in the dialog."""
        found = self._edition.found_mark(id)
        opened = self._session.opened
        if not self.dialog.isVisible() or not found or not found.target or not opened:
            return
        target = found.target
        self._session.go(Location(opened.pack.info.id, target.article, target.blocks[0], target.start))
        self._page_controller.scroll_to(id)
