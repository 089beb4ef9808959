"""A frame over a window while files are dragged over it, with a sentence that says what dropping them does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.widgets.dropped import dropped_files
from reader.ui.widgets.labels import plain_label


class DropTarget(QFrame):
    """The window passes its events on to `enter`, `hide` and `drop`."""

    def __init__(
        self, window: QWidget, describe: Callable[[list[Path]], str], take: Callable[[list[Path]], object]
    ) -> None:
        """`describe` says what will happen to files, and `take` does it."""
        super().__init__(window)
        self.setObjectName("drop_target")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._describe = describe
        self._take = take
        self._label = plain_label("", "drop_sentence")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.addStretch()
        column.addWidget(self._label)
        column.addStretch()
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def enter(self, event: QDragEnterEvent) -> None:
        """Accepts files of this computer, and shows what will happen to them."""
        files = dropped_files(event)
        if not files:
            return
        event.acceptProposedAction()
        self._label.setText(self._describe(files))
        window = self.parentWidget()
        if window:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def drop(self, event: QDropEvent) -> None:
        self.hide()
        if files := dropped_files(event):
            event.acceptProposedAction()
            self._take(files)
