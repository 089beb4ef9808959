"""The parts of the marks feature, each built when it is first needed: together they take longer to load than a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.system import paths
from reader.ui.page.view import PageView
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from reader.marks.model import MarkState
    from reader.ui.marks.edition_marks import EditionMarks
    from reader.ui.marks.edition_report import EditionReport
    from reader.ui.marks.import_export import ImportExport
    from reader.ui.marks.marks_model import MarksModel
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.marks.page_controller import PageController
    from reader.ui.marks.panel import MarksPanel
    from reader.ui.marks.panel_controller import PanelController
    from reader.ui.marks.scroll_bar_ticks import Ticks


class MarksParts:
    def __init__(
        self, shell: Shell, session: Session, page: PageView, data: Path, on_change: Callable[[], None]
    ) -> None:
        """`on_change` is called when marks have changed, or were found in another edition."""
        self._shell = shell
        self._session = session
        self._page = page
        self._data = data
        self._on_change = on_change
        self.model: Lazy[MarksModel] = Lazy(self._make_model)
        self.overlay: Lazy[MarksOverlay] = Lazy(self._make_overlay)
        self.ticks: Lazy[Ticks] = Lazy(self._make_ticks)
        self.page_controller: Lazy[PageController] = Lazy(self._make_page_controller)
        self.panel: Lazy[MarksPanel] = Lazy(self._make_panel)
        self.panel_controller: Lazy[PanelController] = Lazy(self._make_panel_controller)
        self.edition: Lazy[EditionMarks] = Lazy(self._make_edition)
        self.report: Lazy[EditionReport] = Lazy(self._make_report)
        self.import_export: Lazy[ImportExport] = Lazy(self._make_import_export)

    def _make_model(self) -> MarksModel:
        from reader.ui.marks.marks_model import MarksModel

        user_data = paths.user_data()
        model = MarksModel(self._data, user_data if user_data != self._data else None, self._shell.messages)
        model.author = self._shell.ui_state.author
        model.changed.connect(self._on_change)
        return model

    def _make_overlay(self) -> MarksOverlay:
        from reader.ui.marks.marks_overlay import MarksOverlay

        return MarksOverlay(self._page)

    def _make_ticks(self) -> Ticks:
        from reader.ui.marks.scroll_bar_ticks import Ticks

        return Ticks(self._page, self.overlay.get())

    def _make_page_controller(self) -> PageController:
        from reader.ui.marks.page_controller import PageController

        overlay, model = self.overlay.get(), self.model.get()
        return PageController(self._page, overlay, model, self._shell.appearance, self._shell.messages)

    def _make_panel(self) -> MarksPanel:
        from reader.ui.marks.panel import MarksPanel

        return MarksPanel(self._shell.appearance.theme)

    def _make_panel_controller(self) -> PanelController:
        from reader.ui.marks.panel_controller import PanelController

        controller = PanelController(
            self._shell,
            self.panel.get(),
            self._session,
            self.model.get(),
            self.edition.get(),
            self.page_controller.get(),
        )
        controller.report_requested.connect(self._open_report)
        return controller

    def _make_edition(self) -> EditionMarks:
        from reader.ui.marks.edition_marks import EditionMarks

        edition = EditionMarks(self.model.get(), self._shell.messages)
        edition.changed.connect(self._on_change)
        edition.finished.connect(self._announce_moved)
        return edition

    def _make_report(self) -> EditionReport:
        from reader.ui.marks.edition_report import EditionReport

        parts = self.model.get(), self.edition.get(), self.page_controller.get()
        return EditionReport(self._shell, self._session, self._page, *parts)

    def _make_import_export(self) -> ImportExport:
        from reader.ui.marks.import_export import ImportExport

        return ImportExport(self._shell, self.model.get())

    def _open_report(self) -> None:
        self.report.get().open()

    def _announce_moved(self, counts: Mapping[MarkState, int]) -> None:
        self.report.get().announce(counts)
