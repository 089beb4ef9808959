"""A dialog to review marks that are not in place in this edition: compares the texts, and asks what to do.

It is not modal: to move a mark, the reader selects its new place on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.marks.model import FoundMark, Mark, MarkState
from reader.translation import N_, _
from reader.ui.lists.selection_bar import BarDelegate
from reader.ui.marks import mark_text
from reader.ui.marks.text_diff import diff_as_html
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label, plain_tip


class StateText(NamedTuple):
    """Complete texts about one state: its name in the list, and the labels of two buttons."""

    name: str
    confirm_all: str
    leave_all: str


STATE_TEXTS = {
    MarkState.MOVED: StateText(N_("Moved"), N_("Confirm all moved marks"), N_("Leave all moved marks as they are")),
    MarkState.TEXT_CHANGED: StateText(
        N_("Text changed"),
        N_("Confirm all marks with changed text"),
        N_("Leave all marks with changed text as they are"),
    ),
    MarkState.NOT_FOUND: StateText(
        N_("Not found"), N_("Confirm all"), N_("Leave all marks that were not found as they are")
    ),
}
"""In the order of the list."""

BEFORE, NOW = N_("Marked text"), N_("Text in this edition")
NOT_FOUND = N_(
    "This edition has no similar text. Your mark is not lost: you can still see it in the edition in which you made it."
)


class MovedMark(NamedTuple):
    mark: Mark
    found: FoundMark


class MovedMarksDialog(Dialog):
    """confirm_requested(list of FoundMark)   these marks are where they were found
    leave_requested(list of str)           these marks stay as they were
    move_requested(str)                    move this mark to the selection on the page
    mark_selected(str)                     show this mark on the page
    """

    confirm_requested = Signal(list)
    leave_requested = Signal(list)
    move_requested = Signal(str)
    mark_selected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Review moved marks"))
        self._marks: list[MovedMark] = []
        self._summary = plain_label("")
        self.list = QListWidget()
        self.list.setItemDelegate(BarDelegate(self.list))
        self.list.setAccessibleName(_("Marks that are not in place"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_current)
        self._before, self._now = reading_view(_(BEFORE)), reading_view(_(NOW))
        self._confirm = _button(_("Confirm"), self._confirm_current)
        self._move = _button(_("Move here"), self._move_current)
        self._move.setToolTip(_("Select the right words on the page first"))
        self._leave = _button(_("Leave as it is"), self._leave_current)
        self._confirm_all = _button(_(STATE_TEXTS[MarkState.MOVED].confirm_all), self._confirm_state)
        self._leave_all = _button(_(STATE_TEXTS[MarkState.MOVED].leave_all), self._leave_state)
        close = _button(_("Close"), self.close)
        texts = QHBoxLayout()
        texts.setSpacing(12)
        for title, view in ((_(BEFORE), self._before), (_(NOW), self._now)):
            half = QVBoxLayout()
            half.addWidget(plain_label(title, "heading"))
            half.addWidget(view, 1)
            texts.addLayout(half, 1)
        buttons = QWidget()
        flow = FlowLayout(6, buttons)
        for button in (self._confirm, self._move, self._leave, self._confirm_all, self._leave_all, close):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._summary)
        column.addWidget(self.list, 2)
        column.addLayout(texts, 3)
        column.addWidget(buttons)
        self.prefer_size(104, 27)

    @property
    def current(self) -> MovedMark | None:
        row = self.list.currentRow()
        return self._marks[row] if 0 <= row < len(self._marks) else None

    def show_marks(self, summary: str, marks: Sequence[MovedMark]) -> None:
        """Lists the marks about which the reader has not decided yet."""
        row = max(0, self.list.currentRow())
        self._summary.setText(summary)
        order = list(STATE_TEXTS)
        self._marks = sorted(marks, key=lambda each: (order.index(each.found.state), each.mark.target.first))
        self.list.blockSignals(True)
        self.list.clear()
        for mark, found in self._marks:
            state, name = _(STATE_TEXTS[found.state].name), one_line(mark_text.name_of(mark), 90)
            item = QListWidgetItem(_("{state}: {kind} “{name}”", state=state, kind=mark_text.kind_of(mark), name=name))
            item.setToolTip(plain_tip(mark.note))
            self.list.addItem(item)
        self.list.blockSignals(False)
        if self._marks:
            self.list.setCurrentRow(min(row, len(self._marks) - 1))
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show_current(self) -> None:
        current = self.current
        for button in (self._move, self._leave, self._leave_all):
            button.setEnabled(current is not None)
        for button in (self._confirm, self._confirm_all):
            button.setEnabled(current is not None and current.found.target is not None)
        if current is None:
            self._before.clear()
            self._now.setPlainText(_("You have reviewed all marks.") if self.list.count() == 0 else "")
            return
        mark, found = current
        if found.target:
            before, now = diff_as_html(mark.target.quote, found.target.quote)
            self._now.setHtml(now)
        else:
            before, _same = diff_as_html(mark.target.quote, mark.target.quote)
            self._now.setPlainText(_(NOT_FOUND))
        self._before.setHtml(before)
        self._confirm_all.setText(_(STATE_TEXTS[found.state].confirm_all))
        self._leave_all.setText(_(STATE_TEXTS[found.state].leave_all))
        self.mark_selected.emit(mark.id)

    def _confirm_current(self) -> None:
        if self.current and self.current.found.target:
            self.confirm_requested.emit([self.current.found])

    def _leave_current(self) -> None:
        if self.current:
            self.leave_requested.emit([self.current.mark.id])

    def _move_current(self) -> None:
        if self.current:
            self.move_requested.emit(self.current.mark.id)

    def _in_current_state(self) -> list[MovedMark]:
        state = self.current.found.state if self.current else None
        return [each for each in self._marks if each.found.state is state]

    def _confirm_state(self) -> None:
        self.confirm_requested.emit([each.found for each in self._in_current_state() if each.found.target])

    def _leave_state(self) -> None:
        self.leave_requested.emit([each.mark.id for each in self._in_current_state()])


def _button(text: str, on_click: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setDefault(False)
    button.clicked.connect(lambda: on_click())
    return button
