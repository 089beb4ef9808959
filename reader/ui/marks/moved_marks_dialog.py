"""What became of marks in another edition: the old and the new passage side by side, and what to do about each.

It lies beside the page and does not hold it up: to move a mark, the reader selects its new place there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.marks.model import FoundMark, Mark, MarkState
from reader.ui.marks import mark_text
from reader.ui.marks.text_diff import marked_up
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label, plain_tip

KINDS = {MarkState.MOVED: "Moved", MarkState.TEXT_CHANGED: "Text changed", MarkState.NOT_FOUND: "Not found"}
NOWHERE = "Nothing like it is in this edition. The mark is kept: in the edition that it was made in, it is in place."


class MovedMark(NamedTuple):
    mark: Mark
    found: FoundMark


class MovedMarksDialog(QDialog):
    """confirm_requested(list of FoundMark)   they belong where they were found
    keep_requested(list of str)            they stay as they were
    move_requested(str)                    to what is selected on the page
    chosen(str)                            the page is to show it
    """

    confirm_requested = Signal(list)
    keep_requested = Signal(list)
    move_requested = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Marks in this edition")
        self._entries: list[MovedMark] = []
        self._said = plain_label("")
        self.list = QListWidget()
        self.list.setAccessibleName("Marks that are not in place")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self._old, self._new = _passage("How it read"), _passage("How it reads now")
        self._confirm = self._button("Confirm", self._confirm_one)
        self._move = self._button("Move here", self._move_one)
        self._move.setToolTip("Select the right words on the page first")
        self._keep = self._button("Keep as it was", self._keep_one)
        self._confirm_kind = self._button("Confirm all of this kind", self._confirm_all)
        self._keep_kind = self._button("Keep all of this kind as they were", self._keep_all)
        close = self._button("Close", self.close)
        passages = QHBoxLayout()
        passages.setSpacing(12)
        for title, browser in (("How it read", self._old), ("How it reads now", self._new)):
            column = QVBoxLayout()
            column.addWidget(plain_label(title, "heading"))
            column.addWidget(browser, 1)
            passages.addLayout(column, 1)
        buttons = QWidget()
        flow = FlowLayout(6, buttons)
        for button in (self._confirm, self._move, self._keep, self._confirm_kind, self._keep_kind, close):
            flow.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(10)
        whole.addWidget(self._said)
        whole.addWidget(self.list, 2)
        whole.addLayout(passages, 3)
        whole.addWidget(buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * 104, unit.height() * 27)

    @property
    def entry(self) -> MovedMark | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def show_entries(self, sentence: str, entries: Sequence[MovedMark]) -> None:
        """Those that are still to be decided."""
        row = max(0, self.list.currentRow())
        self._said.setText(sentence)
        order = list(KINDS)
        self._entries = sorted(entries, key=lambda each: (order.index(each.found.state), each.mark.target.first))
        self.list.blockSignals(True)
        self.list.clear()
        for mark, found in self._entries:
            text = f"{KINDS[found.state]}: {mark_text.kind_of(mark).lower()}, “{one_line(mark_text.name_of(mark), 90)}”"
            item = QListWidgetItem(text)
            item.setToolTip(plain_tip(mark.note))
            self.list.addItem(item)
        self.list.blockSignals(False)
        if self._entries:
            self.list.setCurrentRow(min(row, len(self._entries) - 1))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        entry = self.entry
        for button in (self._move, self._keep, self._keep_kind):
            button.setEnabled(entry is not None)
        for button in (self._confirm, self._confirm_kind):
            button.setEnabled(entry is not None and entry.found.target is not None)
        if entry is None:
            self._old.clear()
            self._new.setPlainText("All marks are decided." if self.list.count() == 0 else "")
            return
        mark, found = entry
        new = found.target.quote if found.target else ""
        before, after = marked_up(mark.target.quote, new if found.target else mark.target.quote)
        self._old.setHtml(before)
        if found.target:
            self._new.setHtml(after)
        else:
            self._new.setPlainText(NOWHERE)
        kind = KINDS[found.state].lower()
        self._confirm_kind.setText(f"Confirm all: {kind}")
        self._keep_kind.setText(f"Keep all as they were: {kind}")
        self.chosen.emit(mark.id)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setDefault(False)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button

    def _confirm_one(self) -> None:
        if self.entry and self.entry.found.target:
            self.confirm_requested.emit([self.entry.found])

    def _keep_one(self) -> None:
        if self.entry:
            self.keep_requested.emit([self.entry.mark.id])

    def _move_one(self) -> None:
        if self.entry:
            self.move_requested.emit(self.entry.mark.id)

    def _of_kind(self) -> list[MovedMark]:
        state = self.entry.found.state if self.entry else None
        return [each for each in self._entries if each.found.state is state]

    def _confirm_all(self) -> None:
        self.confirm_requested.emit([each.found for each in self._of_kind() if each.found.target])

    def _keep_all(self) -> None:
        self.keep_requested.emit([each.mark.id for each in self._of_kind()])


def _passage(name: str) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setObjectName("plain")
    browser.setAccessibleName(name)
    browser.setOpenLinks(False)
    return browser
