"""Help → Keyboard: every key, from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.shell.actions import ACTIONS, MARKS_KEYS, PAGE_KEYS, SEARCH_KEYS, SHELF_KEYS


def rows() -> list[tuple[str, str, str]]:
    """Group, what is done, and the keys as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    found = [
        (
            entry.menu,
            entry.label.removesuffix("…"),
            ", ".join(QKeySequence(key).toString(native) for key in entry.keys),
        )
        for entry in ACTIONS
        if entry.keys
    ]
    own = {"Page": PAGE_KEYS, "Search": SEARCH_KEYS, "Shelf": SHELF_KEYS, "Marks panel": MARKS_KEYS}
    return found + [(group, what, keys) for group, entries in own.items() for keys, what in entries]


class KeyboardDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        entries = rows()
        table = QTableWidget(len(entries), 3)
        table.setAccessibleName("Keyboard shortcuts")
        table.setHorizontalHeaderLabels(["", "What it does", "Keys"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        for number, row in enumerate(entries):
            for column, text in enumerate(row):
                is_repeated = column == 0 and number > 0 and entries[number - 1][0] == text
                item = QTableWidgetItem("" if is_repeated else text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
                table.setItem(number, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_of_all = QVBoxLayout(self)
        column_of_all.addWidget(table)
        column_of_all.addWidget(buttons)
        self.resize(table.fontMetrics().averageCharWidth() * 80, 620)
