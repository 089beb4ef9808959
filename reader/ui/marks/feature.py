"""The marks of a window: made behind the first paint, shown on the page, and connected with all that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.model import Location
from reader.system import paths
from reader.ui.page.view import PageView
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.shell.session import Session
from reader.ui.shell.ui_state import UiState
from reader.ui.side_panels import SidePanels

if TYPE_CHECKING:
    from reader.marks.model import Mark
    from reader.ui.marks.edition_marks import EditionMarks
    from reader.ui.marks.edition_report import EditionReport
    from reader.ui.marks.import_export import ImportExport
    from reader.ui.marks.marks_model import MarksModel
    from reader.ui.marks.marks_overlay import MarksOverlay
    from reader.ui.marks.page_controller import PageController
    from reader.ui.marks.panel_controller import PanelController
    from reader.ui.marks.scroll_bar_ticks import Ticks

CALM = 600  # milliseconds after the start


class MarksFeature(QObject):
    """announced(str)            something was done that cannot be seen
    failed(str)                  something that the reader has to know
    settled(str)                 what `failed` has said is over
    offered(str, str, object)    the same, with what a button beside it says and does; it stays
    undo_offered(str, str, object)    that goes by itself
    """

    announced = Signal(str)
    failed = Signal(str)
    settled = Signal(str)
    offered = Signal(str, str, object)
    undo_offered = Signal(str, str, object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        page: PageView,
        appearance: Appearance,
        memory: UiState,
        panels: SidePanels,
        regions: PaneFocus,
        data: Path,
    ) -> None:
        """Marks are kept in `data`; where that cannot be written, in the folder of the user."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._page = page
        self._appearance = appearance
        self._memory = memory
        self._panels = panels
        self._regions = regions
        panels.marks_looked_at.connect(lambda: self._ready_panel().show_now())
        self._data = data
        self._is_ready = False
        self._ready = QTimer(self, singleShot=True, interval=0)
        self._ready.timeout.connect(self.open_article)
        self._ready.start()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._load_panel)

    # ---- the parts, which take longer to load than a page to be painted

    @cached_property
    def marking(self) -> MarksModel:
        from reader.ui.marks.marks_model import MarksModel

        usual = paths.user_data()
        marking = MarksModel(self._data, usual if usual != self._data else None)
        marking.author = self._memory.author
        marking.announced.connect(self.announced)
        marking.failed.connect(self.failed)
        marking.settled.connect(self.settled)
        marking.deleted.connect(lambda sentence: self.undo_offered.emit(sentence, "Undo", marking.undo))
        marking.changed.connect(self.refresh)
        return marking

    @cached_property
    def layer(self) -> MarksOverlay:
        from reader.ui.marks.marks_overlay import MarksOverlay

        return MarksOverlay(self._page)

    @cached_property
    def ticks(self) -> Ticks:
        from reader.ui.marks.scroll_bar_ticks import Ticks

        return Ticks(self._page, self.layer)

    @cached_property
    def on_page(self) -> PageController:
        from reader.ui.marks.page_controller import PageController

        on_page = PageController(self._page, self.layer, self.marking, self._appearance)
        on_page.announced.connect(self.announced)
        return on_page

    @cached_property
    def in_panel(self) -> PanelController:
        from reader.ui.marks.panel_controller import PanelController

        in_panel = PanelController(
            self._window,
            self._panels.marks,
            self._session,
            self.marking,
            self.edition,
            self.on_page,
            self._regions,
            self._appearance,
        )
        in_panel.report_requested.connect(lambda: self.report.open())
        return in_panel

    @cached_property
    def edition(self) -> EditionMarks:
        from reader.ui.marks.edition_marks import EditionMarks

        edition = EditionMarks(self.marking)
        edition.changed.connect(self.refresh)
        edition.looked_for.connect(lambda counts: self.report.tell(counts))
        edition.failed.connect(self.failed)
        return edition

    @cached_property
    def report(self) -> EditionReport:
        from reader.ui.marks.edition_report import EditionReport

        report = EditionReport(self._window, self._session, self._page, self.marking, self.edition, self.on_page)
        report.offered.connect(self.offered)
        report.announced.connect(self.announced)
        return report

    @cached_property
    def carrying(self) -> ImportExport:
        from reader.ui.marks.import_export import ImportExport

        carrying = ImportExport(self._window, self.marking, self._memory)
        carrying.announced.connect(self.announced)
        carrying.failed.connect(self.failed)
        return carrying

    # ---- what happens around

    def open_article(self) -> None:
        """Another article is on the page."""
        opened = self._session.opened
        if opened is None:
            return
        if not self._is_ready and self.marking.is_kept_anywhere:
            self._calm.start()
        self._is_ready = True
        if "on_page" in self.__dict__:
            self.on_page.close_card()
        self.refresh()

    def _load_panel(self) -> None:
        """Who has marks will look at them, and then not wait for the modules."""
        from reader.ui.marks import panel, panel_controller

        assert panel_controller
        assert panel

    def refresh(self) -> None:
        """Shows the marks as they are now."""
        opened = self._session.opened
        if opened is None or not self._is_ready:
            return
        _ = self.on_page
        if self.marking.is_kept_anywhere:  # else there is nothing to look for, and nothing to load for it
            self.edition.open(opened.pack)
            self.layer.show_marks(self.edition.page_marks(opened.article))
        else:
            self.layer.show_marks(())
        self.ticks.refresh()
        if "in_panel" in self.__dict__:
            self.in_panel.refresh()

    def dress(self) -> None:
        if self._is_ready:
            self.on_page.dress()

    def noted(self) -> Sequence[Mark]:
        """All marks, for the search among their notes: the same list as long as no mark has changed."""
        return self.marking.snapshot()

    def go(self, id: str) -> None:
        """To the place of a mark."""
        self._ready_panel().go(id)

    def fill_menu(self, menu: QMenu, location: Location) -> None:
        self.on_page.fill_menu(menu, location)

    def close(self) -> None:
        """Keeps what is still being written."""
        self._ready.stop()
        self._calm.stop()
        if not self._is_ready:
            return
        self.on_page.close_card()
        if "edition" in self.__dict__:
            self.edition.close()
        self.marking.close()

    # ---- private, and forgotten

    def folders(self) -> list[Path]:
        where = self.marking.where()
        return [where] if where else []

    def made_in_private(self) -> int:
        return self.marking.made_in_private()

    def begin_private(self) -> None:
        self._ready_page().close_card()
        self.marking.begin_private()
        self.begin_anew()

    def end_private(self, *, keeps: bool) -> None:
        self._ready_page().close_card()
        self.marking.end_private(keeps=keeps)
        self.begin_anew()

    def forget(self) -> None:
        """Lets go of the files of marks."""
        self._ready_page().close_card()
        self.marking.forget()

    def begin_anew(self) -> None:
        """Other marks are kept now, or none."""
        if "edition" in self.__dict__:
            self.edition.forget()
        self.refresh()

    # ---- what is asked for

    def actions(self) -> dict[str, Callable[[], object]]:
        """What to do for the actions of the table, by id."""
        from reader.marks.model import Colour

        def on_page(name: str, *arguments: object) -> Callable[[], object]:
            return lambda: getattr(self._ready_page(), name)(*arguments)

        def colour(value: Colour) -> Callable[[], object]:
            return lambda: (
                self.in_panel.colour_current(value) if self._is_in_panel else self._ready_page().highlight(value)
            )

        colours = {f"highlight_{each}": colour(each) for each in Colour}
        return colours | {
            "bookmark": on_page("toggle_bookmark"),
            "highlight": on_page("highlight"),
            "note": lambda: self.in_panel.edit_current() if self._is_in_panel else self._ready_page().write_note(),
            "next_mark": on_page("step", 1),
            "previous_mark": on_page("step", -1),
            "remove_mark": on_page("remove"),
            "undo_mark": lambda: self.marking.undo(),
            "export_marks": lambda: self.carrying.save(),
            "import_marks": lambda: self.carrying.ask_for_files(),
            "collect_marks": lambda: self.carrying.ask_for_class(),
            "edition_report": self._open_report,
            "marks_panel": lambda: self._regions.show_panel("marks"),
        }

    @property
    def _is_in_panel(self) -> bool:
        return "in_panel" in self.__dict__ and self.in_panel.has_focus

    def _ready_panel(self) -> PanelController:
        self._ready_page()
        return self.in_panel

    def _ready_page(self) -> PageController:
        if not self._is_ready:
            self.open_article()
        return self.on_page

    def _open_report(self) -> None:
        self._ready_page()
        self.report.open()
