"""Where marks are, along the scroll bar of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.marks import mark_signs
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.page.view import PageView

WIDTH, HEIGHT = 5.0, 3.0  # pixels


class Ticks(QWidget):
    """Lies over the scroll bar and lets every click through. `refresh` after the marks have changed."""

    def __init__(self, page: PageView, layer: MarksOverlay) -> None:
        bar = page.verticalScrollBar()
        super().__init__(bar)
        self._page = page
        self._layer = layer
        self._shares: list[tuple[float, str]] = []  # of the height, and the colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar.installEventFilter(self)
        bar.rangeChanged.connect(self.refresh)  # the page is laid out further, or anew
        page.part_changed.connect(self.refresh)
        self.setGeometry(bar.rect())
        self.show()

    def refresh(self) -> None:
        self._shares = self._measured()
        self.update()

    def shares(self) -> list[float]:
        return [share for share, _ in self._shares]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shares:
            return
        theme = self._page.look.theme
        painter = QPainter(self)
        room = self.height() - HEIGHT
        left = 0.0 if self.isRightToLeft() else self.width() - WIDTH
        for share, colour in self._shares:
            ink = theme.colour(mark_signs.LINES[colour] if colour else "accent")
            painter.fillRect(QRectF(left, round(share * room), WIDTH, HEIGHT), ink)
        painter.end()

    def _measured(self) -> list[tuple[float, str]]:
        """By height where the page is laid out so far, else by the number of letters before the mark."""
        if not self._layer.marks:
            return []  # to ask for the height lays out all of a book
        page = self._page.page
        first, last = self._page.shown_range()
        whole = page.lastBlock().layout().lineCount() > 0
        height = max(1.0, page.documentLayout().documentSize().height()) if whole else 1.0
        found: dict[tuple[float, str], None] = {}
        for mark in self._layer.marks:
            if not first <= mark.start < last:
                continue
            position = page.text_map.position(*mark.start)
            if position is None:
                continue
            if whole:
                share = page.documentLayout().blockBoundingRect(page.findBlock(position)).top() / height
            else:
                share = position / max(1, page.characterCount())
            found[round(share, 3), mark.colour] = None
        return list(found)
