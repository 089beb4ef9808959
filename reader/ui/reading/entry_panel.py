"""The base of the panels that list entries and show the selected entry below the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.library.model import Link
from reader.library.packfile import PackError
from reader.ui.lists.filtered_list import FilteredList
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme


class EntryPanel(QWidget):
    """link_chosen(Link): a link to something that this panel does not show itself.
    location_chosen(Location): a place in an article.
    print_requested(Link): the reader wants an entry on paper.
    read_aloud_requested(tuple): the reader wants to hear the paragraphs of an entry.
    """

    link_chosen = Signal(object)
    location_chosen = Signal(object)
    print_requested = Signal(object)
    read_aloud_requested = Signal(tuple)

    def __init__(self, name: str, placeholder: str, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._opened: OpenedArticle | None = None
        self.list = FilteredList(name, placeholder)
        self.list.chosen.connect(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.list.set_detail(None)

    def _make_entry(self, opened: OpenedArticle, key: str, accent: str) -> EntryView | None:
        """The entry of a row, or None where the row has none. Raises PackError."""
        raise NotImplementedError

    def _follow(self, link: Link) -> None:
        self.link_chosen.emit(link)

    def _show(self, key: str) -> None:
        if not self._opened:
            return
        try:
            entry = self._make_entry(self._opened, key, self._theme.colours["accent"])
        except PackError as error:
            self._messages.tell(str(error))
            return
        if entry:
            entry.link_chosen.connect(self._follow)
            entry.location_chosen.connect(self.location_chosen)
            entry.print_requested.connect(self.print_requested)
            entry.read_aloud_requested.connect(self.read_aloud_requested)
            self.list.set_detail(entry)
