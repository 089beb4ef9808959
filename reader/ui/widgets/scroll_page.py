"""The base of pages in dialogs: the content scrolls if it does not fit, and the buttons stay visible."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.low_area import LowArea, preferred_height

GAP = 10  # pixels


class ScrollPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.buttons = ButtonRow()
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 8, 0)
        self._inner.setSpacing(GAP)
        self._area = LowArea(inner, partial(preferred_height, inner))
        self._area.setObjectName("page_area")
        self._area.setAccessibleName(_("Page content"))
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
        self._inner.addStretch(1)

    def _add_below(self, *widgets: QWidget) -> None:
        """Adds widgets below the content; they do not scroll."""
        for widget in widgets:
            self._column.addWidget(widget)
