"""The problems of a content folder, in a window of its own that stays open while their author corrects them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from reader.translation import N_, _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons, reading_view
from reader.ui.widgets.labels import one_line, plain_label

LONGEST_LINE = 600  # characters
AGAIN = N_("&Look again")


class ProblemsDialog(Dialog):
    """again_requested(): the author has changed the files."""

    again_requested = Signal()

    def __init__(self, parent: QWidget, title: str, head: str, lines: Sequence[str]) -> None:
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(head, "heading"))
        text = "\n\n".join(one_line(line, LONGEST_LINE) for line in lines)
        column.addWidget(reading_view(_("Problems"), text), 1)
        column.addWidget(plain_label(_("Correct the files in your text editor, save them, and choose “Look again”.")))
        buttons = close_buttons(self)
        again = buttons.addButton(_(AGAIN), QDialogButtonBox.ButtonRole.ActionRole)
        again.setDefault(True)
        again.clicked.connect(self.again_requested)
        column.addWidget(buttons)
        again.setFocus()
        self.prefer_size(64, 22)
