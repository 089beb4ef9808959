"""The marks of several readers, combined: the passages that most readers marked come first, with their notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.marks.combine_readers import SharedPassage
from reader.translation import _, ngettext, number_text, pgettext
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons
from reader.ui.widgets.labels import one_line, plain_label, plain_tip

MOST_ROWS = 500  # the saved file has all of them
LONGEST_EXCERPT = 240  # characters
MOST_PROBLEMS = 3
MOST_NOTES = 6  # of a passage


class CombinedMarksDialog(Dialog):
    """save_requested(): the reader wants to save the passages to a file."""

    save_requested = Signal()

    def __init__(self, parent: QWidget, passages: Sequence[SharedPassage], files: int, problems: Sequence[str]) -> None:
        """`files` is the number of files that could be read, `problems` has sentences about what could not."""
        super().__init__(parent, _("Marks of several readers"))
        head = (
            ngettext(
                "Passages that most readers marked, from {count} file",
                "Passages that most readers marked, from {count} files",
                files,
            )
            if passages
            else ngettext("No marks in {count} file", "No marks in {count} files", files)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(head, "heading"))
        if problems:
            sentences = [one_line(each) for each in problems[:MOST_PROBLEMS]]
            if len(problems) > MOST_PROBLEMS:
                more = len(problems) - MOST_PROBLEMS
                sentences.append(
                    ngettext("{count} more problem is not shown.", "{count} more problems are not shown.", more)
                )
            column.addWidget(plain_label("\n".join(sentences), "soft"))
        self.table = _table(passages[:MOST_ROWS])
        column.addWidget(self.table, 1)
        buttons = close_buttons(self)
        save = buttons.addButton(_("Save to a file…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.setEnabled(bool(passages))
        save.clicked.connect(self.save_requested)
        column.addWidget(buttons)
        self.prefer_size(104, 27)


def _table(passages: Sequence[SharedPassage]) -> QTableWidget:
    table = QTableWidget(len(passages), 3)
    table.setAccessibleName(_("Passages, those with most readers first"))
    table.setHorizontalHeaderLabels([_("Readers"), _("Passage"), _("Notes")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    separator = pgettext("between the items of a list with commas in it", "; ")
    for number, each in enumerate(passages):
        notes = separator.join(
            _("{reader}: {note}", reader=one_line(reader, 40), note=one_line(note, 120))
            for reader, note in each.notes[:MOST_NOTES]
        )
        article = one_line(each.article_title or each.article, 80)
        passage = _("{passage} ({article})", passage=one_line(each.excerpt, LONGEST_EXCERPT), article=article)
        for column, text in enumerate((number_text(each.readers), passage, notes)):
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
