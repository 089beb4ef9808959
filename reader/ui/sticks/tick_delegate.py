"""Paints the rows of a tick list: a tick box or sign, a name, and lines of text that wrap."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from reader.ui.lists.row_delegate import Index, RowDelegate, RowState
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.theme import Theme
from reader.ui.sticks.tick_model import Sign, TickModel, TickRow
from reader.ui.widgets.tick_box import TICK, paint_box

BOX = 0.82  # of the height of a line
BEHIND_BOX = 10  # pixels
EXCLAMATION = ((0.5, 0.24), (0.5, 0.58)), (0.5, 0.77)


class TickDelegate(RowDelegate):
    SIDE = 9
    ABOVE, BELOW = 6, 7

    def __init__(self, view: QListView, appearance: Appearance) -> None:
        super().__init__(view, appearance.theme)
        self._appearance = appearance

    @property
    def theme(self) -> Theme:
        """The current one, also while the dialog is open."""
        return self._appearance.theme

    def lay_out(self, row: TickRow, width: int) -> LaidOutRow:
        """All lines begin next to the box."""
        found, is_right = LaidOutRow(width, line_spacing=1.0), self.view.isRightToLeft()
        found.add(row.text, self.fonts.bold, "ink", is_right=is_right)
        for line in row.about:
            found.add(line, self.fonts.small, "soft_ink", is_right=is_right)
        return found

    def indent(self, row: TickRow) -> int:
        model = self.view.model()
        assert isinstance(model, TickModel)
        return self._box() + BEHIND_BOX if model.has_signs else 0

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        row: TickRow = self.row(index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._box()
        left = rect.right() + 1 - self.SIDE - side if self.view.isRightToLeft() else rect.left() + self.SIDE
        line = QFontMetricsF(self.fonts.text).height()
        area = QRectF(left, rect.top() + self.ABOVE + (line - side) / 2, side, side)
        if row.is_ticked is not None:
            paint_box(painter, area, self.theme.palette(), is_ticked=row.is_ticked)
        elif row.sign is not Sign.NONE:
            _paint_sign(painter, area, self.theme, row.sign)
        super().paint_row(painter, rect, index, state)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere on a row, or the space bar, ticks it."""
        is_click = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease
        is_space = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not (is_click or is_space) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _box(self) -> int:
        """The side of the box, in pixels."""
        return round(QFontMetricsF(self.fonts.text).height() * BOX)


def _paint_sign(painter: QPainter, area: QRectF, theme: Theme, sign: Sign) -> None:
    painter.setBrush(theme.colour("accent" if sign is Sign.GOOD else "warning_bar"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(area)
    if sign is Sign.GOOD:
        _paint_line(painter, area, theme, TICK)
        return
    line, dot = EXCLAMATION
    _paint_line(painter, area, theme, line)
    _paint_line(painter, area, theme, (dot, dot))


def _paint_line(painter: QPainter, area: QRectF, theme: Theme, points: tuple[tuple[float, float], ...]) -> None:
    pen = QPen(theme.colour("accent_ink"), area.width() * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = area.width()
    if points[0] == points[-1]:
        painter.drawPoint(area.topLeft() + QPointF(*points[0]) * side)
    else:
        painter.drawPolyline([area.topLeft() + QPointF(x, y) * side for x, y in points])
