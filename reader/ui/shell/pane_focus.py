"""Side bar, page and search field: which of them is on view, and which has the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.ui.shell.side_bar import SideBar
from reader.ui.shell.split_view import SplitView
from reader.ui.shell.ui_state import UiState


class PaneFocus(QObject):
    """`toggle` is the action that shows and hides the side bar."""

    def __init__(
        self, sides: SplitView, side_bar: SideBar, page: QWidget, field: QWidget, memory: UiState, toggle: QAction
    ) -> None:
        super().__init__()
        self._sides = sides
        self._side_bar = side_bar
        self._page = page
        self._field = field
        self._memory = memory
        self._shown = toggle
        self._is_lent = self._is_lending = False
        toggle.setChecked(not side_bar.isHidden())
        toggle.toggled.connect(self._show_side)
        sides.side_shown.connect(toggle.setChecked)
        side_bar.panel_changed.connect(self._keep_panel)

    def show_panel(self, id: str) -> None:
        """Shows a panel of the side bar and goes there."""
        self._shown.setChecked(True)
        self._is_lent = False
        self._side_bar.show_panel(id)
        self._side_bar.focus_panel()

    def lend_panel(self, id: str) -> None:
        """Shows a panel to somebody who goes on typing elsewhere."""
        self._is_lending = True
        try:
            if not self._shown.isChecked():
                self._shown.setChecked(True)
                self._is_lent = True
            self._side_bar.show_panel(id)
        finally:
            self._is_lending = False

    def take_back(self) -> None:
        """Hides the side bar again where it came only to lend a panel."""
        if self._is_lent:
            self._shown.setChecked(False)

    def make_room(self) -> None:
        """Gives the page back its place in a narrow window."""
        if self._sides.is_narrow:
            self._shown.setChecked(False)

    def go_to_page(self) -> None:
        self.make_room()
        self._page.setFocus()

    def go_on(self) -> None:
        """From the side bar to the page to the search field, and round."""
        if self._page.hasFocus():
            self._field.setFocus()
        elif self._field.hasFocus() and not self._side_bar.isHidden():
            self._side_bar.focus_panel()
        else:
            self._page.setFocus()

    def _keep_panel(self, id: str) -> None:
        """The next window begins with what the reader chose, not with what came by itself."""
        if not self._is_lending:
            self._memory.keep("panel", id)

    def _show_side(self, shown: bool) -> None:
        focus = self._side_bar.window().focusWidget()
        loses_focus = self._sides.is_narrow or (focus is not None and self._side_bar.isAncestorOf(focus))
        self._is_lent = False
        self._sides.show_side(shown)
        if self._is_lending:
            return
        if not shown and loses_focus:
            self._page.setFocus()
        elif shown and self._sides.is_narrow:
            self._side_bar.focus_panel()
        if not self._sides.is_narrow:
            self._memory.keep("side_bar", shown)
