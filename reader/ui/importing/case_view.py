"""One case of the report in full: what happened, where, the text, and a box to bring it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reader.translation import N_, _
from reader.ui.importing.report_rows import ReportCase
from reader.ui.widgets.labels import one_line, plain_label, running_text
from reader.ui.widgets.text_direction import is_right_to_left

BRING_BACK = N_("&Bring this back into the pack")
LONGEST_SHOWN = 10_000
"""Characters of the text: more would take long to lay out, and the saved report has all of it."""

REST = N_("… The rest is in the saved report.")


class CaseView(QWidget):
    """ticked(bool): the author wants this back, or not."""

    ticked = Signal(bool)

    def __init__(self, case: ReportCase, *, is_ticked: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(one_line(case.entry.message, 600), "heading"))
        if case.where:
            column.addWidget(plain_label(one_line(case.where), "soft"))
        if case.can_be_brought_back:
            box = QCheckBox(_(BRING_BACK))
            box.setChecked(is_ticked)
            box.toggled.connect(self.ticked)
            column.addWidget(box)
        text = running_text(case.entry.text[:LONGEST_SHOWN])
        if text:
            rest = _(REST) if len(case.entry.text) > LONGEST_SHOWN else ""
            label = plain_label(f"{text}{rest}", selectable=True)
            if is_right_to_left(text):
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            column.addWidget(label)
        column.addStretch(1)
