"""A label of plain text whose lines end between words in every script."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QLabel, QWidget

from reader.library.word_borders import without_borders
from reader.ui.widgets.word_joints import has_syllables
from reader.ui.widgets.word_lines import LINE_END, without_kept_separators, wrapped

_TALL = 100_000  # pixels


class WordLabel(QLabel):
    """`text` is what was set; what is shown has the borders of words, too, and what is copied has none."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True, textFormat=QtCore.Qt.TextFormat.PlainText)
        self._text = ""
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        is_named = self.accessibleName() not in ("", self._text)
        self._text = text
        shown = self._shown(self.contentsRect().width())
        if not is_named:  # for screen readers, which would otherwise get what is shown
            self.setAccessibleName(text if shown != text else "")
        super().setText(shown)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        super().resizeEvent(event)
        self._end_lines()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._end_lines()

    def heightForWidth(self, width: int) -> int:
        if not has_syllables(self._text):
            return super().heightForWidth(width)
        around = self.size() - self.contentsRect().size()
        room = QRect(0, 0, max(1, width - around.width()), _TALL)
        flags = QtCore.Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, flags, self._shown(room.width())).height() + around.height()

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QtGui.QGuiApplication.clipboard().setText(copied(self.selectedText()))
        else:
            super().keyPressEvent(event)

    def _end_lines(self) -> None:
        if has_syllables(self._text):
            shown = self._shown(self.contentsRect().width())
            if shown != super().text():
                super().setText(shown)

    def _shown(self, width: int) -> str:
        return wrapped(self._text, self.font(), width)


def copied(selected: str) -> str:
    """What is selected in a label, without the ends of its lines and the borders of words."""
    return without_borders(without_kept_separators(selected).replace(LINE_END, "")).replace("\u2029", "\n")
