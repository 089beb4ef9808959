"""What the reading ruler lays over the lines that are not being read: they stand back, and can still be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from reader.ui.shell.contrast import blend, contrast
from reader.ui.shell.theme import Theme

LEAST_CONTRAST = 3.0
"""Of every text below the veil with what is behind it."""

_DENSEST, _STEP = 0.60, 0.01
_PAIRS = (
    ("ink", "page"), ("soft_ink", "page"), ("accent", "page"), ("ink", "note"), ("ink", "warning"),
    ("ink", "correction"), ("accent", "warning"),
)  # fmt: skip


def density(theme: Theme) -> float:
    """How much of the page's colour covers the text: as much as leaves it its least contrast."""
    colours = theme.colours
    page = colours["page"]

    def can_be_read(share: float) -> bool:
        pairs = ((blend(colours[ink], page, share), blend(colours[behind], page, share)) for ink, behind in _PAIRS)
        return all(contrast(*pair) >= LEAST_CONTRAST for pair in pairs)

    share = _DENSEST
    while share > 0 and not can_be_read(share):
        share -= _STEP
    return max(0.0, share)


class Veil(QWidget):
    """Lies over a page without being in the way of the mouse."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear = QRectF()
        self._colour, self._line = QColor(), QColor()
        self.hide()

    @property
    def clear(self) -> QRectF:
        """What is not covered, in the pixels of the veil."""
        return self._clear

    def apply_style(self, theme: Theme) -> None:
        self._colour, self._line = theme.colour("page"), theme.colour("control_line")
        self._colour.setAlphaF(density(theme))
        self.update()

    def show_clear(self, clear: QRectF) -> None:
        if clear != self._clear:
            changed = clear.united(self._clear).adjusted(-2, -2, 2, 2).toAlignedRect()
            self._clear = clear
            self.update(changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        clear = self._clear.toAlignedRect()
        painter.setClipRegion(event.region().subtracted(QRegion(clear)))
        painter.fillRect(self.rect(), self._colour)
        painter.setClipping(False)
        painter.setPen(self._line)
        painter.drawLine(clear.left(), clear.top() - 1, clear.right(), clear.top() - 1)
        painter.drawLine(clear.left(), clear.bottom() + 1, clear.right(), clear.bottom() + 1)
        painter.end()
