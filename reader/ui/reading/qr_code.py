"""An address as a QR code, for a phone that is online when this computer is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.translation import _
from reader.ui.widgets.qr_rows import QUIET_ZONE, qr_rows

LONGEST_ADDRESS_IN_QR = 1200  # bytes; in the code of a longer address, a phone cannot tell the modules apart
MODULE_SIZE = 4  # pixels, so that a phone's camera can read the code at arm's length


def fits_in_qr_code(text: str) -> bool:
    """Whether a phone can read the QR code of `text` from a screen."""
    return len(text.encode()) <= LONGEST_ADDRESS_IN_QR


class QrCode(QWidget):
    """Black on white in every theme: cameras read nothing else reliably. `fits_in_qr_code(text)` must hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._rows = qr_rows(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("QR code of the address"))
        self.setToolTip(_("Point a phone's camera at this code to open the address there"))

    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * QUIET_ZONE) * MODULE_SIZE
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    left, top = (x + QUIET_ZONE) * MODULE_SIZE, (y + QUIET_ZONE) * MODULE_SIZE
                    painter.fillRect(left, top, MODULE_SIZE, MODULE_SIZE, QColor(Qt.GlobalColor.black))
