"""The marks feature of the window: marks on the page, in a panel, in files and in private sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.model import Location
from reader.translation import _
from reader.ui.marks.parts import MarksParts
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import PRELOAD_DELAY
from reader.ui.shell.session import OpenedArticle, Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.side_bar import Panel

if TYPE_CHECKING:
    from reader.marks.drafts import Draft
    from reader.marks.model import Colour, Mark
    from reader.ui.marks.edition_marks import EditionMarks
    from reader.ui.marks.marks_model import MarksModel
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.marks.page_controller import PageController
    from reader.ui.marks.panel import MarksPanel
    from reader.ui.marks.panel_controller import PanelController

PANEL = "marks"
"""The id of the panel in the side bar."""


class MarksFeature(QObject):
    """read_aloud_requested(str): the reader wants to hear a note"""

    read_aloud_requested = Signal(str)

    def __init__(
        self, shell: Shell, session: Session, page: PageView, data: Path, actions: Mapping[ActionId, QAction]
    ) -> None:
        """Marks are saved in `data`, or in the user's own data folder if that cannot be written.

        The marks of the first article are shown shortly after the constructor returns, or when something needs them.
        """
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self.parts = MarksParts(shell, session, page, data, actions, self.refresh, self._ask_to_read)
        self._is_started = False
        self._start = QTimer(self, singleShot=True, interval=0)
        self._start.timeout.connect(self.open_article)
        self._start.start()
        self._preload = QTimer(self, singleShot=True, interval=PRELOAD_DELAY)
        self._preload.timeout.connect(_load_panel_modules)
        self._preload.timeout.connect(self._offer_unfinished)

    def _ask_to_read(self, note: str) -> None:
        self.read_aloud_requested.emit(note)

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
        self._ensure_started()
        return self.parts.page_controller.get()

    @property
    def panel_controller(self) -> PanelController:
        self._ensure_started()
        return self.parts.panel_controller.get()

    @property
    def edition(self) -> EditionMarks:
        return self.parts.edition.get()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (Panel(PANEL, _("Marks"), self._make_panel),)

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
            ActionId.REMOVE_MARK: lambda: self.page_controller.delete_current(),
            ActionId.UNDO_MARK: lambda: self.model.undo(),
            ActionId.EXPORT_MARKS: lambda: self.parts.import_export.get().save(),
            ActionId.IMPORT_MARKS: lambda: self.parts.import_export.get().choose_imports(),
            ActionId.COLLECT_MARKS: lambda: self.parts.import_export.get().choose_files_to_combine(),
            ActionId.EDITION_REPORT: self.open_report,
            ActionId.PROPOSED_MARKS: lambda: self.parts.review.get().show_proposals(),
            ActionId.IMPORTED_MARKS: lambda: self.parts.review.get().show_imports(),
            ActionId.DELETED_MARKS: lambda: self.parts.review.get().show_deleted(),
            ActionId.MARKS_PANEL: partial(self._shell.panes.show_panel, PANEL),
        }

    # ---- what the window calls

    def open_article(self) -> None:
        """Call it when another article is on the page."""
        opened = self._session.opened
        if opened is None:
            return
        if not self._is_started and self.model.may_have_marks:
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
        self.parts.page_controller.get()  # from now on the reader can mark something
        if self.model.may_have_marks:  # without marks, the modules that find them are not loaded
            self.edition.open(opened.pack)
            self.overlay.show_marks(self.edition.page_marks(opened.article))
        else:
            self.overlay.show_marks(())
        self.parts.ticks.get().refresh()
        if controller := self.parts.panel_controller.made:
            controller.refresh()

    def fill_panel(self, id: str) -> None:
        """Call it when a panel of the side bar is shown."""
        if id == PANEL:
            self.panel_controller.fill()

    def apply_style(self) -> None:
        """Call it when the theme or the text size has changed."""
        if self._is_started:
            self.page_controller.apply_style()
        if panel := self.parts.panel.made:
            panel.set_theme(self._shell.appearance.theme)

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds entries for the selection, and for the marks at `location`."""
        self.page_controller.fill_page_menu(menu, location)

    def close_floating(self) -> bool:
        """Closes the card of a mark, or else the bar beside the selection. False if neither was open."""
        controller = self.parts.page_controller.made
        return controller is not None and controller.close_floating()

    @property
    def is_in_selection_bar(self) -> bool:
        """Whether the focus is in the bar beside the selection."""
        controller = self.parts.page_controller.made
        return controller is not None and controller.bar.has_focus

    def focus_selection_bar(self) -> bool:
        """Moves the focus to the bar beside the selection. False if it is not shown."""
        controller = self.parts.page_controller.made
        return controller is not None and controller.bar.take_focus()

    def may_close(self) -> bool:
        """Saves the note that is being written. Asks the reader if marks cannot be saved."""
        if not self._is_started:
            return True
        self.page_controller.close_card()
        return self.parts.unsaved.get().may_close()

    def keep_unsaved(self) -> None:
        """Saves the note that is being written, and marks that cannot be saved in another folder. Asks nothing."""
        if self._is_started:
            self.page_controller.close_card()
            self.parts.unsaved.get().keep_elsewhere()

    def close(self) -> None:
        """Saves the note that is being written, and closes the store."""
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
        """All marks; the same list until a mark changes."""
        return self.model.snapshot()

    def go_to(self, id: str) -> None:
        """Goes to a mark. Opens its pack and article if necessary."""
        self.panel_controller.go_to(id)

    # ---- what a show uses

    def notes_between(self, opened: OpenedArticle, first: int, last: int) -> Sequence[tuple[str, str]]:
        """For each mark from block `first` up to `last`, exclusive: its name or the marked text, and its note."""
        from reader.ui.marks.section_notes import notes_between

        return notes_between(self.model, opened, first, last)

    # ---- what private sessions use

    def folders(self) -> list[Path]:
        """The folders in which marks are saved."""
        folder = self.model.store_folder
        return [folder] if folder else []

    def count_private(self) -> int:
        """The number of marks made in the private session."""
        return self.model.count_private()

    def begin_private(self) -> None:
        """From now on marks are in memory only, and those on disk are not shown."""
        self.page_controller.close_card()
        self.model.begin_private()
        self.restart()

    def end_private(self, *, saves: bool) -> None:
        """`saves`: the marks of the private session are saved with the others. Otherwise they are lost."""
        self.page_controller.close_card()
        self.model.end_private(saves=saves)
        self.restart()

    def release_files(self) -> None:
        """Closes the marks files so that they can be deleted. Call `restart` afterwards."""
        self.page_controller.close_card()
        self.model.release_files()

    def restart(self) -> None:
        """Shows the marks of the store that is open now."""
        if edition := self.parts.edition.made:
            edition.restart()
        self.refresh()

    # ---- what the reader does

    def toggle_bookmark(self) -> None:
        """Adds or deletes the bookmark of the current paragraph."""
        self.page_controller.toggle_bookmark()

    def highlight(self) -> None:
        """Highlights the selection in the last colour."""
        self.page_controller.highlight()

    def set_colour(self, colour: Colour) -> None:
        """Sets the colour of the selected mark if the panel has the focus; otherwise on the page."""
        controller = self._focused_panel()
        if controller:
            controller.set_colour_of_current(colour)
        else:
            self.page_controller.highlight(colour)

    def write_note(self) -> None:
        """Edits the selected mark if the panel has the focus; otherwise opens a note on the page."""
        controller = self._focused_panel()
        if controller:
            controller.edit_current()
        else:
            self.page_controller.write_note()

    def step(self, by: int) -> None:
        """Goes to the next mark (1) or the previous one (-1)."""
        self.page_controller.step(by)

    def import_files(self, files: Sequence[Path]) -> None:
        """Merges the marks of these files."""
        self._ensure_started()
        self.parts.import_export.get().import_files(files)

    def open_report(self) -> None:
        """Opens the dialog to review moved marks."""
        self._ensure_started()
        self.parts.report.get().open()

    # ---- helpers

    def _offer_unfinished(self) -> None:
        from reader.ui.marks.unfinished import offer_drafts, offer_spare_files

        offer_spare_files(self.model, self._shell.messages, self.parts.data_folders, self.import_files)
        offer_drafts(self.model, self._shell.messages, self._finish_draft)

    def _finish_draft(self, draft: Draft) -> None:
        self.panel_controller.go_to(draft.mark)
        self.panel_controller.edit(draft.mark, draft)

    def _ensure_started(self) -> None:
        """Shows the marks of the open article if they have not been shown yet."""
        if not self._is_started:
            self.open_article()

    def _make_panel(self) -> QWidget:
        self._ensure_started()
        self.parts.panel_controller.get()  # it connects the panel, and fills it
        return self.panel

    def _focused_panel(self) -> PanelController | None:
        """The controller of the panel if the list of marks has the focus."""
        controller = self.parts.panel_controller.made
        return controller if controller and controller.has_focus else None


def _load_panel_modules() -> None:
    """Loads the modules in advance, because a reader who has marks will probably open the panel."""
    from reader.ui.marks import panel, panel_controller

    assert panel
    assert panel_controller
