"""Builds the parts of the marks feature, each when it is first needed.

Loading all of them takes longer than showing a page, and many readers need only some.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.system import paths
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.marks.model import MarkState
    from reader.ui.marks.edition_marks import EditionMarks
    from reader.ui.marks.edition_report import EditionReport
    from reader.ui.marks.import_export import ImportExport
    from reader.ui.marks.marks_model import MarksModel
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.marks.page_controller import PageController
    from reader.ui.marks.panel import MarksPanel
    from reader.ui.marks.panel_controller import PanelController
    from reader.ui.marks.review import MarksReview
    from reader.ui.marks.scroll_bar_ticks import ScrollBarTicks
    from reader.ui.marks.unsaved_marks import UnsavedMarks


class MarksParts:
    def __init__(
        self,
        shell: Shell,
        session: Session,
        page: PageView,
        data: Path,
        actions: Mapping[ActionId, QAction],
        on_change: Callable[[], None],
        read_aloud: Callable[[str], None],
    ) -> None:
        """Calls `on_change` when marks have changed, or have been found in another edition.

        Marks are saved in `data`, or in the user's own data folder if that cannot be written.
        """
        self._shell = shell
        self._session = session
        self._page = page
        self._data = data
        self._actions = actions
        self._on_change = on_change
        self._read_aloud = read_aloud
        self.model: Lazy[MarksModel] = Lazy(self._make_model)
        self.overlay: Lazy[MarksOverlay] = Lazy(self._make_overlay)
        self.ticks: Lazy[ScrollBarTicks] = Lazy(self._make_ticks)
        self.page_controller: Lazy[PageController] = Lazy(self._make_page_controller)
        self.panel: Lazy[MarksPanel] = Lazy(self._make_panel)
        self.panel_controller: Lazy[PanelController] = Lazy(self._make_panel_controller)
        self.edition: Lazy[EditionMarks] = Lazy(self._make_edition)
        self.report: Lazy[EditionReport] = Lazy(self._make_report)
        self.import_export: Lazy[ImportExport] = Lazy(self._make_import_export)
        self.review: Lazy[MarksReview] = Lazy(self._make_review)
        self.unsaved: Lazy[UnsavedMarks] = Lazy(self._make_unsaved)

    @property
    def data_folders(self) -> tuple[Path, ...]:
        """Where marks may be saved, the best first."""
        return (self._data, paths.user_data())

    def _make_model(self) -> MarksModel:
        from reader.ui.marks.marks_model import MarksModel

        user_data = paths.user_data()
        fallback = user_data if user_data != self._data else None
        model = MarksModel(self._data, fallback, self._shell.messages)
        model.author = self._shell.ui_state.author
        model.changed.connect(self._on_change)
        return model

    def _make_overlay(self) -> MarksOverlay:
        from reader.ui.marks.marks_overlay import MarksOverlay

        return MarksOverlay(self._page)

    def _make_ticks(self) -> ScrollBarTicks:
        from reader.ui.marks.scroll_bar_ticks import ScrollBarTicks

        return ScrollBarTicks(self._page, self.overlay.get())

    def _make_page_controller(self) -> PageController:
        from reader.ui.marks.page_controller import PageController

        overlay, model = self.overlay.get(), self.model.get()
        appearance, messages = self._shell.appearance, self._shell.messages
        controller = PageController(self._page, overlay, model, appearance, messages, self._actions)
        controller.read_aloud_requested.connect(self._read_aloud)
        return controller

    def _make_panel(self) -> MarksPanel:
        from reader.ui.marks.panel import MarksPanel

        panel = MarksPanel(self._shell.appearance.theme)
        panel.setParent(self._shell.window)  # until the side bar shows it
        return panel

    def _make_panel_controller(self) -> PanelController:
        from reader.ui.marks.panel_controller import PanelController

        panel, model, edition = self.panel.get(), self.model.get(), self.edition.get()
        page_controller = self.page_controller.get()
        controller = PanelController(self._shell, panel, self._session, model, edition, page_controller)
        controller.report_requested.connect(self._open_report)
        controller.versions_requested.connect(lambda id: self.review.get().show_versions(id))
        panel.proposals_requested.connect(lambda: self.review.get().show_proposals())
        panel.imports_requested.connect(lambda: self.review.get().show_imports())
        panel.deleted_requested.connect(lambda: self.review.get().show_deleted())
        return controller

    def _make_edition(self) -> EditionMarks:
        from reader.ui.marks.edition_marks import EditionMarks

        edition = EditionMarks(self.model.get(), self._shell.messages)
        edition.changed.connect(self._on_change)
        edition.finished.connect(self._announce_edition)
        return edition

    def _make_report(self) -> EditionReport:
        from reader.ui.marks.edition_report import EditionReport

        model, edition, page_controller = self.model.get(), self.edition.get(), self.page_controller.get()
        return EditionReport(self._shell, self._session, self._page, model, edition, page_controller)

    def _make_import_export(self) -> ImportExport:
        from reader.ui.marks.import_export import ImportExport

        return ImportExport(self._shell, self.model.get(), self._session.shelf)

    def _make_unsaved(self) -> UnsavedMarks:
        from reader.ui.marks.unsaved_marks import UnsavedMarks

        return UnsavedMarks(self._shell.window, self.model.get(), self._shell.messages, self.data_folders)

    def _make_review(self) -> MarksReview:
        from reader.ui.marks.review import MarksReview

        return MarksReview(self._shell, self.model.get())

    def _open_report(self) -> None:
        self.report.get().open()

    def _announce_edition(self, counts: Mapping[MarkState, int]) -> None:
        self.report.get().announce(counts)
