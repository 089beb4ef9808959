"""The side bar: tabs, the panel of the selected tab, the reading progress, and where the pack comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reader.library.outline import minutes_to_read
from reader.translation import Translated, _, ngettext
from reader.ui.shell.lazy import Lazy
from reader.ui.widgets.elided import Elided
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.low_area import LowArea, least_height
from reader.ui.widgets.unheard import unheard

SOURCE_PADDING = 36  # pixels, on both sides together, as in the style sheet


class Panel(NamedTuple):
    """A tab of the side bar. `make` builds its widget when it is first shown."""

    id: str
    title: str
    make: Callable[[], QWidget]


class SideBar(QWidget):
    """panel_changed(str): the panel with this id is shown now."""

    panel_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side_bar")
        self._ids: list[str] = []
        self._widgets: dict[str, Lazy[QWidget]] = {}
        self._tabs = QTabBar(drawBase=False, expanding=False, usesScrollButtons=False)
        self._tabs.setAccessibleName(_("Side bar"))
        self._stack = QStackedWidget()
        # A long word in a panel would make the side bar as wide; panels show what fits.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._status = plain_label("", "status")
        self._status.setAccessibleName(_("Reading progress"))
        self._source = Elided("source", SOURCE_PADDING)
        self._tabs.currentChanged.connect(self._show_tab)
        below = QWidget()
        self._area = LowArea(below, self._least_height)
        inner, outer = QVBoxLayout(below), QVBoxLayout(self)
        for column in (inner, outer):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._status)
        inner.addWidget(self._source)
        outer.addWidget(self._tabs)
        outer.addWidget(self._area, 1)

    def set_panels(self, panels: Sequence[Panel], shown: str) -> None:
        """Adds the panels and shows the one with the id `shown`. Call it once."""
        with QSignalBlocker(self._tabs), unheard(self._tabs):
            for panel in panels:
                self._ids.append(panel.id)
                self._widgets[panel.id] = Lazy(panel.make)
                self._tabs.addTab(panel.title)
            self._tabs.setCurrentIndex(self._ids.index(shown))
        self._show_widget(shown)

    @property
    def panel(self) -> str:
        """The id of the panel that is shown."""
        return self._ids[self._tabs.currentIndex()]

    def show_panel(self, id: str) -> None:
        # A screen reader would go to the tab, also while somebody types a search, and then say the title again.
        with unheard(self._tabs):
            self._tabs.setCurrentIndex(self._ids.index(id))

    def focus_panel(self) -> None:
        self._stack.currentWidget().setFocus()

    def show_progress(self, share: float, words: int) -> None:
        """`share` of an article of `words` words is read, from 0 to 1."""
        self._status.setText(progress_text(share, words))

    def show_status(self, text: str) -> None:
        """What stands there instead of the reading progress of an article."""
        self._status.setText(text)

    def show_source(self, edition: str, where: str) -> None:
        """The edition of the pack on the page, and where its file comes from, which tells more."""
        self._source.set_parts(edition, where)

    def _show_tab(self, index: int) -> None:
        self._show_widget(self._ids[index])
        self.panel_changed.emit(self._ids[index])

    def _show_widget(self, id: str) -> None:
        widget = self._widgets[id].get()
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        title, first = self._tabs.tabText(self._ids.index(id)), widget
        while proxy := first.focusProxy():
            first = proxy
        # A screen reader would say the title twice if what gets the focus has the same name.
        self._stack.setAccessibleName(_("Side bar") if first.accessibleName() == title else title)
        self._area.fit()

    def _least_height(self, width: int) -> int:
        footer = self._status.heightForWidth(width) + self._source.sizeHint().height()
        return least_height(self._stack, width) + footer


def progress_text(share: float, words: int) -> Translated:
    """`share` of an article of `words` words is read, from 0 to 1."""
    left = minutes_to_read(round(words * (1 - share)))
    percent = round(share * 100)
    if share < 0.995:
        return ngettext(
            "{percent} % read · about {count} minute left",
            "{percent} % read · about {count} minutes left",
            left,
            percent=percent,
        )
    return _("{percent} % read · the end", percent=percent)
