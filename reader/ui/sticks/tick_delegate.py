"""Paints the rows of a tick list: a tick box or sign, a name, and lines of text that wrap."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.lists.row_layout import SMALLER, LaidOutRow
from reader.ui.search.result_delegate import paint_ground
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.theme import Theme
from reader.ui.sticks.tick_model import Sign, TickModel, TickRow

SIDE, ABOVE, BELOW = 9, 6, 7  # pixels around a row
BAR = 13  # width of the scroll bar, in pixels: reserved even without one, so that rows are laid out only once
BOX = 0.82  # of the height of a line
BEHIND_BOX = 10
TICK = ((0.24, 0.54), (0.43, 0.73), (0.78, 0.30))  # shares of the box
EXCLAMATION = ((0.5, 0.24), (0.5, 0.58)), (0.5, 0.77)


class TickDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, appearance: Appearance) -> None:
        super().__init__(view)
        self._view = view
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ABOVE + round(self._set(_row(index)).height) + BELOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, theme = _row(index), self._appearance.theme
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            paint_ground(painter, QRectF(rect), theme, is_chosen=is_chosen, has_focus=has_focus)
        left = rect.left() + SIDE
        side = self._box()
        line = QFontMetricsF(self._view.font()).height()
        place = QRectF(left, rect.top() + ABOVE + (line - side) / 2, side, side)
        if row.is_ticked is not None:
            _paint_box(painter, place, theme, is_ticked=row.is_ticked)
        elif row.sign is not Sign.NONE:
            _paint_sign(painter, place, theme, row.sign)
        self._set(row).paint(painter, left + self._indent(), rect.top() + ABOVE, theme, stands_out=is_chosen)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click anywhere on a row, or the space bar, ticks it."""
        is_click = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease
        is_space = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not (is_click or is_space) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _set(self, row: TickRow) -> LaidOutRow:
        font = self._view.font()
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(max(1, round(font.pixelSize() * SMALLER)))
        width = max(40, self._view.viewport().width() - 2 * SIDE - BAR - self._indent())
        found = LaidOutRow()
        for text, each, colour in ((row.text, bold, "ink"), *((line, small, "soft_ink") for line in row.about)):
            layout, height = _laid_out(text, each, width)
            found.add(layout, height, colour)
        return found

    def _box(self) -> int:
        return round(QFontMetricsF(self._view.font()).height() * BOX)

    def _indent(self) -> int:
        model = self._view.model()
        assert isinstance(model, TickModel)
        return self._box() + BEHIND_BOX if model.has_signs else 0


def _row(index: QModelIndex | QPersistentModelIndex) -> TickRow:
    model = index.model()
    assert isinstance(model, TickModel)
    return model.rows[index.row()]


def _laid_out(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    """Aligned to the side where the text starts; breaks inside a word only if the word is too long."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _paint_box(painter: QPainter, place: QRectF, theme: Theme, *, is_ticked: bool) -> None:
    painter.setBrush(theme.colour("accent" if is_ticked else "card"))
    painter.setPen(QPen(theme.colour("accent" if is_ticked else "control_line"), 1.4))
    painter.drawRoundedRect(place, place.width() * 0.2, place.width() * 0.2)
    if is_ticked:
        _paint_line(painter, place, theme, TICK)


def _paint_sign(painter: QPainter, place: QRectF, theme: Theme, sign: Sign) -> None:
    painter.setBrush(theme.colour("accent" if sign is Sign.GOOD else "warning_bar"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(place)
    if sign is Sign.GOOD:
        _paint_line(painter, place, theme, TICK)
        return
    line, dot = EXCLAMATION
    _paint_line(painter, place, theme, line)
    _paint_line(painter, place, theme, (dot, dot))


def _paint_line(painter: QPainter, place: QRectF, theme: Theme, points: tuple[tuple[float, float], ...]) -> None:
    pen = QPen(theme.colour("accent_ink"), place.width() * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = place.width()
    if points[0] == points[-1]:
        painter.drawPoint(place.topLeft() + QPointF(*points[0]) * side)
    else:
        painter.drawPolyline([place.topLeft() + QPointF(x, y) * side for x, y in points])
