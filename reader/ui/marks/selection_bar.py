"""A small bar beside text that was selected with the mouse, to highlight it or write a note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from reader.ui.marks import mark_signs
from reader.ui.marks.mark_editor import ColourButtons
from reader.ui.page.view import PageView

GAP = 8  # pixels between the text and the bar
PAUSE = 250  # milliseconds before the bar appears, because a double click may become a triple click


class SelectionBar(QFrame):
    """colour_chosen(Colour), note_requested()

    It takes no focus, because keys and menus do the same.
    """

    colour_chosen = Signal(object)
    note_requested = Signal()

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName("Highlight the selection")
        self._page = page
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 4, 5, 4)
        self._row.setSpacing(2)
        self._show_soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._show_soon.timeout.connect(self._show_beside_selection)
        page.viewport().installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(lambda: self.dismiss())
        page.selectionChanged.connect(self.hide)
        self.hide()

    def apply_style(self, size: int, ratio: float) -> None:
        """Rebuilds the buttons in the current theme. `size` of an icon in pixels, `ratio` of device pixels to one."""
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget:
                widget.deleteLater()
        theme = self._page.page_style.theme
        colours = ColourButtons(theme, size, ratio)
        colours.chosen.connect(self.colour_chosen)
        note = QToolButton()
        note.setIcon(mark_signs.note_icon(theme, size, ratio))
        note.setIconSize(QSize(size, size))
        note.setAccessibleName("Highlight and write a note")
        note.setToolTip("Highlight and write a note")
        note.clicked.connect(self.note_requested)
        for button in (*colours.buttons, note):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(colours)
        self._row.addWidget(note)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Resize):
            self.dismiss()
        elif event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            is_left = event.button() is Qt.MouseButton.LeftButton
            if is_left and self._page.has_selection:
                self._show_soon.start()
        return False

    def dismiss(self) -> bool:
        """Hides the bar, or does not show it. False if there was none."""
        was_there = self.isVisible() or self._show_soon.isActive()
        self._show_soon.stop()
        self.hide()
        return was_there

    def _show_beside_selection(self) -> None:
        if self._page.has_selection:
            position = self._position()
            if position:
                self.adjustSize()
                self.move(position)
                self.show()
                self.raise_()

    def _position(self) -> QPoint | None:
        """Below the selection, or else above it; None if there is no space for either."""
        cursor = self._page.textCursor()
        ends = [self._page.cursorRect(self._page.shown_document.cursor(at)) for at in (cursor.selectionStart(),
                cursor.selectionEnd())]  # fmt: skip
        first, last = (rect.translated(self._page.viewport().pos()) for rect in ends)
        space = self._page.viewport().geometry().adjusted(4, 4, -4, -4)
        size = self.sizeHint()
        caret = last if cursor.position() == cursor.selectionEnd() else first
        left = max(space.left(), min(caret.center().x() - size.width() // 2, space.right() - size.width()))
        for top in (last.bottom() + GAP, first.top() - GAP - size.height()):
            if space.contains(QRect(QPoint(left, top), size)):
                return QPoint(left, top)
        return None
