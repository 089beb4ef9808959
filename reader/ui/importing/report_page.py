"""The report of an import: what was left out, changed and guessed, and what to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from reader.library.importing.report import Outcome
from reader.translation import N_, _, number_text, pgettext
from reader.ui.importing.case_view import CaseView
from reader.ui.importing.report_rows import OUTCOMES, ReportCase, counts_of, grouped
from reader.ui.lists.filtered_list import FilteredList, FilteredRow
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label

NOTHING = N_("Nothing was left out, changed or guessed.")
EXPLANATION = N_("Nothing has been written yet. Look at what changed, above all at numbers and doses.")
LONGEST_ROW = 300  # characters
MOST_LISTED = 10_000
"""Cases: preparing more for the filter would block the window."""

GAP = 10  # pixels


class ImportReportPage(QWidget):
    """made_requested(), sources_requested(), back_requested(), copy_requested(), save_requested(), close_requested()
    ticked(str, bool): a part that was left out is to be brought back, or not; the id of its case
    """

    made_requested = Signal()
    sources_requested = Signal()
    back_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal()
    close_requested = Signal()
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._head = plain_label("", "heading")
        self._explanation = plain_label(_(EXPLANATION))
        self._cases: dict[str, ReportCase] = {}
        self._ticked: set[str] = set()
        self._groups = QWidget()
        self._flow = FlowLayout(6, self._groups)
        self._group_buttons = QButtonGroup(self)
        self._group_buttons.idClicked.connect(self._show_group)
        self._outcomes: tuple[Outcome | None, ...] = (None, *OUTCOMES)
        for number in range(len(self._outcomes)):
            button = QPushButton(autoDefault=False)
            button.setCheckable(True)
            button.setObjectName("chip")
            self._group_buttons.addButton(button, number)
            self._flow.addWidget(button)
        self.list = FilteredList(pgettext("noun", "Report"), _("Filter the report"))
        self.list.chosen.connect(self._show_case)
        self.list.ticked.connect(self._take_tick)
        self.buttons = ButtonRow()
        self._sources = self.buttons.add(_("Next: sources"), self.sources_requested.emit)
        self._make = self.buttons.add(_("Make the pack"), self.made_requested.emit)
        self.buttons.add(_("Back"), self.back_requested.emit)
        self.buttons.add(_("Copy the report"), self.copy_requested.emit)
        self.buttons.add(_("Save the report…"), self.save_requested.emit)
        self.buttons.add(_("Cancel"), self.close_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.banner, self._head, self._explanation, self._groups):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)

    @property
    def brought_back(self) -> frozenset[str]:
        """The ids of the cases to bring back."""
        return frozenset(self._ticked)

    def show_report(self, head: str, cases: Sequence[ReportCase], *, has_sources: bool) -> None:
        """`head` says what was read; `has_sources`, whether the author is asked for sources next. Nothing is ticked."""
        self._sources.setVisible(has_sources)
        self._make.setVisible(not has_sources)
        self._head.setText(head)
        self._cases = {case.id: case for case in cases}
        self._ticked = set()
        counts = counts_of(cases)
        for number, outcome in enumerate(self._outcomes):
            count = counts[outcome] if outcome else len(cases)
            button = self._group_buttons.button(number)
            group = _(OUTCOMES[outcome].group) if outcome else pgettext("cases of the report", "All")
            button.setText(_("{group} ({number})", group=group, number=number_text(count)))
            button.setEnabled(count > 0)
        self._group_buttons.button(0).setChecked(True)
        self._groups.setVisible(bool(cases))
        self._show_group(0)
        announce(self, head)

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown."""
        self.banner.show_message(message)
        self.buttons.make_default()
        if self._cases:
            self.list.enter()
        else:
            self.buttons.focus_first()

    def _show_group(self, number: int) -> None:
        wanted = self._outcomes[number]
        cases = [case for case in self._cases.values() if wanted is None or case.entry.outcome is wanted]
        rows: list[FilteredRow] = []
        for outcome, message, found in grouped(cases[:MOST_LISTED]):
            head = message if wanted else _(OUTCOMES[outcome].heading, message=message)
            rows.append(FilteredRow("", one_line(head, LONGEST_ROW), is_heading=True))
            rows += [self._row(case) for case in found]
        more = _(
            "The first {number} of {total} are listed. Save the report to see all of them.",
            number=number_text(MOST_LISTED),
            total=number_text(len(cases)),
        )
        self.list.set_rows(rows, _(NOTHING) if not rows else more if len(cases) > MOST_LISTED else "")

    def _row(self, case: ReportCase) -> FilteredRow:
        entry = case.entry
        text = case.line or entry.message
        is_ticked = case.id in self._ticked if case.can_be_brought_back else None
        words = f"{entry.message} {entry.text}"
        return FilteredRow.of(case.id, one_line(text, LONGEST_ROW), words, is_ticked=is_ticked)

    def _show_case(self, id: str) -> None:
        case = self._cases.get(id)
        if case is None:
            self.list.set_detail(None)
            return
        view = CaseView(case, is_ticked=id in self._ticked)
        view.ticked.connect(lambda is_ticked: self._take_tick(id, is_ticked))
        self.list.set_detail(view)

    def _take_tick(self, id: str, is_ticked: bool) -> None:
        """From the box in the list, or the one beside the text."""
        if is_ticked == (id in self._ticked):
            return
        (self._ticked.add if is_ticked else self._ticked.discard)(id)
        self.list.set_ticked(id, is_ticked=is_ticked)
        if self.list.current_key == id:
            self._show_case(id)
        self.ticked.emit(id, is_ticked)
