"""The marks panel: fills it, and does what the reader asks for there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from reader.library.model import Location
from reader.marks.model import Colour, Mark, MarkState
from reader.ui.marks import mark_signs, mark_text
from reader.ui.marks.edition_marks import EditionMarks
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_controller import PageController
from reader.ui.marks.panel import MarksPanel
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell


class PanelController(QObject):
    """report_requested(): the reader wants to review moved marks."""

    report_requested = Signal()

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
        self._awaited = ""  # the id of a mark to go to as soon as it is found
        panel.mark_chosen.connect(self.go_to)
        panel.edit_requested.connect(self.edit)
        panel.delete_requested.connect(lambda ids: model.delete(*ids))
        panel.menu_requested.connect(self._show_menu)
        panel.report_requested.connect(self.report_requested)
        panel.shown.connect(self.show_now)
        panel.left.connect(shell.panes.focus_page)
        # Marks that change one after another are shown together.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_now)

    @property
    def has_focus(self) -> bool:
        return self._window.focusWidget() is self._panel.list

    def refresh(self) -> None:
        """Marks have changed, or another article is open. A hidden panel is not filled."""
        self._is_stale = True
        if self._panel.isVisible():
            self._soon.start()
        if self._awaited and self._page_controller.go_to(self._awaited):
            self._awaited = ""

    def show_now(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        opened = self._session.opened
        pack, article = (opened.pack.info.id, opened.article.id) if opened else ("", "")

        def is_here(mark: Mark) -> bool:
            found = self._edition.position(mark)
            target = (found.target if found else None) or mark.target
            return mark.source.pack == pack and target.article == article

        self._panel.show_marks(self._model.all(), self._state_of, is_here, has_report=bool(self._edition.unsettled()))

    def go_to(self, id: str) -> None:
        """Goes to a mark and moves the focus to the page."""
        mark = self._model.get(id)
        if mark is None:
            return
        found = self._edition.position(mark)
        target = (found.target if found else None) or mark.target
        self._panes.show_page()
        opened = self._session.opened
        is_open = opened and (opened.pack.info.id, opened.article.id) == (mark.source.pack, target.article)
        self._awaited = ""
        if is_open and self._page_controller.go_to(id):
            return
        if self._session.go(Location(mark.source.pack, target.article, target.blocks[0], target.start)):
            # In another edition the search for it may still be running.
            self._awaited = "" if self._page_controller.go_to(id) else id

    def edit(self, id: str) -> None:
        from reader.ui.marks.mark_dialog import MarkDialog

        mark = self._model.get(id)
        if mark is None:
            return
        theme, ratio = self._appearance.theme, self._window.devicePixelRatioF()
        dialog = MarkDialog(self._window, mark, self._model.labels(), theme, self._appearance.small_icon_size, ratio)
        dialog.exec()
        changes = dialog.editor.changes
        dialog.deleteLater()
        if changes:
            self._model.change(id, "Mark changed.", **changes)

    def edit_current(self) -> None:
        if self._panel.list.current():
            self.edit(self._panel.list.current())

    def colour_current(self, colour: Colour) -> None:
        mark = self._model.get(self._panel.list.current())
        if mark and mark.colour:
            self._model.change(mark.id, f"{mark_text.COLOURS[colour]} highlight.", colour=colour)

    def _state_of(self, mark: Mark) -> MarkState | None:
        found = self._edition.position(mark)
        return found.state if found else None

    def _show_menu(self, at: QPoint, id: str) -> None:
        mark = self._model.get(id)
        if mark is None:
            return
        menu = QMenu(self._window)
        menu.addAction("Go to mark").triggered.connect(lambda: self.go_to(id))
        menu.addAction("Name, note and labels…").triggered.connect(lambda: self.edit(id))
        if mark.colour:
            theme, ratio = self._appearance.theme, self._window.devicePixelRatioF()
            size = self._appearance.small_icon_size
            for colour, name in mark_text.COLOURS.items():
                action = menu.addAction(mark_signs.swatch(colour, theme, size, ratio), f"Change to {name.lower()}")
                action.triggered.connect(lambda _=False, colour=colour: self.colour_current(colour))
        menu.addAction("Delete").triggered.connect(lambda: self._model.delete(*self._panel.list.selected()))
        menu.exec(at)
        menu.deleteLater()
