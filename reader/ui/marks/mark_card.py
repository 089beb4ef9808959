"""A card beside a mark on the page, to write its note, change its colour or delete it.

The note is saved however the card is closed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.focus_within import has_focus_within
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.low_area import least_height
from reader.ui.widgets.placement import place_beside, usable_area
from reader.ui.widgets.tool_button import ToolButton

WIDTH, HEIGHT = 340, 196  # pixels at 100 % text


class MarkCard(QFrame):
    """closed()                 save the note now
    delete_requested()       delete the mark
    page_focus_requested()   the card had the focus when it was closed
    read_aloud_requested(str)  the reader wants to hear the note
    """

    closed = Signal()
    delete_requested = Signal()
    page_focus_requested = Signal()
    read_aloud_requested = Signal(str)

    def __init__(self, page: QWidget, editor: MarkEditor, name: str, mark_area: QRect, scale: float) -> None:
        """`name` of the kind of mark. `mark_area` is in pixels of `page`. `scale` is 1.0 at 100 % text."""
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName(_("{kind}: note", kind=name))
        self.editor = editor
        self._mark_area = mark_area
        self._scale = scale
        self._is_open = True
        head = QHBoxLayout()
        head.addWidget(plain_label(name, "heading"), 1)
        if editor.colours:
            head.addWidget(editor.colours)
        self._close = ToolButton()
        self._close.setAccessibleName(_("Close"))
        self._close.setToolTip(_("Close (Esc). Your note is saved."))
        self._close.clicked.connect(self.close_card)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        delete = LinkButton(_("Delete"))
        delete.setAccessibleName(_("Delete this mark"))
        delete.clicked.connect(self._delete)
        self._read = ToolButton()
        self._read.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else a click would give the focus to the page
        self._read.setAccessibleName(_("Read aloud"))
        self._read.setToolTip(_("Read aloud"))
        self._read.clicked.connect(self._read_aloud)
        editor.note.textChanged.connect(self._show_what_can_be_done)
        done = QPushButton(_("Done"))
        done.setAutoDefault(True)  # so that Enter presses it
        done.setToolTip(_("Ctrl+Enter or Esc. Your note is saved."))
        done.clicked.connect(self.close_card)
        foot.addWidget(delete)
        foot.addWidget(self._read)
        foot.addStretch()
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        self._author = plain_label("", "soft")
        self._author.hide()
        column.addWidget(self._author)
        column.addWidget(editor, 1)
        column.addLayout(foot)
        editor.done.connect(self.close_card)
        self._show_what_can_be_done()  # now that the button has a parent: without one, it would be a window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow_focus)
        self._place()
        self.show()
        self.raise_()

    def take_focus(self) -> None:
        """Puts the caret into the note."""
        self.editor.note.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_author(self, author: str) -> None:
        """Such as “By Ann”; nothing if it is empty."""
        self._author.setText(author)
        self._author.setVisible(bool(author))

    def set_icons(self, cross: QIcon, read_aloud: QIcon, size: int) -> None:
        """`size` is in pixels."""
        for button, icon in ((self._close, cross), (self._read, read_aloud)):
            button.setIcon(icon)
            button.setIconSize(QSize(size, size))

    def move_beside(self, mark_area: QRect) -> None:
        self._mark_area = mark_area
        self._place()

    def close_card(self) -> None:
        if not self._is_open:
            return
        had_focus = has_focus_within(self)
        self._hide_for_good()
        self.closed.emit()
        if had_focus:
            self.page_focus_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presses_cross = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._close.hasFocus()
        if event.key() == Qt.Key.Key_Escape or presses_cross:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card until it is closed."""
        children: list[QWidget] = list(self.findChildren(QWidget))
        fields = [child for child in children if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()]
        focused = QApplication.focusWidget()
        if fields:
            index = fields.index(focused) if focused in fields else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            fields[(index + (1 if forward else -1)) % len(fields)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched.window() is self.window() and watched is not self and not self.isAncestorOf(watched):
                self.close_card()
        elif event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Closes the card if the reader goes elsewhere; not when another window of the system had the focus."""
        if old is not None and now is not None and self._is_open and now is not self and not self.isAncestorOf(now):
            call_later(self, self.close_card)

    def _show_what_can_be_done(self) -> None:
        self._read.setVisible(bool(self.editor.note.note))

    def _read_aloud(self) -> None:
        self.read_aloud_requested.emit(self.editor.note.note)

    def _delete(self) -> None:
        self._hide_for_good()
        self.closed.emit()  # saves the note first, so that Undo restores it, too
        self.delete_requested.emit()
        self.page_focus_requested.emit()

    def _hide_for_good(self) -> None:
        self._is_open = False
        self._application.removeEventFilter(self)
        self._application.focusChanged.disconnect(self._follow_focus)
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        width = max(round(WIDTH * self._scale), self.minimumSizeHint().width())
        smallest = least_height(self, min(width, usable_area(page.rect()).width()))
        height = max(round(HEIGHT * self._scale), smallest)
        self.setGeometry(place_beside(page.rect(), self._mark_area, width, height, 8, smallest=smallest))
