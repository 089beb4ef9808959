"""What a class has marked: the passages that most have marked first, with how many readers and what they noted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

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

from reader.marks.combine_readers import SharedPassage, as_values
from reader.marks.mark_checks import clean
from reader.system.format_numbers import counted
from reader.ui.widgets.labels import one_line, plain_label, plain_tip

MOST_ROWS = 500
"""Nobody reads more in a window; the saved file has all."""

LONGEST = 240

_STYLE = """body{max-width:46em;margin:2em auto;padding:0 1em;font:1.06em/1.5 Georgia,serif;
color:#22211f;background:#fff}
blockquote{margin:0;padding:.1em 0 .1em 1em;border-left:.3em solid #0f5e66}section{margin-bottom:1.6em}
.about{color:#5d5950;font-size:.9em;margin:.2em 0}"""


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


def as_json(passages: Sequence[SharedPassage]) -> str:
    return json.dumps(as_values(passages), ensure_ascii=False, indent=1) + "\n"


def as_html(passages: Sequence[SharedPassage]) -> str:
    """One page that needs nothing else: no script, no address that anything is fetched from."""
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Marks of a class</title>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<style>{_STYLE}</style></head><body>\n<h1>Marks of a class</h1>",
    ]
    for each in passages:
        parts.append(f"<section><p class=about dir=auto>{_text(_counts(each))} · {_text(each.article_title)}</p>")
        parts.append(f"<blockquote dir=auto>{_text(each.excerpt)}</blockquote>")
        parts += [f"<p class=about dir=auto>{_text(reader)}: {_text(note)}</p>" for reader, note in each.notes]
        parts.append("</section>")
    return "\n".join([*parts, "</body></html>\n"])


def _text(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def _counts(passage: SharedPassage) -> str:
    readers = f"{passage.readers:,} reader{'' if passage.readers == 1 else 's'}"
    return f"{readers}, {passage.marks:,} mark{'' if passage.marks == 1 else 's'}"


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
