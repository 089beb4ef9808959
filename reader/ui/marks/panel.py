"""The marks panel: all marks or those of this article, by place or by time, narrowed as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from reader.marks.model import Mark
from reader.ui.marks.mark_filter import MarkFilter
from reader.ui.marks.mark_list import MarkList
from reader.ui.marks.mark_rows import StateOf
from reader.ui.shell.theme import Theme
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.link_button import LinkButton

HELP = (
    "There are no marks yet.\n\n"
    "Ctrl+D bookmarks a paragraph; so does a click in the margin beside it.\n\n"
    "Select words with the mouse to highlight them, or to write a note."
)
LONGEST_LABEL = 24


class MarksPanel(QWidget):
    """mark_chosen(str)                       the reader goes there
    edit_requested(str), delete_requested(list of str), menu_requested(QPoint, str)
    report_requested()                        what became of the marks in this edition
    left(), shown()                           Esc; it is in view again
    """

    mark_chosen = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(list)
    menu_requested = Signal(object, str)
    report_requested = Signal()
    left = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("marks_panel")
        self.setAccessibleName("Marks")
        self._marks: Sequence[Mark] = ()
        self._state_of: StateOf = lambda _: None
        self._is_here: Callable[[Mark], bool] = lambda _: True
        self._filter = MarkFilter()
        self._label = ""
        self.field = QLineEdit(placeholderText="Filter the marks", clearButtonEnabled=True)
        self.field.setAccessibleName("Filter the marks")
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._enter_list)
        self._chips = QWidget()
        flow = FlowLayout(4, self._chips)
        flow.setContentsMargins(12, 0, 8, 4)
        self._scope = QButtonGroup(self)
        self._all, self._here = _chip("All"), _chip("This article")
        for chip in (self._all, self._here):
            chip.setCheckable(True)
            self._scope.addButton(chip)
            flow.addWidget(chip)
        self._all.setChecked(True)
        self._here.toggled.connect(lambda _: self._narrow())
        self._order, self._labels = _chip("By place ▾"), _chip("Labels ▾")
        self._is_by_time = False
        menu = QMenu("Order", self._order)
        orders = QActionGroup(menu)
        for text, by_time in (("By place", False), ("By time, the newest first", True)):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(not by_time)
            action.triggered.connect(partial(self._sort, by_time))
            orders.addAction(action)
        self._order.setMenu(menu)
        self._order.setAccessibleName("Order: by place")
        self._labels.setMenu(QMenu("Labels", self._labels))
        for chip in (self._order, self._labels):
            flow.addWidget(chip)
        self._said = plain_label("", "said")
        self._said.setContentsMargins(16, 6, 16, 2)
        self.list = MarkList(theme)
        self.list.mark_chosen.connect(self.mark_chosen)
        self.list.edit_requested.connect(self.edit_requested)
        self.list.delete_requested.connect(self.delete_requested)
        self.list.menu_requested.connect(self.menu_requested)
        self.list.field_requested.connect(self.field.setFocus)
        self.list.left.connect(self.left)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._report = LinkButton("What became of marks in this edition…")
        self._report.clicked.connect(self.report_requested)
        self._edit, self._delete = LinkButton("Edit…"), LinkButton("Delete")
        self._edit.clicked.connect(lambda: self.edit_requested.emit(self.list.current()))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.list.selected()))
        foot = QWidget()
        foot_flow = FlowLayout(4, foot)
        foot_flow.setContentsMargins(14, 4, 14, 6)
        for button in (self._edit, self._delete, self._report):
            foot_flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 10, 12, 6)
        holder.addWidget(self.field)
        column.addLayout(holder)
        for part in (self._chips, self._said, self.list, foot):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addStretch()
        self.setFocusProxy(self.field)
        self.show_marks((), self._state_of, self._is_here, has_report=False)

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def show_marks(
        self, marks: Sequence[Mark], state_of: StateOf, is_here: Callable[[Mark], bool], *, has_report: bool
    ) -> None:
        """All marks, by place; `state_of` tells what became of one in the open edition, `is_here` whether it is in the
        open article.
        """
        self._marks, self._state_of, self._is_here = marks, state_of, is_here
        self._filter.take(marks)
        self._report.setVisible(has_report)
        self._offer_labels(sorted({label for mark in marks for label in mark.labels}, key=str.casefold))
        self._narrow()

    def refresh_states(self) -> None:
        """Marks were found in the open edition."""
        self._narrow()

    def stand_on(self, id: str) -> None:
        self.list.stand_on(self.list.rows.number_of(id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self._enter_list()
        else:
            super().keyPressEvent(event)

    def _enter_list(self) -> None:
        if self.list.rows.marks:
            self.list.enter()

    def _narrow(self) -> None:
        found = self._filter.find(self.field.text())
        if self._here.isChecked():
            found = [mark for mark in found if self._is_here(mark)]
        if self._label:
            found = [mark for mark in found if self._label in mark.labels]
        if self._is_by_time:
            found.sort(key=lambda mark: mark.created, reverse=True)
        chosen, number = self.list.current(), self.list.currentIndex().row()
        self.list.rows.show_marks(found, self._state_of)
        if chosen:
            at = self.list.rows.number_of(chosen)
            self.list.stand_on(at if at >= 0 else min(number, len(found) - 1))
        self._say(len(found))
        self._offer()

    def _say(self, shown: int) -> None:
        sentence = ""
        if not self._marks:
            sentence = HELP
        elif not shown:
            is_typed = bool(self.field.text().strip() or self._label)
            sentence = "No mark has these words." if is_typed else "There are no marks in this article yet."
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.list.setVisible(bool(shown))
        for part in (self.field, self._chips):
            part.setVisible(bool(self._marks))
        self.setFocusProxy(self.field if self._marks else self.list)

    def _offer(self) -> None:
        chosen = len(self.list.selected())
        self._edit.setVisible(bool(self._marks))
        self._delete.setVisible(bool(self._marks))
        self._edit.setEnabled(chosen == 1)
        self._delete.setEnabled(chosen > 0)
        self._delete.set_full_text(f"Delete {chosen} marks" if chosen > 1 else "Delete")

    def _sort(self, by_time: bool, _is_on: bool = True) -> None:
        self._is_by_time = by_time
        text = "By time" if by_time else "By place"
        self._order.setText(f"{text} ▾")
        self._order.setAccessibleName(f"Order: {text.lower()}")
        self._narrow()

    def _offer_labels(self, labels: Sequence[str]) -> None:
        if self._label not in labels:
            self._label = ""
        menu = self._labels.menu()
        menu.clear()
        group = QActionGroup(menu)
        for label in ("", *labels):
            action = menu.addAction(one_line(label, 60).replace("&", "&&") if label else "All labels")
            action.setCheckable(True)
            action.setChecked(label == self._label)
            action.triggered.connect(partial(self._choose_label, label))
            group.addAction(action)
        self._labels.setVisible(bool(labels))
        self._name_label()

    def _choose_label(self, label: str, _is_on: bool = True) -> None:
        self._label = label
        self._name_label()
        self._narrow()

    def _name_label(self) -> None:
        name = one_line(self._label, LONGEST_LABEL) if self._label else "Labels"
        self._labels.setText(f"{name} ▾".replace("&", "&&"))
        self._labels.setAccessibleName(f"Labels: {name if self._label else 'all'}")


def _chip(text: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setObjectName("chip")
    chip.setAutoDefault(False)
    return chip
