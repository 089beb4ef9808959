"""The panes of the window: which is visible, and which has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.ui.shell.notice import Notice
from reader.ui.shell.side_bar import SideBar
from reader.ui.shell.split_view import SplitView
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.focus_within import has_focus_within


class PaneFocus(QObject):
    """`toggle` is the action that shows and hides the side bar."""

    def __init__(
        self,
        split_view: SplitView,
        side_bar: SideBar,
        page: QWidget,
        search_field: QWidget,
        ui_state: UiState,
        toggle: QAction,
    ) -> None:
        super().__init__()
        self._split_view = split_view
        self._side_bar = side_bar
        self._page = page
        self._search_field = search_field
        self._ui_state = ui_state
        self._toggle = toggle
        self._is_temporary = False  # the side bar is shown only while the reader types
        self._is_showing_temporarily = False
        self.docked: QWidget | None = None
        """The panel that is docked to the page, which may be hidden."""
        self.bar: QWidget | None = None
        """The bar above the page, which may be hidden."""
        self.notice: Notice | None = None
        """Where messages stay; hidden while there is none."""
        toggle.setChecked(not side_bar.isHidden())
        split_view.side_shown.connect(toggle.setChecked)
        side_bar.panel_changed.connect(self._remember_panel)

    @property
    def current_panel(self) -> str:
        """The id of the panel in the side bar, which may be hidden."""
        return self._side_bar.panel

    def show_panel(self, id: str) -> None:
        """Shows a panel of the side bar and moves the focus there."""
        self._toggle.setChecked(True)
        self._is_temporary = False
        self._side_bar.show_panel(id)
        self._side_bar.focus_panel()

    def show_temporarily(self, id: str) -> None:
        """Shows a panel while the reader types elsewhere."""
        self._is_showing_temporarily = True
        try:
            if not self._toggle.isChecked():
                self._toggle.setChecked(True)
                self._is_temporary = True
            self._side_bar.show_panel(id)
        finally:
            self._is_showing_temporarily = False

    def hide_temporary(self) -> None:
        """Hides the side bar again if it is shown only temporarily."""
        if self._is_temporary:
            self._toggle.setChecked(False)

    def show_page(self) -> None:
        """Makes the page visible in a narrow window, which shows one pane at a time."""
        if self._split_view.is_narrow and self._toggle.isChecked():
            self._toggle.setChecked(False)
            # The page gets its size now: laid out later it would scroll, and close a card that has just been opened.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def focus_page(self) -> None:
        self.show_page()
        self._page.setFocus()

    def focus_next(self) -> None:
        """Moves the focus from the side bar to the page, to a panel that is docked to it, to the bar and the message
        above it, to the search field, and to the side bar again."""
        stops = list(self._stops())
        here = next((number for number, (has_focus, _enter) in enumerate(stops) if has_focus), -1)
        _has_focus, enter = stops[(here + 1) % len(stops)]
        enter()

    def _stops(self) -> Iterator[tuple[bool, Callable[[], object]]]:
        """What is visible: whether it has the focus, and what gives it the focus."""
        yield self._page.hasFocus(), self._page.setFocus
        for pane in (self.docked, self.bar):
            if pane and not pane.isHidden():
                yield has_focus_within(pane), pane.setFocus
        if self.notice and not self.notice.isHidden():
            yield has_focus_within(self.notice), self.notice.enter
        yield self._search_field.hasFocus(), self._search_field.setFocus
        if not self._side_bar.isHidden():
            yield has_focus_within(self._side_bar), self._side_bar.focus_panel

    def _remember_panel(self, id: str) -> None:
        """The next window begins with the panel that the reader chose, not with one that was shown temporarily."""
        if not self._is_showing_temporarily:
            self._ui_state.remember("panel", id)

    def show_side_bar(self, shown: bool) -> None:
        """Shows or hides the side bar, and moves the focus to a pane that is visible.

        Where the window has hidden it to leave room for the page, only the focus that was in it moves.
        """
        has_hidden_itself = not shown and self._side_bar.isHidden()
        loses_focus = self._split_view.side_had_focus if has_hidden_itself else self._loses_focus()
        self._is_temporary = False
        self._split_view.show_side(shown)
        if self._is_showing_temporarily:
            return
        if not shown and loses_focus:
            self._page.setFocus()
        elif shown and self._split_view.is_narrow:
            self._side_bar.focus_panel()
        if not self._split_view.is_narrow and not self._split_view.is_full_screen:
            self._ui_state.remember("side_bar", shown)

    def _loses_focus(self) -> bool:
        """Whether what has the focus is hidden with the side bar, or was hidden by it."""
        return self._split_view.is_narrow or has_focus_within(self._side_bar)
