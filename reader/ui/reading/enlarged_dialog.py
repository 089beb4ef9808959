"""The base of the dialogs that show one part of an article by itself, enlarged: as large as the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reader.library.outline import section_above
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.dialog_parts import close_buttons
from reader.ui.widgets.labels import embedded

FRAME = QSize(40, 60)  # pixels that the frame of the window may take, and a little more


class EnlargedDialog(QDialog):
    def __init__(self, parent: QWidget, kind: str, opened: OpenedArticle, number: int) -> None:
        """`kind` names what is shown; `number` is that of its block in the article."""
        super().__init__(parent)
        section = section_above(opened.article.blocks, number)
        self.setWindowTitle(f"{kind}: {embedded(section or opened.article.title)}")
        self.buttons = close_buttons(self)
        self.resize(_size_for(parent))

    def set_content(self, content: QWidget) -> None:
        """Call it once."""
        column = QVBoxLayout(self)
        column.addWidget(content)
        column.addWidget(self.buttons)

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1), or as large as at first (0)."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not only QKeySequence.StandardKey.ZoomIn: on many keyboards plus needs Shift, or is on the key for equals.
        key = event.key() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else Qt.Key.Key_unknown
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)


def _size_for(parent: QWidget) -> QSize:
    """As large as the window, but never larger than the screen."""
    window = parent.window()
    return window.size().boundedTo(window.screen().availableGeometry().size() - FRAME)
