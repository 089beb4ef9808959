"""The side bar and the page: side by side, or in a narrow window one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from reader.settings import Settings
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.focus_within import has_focus_within

NARROWEST_TEXT = 336  # pixels at 100 % text: 40 characters; with less, side bar and page are shown one at a time
PAGE_MARGINS = 69  # pixels left and right of the text, with the scroll bar
STEP = 40  # pixels at 100 % text
NARROWEST_SIDE, WIDEST_SIDE = 120, 2000  # pixels at 100 % text


class SplitView(QSplitter):
    """side_shown(bool): the side bar was shown or hidden, by the reader or because of the window's width."""

    side_shown = Signal(bool)

    def __init__(self, page: QWidget, settings: Settings, appearance: Appearance, ui_state: UiState) -> None:
        super().__init__(handleWidth=1, childrenCollapsible=False)
        self._page = page
        self._settings = settings
        self._appearance = appearance
        self._ui_state = ui_state
        self.is_narrow = False
        self.side_had_focus = False
        """Whether the focus was in the side bar when it was hidden last."""
        self.is_full_screen = False  # then the side bar is shown only when the reader asks for it
        self._side = QWidget()  # reserves space until the side bar is built
        self._side.setObjectName("side_bar")
        self._side.hide()  # until the window has its size: the page must not be laid out in a narrow column first
        self.addWidget(self._side)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._remember_width)

    def put_side_bar(self, side_bar: QWidget) -> None:
        """Puts the side bar into the reserved space."""
        placeholder, self._side = self._side, side_bar
        is_shown = not placeholder.isHidden()  # Qt hides what it replaces
        self.replaceWidget(0, side_bar)
        side_bar.setVisible(is_shown)
        placeholder.deleteLater()

    def share_width(self) -> None:
        """Divides the width between side bar and page, after a change of the window, the text size or the settings."""
        side = round(self._settings["side_bar_width"] * self._appearance.scale)
        self.is_narrow = self._is_too_narrow()
        self.show_side(self._settings["side_bar"] and not self.is_narrow and not self.is_full_screen)
        self.setSizes([side, max(1, self.width() - side)])

    def show_side(self, shown: bool) -> None:
        self.side_had_focus = not shown and has_focus_within(self._side)
        self._side.setVisible(shown)
        self._page.setVisible(not (shown and self.is_narrow))
        self.side_shown.emit(shown)

    def step_width(self, by: int) -> None:
        """Makes the side bar wider (1) or narrower (-1), for who cannot drag its edge."""
        width = self._settings["side_bar_width"] + by * STEP
        self._ui_state.remember("side_bar_width", max(NARROWEST_SIDE, min(WIDEST_SIDE, width)))
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_too_narrow() != self.is_narrow:
            self.share_width()

    def _is_too_narrow(self) -> bool:
        """Whether the side bar would leave too little for the text of the page."""
        appearance = self._appearance
        side = self._settings["side_bar_width"] * appearance.scale
        return bool(self.width() < side + NARROWEST_TEXT * appearance.text_scale + PAGE_MARGINS)

    def _remember_width(self) -> None:
        width = self.sizes()[0]
        if width and not self.is_narrow:
            width = round(width / self._appearance.scale)
            self._ui_state.remember("side_bar_width", max(NARROWEST_SIDE, min(WIDEST_SIDE, width)))
