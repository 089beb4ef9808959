"""The base of the pages in the dialogs for sticks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.translation import _
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.tick_list import TickList
from reader.ui.widgets.scroll_page import ScrollPage


class Page(ScrollPage):
    def _add(self, *widgets: QWidget) -> None:
        super()._add(*widgets)
        for widget in widgets:
            if isinstance(widget, TickList):
                widget.keep_in_view(self._area)


class StickPage(Page):
    """A page with the list of sticks. close_requested()"""

    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.sticks = TickList(_("Sticks in this computer"), appearance)

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown. `message`, if not empty, says why the user is back on it."""
        self.banner.show_message(message)
        self.buttons.make_default()
        self.sticks.setFocus()
