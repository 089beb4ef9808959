"""The contents panel: the articles of the pack in its sections, and the sections of the one that is open."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.library.model import ArticleEntry, BlockKind, Location
from reader.library.outline import Section
from reader.library.pack_sections import PackSection, sections_of
from reader.library.packfile import PackError
from reader.library.page_words import page_words
from reader.translation import _, number_text
from reader.ui.lists.wrapping_list import IS_RTL, IS_TITLE, LEVEL, WrappingList
from reader.ui.page.end_sections import EndSection, end_sections
from reader.ui.page.writing_system import writing_system_of
from reader.ui.reading.contents_rows import ContentsRows, RowKind
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.labels import one_line, plain_tip
from reader.ui.widgets.link_button import LinkButton

FETCHED_AT_ONCE = 200  # titles

_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_ROLES = frozenset((*_TEXT_ROLES, LEVEL, IS_TITLE, IS_RTL))


class ContentsModel(QStringListModel):
    """A flat list: the articles in pack order below the titles of their sections, and below the open one its parts: its
    own sections, its questions and its sources.

    Titles are read when they come into view, so that ten thousand articles open as fast as one. The base class holds an
    empty text for each row: Qt asks for the number of rows so often that answers from Python would take 40 ms.
    """

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedArticle | None = None
        self._entries: dict[int, ArticleEntry] = {}
        self._pack_sections: tuple[PackSection, ...] = ()
        self._firsts: list[int] = []
        self._end_sections: tuple[EndSection, ...] = ()
        self._has_articles = False
        self._has_levels = False
        self._rows = ContentsRows(0, (), 0, 0)

    def open(self, opened: OpenedArticle) -> None:
        pack = opened.pack
        # If the pack has only one article, the list shows its sections without its title.
        self._has_articles = pack.article_count > 1
        if self._opened is None or self._opened.pack is not pack:
            self._entries.clear()
            self._pack_sections = sections_of(pack.info, pack.article_count) if self._has_articles else ()
            self._firsts = [section.first for section in self._pack_sections]
        self._opened = opened
        self._end_sections = end_sections(opened)
        articles = pack.article_count if self._has_articles else 0
        parts = len(opened.sections) + len(self._end_sections)
        is_below_article = self._has_articles and bool(parts or self._pack_sections)
        self._has_levels = is_below_article or any(section.level > 2 for section in opened.sections)
        self._rows = ContentsRows(articles, self._firsts, opened.number, parts)
        self.setStringList([""] * len(self._rows))

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._opened or role not in _ROLES:
            return None
        kind, number = self._rows.at(index.row())
        if role == LEVEL:
            return self._level(kind, number)
        if role == IS_TITLE:
            return kind is RowKind.PACK_SECTION
        if role == IS_RTL:
            is_ours = kind is RowKind.PART and self._is_ours(number)
            return writing_system_of(self._opened.pack.info.language).is_rtl if is_ours else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(kind, number)
        title = self._title(kind, number)
        return plain_tip(title) if role == Qt.ItemDataRole.ToolTipRole else one_line(title)

    def location(self, row: int) -> Location | None:
        """Of an article or a section; that of a section of the pack is its first article."""
        if not self._opened:
            return None
        pack = self._opened.pack.info.id
        kind, number = self._rows.at(row)
        if kind is RowKind.PART:
            sections = self._opened.sections
            is_section = number < len(sections)
            return Location(pack, self._opened.article.id, sections[number].id) if is_section else None
        entry = self._entry(self._firsts[number] if kind is RowKind.PACK_SECTION else number)
        return Location(pack, entry.id) if entry else None

    def end_section(self, row: int) -> EndSection | None:
        """What the row stands for below the text of the open article: its questions or its sources."""
        kind, number = self._rows.at(row) if self._opened else (RowKind.ARTICLE, 0)
        return self._end_section(number) if kind is RowKind.PART else None

    def row_of_end_section(self, section: EndSection) -> int:
        """The row of what is below the text of the open article, which must have it."""
        assert self._opened
        return self.row_of_section(len(self._opened.sections)) + self._end_sections.index(section)

    def row_of_section(self, number: int) -> int:
        """The row of a section of the open article; for -1, the row of the article itself."""
        return self._rows.of_part(number) if self._opened else -1

    def _end_section(self, part: int) -> EndSection | None:
        assert self._opened
        number = part - len(self._opened.sections)
        return self._end_sections[number] if number >= 0 else None

    def _level(self, kind: RowKind, number: int) -> int:
        assert self._opened
        if kind is RowKind.PACK_SECTION:
            return self._pack_sections[number].level - 1
        if kind is RowKind.ARTICLE:
            return self._level_of_article(number)
        above = self._level_of_article(self._opened.number) + 1 if self._has_articles else 0
        return above if self._end_section(number) else max(0, self._opened.sections[number].level - 2) + above

    def _level_of_article(self, number: int) -> int:
        above = bisect_right(self._firsts, number)
        return self._pack_sections[above - 1].level if above else 0

    def _title(self, kind: RowKind, number: int) -> str:
        assert self._opened
        if kind is RowKind.PACK_SECTION:
            return self._pack_sections[number].title
        if kind is RowKind.ARTICLE:
            entry = self._entry(number)
            return entry.title if entry else ""
        end_section = self._end_section(number)
        if end_section:
            return page_words(self._opened.pack.info.language).text(end_section.value)
        return self._opened.sections[number].title

    def _spoken(self, kind: RowKind, number: int) -> str:
        """With the level, which is seen as an indent; screen readers find the place in the list themselves."""
        title = one_line(self._title(kind, number))
        if kind is RowKind.PACK_SECTION:
            title = _("Section: {title}", title=title)
        if not self._has_levels:
            return title
        # Translators: what a screen reader says of a row of the contents; level 1 is the outermost.
        return _("{title}, level {level}", title=title, level=number_text(self._level(kind, number) + 1))

    def _is_ours(self, part: int) -> bool:
        """Whether the text of a part is not the author's: it is aligned as it is on the page."""
        assert self._opened
        if self._end_section(part) is not None:
            return True
        section = self._opened.sections[part]
        return self._opened.article.blocks[section.number].kind is BlockKind.FOOTNOTE

    def _entry(self, number: int) -> ArticleEntry | None:
        if number not in self._entries and self._opened:
            first = number // FETCHED_AT_ONCE * FETCHED_AT_ONCE
            try:
                for entry in self._opened.pack.entries(first, FETCHED_AT_ONCE):
                    self._entries[entry.number] = entry
            except PackError:
                return None  # the page has already shown this error
        return self._entries.get(number)


class ContentsPanel(QWidget):
    """location_chosen(Location)   an article or a section
    end_section_chosen(EndSection)  the questions or the sources at the end of the open article
    shelf_requested()           the reader wants another pack
    home_requested()            the reader wants to see the home of the pack
    """

    location_chosen = Signal(object)
    end_section_chosen = Signal(object)
    shelf_requested = Signal()
    home_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = ContentsModel()
        self._opened: OpenedArticle | None = None
        self.list = WrappingList(_("Contents"))
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
        """The title of the pack, which leads to its home, and a button that opens the shelf."""
        self._title = LinkButton("", most_lines=2)
        self._title.clicked.connect(self.home_requested)
        shelf = LinkButton(_("Shelf…"))
        shelf.setToolTip(_("Other packs, and other editions of this one"))
        shelf.clicked.connect(self.shelf_requested)
        head = QHBoxLayout()
        head.setContentsMargins(15, 8, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(shelf, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def open(self, opened: OpenedArticle) -> None:
        self._opened = opened
        title = one_line(opened.pack.info.title)
        self._title.set_full_text(title)
        self._title.setAccessibleName(_("Home of this pack: {title}", title=title))
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

    def select_none(self) -> None:
        """The reader is in no article."""
        self.list.setCurrentIndex(QModelIndex())
        self.list.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        location = self._model.location(index.row())
        if end_section := self._model.end_section(index.row()):
            self.end_section_chosen.emit(end_section)
        elif location:
            self.location_chosen.emit(location)
