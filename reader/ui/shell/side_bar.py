"""The side bar: tabs, the panel of the chosen one, and how far the reader is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reader.library.outline import minutes_to_read
from reader.system.format_numbers import counted
from reader.ui.widgets.labels import plain_label


class SideBar(QWidget):
    """panel_changed(str): the id of the panel that is shown now."""

    panel_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side_bar")
        self._ids: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.made: dict[str, QWidget] = {}
        self._tabs = QTabBar(drawBase=False, expanding=False, usesScrollButtons=False)
        self._tabs.setAccessibleName("Side bar")
        self._stack = QStackedWidget()
        self._status = plain_label("", "status")
        self._status.setAccessibleName("Reading progress")
        self._tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)

    def add_panel(self, id: str, title: str, make: Callable[[], QWidget]) -> None:
        """`make` is called when the panel is first asked for: most readers look at one."""
        self._ids.append(id)
        self._makers[id] = make
        self._tabs.addTab(title)

    def panel_of(self, id: str) -> QWidget:
        """The panel of that id, made now if it is not there yet."""
        if id not in self.made:
            self.made[id] = self._makers[id]()
            self._stack.addWidget(self.made[id])
        return self.made[id]

    @property
    def panel(self) -> str:
        return self._ids[self._tabs.currentIndex()]

    def show_panel(self, id: str) -> None:
        self._tabs.setCurrentIndex(self._ids.index(id))

    def focus_panel(self) -> None:
        self._stack.currentWidget().setFocus()

    def show_progress(self, share: float, words: int) -> None:
        """`share` of an article of `words` words is read, from 0 to 1."""
        left = minutes_to_read(round(words * (1 - share)))
        rest = f"about {counted(left, 'minute')} left" if share < 0.995 else "the end"
        self._status.setText(f"{round(share * 100)} % read · {rest}")

    def _turn(self, index: int) -> None:
        self._stack.setCurrentWidget(self.panel_of(self._ids[index]))
        self.panel_changed.emit(self._ids[index])
