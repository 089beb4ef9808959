"""The window: arranges the page and, around it, the tool bar, the notice, the side bar and the find bar.

It is built in two steps. The page is first, because the reader waits for it; `add_chrome` adds the rest after the first
paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.split_view import SplitView
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.focus_within import has_focus_within
from reader.ui.widgets.screen_fit import centre_on_screen, fit_to_screen, largest_size

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
    from PySide6.QtWidgets import QBoxLayout

    from reader.ui.shell.full_screen import FullScreen
    from reader.ui.widgets.drop_target import DropTarget

FIRST_SIZE = QSize(1280, 800)  # pixels
SMALLEST_SIZE = QSize(320, 256)  # 1280 × 1024 pixels at 400 % (WCAG 1.4.10)
TOOL_BAR_HEIGHT = 46  # pixels at 100 % text, reserved until the tool bar is built


class Window(QMainWindow):
    """full_screen_changed(bool): the window fills the screen, or no longer does."""

    full_screen_changed = Signal(bool)
    full_screen: FullScreen | None = None  # until there are bars
    drop_target: DropTarget | None = None

    def __init__(self, page: QWidget, settings: Settings, appearance: Appearance, ui_state: UiState) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Carrel")
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST_SIZE)
        appearance.apply_style_sheet(self)
        self._appearance = appearance
        self._top: QWidget = QFrame()
        self._top.setObjectName("tool_bar")
        self._right = QWidget()
        self._column = QVBoxLayout(self._right)
        self._page = page
        self._page_row: QBoxLayout | None = None  # until a panel is docked to the page
        self._instead: QWidget | None = None  # what is shown in the place of the page
        self.place = QWidget()
        self._place_column = QVBoxLayout(self.place)
        self.split_view = SplitView(self._right, settings, appearance, ui_state)
        central = QWidget()
        self._rows = QVBoxLayout(central)
        for layout in (self._column, self._place_column, self._rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._place_column.addWidget(page)
        self._column.addWidget(self.place, 1)
        self._rows.addWidget(self._top)
        self._rows.addWidget(self.split_view, 1)
        self.setCentralWidget(central)
        self._set_tool_bar_height()
        self.resize(FIRST_SIZE.boundedTo(largest_size(self)))
        centre_on_screen(self)
        ui_state.restore_window(self)
        fit_to_screen(self)  # the last screen may have been larger
        self.split_view.share_width()

    def add_chrome(self, tool_bar: QWidget, side_bar: QWidget, above_page: list[QWidget]) -> None:
        """Adds what surrounds the page. `above_page` is from top to bottom."""
        for number, widget in enumerate(above_page):
            self._column.insertWidget(number, widget)
        from reader.ui.shell.full_screen import FullScreen

        reserved, self._top = self._top, tool_bar
        self._set_tool_bar_height()
        self._rows.replaceWidget(reserved, tool_bar)
        tool_bar.show()  # at once: else Qt gives its space to the page for a moment, and scrolls the page
        self.split_view.put_side_bar(side_bar)
        reserved.deleteLater()
        self.full_screen = FullScreen(self._rows, tool_bar, self.split_view)

    def put_above_page(self, widget: QWidget) -> None:
        """Puts a bar between what is above the page and the page."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def dock(self, sheet: QWidget, *, is_below: bool) -> None:
        """Puts a panel beside the page, at the end of the line, or below it; the page gets the rest of the space."""
        from PySide6.QtWidgets import QBoxLayout  # not at the top: there is no such panel at the start

        if self._page_row is None:
            self._page_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            self._page_row.addItem(self._column.takeAt(self._column.count() - 1))
            self._page_row.setStretch(0, 1)
            self._column.addLayout(self._page_row, 1)
        if self._page_row.indexOf(sheet) < 0:
            self._page_row.addWidget(sheet)
        direction = QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        self._page_row.setDirection(direction)

    def page_area(self) -> QSize:
        """The space of the page and of a panel that is docked to it, in pixels."""
        return self._right.size()

    def show_instead(self, widget: QWidget) -> None:
        """Shows a widget in the place of the page. Who gives the page the focus gives it to the widget."""
        before = self._instead
        if widget is before:
            return
        had_focus = self.focusWidget() in (self._page, before)  # also while the window is not active
        self._instead = widget
        self._place_column.addWidget(widget)
        widget.show()
        self._page.setFocusProxy(widget)
        if had_focus:
            widget.setFocus()
        self._page.hide()
        if before:
            before.hide()
            self._place_column.removeWidget(before)
        self._place_column.activate()

    def show_page_again(self) -> None:
        """Shows the page, and gives it the focus that what was in its place had."""
        instead, self._instead = self._instead, None
        if instead is None:
            return
        had_focus = has_focus_within(instead)
        self._page.setFocusProxy(None)  # type: ignore[arg-type]
        self._page.show()
        if had_focus:
            self._page.setFocus()
        instead.hide()
        self._place_column.removeWidget(instead)
        self._place_column.activate()  # now: the page is laid out next, in its own width

    def apply_sizes(self) -> None:
        """Applies the sizes that depend on the text size and that a style sheet cannot set."""
        self._set_tool_bar_height()
        self.split_view.share_width()

    @Slot(bool)
    def set_full_screen(self, full: bool) -> None:
        """Afterwards the window is maximised again if it was before."""
        if full != self.isFullScreen():
            from PySide6.QtCore import Qt  # not at the top: it loads enums that the first page does not need

            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drop_target:
            self.drop_target.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.drop_target:
            self.drop_target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drop_target:
            self.drop_target.drop(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Not only after F11: the window manager can do it, too.
        if self.full_screen and event.type() is QEvent.Type.WindowStateChange:
            self.full_screen.set_on(self.isFullScreen())
            self.full_screen_changed.emit(self.isFullScreen())

    def _set_tool_bar_height(self) -> None:
        self._top.setFixedHeight(round(TOOL_BAR_HEIGHT * self._appearance.scale))
