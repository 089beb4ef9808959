"""An address as a QR code, for a phone that has a connection where this computer has none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks for
MODULE = 4  # pixels, so that a phone's camera takes it from a screen at arm's length


class QrCode(QWidget):
    """Black on white in every theme: cameras read nothing else reliably. `text` is at most 2,000 bytes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        import segno  # not at the top: only who opens an address needs it

        self._rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("QR code of the address")
        self.setToolTip("Point a phone's camera at this code to open the address there")

    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * QUIET_ZONE) * MODULE
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    left, top = (x + QUIET_ZONE) * MODULE, (y + QUIET_ZONE) * MODULE
                    painter.fillRect(left, top, MODULE, MODULE, QColor(Qt.GlobalColor.black))
