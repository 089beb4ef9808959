"""The list of problems: each is a press away from its place, and has a button where Carrel can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.system.format_numbers import counted
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
        kind = "Error" if self.is_error else "Warning"
        mend = " Carrel can mend it." if self.mend else ""
        return f"{kind}: {one_line(self.sentence, LONGEST)} {self.place}.{mend}"

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
        self._mend = QPushButton("&Mend it")
        self._mend.clicked.connect(self.mend_current)
        self.list = WrappingList("Problems")
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._show_mend)
        self.list.activated.connect(lambda _: self._choose())
        self.list.clicked.connect(lambda _: self._choose())
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
        rest = len(rows) - len(shown)
        self.head.setText(_head(rows) + (f" The first {len(shown):,} are shown." if rest else ""))
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
            self._mend.setAccessibleName(f"Mend it: {row.mend}")


def count_text(errors: int, warnings: int, between: str = ", ") -> str:
    """Such as “1 error, 2 warnings”; empty without problems."""
    parts = (counted(errors, "error") if errors else "", counted(warnings, "warning") if warnings else "")
    return between.join(filter(None, parts))


def _head(rows: Sequence[ProblemRow]) -> str:
    if not rows:
        return "No problems."
    errors = sum(row.is_error for row in rows)
    parts = (
        counted(errors, "error") if errors else "",
        counted(len(rows) - errors, "warning") if len(rows) > errors else "",
    )
    said = " and ".join(filter(None, parts))
    return f"{said}. Readers cannot get the pack before the errors are mended." if errors else f"{said}."
