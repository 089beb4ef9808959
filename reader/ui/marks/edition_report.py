"""Reports which marks moved in a new edition, and does what the reader decides about them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from reader.library.model import Location
from reader.marks.model import EditionPlacement, FoundMark, MarkError, MarkState
from reader.system.format_numbers import counted
from reader.ui.marks.edition_marks import EditionMarks
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_controller import PageController
from reader.ui.marks.selection import paragraph, selected
from reader.ui.page.view import PageView
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

_COUNTED = {
    MarkState.IN_PLACE: "in place",
    MarkState.MOVED: "moved",
    MarkState.TEXT_CHANGED: "changed",
    MarkState.NOT_FOUND: "not found",
}


def sentence_of(counts: Mapping[MarkState, int]) -> str:
    """
    >>> sentence_of({MarkState.IN_PLACE: 12, MarkState.MOVED: 1})
    'This is a new edition: 12 marks in place, 1 moved.'
    """
    parts = [f"{counts[state]:,} {name}" for state, name in _COUNTED.items() if counts.get(state)]
    first = next((counts[state] for state in _COUNTED if counts.get(state)), 0)
    if parts:
        parts[0] = f"{counted(first, 'mark')}{parts[0][len(f'{first:,}') :]}"
    return f"This is a new edition: {', '.join(parts)}." if parts else ""


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
        from reader.ui.marks.moved_marks_dialog import MovedMarksDialog

        self._session = session
        self._page = page
        self._model = model
        self._edition = edition
        self._page_controller = page_controller
        self._messages = shell.messages
        self.dialog = MovedMarksDialog(shell.window)
        self.dialog.confirm_requested.connect(lambda found: model.confirm(*found))
        self.dialog.keep_requested.connect(self._keep)
        self.dialog.move_requested.connect(self._move)
        self.dialog.chosen.connect(self._show_place)
        edition.changed.connect(self._refresh)
        model.changed.connect(self._refresh)

    def open(self) -> None:
        if not self._edition.unsettled():
            self._messages.say("All marks of this pack are in place, or you have decided about them.")
            return
        self._fill()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()

    def announce(self, counts: Mapping[MarkState, int]) -> None:
        sentence = sentence_of(counts)
        if self._edition.unsettled():
            self._messages.offer(sentence, "Review", self.open)
        elif sentence:
            self._messages.say(sentence)

    def _refresh(self) -> None:
        if self.dialog.isVisible():
            self._fill()

    def _fill(self) -> None:
        from reader.ui.marks.moved_marks_dialog import MovedMark

        counts: dict[MarkState, int] = {}
        for found in self._edition.positions():
            counts[found.state] = counts.get(found.state, 0) + 1
        self.dialog.show_entries(sentence_of(counts), [MovedMark(*each) for each in self._edition.unsettled()])

    def _keep(self, ids: list[str]) -> None:
        if self._edition.places:
            self._model.keep(self._edition.places.info.edition, *ids)

    def _move(self, id: str) -> None:
        """Moves a mark to the selection; a bookmark to the paragraph at the top of the page."""
        mark = self._model.get(id)
        if mark is None or self._edition.places is None:
            return
        try:
            target = selected(self._page) if mark.colour or self._page.has_selection else paragraph(self._page)
        except MarkError:
            self._messages.say("Select the words for this mark on the page, then press “Move here”.")
            return
        self._model.move(id, EditionPlacement(self._edition.places.info.edition, target))

    def _show_place(self, id: str) -> None:
        """Shows on the page where a mark was found; the focus stays in the dialog."""
        found: FoundMark | None = self._edition.places.found.get(id) if self._edition.places else None
        opened = self._session.opened
        if not self.dialog.isVisible() or not found or not found.target or not opened:
            return
        target = found.target
        self._session.go(Location(opened.pack.info.id, target.article, target.blocks[0], target.start))
        self._page_controller.scroll_to(id)
