"""A small bar beside text that was selected: highlight it, write a note, copy it, or search for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolButton

from reader.translation import N_, _, pgettext
from reader.ui.marks import mark_signs
from reader.ui.marks.mark_editor import ColourButtons
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId
from reader.ui.shell.theme import Theme
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.tool_button import ToolButton

GAP = 8  # pixels between the text and the bar
BETWEEN = 2  # pixels between the buttons
EDGE = 4  # pixels kept free at the edges of the page
PAUSE = 250  # milliseconds before the bar appears, because a double click may become a triple click
KEY_PAUSE = 600  # milliseconds after the last key or movement of a finger

NOTE = N_("Highlight and write a note")


class SelectionBar(QFrame):
    """colour_chosen(Colour), note_requested()

    A click leaves the focus on the page. By keyboard, Tab or F6 goes from the page to the bar, and Esc back.
    """

    colour_chosen = Signal(object)
    note_requested = Signal()

    def __init__(self, page: PageView, actions: Mapping[ActionId, QAction]) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName(_("What to do with the selection"))
        self._page = page
        self._actions = actions
        self._flow = FlowLayout(BETWEEN, self)
        self._flow.setContentsMargins(5, 4, 5, 4)
        self._buttons: list[QToolButton] = []
        self._labelled: dict[ActionId, QToolButton] = {}
        self._is_pressed = False
        self._show_soon = QTimer(self, singleShot=True)
        self._show_soon.timeout.connect(self._show_beside_selection)
        page.viewport().installEventFilter(self)
        page.installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self._scrolled)
        page.turned.connect(lambda: self.dismiss())
        page.selectionChanged.connect(self._wait_for_selection)
        self.hide()

    def apply_style(self, theme: Theme, size: int, ratio: float) -> None:
        """Rebuilds the buttons in a theme. `size` of an icon in pixels, `ratio` of device pixels to one."""
        self.dismiss()
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        colours = ColourButtons(theme, size, ratio)
        colours.chosen.connect(self.colour_chosen)
        note = _button(_(NOTE), size)
        note.setText(_("Note"))
        note.setIcon(mark_signs.note_icon(theme, size, ratio))
        note.clicked.connect(self.note_requested)
        self._labelled = {ActionId.NOTE: note}
        for id, label in _labels().items():
            action = self._actions[id]
            button = _button(action.text(), size)
            button.setText(label)
            button.setToolTip(action.toolTip())
            button.setIcon(action.icon())
            button.clicked.connect(lambda _checked=False, action=action: self._do(action))
            self._labelled[id] = button
        self._buttons = [*colours.buttons, *self._labelled.values()]
        for each in self._buttons:
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget in (colours, *self._labelled.values()):
            self._flow.addWidget(widget)

    def take_focus(self) -> bool:
        """Moves the focus from the page to the bar. False if it is not there."""
        if not self.isVisible() or not self._buttons:
            return False
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @property
    def has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def dismiss(self) -> bool:
        """Hides the bar, or does not show it. False if there was none."""
        was_there = self.isVisible() or self._show_soon.isActive()
        self._show_soon.stop()
        self._hide()
        return was_there

    # ---- Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._page:
            is_tab = isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            return is_tab and self._page.hasFocus() and self.take_focus()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._is_pressed = True
            self.dismiss()
        elif kind is QEvent.Type.Resize:
            self.dismiss()
        elif kind is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._is_pressed = False
            if event.button() is Qt.MouseButton.LeftButton and self._page.has_selection:
                self._show_soon.start(PAUSE)
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the buttons, and from the last one back to the page."""
        focus = QApplication.focusWidget()
        index = next((number for number, button in enumerate(self._buttons) if button is focus), -1)
        index += 1 if forward else -1
        if 0 <= index < len(self._buttons):
            self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._page.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down))
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    # ---- showing

    def _scrolled(self) -> None:
        """Pages that are turned stay where they are when Qt scrolls to the end of a selection on the right one."""
        if not self._page.turning:
            self.dismiss()

    def _wait_for_selection(self) -> None:
        """By keyboard or finger, the selection is complete when it has not changed for a while."""
        self._hide()
        if self._is_pressed and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        if self._page.textCursor().hasSelection():
            self._show_soon.start(KEY_PAUSE)
        else:
            self._show_soon.stop()

    def _show_beside_selection(self) -> None:
        if self._page.has_selection and self._page.isVisible():
            area = self._area()
            if area:
                self.setGeometry(area)
                self.show()
                self.raise_()

    def _hide(self) -> None:
        had_focus = self.has_focus
        self.hide()
        if had_focus:
            self._page.setFocus()

    def _do(self, action: QAction) -> None:
        self.dismiss()
        action.trigger()

    def _area(self) -> QRect | None:
        """Where there is room for it: with words on its buttons, or else without; None if there is nowhere."""
        for style in (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in self._labelled.values():
                button.setToolButtonStyle(style)
            for each in (self, *self._buttons):
                each.ensurePolished()  # before the first time, a style sheet has not given them their sizes yet
            if area := self._area_beside():
                return area
        return None

    def _area_beside(self) -> QRect | None:
        """Below the selection, or else above it, or in the margin beside it: never over it."""
        cursor = self._page.textCursor()
        ends = [self._page.cursorRect(self._page.shown_document.cursor(at)) for at in self._page.selected_range]
        first, last = (rect.translated(self._page.viewport().pos()) for rect in ends)
        space = self._page.viewport().geometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        size = self._size_in(space.width())
        caret = first if cursor.position() < cursor.anchor() else last
        columns = self._page.text_areas()  # of two pages, that of the selection
        column_space = min(columns, key=lambda area: abs(area.center().x() - caret.center().x()))
        sides = column_space if size.width() <= column_space.width() else space
        left = max(sides.left(), min(caret.center().x() - size.width() // 2, sides.right() - size.width()))
        for top in (last.bottom() + GAP, first.top() - GAP - size.height()):
            if space.contains(QRect(QPoint(left, top), size)):
                return QRect(QPoint(left, top), size)
        margin = round(self._page.margin) - 2 * GAP
        size = self._size_in(margin)
        if size.width() > margin:
            return None
        left = space.right() - size.width()
        top = max(space.top(), min(caret.center().y() - size.height() // 2, space.bottom() - size.height()))
        area = QRect(QPoint(left, top), size)
        return area if space.contains(area) else None

    def _size_in(self, width: int) -> QSize:
        """On one line if it fits into `width`; otherwise its buttons wrap."""
        margins = self._flow.contentsMargins()
        items = [item.sizeHint().width() for item in map(self._flow.itemAt, range(self._flow.count())) if item]
        line = sum(items) + BETWEEN * (len(items) - 1) + margins.left() + margins.right()
        frame = self.size() - self.contentsRect().size()
        inner = max(min(line, width - frame.width()), self._flow.minimumSize().width())
        return QSize(inner, self._flow.heightForWidth(inner)) + frame


def _button(name: str, size: int) -> QToolButton:
    button = ToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(QSize(size, size))
    return button


def _labels() -> dict[ActionId, str]:
    """Shorter than those of the menu."""
    return {
        ActionId.COPY: pgettext("verb, button", "Copy"),
        ActionId.COPY_WITH_SOURCE: _("Copy with source"),
        ActionId.SEARCH_SELECTION: pgettext("verb, button", "Search"),
    }
