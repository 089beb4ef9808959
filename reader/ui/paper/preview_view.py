"""The preview: one page of paper, as large as the view allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.translation import _, number_text
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.print_layout import PrintLayout

MARGIN = 10  # pixels around the page
NOTCH = 120  # of a mouse wheel, as Qt counts


FOCUSED = 2  # pixels: the frame of what has the focus


class PreviewView(QWidget):
    """page_changed(): another page is shown, or there are others."""

    page_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        self._layout: PrintLayout | None = None
        self._painter: PagePainter | None = None
        self._turned = 0
        self.page = 0

    @property
    def page_count(self) -> int:
        return len(self._layout.pages) if self._layout else 0

    def show_layout(self, layout: PrintLayout | None, painter: PagePainter | None) -> None:
        """Keeps the number of the page where it can."""
        self._layout, self._painter = layout, painter
        self.page = max(0, min(self.page, self.page_count - 1))
        self._announce()

    def show_page(self, number: int) -> None:
        """The nearest page that there is."""
        number = max(0, min(number, self.page_count - 1))
        if number != self.page:
            self.page = number
            self._announce()

    def sizeHint(self) -> QSize:
        return QSize(360, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), FOCUSED))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), FOCUSED, FOCUSED)
        if self._layout is None or self._painter is None or not self.page_count:
            return
        sheet = self._layout.context.sheet
        scale = min((self.width() - 2 * MARGIN) / sheet.width, (self.height() - 2 * MARGIN) / sheet.full_height)
        if scale <= 0:
            return
        area = QRectF(0, 0, sheet.width, sheet.full_height)
        painter.translate((self.width() - sheet.width * scale) / 2, (self.height() - sheet.full_height * scale) / 2)
        painter.scale(scale, scale)
        painter.fillRect(area, QColor(Qt.GlobalColor.white))
        self._painter.paint(painter, self.page)
        edge = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QColor(edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_Down: 1}
        steps |= {Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        steps |= {Qt.Key.Key_Home: -self.page_count, Qt.Key.Key_End: self.page_count}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.show_page(self.page + step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned -= event.angleDelta().y()
        pages, self._turned = int(self._turned / NOTCH), self._turned - NOTCH * int(self._turned / NOTCH)
        if pages:
            self.show_page(self.page + pages)

    def _announce(self) -> None:
        number, total = number_text(self.page + 1), number_text(self.page_count)
        shown = _("Page {number} of {total}", number=number, total=total) if self.page_count else ""
        self.setAccessibleDescription(shown)
        self.update()
        self.page_changed.emit()
