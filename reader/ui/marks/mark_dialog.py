"""A dialog to edit a mark: its name, note, labels and colour. The changes are saved however it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from reader.marks.model import Mark
from reader.translation import _
from reader.ui.marks import mark_text
from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.shell.theme import Theme
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.labels import one_line, plain_label

LONGEST_QUOTE = 400  # characters


class MarkDialog(Dialog):
    def __init__(
        self, parent: QWidget, mark: Mark, known_labels: Sequence[str], theme: Theme, size: int, ratio: float
    ) -> None:
        super().__init__(parent, mark_text.kind_of(mark))
        self.editor = MarkEditor(mark, known_labels, theme, size, ratio, has_all_fields=True)
        self.editor.done.connect(self.accept)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(_("“{quote}”", quote=one_line(mark.target.quote, LONGEST_QUOTE))))
        column.addWidget(plain_label(one_line(mark.source.article_title), "soft"))
        self._author = plain_label("", "soft")
        self._author.hide()
        column.addWidget(self._author)
        column.addWidget(self.editor, 1)
        column.addWidget(buttons)
        self.editor.note.setFocus()
        self.prefer_size(66, 24)

    def show_author(self, author: str) -> None:
        """Such as “By Ann”; nothing if it is empty."""
        self._author.setText(author)
        self._author.setVisible(bool(author))
