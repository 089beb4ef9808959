"""Panes whose edges are moved by dragging, and as well by arrow keys, a context menu or a double click (WCAG 2.5.7)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSplitter, QSplitterHandle, QStyle, QWidget

from reader.translation import _
from reader.ui.widgets.announcement import announce

KEY_STEP = 24  # pixels
FOCUSED, GRIP, GRIP_LENGTH, WITH_GRIP = 3, 3, 36, 7  # pixels
MENU_STEP = 8  # steps of a menu make the edge move from one end to the other


class SplitPanes(QSplitter):
    """usual_sizes_wanted(): the panes shall have the sizes that they had at first."""

    usual_sizes_wanted = Signal()

    def __init__(self, orientation: Qt.Orientation, names: Sequence[str], thickness: int = WITH_GRIP) -> None:
        """`names` of the panes are for screen readers; `thickness` is that of edges, in pixels."""
        super().__init__(orientation)
        self.setHandleWidth(thickness)
        self._names = names
        self.setChildrenCollapsible(False)

    def add_pane(self, pane: QWidget) -> None:
        """Behind the others. Tab reaches the edge before it, and then what is in it."""
        before = self._last_reached()
        self.addWidget(pane)
        if before:
            QWidget.setTabOrder(before, self.handle(self.count() - 1))

    def _last_reached(self) -> QWidget | None:
        """What Tab reaches last in the panes.

        Not `previousInFocusChain`: PySide makes what it returns a child of the widget that was asked, and frees neither
        of them if it is the parent.
        """
        for number in reversed(range(self.count())):
            pane = self.widget(number)
            inside: list[QWidget] = [pane, *pane.findChildren(QWidget)]
            for each in reversed(inside):
                if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(each, _Edge):
                    return each
        return None

    def createHandle(self) -> QSplitterHandle:
        number = self.count()
        edge = _Edge(self.orientation(), self)
        if 0 < number < len(self._names):
            one, other = self._names[number - 1 : number + 1]
            edge.setAccessibleName(_("Edge between “{one}” and “{other}”", one=one, other=other))
        return edge


class _Edge(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, panes: SplitPanes) -> None:
        super().__init__(orientation, panes)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def _panes(self) -> SplitPanes:
        """Not held: Python would then free the two in any order, and Qt would crash."""
        panes = self.parentWidget()  # PySide would free nothing after `splitter`: it makes what it returns a child
        assert isinstance(panes, SplitPanes)
        return panes

    @property
    def _is_upright(self) -> bool:
        """Whether it is moved to the left and right."""
        return self.orientation() is Qt.Orientation.Horizontal

    def move_by(self, pixels: int) -> None:
        """To the right or down, as far as the panes let it."""
        painted = self.contentsRect()  # Qt makes a thin edge wider than it is painted, and moves what is painted
        if not self._is_upright:
            at = self.y() + painted.top()
        else:  # where the lines run from the right, Qt measures from there
            at = self.x() + (painted.right() + 1 if self.isRightToLeft() else painted.left())
        self.moveSplitter(at + pixels)

    def say_share(self) -> None:
        """What a screen reader says after it was moved: the share of the panes before it."""
        sizes = self._panes.sizes()
        number = next(each for each in range(self._panes.count()) if self._panes.handle(each) is self)
        share = round(100 * sum(sizes[:number]) / max(1, sum(sizes)))
        announce(self, _("{percent} %", percent=share))

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        length = self._panes.width() if self._is_upright else self._panes.height()
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Right) if self._is_upright else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        steps = {back: -KEY_STEP, on: KEY_STEP, Qt.Key.Key_Home: -length, Qt.Key.Key_End: length}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.move_by(steps[Qt.Key(event.key())])
            self.say_share()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panes.usual_sizes_wanted.emit()
            self.say_share()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._panes.usual_sizes_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        step = (self._panes.width() if self._is_upright else self._panes.height()) // MENU_STEP
        back, on = (_("Move left"), _("Move right")) if self._is_upright else (_("Move up"), _("Move down"))
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(back).triggered.connect(lambda: self.move_by(-step))
        menu.addAction(on).triggered.connect(lambda: self.move_by(step))
        menu.addAction(_("Usual sizes")).triggered.connect(self._panes.usual_sizes_wanted)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_all()

    def _show_all(self) -> None:
        """Qt cuts off all but a line of a thin edge: not while it has the focus."""
        if self.hasFocus():
            self.clearMask()
        elif self.contentsRect() != self.rect():
            self.setMask(self.contentsRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line, with a grip where there is room for it; thicker and in the accent with the focus."""
        palette, has_focus = self.palette(), self.hasFocus()
        painter = QPainter(self)
        painter.fillRect(self._middle(FOCUSED if has_focus else 1), palette.link() if has_focus else palette.mid())
        if self._thickness >= GRIP + 2:
            grip = self._middle(GRIP)
            size = QSize(GRIP, GRIP_LENGTH) if self._is_upright else QSize(GRIP_LENGTH, GRIP)
            grip = QStyle.alignedRect(self.layoutDirection(), Qt.AlignmentFlag.AlignCenter, size, grip)
            painter.fillRect(grip, palette.link() if has_focus else palette.dark())
        painter.end()

    @property
    def _thickness(self) -> int:
        return self.contentsRect().width() if self._is_upright else self.contentsRect().height()

    def _middle(self, thickness: int) -> QRect:
        """All of its length, so many pixels thick."""
        size = QSize(thickness, self.height()) if self._is_upright else QSize(self.width(), thickness)
        return QStyle.alignedRect(self.layoutDirection(), Qt.AlignmentFlag.AlignCenter, size, self.rect())
