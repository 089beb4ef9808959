"""The dialog of all keyboard shortcuts, read from the action table."""

from __future__ import annotations

from collections.abc import Sequence

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

from reader.translation import _, list_text, pgettext
from reader.ui.shell.actions import ACTIONS, MARKS_KEYS, PAGE_KEYS, SEARCH_KEYS, SHELF_KEYS, SHOW_KEYS
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons


def shortcut_rows() -> Sequence[tuple[str, str, str]]:
    """Group, action, and keys in the notation of this system."""
    native = QKeySequence.SequenceFormat.NativeText
    with_action: list[tuple[str, str, str]] = [
        (
            _(entry.menu),
            _(entry.label).removesuffix("…"),
            list_text(QKeySequence(key).toString(native) for key in entry.keys),
        )
        for entry in ACTIONS
        if entry.keys
    ]
    without_action = (
        (_("Page"), PAGE_KEYS),
        (_("Search"), SEARCH_KEYS),
        (_("Shelf"), SHELF_KEYS),
        (_("Marks panel"), MARKS_KEYS),
        (pgettext("an article shown to a class", "Show"), SHOW_KEYS),
    )
    return with_action + [(group, _(what), _(keys)) for group, rows in without_action for keys, what in rows]


class KeyboardDialog(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keyboard shortcuts"))
        entries = shortcut_rows()
        table = QTableWidget(len(entries), 3)
        table.setAccessibleName(_("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels(["", _("Action"), _("Keys")])
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
