"""What a class has marked: the passages that most have marked first, with how many readers and what they noted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
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

from reader.marks.combine_readers import SharedPassage
from reader.system.format_numbers import counted
from reader.ui.widgets.labels import one_line, plain_label, plain_tip

MOST_ROWS = 500
"""Nobody reads more in a window; the saved file has all."""

LONGEST = 240


class CollectedDialog(QDialog):
    """save_requested()"""

    save_requested = Signal()

    def __init__(self, parent: QWidget, passages: Sequence[SharedPassage], files: int, problems: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Marks of a class")
        readers = counted(files, "file")
        head = f"What was marked most, in {readers}" if passages else f"No marks in {readers}"
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(head, "heading"))
        if problems:
            rest = f" And {len(problems) - 3:,} more." if len(problems) > 3 else ""
            column.addWidget(plain_label(" ".join(one_line(each) for each in problems[:3]) + rest, "soft"))
        self.table = _table(passages[:MOST_ROWS])
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton("Save as a file…", QDialogButtonBox.ButtonRole.ActionRole)
        save.setEnabled(bool(passages))
        save.clicked.connect(self.save_requested)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * 104, unit.height() * 27)


def _table(passages: Sequence[SharedPassage]) -> QTableWidget:
    table = QTableWidget(len(passages), 3)
    table.setAccessibleName("Passages, those marked most first")
    table.setHorizontalHeaderLabels(["Readers", "Passage", "Notes"])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for number, each in enumerate(passages):
        notes = "; ".join(f"{one_line(reader, 40)}: {one_line(note, 120)}" for reader, note in each.notes[:6])
        where = one_line(each.article_title or each.article, 80)
        for column, text in enumerate((f"{each.readers:,}", f"{one_line(each.excerpt, LONGEST)} ({where})", notes)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            table.setItem(number, column, item)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
