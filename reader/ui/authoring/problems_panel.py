"""The list of problems: each is a press away from its place, and has a button where Carrel can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.translation import _, list_text, ngettext, number_text
from reader.ui.lists.row_model import RowModel
from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.widgets.labels import one_line, plain_label

LONGEST = 400  # characters
MOST_ROWS = 1_000


class ProblemRow(NamedTuple):
    """One problem in the author's words. `place` says where, such as “Sleep, line 12”; `mend` what would mend it."""

    file: str
    line: int
    sentence: str
    place: str
    is_error: bool
    mend: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        return f"{'✗' if self.is_error else '△'}  {one_line(self.sentence, LONGEST)}\n{self.place}"

    @property
    def key(self) -> str:
        return str(self.number)

    @property
    def spoken(self) -> str:
        problem = one_line(self.sentence, LONGEST)
        if self.is_error:
            sentence = _("Error: {problem} {place}.", problem=problem, place=self.place)
        else:
            sentence = _("Warning: {problem} {place}.", problem=problem, place=self.place)
        can_mend = _("Carrel can mend it.")
        return f"{sentence} {can_mend}" if self.mend else sentence

    @property
    def tooltip(self) -> str:
        return self.mend


class _ProblemModel(RowModel):
    rows: Sequence[ProblemRow]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and self._has(index):
            return self.rows[index.row()].text
        return super().data(index, role)


class ProblemsPanel(QWidget):
    """chosen(ProblemRow): go to its place. mend_requested(ProblemRow)."""

    chosen = Signal(object)
    mend_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems_panel")
        self._rows: tuple[ProblemRow, ...] = ()
        self._model = _ProblemModel()
        self.head = plain_label("", "soft")
        self._mend = QPushButton(_("&Mend it"))
        self._mend.clicked.connect(self.mend_current)
        self.list = WrappingList(_("Problems"))
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._show_mend)
        self.list.activated.connect(lambda _index: self._choose())
        self.list.clicked.connect(lambda _index: self._choose())
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 0)
        top.addWidget(self.head, 1)
        top.addWidget(self._mend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self._show_mend()

    @property
    def rows(self) -> tuple[ProblemRow, ...]:
        return self._rows

    @property
    def current(self) -> ProblemRow | None:
        row = self.list.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def show_problems(self, rows: Sequence[ProblemRow]) -> None:
        """Replaces the rows. The current one stays if it is still there."""
        before = self.current
        shown = tuple(rows[:MOST_ROWS])
        if shown != self._rows:
            self._rows = shown
            self._model.set_rows(shown)
            self.list.fit_to(len(shown))
            if before:
                same = (
                    row
                    for row, each in enumerate(shown)
                    if (each.file, each.sentence) == (before.file, before.sentence)
                )
                row = next(same, -1)
                if row >= 0:
                    self.list.select_row(row)
        head = _head(rows)
        if len(rows) > len(shown):
            first = _("The first {number} are shown.", number=number_text(len(shown)))
            head = f"{head} {first}"
        self.head.setText(head)
        self._show_mend()

    def step(self, by: int, file: str, line: int) -> ProblemRow | None:
        """The problem after a place (1), or the one before it (-1), going on in other files and round."""
        if not self._rows:
            return None
        current = self.current
        if current and (current.file, current.line) == (file, line):
            number = (self._rows.index(current) + by) % len(self._rows)
        else:
            places = [(row.file != file, row.line) for row in self._rows]
            if by > 0:
                number = next((each for each, place in enumerate(places) if place >= (False, line) and not place[0]), 0)
            else:
                before = [each for each, place in enumerate(places) if not place[0] and place[1] <= line]
                number = before[-1] if before else len(self._rows) - 1
        self.list.select_row(number)
        return self._rows[number]

    def mend_current(self) -> None:
        row = self.current
        if row and row.mend:
            self.mend_requested.emit(row)

    def _choose(self) -> None:
        row = self.current
        if row:
            self.chosen.emit(row)

    def _show_mend(self) -> None:
        row = self.current
        self._mend.setVisible(bool(row and row.mend))
        if row and row.mend:
            self._mend.setToolTip(row.mend)
            self._mend.setAccessibleName(_("Mend it: {mend}", mend=row.mend))


def count_text(errors: int, warnings: int) -> str:
    """Such as “1 error, 2 warnings”; empty without problems."""
    return list_text(filter(None, _counts(errors, warnings)))


def _counts(errors: int, warnings: int) -> tuple[str, str]:
    """Each is empty if there are none."""
    return (
        ngettext("{count} error", "{count} errors", errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings) if warnings else "",
    )


def _head(rows: Sequence[ProblemRow]) -> str:
    if not rows:
        return _("No problems.")
    number = sum(row.is_error for row in rows)
    errors, warnings = _counts(number, len(rows) - number)
    if not errors:
        return _("{warnings}.", warnings=warnings)
    if not warnings:
        return _("{errors}. Readers cannot get the pack before the errors are mended.", errors=errors)
    return _(
        "{errors} and {warnings}. Readers cannot get the pack before the errors are mended.",
        errors=errors,
        warnings=warnings,
    )
