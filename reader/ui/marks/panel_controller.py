"""What the marks panel shows and asks for: going there, changing, deleting."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.model import Location
from reader.marks.model import Colour, Mark, MarkState
from reader.ui.marks import mark_signs, mark_text
from reader.ui.marks.edition_marks import EditionMarks
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_controller import PageController
from reader.ui.marks.panel import MarksPanel
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.shell.session import Session


class PanelController(QObject):
    """report_requested()"""

    report_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        panel: MarksPanel,
        session: Session,
        marking: MarksModel,
        edition: EditionMarks,
        on_page: PageController,
        regions: PaneFocus,
        appearance: Appearance,
    ) -> None:
        super().__init__(panel)
        self._window = window
        self._panel = panel
        self._session = session
        self._marking = marking
        self._edition = edition
        self._on_page = on_page
        self._regions = regions
        self._appearance = appearance
        self._is_stale = True
        self._wanted = ""
        panel.mark_chosen.connect(self.go)
        panel.edit_requested.connect(self.edit)
        panel.delete_requested.connect(lambda ids: marking.delete(*ids))
        panel.menu_requested.connect(self._show_menu)
        panel.report_requested.connect(self.report_requested)
        panel.shown.connect(self.show_now)
        panel.left.connect(regions.go_to_page)
        # Marks that come in one after another are shown at once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_now)

    @property
    def has_focus(self) -> bool:
        return self._window.focusWidget() is self._panel.list

    def refresh(self) -> None:
        """Other marks are there, or another article is open; what nobody looks at is not filled."""
        self._is_stale = True
        if self._panel.isVisible():
            self._soon.start()
        if self._wanted and self._on_page.stand_on_id(self._wanted):
            self._wanted = ""

    def show_now(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        opened = self._session.opened
        pack, article = (opened.pack.info.id, opened.article.id) if opened else ("", "")

        def is_here(mark: Mark) -> bool:
            stand = self._edition.stand(mark)
            target = (stand.target if stand else None) or mark.target
            return mark.source.pack == pack and target.article == article

        self._panel.show_marks(self._marking.all(), self._state_of, is_here, has_report=bool(self._edition.unsettled()))

    def go(self, id: str) -> None:
        """To the place of a mark, with the mark in view and the focus on the page."""
        mark = self._marking.get(id)
        if mark is None:
            return
        stand = self._edition.stand(mark)
        target = (stand.target if stand else None) or mark.target
        self._regions.make_room()
        opened = self._session.opened
        is_open = opened and (opened.pack.info.id, opened.article.id) == (mark.source.pack, target.article)
        self._wanted = ""
        if is_open and self._on_page.stand_on_id(id):
            return
        if self._session.go(Location(mark.source.pack, target.article, target.blocks[0], target.start)):
            # In another edition it is perhaps still being looked for.
            self._wanted = "" if self._on_page.stand_on_id(id) else id

    def edit(self, id: str) -> None:
        from reader.ui.marks.mark_dialog import MarkDialog

        mark = self._marking.get(id)
        if mark is None:
            return
        theme, ratio = self._appearance.look.theme, self._window.devicePixelRatioF()
        dialog = MarkDialog(
            self._window, mark, self._marking.labels(), theme, round(self._appearance.icon_size * 0.9), ratio
        )
        dialog.exec()
        changes = dialog.editor.changes
        dialog.deleteLater()
        if changes:
            self._marking.change(id, "Mark changed.", **changes)

    def edit_current(self) -> None:
        if self._panel.list.current():
            self.edit(self._panel.list.current())

    def colour_current(self, colour: Colour) -> None:
        mark = self._marking.get(self._panel.list.current())
        if mark and mark.colour:
            self._marking.change(mark.id, f"{mark_text.COLOURS[colour]} highlight.", colour=colour)

    def _state_of(self, mark: Mark) -> MarkState | None:
        stand = self._edition.stand(mark)
        return stand.state if stand else None

    def _show_menu(self, at: QPoint, id: str) -> None:
        mark = self._marking.get(id)
        if mark is None:
            return
        menu = QMenu(self._window)
        menu.addAction("Go there").triggered.connect(lambda: self.go(id))
        menu.addAction("Name, note and labels…").triggered.connect(lambda: self.edit(id))
        if mark.colour:
            theme, ratio = self._appearance.look.theme, self._window.devicePixelRatioF()
            size = round(self._appearance.icon_size * 0.9)
            for colour, name in mark_text.COLOURS.items():
                action = menu.addAction(mark_signs.swatch(colour, theme, size, ratio), f"Change to {name.lower()}")
                action.triggered.connect(lambda _=False, colour=colour: self.colour_current(colour))
        menu.addAction("Delete").triggered.connect(lambda: self._marking.delete(*self._panel.list.selected()))
        menu.exec(at)
        menu.deleteLater()
