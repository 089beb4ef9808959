"""Ticks on the scroll bar of the page that show where the marks are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.marks import mark_signs
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.page.view import PageView

WIDTH, HEIGHT = 5.0, 3.0  # pixels


class ScrollBarTicks(QWidget):
    """Covers the scroll bar; clicks go through it. Call `refresh` when the marks have changed."""

    def __init__(self, page: PageView, overlay: MarksOverlay) -> None:
        bar = page.verticalScrollBar()
        super().__init__(bar)
        self._page = page
        self._overlay = overlay
        self._ticks: list[tuple[float, str]] = []  # share of the bar's height, colour or nothing
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar.installEventFilter(self)
        bar.rangeChanged.connect(self.refresh)  # Qt has laid out more of the page
        page.part_changed.connect(self.refresh)
        self.setGeometry(bar.rect())
        self.show()

    def refresh(self) -> None:
        self._ticks = self._measure()
        self.update()

    def shares(self) -> list[float]:
        """Where the ticks are, from 0 at the top of the scroll bar to 1 at its bottom."""
        return [share for share, _ in self._ticks]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._ticks:
            return
        theme = self._page.page_style.theme
        painter = QPainter(self)
        space = self.height() - HEIGHT
        left = 0.0 if self.isRightToLeft() else self.width() - WIDTH
        for share, colour in self._ticks:
            ink = theme.colour(mark_signs.LINES[colour] if colour else "accent")
            painter.fillRect(QRectF(left, round(share * space), WIDTH, HEIGHT), ink)
        painter.end()

    def _measure(self) -> list[tuple[float, str]]:
        """By height if Qt has laid out the page to its end; otherwise by the number of characters before the mark."""
        if not self._overlay.items:
            return []  # reading the height below would make Qt lay out the complete page
        document = self._page.shown_document
        first, last = self._page.shown_range()
        is_laid_out = document.lastBlock().layout().lineCount() > 0
        height = max(1.0, document.documentLayout().documentSize().height()) if is_laid_out else 1.0
        found: dict[tuple[float, str], None] = {}
        for start, colour in dict.fromkeys((mark.start, mark.colour) for mark in self._overlay.items):
            if not first <= start < last:
                continue
            position = document.text_map.position(*start)
            if position is None:
                continue
            if is_laid_out:
                share = document.documentLayout().blockBoundingRect(document.findBlock(position)).top() / height
            else:
                share = position / max(1, document.characterCount())
            found[round(share, 3), colour] = None
        return list(found)
