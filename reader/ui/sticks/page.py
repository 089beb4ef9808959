"""The base of the pages in the dialogs: the content scrolls if it does not fit, and the buttons stay visible."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.banner import Banner
from reader.ui.sticks.button_row import ButtonRow
from reader.ui.sticks.tick_list import TickList

GAP = 10  # pixels


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.buttons = ButtonRow()
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 8, 0)
        self._inner.setSpacing(GAP)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(inner)
        self._area.setObjectName("page_area")
        self._area.setAccessibleName("Page content")
        self._area.verticalScrollBar().rangeChanged.connect(self._let_scroll)
        self._let_scroll(0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.banner)
        self._column.addWidget(self._area, 1)

    def _let_scroll(self, _lowest: int, highest: int) -> None:
        """The area takes the keyboard focus only if there is something to scroll."""
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if highest else Qt.FocusPolicy.NoFocus)

    def _add(self, *widgets: QWidget) -> None:
        """Adds widgets to the content that scrolls."""
        for widget in widgets:
            self._inner.addWidget(widget)
            if isinstance(widget, TickList):
                widget.keep_in_view(self._area)
        self._inner.addStretch(1)

    def _add_below(self, *widgets: QWidget) -> None:
        """Adds widgets below the content; they do not scroll."""
        for widget in widgets:
            self._column.addWidget(widget)


class StickPage(Page):
    """A page with the list of sticks. close_requested()"""

    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.sticks = TickList("Sticks in this computer", appearance)

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown. `message`, if not empty, says why the user is back on it."""
        self.banner.show_message(message)
        self.buttons.make_default()
        self.sticks.setFocus()
