"""The home as it is painted first when the program starts: a picture of its rows, before the list is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from reader.translation import _
from reader.ui.home.home_painting import HomePainting, Placed
from reader.ui.home.home_rows import HomeRow

SCROLL_BAR = 13  # pixels, as in the style sheet: the list will have one


class HomeCover(QFrame):
    """first_painted(): it is on the screen."""

    first_painted = Signal()

    def __init__(self, painting: HomePainting, rows: Sequence[HomeRow]) -> None:
        """Of `rows`, those that have room."""
        super().__init__()
        self.setObjectName("home_cover")
        self.setAccessibleName(_("Home of the pack"))
        self._painting = painting
        self._rows = rows
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painting.room = self.width() - SCROLL_BAR
        top = 0
        for number, row in enumerate(self._rows):
            if top > self.height():
                break
            is_first, is_last = number == 0, number == len(self._rows) - 1
            height = self._painting.height(row, is_first=is_first, is_last=is_last)
            area = QRect(0, top, self._painting.room, height)
            painter.save()
            self._painting.paint(painter, Placed(row, area, is_first, is_last))
            painter.restore()
            top += height
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()
