"""The contents panel: the articles of the pack, and the sections of the one that is open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.library.model import ArticleEntry, Location
from reader.library.outline import NOTES, Section
from reader.library.packfile import PackError
from reader.ui.lists.wrapping_list import IS_RTL, LEVEL, WrappingList
from reader.ui.page.end_sections import EndSection, end_sections
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.elided import Elided
from reader.ui.widgets.labels import one_line, plain_tip
from reader.ui.widgets.link_button import LinkButton

FETCHED_AT_ONCE = 200  # titles


class ContentsModel(QStringListModel):
    """A flat list: the articles in pack order, and below the open one its sections, its questions and its sources.

    Titles are read when they come into view, so that ten thousand articles open as fast as one. The base class holds an
    empty text for each row: Qt asks for the number of rows so often that answers from Python would take 40 ms.
    """

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedArticle | None = None
        self._entries: dict[int, ArticleEntry] = {}
        self._articles = 0
        self._end_sections: tuple[EndSection, ...] = ()
        self._parts = 0  # rows below the open article

    def open(self, opened: OpenedArticle) -> None:
        if self._opened is None or self._opened.pack is not opened.pack:
            self._entries.clear()
        self._opened = opened
        # If the pack has only one article, the list shows its sections without its title.
        self._articles = opened.pack.article_count if opened.pack.article_count > 1 else 0
        self._end_sections = end_sections(opened)
        self._parts = len(opened.sections) + len(self._end_sections)
        self.setStringList([""] * (self._articles + self._parts))

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._opened and role == IS_RTL:
            return writing_system_of(self._opened.pack.info.language).is_rtl if self._is_ours(index.row()) else None
        if not self._opened or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, LEVEL):
            return None
        if end_section := self.end_section(index.row()):
            return (1 if self._articles else 0) if role == LEVEL else end_section.value
        section = self._section(index.row())
        if section is not None:
            found = self._opened.sections[section]
            if role == LEVEL:
                return max(0, found.level - 2) + (1 if self._articles else 0)
            return _title_text(found.title, role)
        if role == LEVEL:
            return 0
        entry = self._entry(self._article(index.row()))
        return _title_text(entry.title, role) if entry else ""

    def location(self, row: int) -> Location | None:
        if not self._opened:
            return None
        if self.end_section(row):
            return None
        pack = self._opened.pack.info.id
        section = self._section(row)
        if section is not None:
            return Location(pack, self._opened.article.id, self._opened.sections[section].id)
        entry = self._entry(self._article(row))
        return Location(pack, entry.id) if entry else None

    def end_section(self, row: int) -> EndSection | None:
        """What the row stands for below the text of the open article: its questions or its sources."""
        if not self._opened:
            return None
        number = row - self.row_of_section(len(self._opened.sections))
        return self._end_sections[number] if 0 <= number < len(self._end_sections) else None

    def row_of_end_section(self, section: EndSection) -> int:
        """The row of what is below the text of the open article, which must have it."""
        assert self._opened
        return self.row_of_section(len(self._opened.sections)) + self._end_sections.index(section)

    def _is_ours(self, row: int) -> bool:
        """Whether the text of a row is not the author's: it is aligned as it is on the page."""
        section = self._section(row)
        is_notes = section is not None and self._opened is not None and self._opened.sections[section].title == NOTES
        return is_notes or self.end_section(row) is not None

    def row_of_section(self, number: int) -> int:
        """The row of a section of the open article; for -1, the row of the article itself."""
        if not self._opened:
            return -1
        return number + (self._opened.number + 1 if self._articles else 0)

    def _section(self, row: int) -> int | None:
        if not self._opened:
            return None
        first = self._opened.number + 1 if self._articles else 0
        return row - first if first <= row < first + len(self._opened.sections) else None

    def _article(self, row: int) -> int:
        assert self._opened
        return row if row <= self._opened.number else row - self._parts

    def _entry(self, number: int) -> ArticleEntry | None:
        if number not in self._entries and self._opened:
            first = number // FETCHED_AT_ONCE * FETCHED_AT_ONCE
            try:
                for entry in self._opened.pack.entries(first, FETCHED_AT_ONCE):
                    self._entries[entry.number] = entry
            except PackError:
                return None  # the page has already shown this error
        return self._entries.get(number)


def _title_text(title: str, role: int) -> str:
    return plain_tip(title) if role == Qt.ItemDataRole.ToolTipRole else one_line(title)


class ContentsPanel(QWidget):
    """location_chosen(Location)   an article or a section
    end_section_chosen(EndSection)  the questions or the sources at the end of the open article
    shelf_requested()           the reader wants another pack
    """

    location_chosen = Signal(object)
    end_section_chosen = Signal(object)
    shelf_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = ContentsModel()
        self._opened: OpenedArticle | None = None
        self.list = WrappingList("Contents")
        self.list.setModel(self._model)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def _build_head(self) -> QHBoxLayout:
        """The title of the pack, and a button that opens the shelf."""
        self._title = Elided("soft")
        shelf = LinkButton("Shelf…")
        shelf.setToolTip("Other packs, and other editions of this one")
        shelf.clicked.connect(self.shelf_requested)
        head = QHBoxLayout()
        head.setContentsMargins(21, 8, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(shelf)
        return head

    def open(self, opened: OpenedArticle) -> None:
        self._opened = opened
        self._title.set_text(opened.pack.info.title)
        self._model.open(opened)
        self.list.fit_to(self._model.rowCount())

    def follow(self, section: Section | None, end_section: EndSection | None) -> None:
        """Selects the section that the reader is in, or what they have reached below the text."""
        if not self._opened:
            return
        if end_section:
            row = self._model.row_of_end_section(end_section)
        else:
            row = self._model.row_of_section(self._opened.sections.index(section) if section else -1)
        current = self._model.index(max(0, row))
        if current != self.list.currentIndex():
            self.list.setCurrentIndex(current)
            self.list.scrollTo(current)

    def _choose(self, index: QModelIndex) -> None:
        location = self._model.location(index.row())
        if end_section := self._model.end_section(index.row()):
            self.end_section_chosen.emit(end_section)
        elif location:
            self.location_chosen.emit(location)
