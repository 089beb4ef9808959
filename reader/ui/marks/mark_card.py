"""The card of a mark, beside its words: its note to be written, its colour to be changed, and the way to remove it.

Whatever closes it keeps what was typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.placement import place_beside

WIDTH, HEIGHT = 340, 196  # pixels at 100 % interface text


class MarkCard(QFrame):
    """kept()           it is closed, and `changes` are to be kept
    remove_requested()  the mark is to go
    left()              it was closed while it had the focus
    """

    kept = Signal()
    remove_requested = Signal()
    left = Signal()

    def __init__(self, page: QWidget, editor: MarkEditor, name: str, words: QRect, scale: float) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName(f"{name}: note")
        self.editor = editor
        self._words = words
        self._scale = scale
        self._is_open = True
        head = QHBoxLayout()
        head.addWidget(plain_label(name, "heading"), 1)
        if editor.colours:
            head.addWidget(editor.colours)
        foot = QHBoxLayout()
        remove = LinkButton("Remove")
        remove.setAccessibleName(f"Remove this {name.lower()}")
        remove.clicked.connect(self._remove)
        done = QPushButton("Done")
        done.setToolTip("Ctrl+Enter or Esc; what you wrote is kept")
        done.clicked.connect(self.close_card)
        foot.addWidget(remove)
        foot.addStretch()
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(editor, 1)
        column.addLayout(foot)
        editor.done.connect(self.close_card)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow_focus)
        self._place()
        self.show()
        self.raise_()
        editor.note.setFocus(Qt.FocusReason.PopupFocusReason)

    def move_to(self, words: QRect) -> None:
        """The words have moved."""
        self._words = words
        self._place()

    def close_card(self) -> None:
        if not self._is_open:
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._end()
        self.kept.emit()
        if had_focus:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card until it is closed."""
        children: list[QWidget] = list(self.findChildren(QWidget))
        stops = [child for child in children if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()]
        now = QApplication.focusWidget()
        if stops:
            at = stops.index(now) if now in stops else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched.window() is self.window() and watched is not self and not self.isAncestorOf(watched):
                self.close_card()
        elif event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._is_open and now is not self and not self.isAncestorOf(now):
            QTimer.singleShot(0, self, self.close_card)

    def _remove(self) -> None:
        self._end()
        self.kept.emit()  # so that an undo brings the note back, too
        self.remove_requested.emit()
        self.left.emit()

    def _end(self) -> None:
        self._is_open = False
        self._application.removeEventFilter(self)
        self._application.focusChanged.disconnect(self._follow_focus)
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        width, height = round(WIDTH * self._scale), round(HEIGHT * self._scale)
        self.setGeometry(place_beside(page.rect(), self._words, width, height, 8))
