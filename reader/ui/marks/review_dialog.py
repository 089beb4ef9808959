"""A dialog that lists marks or changes to them, shows the texts of the selected one, and has buttons for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from reader.translation import ngettext
from reader.ui.lists.selection_bar import BarDelegate
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label

MOST_ROWS = 1_000
LONGEST_ROW = 200  # characters


class ReviewRow(NamedTuple):
    """`text` is its line in the list; `views` returns the HTML of each text below the list."""

    text: str
    views: Callable[[], tuple[str, ...]]


class ReviewDialog(Dialog):
    """Buttons that need a row are disabled without one."""

    def __init__(self, parent: QWidget, title: str, list_name: str, views: Sequence[str]) -> None:
        """`list_name` is the name of the list for a screen reader, `views` the headings of the texts below it."""
        super().__init__(parent, title)
        self._summary = plain_label("", "heading")
        self._explanation = plain_label("", "soft")
        self._explanation.hide()
        self.list = QListWidget()
        self.list.setItemDelegate(BarDelegate(self.list))
        self.list.setAccessibleName(list_name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self._rows: Sequence[ReviewRow] = ()
        self._views = [reading_view(name) for name in views]
        self._needs_row: list[QPushButton] = []
        texts = QHBoxLayout()
        texts.setSpacing(12)
        for name, view in zip(views, self._views, strict=True):
            part = QVBoxLayout()
            part.addWidget(plain_label(name, "heading"))
            part.addWidget(view, 1)
            texts.addLayout(part, 1)
        self._buttons = QWidget()
        self._flow = FlowLayout(6, self._buttons)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 14)
        self.column.setSpacing(10)
        self.column.addWidget(self._summary)
        self.column.addWidget(self._explanation)
        self.column.addWidget(self.list, 3)
        if views:
            self.column.addLayout(texts, 3)
        self.column.addWidget(self._buttons)
        self.prefer_size(104, 27)

    def add_button(self, text: str, on_click: Callable[[], object], *, needs_row: bool = True) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setDefault(False)
        button.clicked.connect(lambda: on_click())
        self._flow.addWidget(button)
        if needs_row:
            self._needs_row.append(button)
            button.setEnabled(bool(self._rows))
        return button

    def insert_above_buttons(self, widget: QWidget, stretch: int = 0) -> None:
        self.column.insertWidget(self.column.count() - 1, widget, stretch)

    def explain(self, sentences: str) -> None:
        """Shows sentences below the summary."""
        self._explanation.setText(sentences)
        self._explanation.setVisible(bool(sentences))

    def show_rows(self, summary: str, rows: Sequence[ReviewRow]) -> None:
        """Lists the rows, and selects the one at the place of the last selected one."""
        number = max(0, self.list.currentRow())
        if self._summary.text() and self.isVisible():
            announce(self, summary)
        self._summary.setText(summary)
        self._rows = rows[:MOST_ROWS]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([one_line(row.text, LONGEST_ROW) for row in self._rows])
        if len(rows) > MOST_ROWS:
            self.list.addItem(
                ngettext("{count} more is not listed here.", "{count} more are not listed here.", len(rows) - MOST_ROWS)
            )
        self.list.blockSignals(False)
        for button in self._needs_row:
            button.setEnabled(bool(rows))
        if rows:
            self.list.setCurrentRow(min(number, len(self._rows) - 1))
        self._show_current()

    @property
    def number(self) -> int:
        """The number of the selected row, or -1."""
        row = self.list.currentRow()
        return row if row < len(self._rows) else -1

    def _show_current(self) -> None:
        texts = self._rows[self.number].views() if self.number >= 0 else ()
        for number, view in enumerate(self._views):
            view.setHtml(texts[number] if number < len(texts) else "")
