"""Marks, as the window offers them: on the page, in their panel, imported, exported and kept private."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.model import Location
from reader.ui.marks.parts import MarksParts
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import PRELOAD_DELAY
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.side_bar import Panel

if TYPE_CHECKING:
    from reader.marks.model import Colour, Mark
    from reader.ui.marks.edition_marks import EditionMarks
    from reader.ui.marks.marks_model import MarksModel
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.marks.page_controller import PageController
    from reader.ui.marks.panel import MarksPanel
    from reader.ui.marks.panel_controller import PanelController


class MarksFeature(QObject):
    def __init__(self, shell: Shell, session: Session, page: PageView, data: Path) -> None:
        """Marks are saved in `data`; in the user's own folder where that cannot be written."""
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self.parts = MarksParts(shell, session, page, data, self.refresh)
        self._is_started = False
        self._start = QTimer(self, singleShot=True, interval=0)
        self._start.timeout.connect(self.open_article)
        self._start.start()
        self._preload = QTimer(self, singleShot=True, interval=PRELOAD_DELAY)
        self._preload.timeout.connect(_load_panel_modules)

    @property
    def model(self) -> MarksModel:
        return self.parts.model.get()

    @property
    def overlay(self) -> MarksOverlay:
        return self.parts.overlay.get()

    @property
    def panel(self) -> MarksPanel:
        return self.parts.panel.get()

    @property
    def page_controller(self) -> PageController:
        """What acts on the page; it knows the marks of the open article."""
        if not self._is_started:
            self.open_article()
        return self.parts.page_controller.get()

    @property
    def panel_controller(self) -> PanelController:
        _ = self.page_controller
        return self.parts.panel_controller.get()

    @property
    def edition(self) -> EditionMarks:
        return self.parts.edition.get()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (Panel("marks", "Marks", self._make_panel),)

    def handlers(self) -> Handlers:
        from reader.marks.model import Colour

        return {
            ActionId.BOOKMARK: self.toggle_bookmark,
            ActionId.HIGHLIGHT: self.highlight,
            ActionId.HIGHLIGHT_YELLOW: partial(self.set_colour, Colour.YELLOW),
            ActionId.HIGHLIGHT_GREEN: partial(self.set_colour, Colour.GREEN),
            ActionId.HIGHLIGHT_BLUE: partial(self.set_colour, Colour.BLUE),
            ActionId.HIGHLIGHT_PINK: partial(self.set_colour, Colour.PINK),
            ActionId.NOTE: self.write_note,
            ActionId.NEXT_MARK: partial(self.step, 1),
            ActionId.PREVIOUS_MARK: partial(self.step, -1),
            ActionId.REMOVE_MARK: self.remove,
            ActionId.UNDO_MARK: self.undo,
            ActionId.EXPORT_MARKS: self.export,
            ActionId.IMPORT_MARKS: self.import_marks,
            ActionId.COLLECT_MARKS: self.combine,
            ActionId.EDITION_REPORT: self.open_report,
            ActionId.MARKS_PANEL: partial(self._shell.panes.show_panel, "marks"),
        }

    # ---- what the window calls

    def open_article(self) -> None:
        """Another article is on the page."""
        opened = self._session.opened
        if opened is None:
            return
        if not self._is_started and self.model.is_kept_anywhere:
            self._preload.start()
        self._is_started = True
        if controller := self.parts.page_controller.made:
            controller.close_card()
        self.refresh()

    def refresh(self) -> None:
        """Shows the current marks on the page and in the panel."""
        opened = self._session.opened
        if opened is None or not self._is_started:
            return
        _ = self.page_controller
        if self.model.is_kept_anywhere:  # else there is nothing to find, and nothing to load for it
            self.edition.open(opened.pack)
            self.overlay.show_marks(self.edition.page_marks(opened.article))
        else:
            self.overlay.show_marks(())
        self.parts.ticks.get().refresh()
        if controller := self.parts.panel_controller.made:
            controller.refresh()

    def fill_panel(self, id: str) -> None:
        if id == "marks":
            self.panel_controller.show_now()

    def apply_style(self) -> None:
        if self._is_started:
            self.page_controller.apply_style()
        if panel := self.parts.panel.made:
            panel.set_theme(self._shell.appearance.theme)

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds what can be marked at `location`."""
        self.page_controller.fill_page_menu(menu, location)

    def close(self) -> None:
        """Saves what is still being written."""
        self._start.stop()
        self._preload.stop()
        if not self._is_started:
            return
        self.page_controller.close_card()
        if edition := self.parts.edition.made:
            edition.close()
        self.model.close()

    # ---- what the search uses

    def snapshot(self) -> Sequence[Mark]:
        """All marks; the same list as long as no mark has changed."""
        return self.model.snapshot()

    def go_to(self, id: str) -> None:
        """Goes to a mark, in whichever pack it is."""
        self.panel_controller.go_to(id)

    # ---- what private sessions use

    def folders(self) -> list[Path]:
        """Where marks are saved."""
        folder = self.model.where()
        return [folder] if folder else []

    def count_private(self) -> int:
        """How many marks were made in the private session."""
        return self.model.made_in_private()

    def begin_private(self) -> None:
        self.page_controller.close_card()
        self.model.begin_private()
        self.restart()

    def end_private(self, *, saves: bool) -> None:
        self.page_controller.close_card()
        self.model.end_private(keeps=saves)
        self.restart()

    def release_files(self) -> None:
        """Closes the files of marks, so that they can be deleted."""
        self.page_controller.close_card()
        self.model.forget()

    def restart(self) -> None:
        """Another store is open, or none."""
        if edition := self.parts.edition.made:
            edition.restart()
        self.refresh()

    # ---- what the reader does

    def toggle_bookmark(self) -> None:
        self.page_controller.toggle_bookmark()

    def highlight(self) -> None:
        self.page_controller.highlight()

    def set_colour(self, colour: Colour) -> None:
        """Of the mark that is selected in the panel; else of the selection or the mark on the page."""
        controller = self._focused_panel()
        if controller:
            controller.colour_current(colour)
        else:
            self.page_controller.highlight(colour)

    def write_note(self) -> None:
        """Like `set_colour`, in the panel or on the page."""
        controller = self._focused_panel()
        if controller:
            controller.edit_current()
        else:
            self.page_controller.write_note()

    def step(self, by: int) -> None:
        """Goes to the next mark (1) or the previous one (-1)."""
        self.page_controller.step(by)

    def remove(self) -> None:
        self.page_controller.remove()

    def undo(self) -> None:
        self.model.undo()

    def export(self) -> None:
        self.parts.import_export.get().save()

    def import_marks(self) -> None:
        self.parts.import_export.get().choose_imports()

    def combine(self) -> None:
        self.parts.import_export.get().choose_readers()

    def open_report(self) -> None:
        _ = self.page_controller
        self.parts.report.get().open()

    # ---- helpers

    def _make_panel(self) -> QWidget:
        """The panel with its controller, which connects it."""
        _ = self.panel_controller
        return self.panel

    def _focused_panel(self) -> PanelController | None:
        controller = self.parts.panel_controller.made
        return controller if controller and controller.has_focus else None


def _load_panel_modules() -> None:
    """A reader who has marks will open the panel, and then not wait for its modules."""
    from reader.ui.marks import panel, panel_controller

    assert panel
    assert panel_controller
