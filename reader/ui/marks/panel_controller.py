"""Fills the marks panel, and carries out what the reader does in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from reader.library.model import Location
from reader.marks.drafts import Draft
from reader.marks.model import Colour, Mark, MarkState, MarkTarget
from reader.marks.same_id import is_same
from reader.translation import _
from reader.ui.marks import mark_signs, mark_text
from reader.ui.marks.draft_keeper import DraftKeeper
from reader.ui.marks.edition_marks import EditionMarks
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_controller import PageController
from reader.ui.marks.panel import MarksPanel
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell


class PanelController(QObject):
    """report_requested()       the reader wants to review moved marks
    versions_requested(str)   show the versions of this mark
    """

    report_requested = Signal()
    versions_requested = Signal(str)

    def __init__(
        self,
        shell: Shell,
        panel: MarksPanel,
        session: Session,
        model: MarksModel,
        edition: EditionMarks,
        page_controller: PageController,
    ) -> None:
        super().__init__(panel)
        self._window = shell.window
        self._panel = panel
        self._session = session
        self._model = model
        self._edition = edition
        self._page_controller = page_controller
        self._panes = shell.panes
        self._appearance = shell.appearance
        self._is_stale = True
        panel.list.rows.author_of = model.author_of
        self._pending_id = ""  # of a mark to go to as soon as it is found
        panel.mark_chosen.connect(self.go_to)
        panel.edit_requested.connect(lambda id: self.edit(id))
        panel.delete_requested.connect(lambda ids: model.delete(*ids))
        panel.menu_requested.connect(self._show_menu)
        panel.report_requested.connect(self.report_requested)
        panel.shown.connect(self.fill)
        panel.page_focus_requested.connect(shell.panes.focus_page)
        # When many marks change, the panel is filled once.
        self._fill_soon = QTimer(self, singleShot=True, interval=0)
        self._fill_soon.timeout.connect(self.fill)

    @property
    def has_focus(self) -> bool:
        """Whether the list of marks has the focus."""
        return self._window.focusWidget() is self._panel.list

    def refresh(self) -> None:
        """Call it when marks have changed or another article is open. A hidden panel is filled when it is shown."""
        self._is_stale = True
        if self._panel.isVisible():
            self._fill_soon.start()
        if self._pending_id and self._page_controller.go_to(self._pending_id):
            self._pending_id = ""

    def fill(self) -> None:
        """Shows the current marks in the panel, unless it shows them already."""
        if not self._is_stale:
            return
        self._is_stale = False
        opened = self._session.opened
        pack, article = (opened.pack.info.id, opened.article.id) if opened else ("", "")

        def is_in_article(mark: Mark) -> bool:
            return is_same(mark.source.pack, pack) and is_same(self._target_of(mark).article, article)

        has_moved = bool(self._edition.undecided())
        self._panel.show_marks(self._model.all(), self._state_of, is_in_article, has_moved=has_moved)
        if self._model.may_have_marks:
            store = self._model.store
            self._panel.show_more(len(store.imports.waiting()), bool(store.imports.all()), bool(store.deleted()))

    def go_to(self, id: str) -> None:
        """Goes to a mark and moves the focus to the page."""
        mark = self._model.get(id)
        if mark is None:
            return
        target = self._target_of(mark)
        self._panes.show_page()
        opened = self._session.opened
        is_open = (
            opened and is_same(opened.pack.info.id, mark.source.pack) and is_same(opened.article.id, target.article)
        )
        self._pending_id = ""
        if is_open and self._page_controller.go_to(id):
            return
        if self._session.go(Location(mark.source.pack, target.article, target.blocks[0], target.start)):
            # In another edition, the search for the mark may still be running.
            self._pending_id = "" if self._page_controller.go_to(id) else id

    def edit(self, id: str, draft: Draft | None = None) -> None:
        """Opens a dialog with all fields of a mark, and saves the changes. `draft` is what was begun earlier."""
        from reader.ui.marks.mark_dialog import MarkDialog

        mark = self._model.get(id)
        if mark is None:
            return
        theme, ratio = self._appearance.theme, self._window.devicePixelRatioF()
        dialog = MarkDialog(self._window, mark, self._model.labels(), theme, self._icon_size, ratio)
        dialog.show_author(self._model.author_of(mark))
        drafts = DraftKeeper(dialog.editor, id, self._model)
        if draft:
            dialog.editor.show_draft(draft)
            drafts.save()
        dialog.exec()
        changes = dialog.editor.changes
        dialog.deleteLater()
        if changes:
            self._model.change(id, _("Mark changed."), **changes)
        drafts.finish()

    def edit_current(self) -> None:
        if self._panel.list.current():
            self.edit(self._panel.list.current())

    def set_colour_of_current(self, colour: Colour) -> None:
        mark = self._model.get(self._panel.list.current())
        if mark and mark.colour:
            self._model.change(mark.id, _(mark_text.COLOURS[colour].chosen), colour=colour)

    @property
    def _icon_size(self) -> int:
        return self._appearance.small_icon_size

    def _state_of(self, mark: Mark) -> MarkState | None:
        position = self._edition.position(mark)
        return position.state if position else None

    def _target_of(self, mark: Mark) -> MarkTarget:
        """Where the mark is in the open edition, or else where it was made."""
        position = self._edition.position(mark)
        return position.target if position and position.target else mark.target

    def _show_menu(self, at: QPoint, id: str) -> None:
        mark = self._model.get(id)
        if mark is None:
            return
        menu = QMenu(self._window)
        menu.addAction(_("Go to mark")).triggered.connect(lambda: self.go_to(id))
        menu.addAction(_("Edit name, note and labels…")).triggered.connect(lambda: self.edit(id))
        menu.addAction(_("Older versions…")).triggered.connect(lambda: self.versions_requested.emit(id))
        if mark.colour:
            theme, ratio = self._appearance.theme, self._window.devicePixelRatioF()
            for colour, text in mark_text.COLOURS.items():
                action = menu.addAction(mark_signs.swatch(colour, theme, self._icon_size, ratio), _(text.change))
                action.triggered.connect(lambda _checked=False, colour=colour: self.set_colour_of_current(colour))
        menu.addAction(_("Delete")).triggered.connect(lambda: self._model.delete(*self._panel.list.selected()))
        menu.exec(at)
        menu.deleteLater()
