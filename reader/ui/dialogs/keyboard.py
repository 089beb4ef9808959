"""The dialog of all keyboard shortcuts, read from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.shell.actions import ACTIONS, MARKS_KEYS, PAGE_KEYS, SEARCH_KEYS, SHELF_KEYS, SHOW_KEYS
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons


def shortcut_rows() -> list[tuple[str, str, str]]:
    """Group, action, and keys in the notation of this system."""
    native = QKeySequence.SequenceFormat.NativeText
    with_action = [
        (
            entry.menu,
            entry.label.removesuffix("…"),
            ", ".join(QKeySequence(key).toString(native) for key in entry.keys),
        )
        for entry in ACTIONS
        if entry.keys
    ]
    without_action = {
        "Page": PAGE_KEYS,
        "Search": SEARCH_KEYS,
        "Shelf": SHELF_KEYS,
        "Marks panel": MARKS_KEYS,
        "Show": SHOW_KEYS,
    }
    return with_action + [(group, what, keys) for group, rows in without_action.items() for keys, what in rows]


class KeyboardDialog(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Keyboard shortcuts")
        entries = shortcut_rows()
        table = QTableWidget(len(entries), 3)
        table.setAccessibleName("Keyboard shortcuts")
        table.setHorizontalHeaderLabels(["", "Action", "Keys"])
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
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        buttons = close_buttons(self)
        layout.addWidget(buttons)
        self.prefer_size(80, 36)
