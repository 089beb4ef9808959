"""Full screen: only the page is shown; the tool bar slides over it where the pointer or the focus needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reader.ui.shell.split_view import SplitView

EDGE = 3  # pixels at the top of the screen that bring the tool bar
STAY = 600  # milliseconds for which the tool bar stays after the pointer has left it


class FullScreen(QObject):
    """The tool bar is moved out of sight and not hidden, so that keys can still move the focus into it."""

    def __init__(self, rows: QVBoxLayout, tool_bar: QWidget, split_view: SplitView) -> None:
        """`rows` has the tool bar as its first item."""
        super().__init__(tool_bar)
        self._rows = rows
        self._tool_bar = tool_bar
        self._split_view = split_view
        self.is_on = False
        around = tool_bar.parentWidget()
        assert around is not None
        self._around = around
        self._edge = QWidget(around)
        self._edge.hide()
        self._edge.installEventFilter(self)
        self._leave = QTimer(self, singleShot=True, interval=STAY)
        self._leave.timeout.connect(self._slide_out_if_unused)

    def set_on(self, is_on: bool) -> None:
        """Takes the bars away or puts them back. Call it when the window has entered or left the full screen."""
        if is_on == self.is_on:
            return
        self.is_on = self._split_view.is_full_screen = is_on
        self._edge.setVisible(is_on)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if is_on:
            self._rows.removeWidget(self._tool_bar)
            self._tool_bar.raise_()
            self._edge.raise_()
            self._around.installEventFilter(self)
            self._tool_bar.installEventFilter(self)
            application.focusChanged.connect(self._follow_focus)
            self._slide_out()
        else:
            self._leave.stop()
            self._around.removeEventFilter(self)
            self._tool_bar.removeEventFilter(self)
            application.focusChanged.disconnect(self._follow_focus)
            self._rows.insertWidget(0, self._tool_bar)
        self._split_view.share_width()

    def slide_in(self) -> None:
        """Shows the tool bar until neither the pointer nor the focus is in it."""
        if self.is_on:
            self._tool_bar.setGeometry(0, 0, self._width, self._tool_bar.height())
            self._tool_bar.raise_()
            self._leave.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edge:
            if event.type() is QEvent.Type.Enter:
                self.slide_in()
        elif watched is self._tool_bar:
            if event.type() is QEvent.Type.Leave:
                self._leave.start()
        elif event.type() is QEvent.Type.Resize:
            self._tool_bar.resize(self._width, self._tool_bar.height())
            self._edge.setGeometry(0, 0, self._width, EDGE)
        return False

    @property
    def _width(self) -> int:
        return self._around.width()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._tool_bar.isAncestorOf(now):
            self.slide_in()
        else:
            self._slide_out_if_unused()

    def _slide_out_if_unused(self) -> None:
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self._tool_bar.isAncestorOf(focus)
        if has_focus or self._tool_bar.underMouse() or QApplication.activePopupWidget():
            self._leave.start()
        else:
            self._slide_out()

    def _slide_out(self) -> None:
        self._tool_bar.setGeometry(0, -self._tool_bar.height(), self._width, self._tool_bar.height())
        self._edge.setGeometry(0, 0, self._width, EDGE)
