"""The sources panel: the sources of the article by number, or all sources of the pack by author."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QMenu, QPushButton

from reader.library.citation import short_form, sort_key
from reader.library.limits import LONGEST_LINE
from reader.library.model import Reference, plain_text
from reader.library.packfile import NotInPackError, PackError
from reader.translation import _, number_text
from reader.ui.lists.filtered_list import FilteredRow
from reader.ui.lists.row_reader import RowReader
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.reference_entry import ReferenceEntry
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme

_Sorted = tuple[tuple[str, int, str], FilteredRow]
"""What a row is sorted by, and the row."""

_UNSORTED = ("", 0, "")


class ReferencesPanel(EntryPanel):
    """export_requested(list of str): the reader wants to save the sources with these keys."""

    export_requested = Signal(list)

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(_("Sources"), _("Find a source"), theme, messages)
        self._is_listed: set[str] = set()
        self._chosen = ""  # a source that was chosen while the list is being read
        self._reader = RowReader[_Sorted](self, self._show_progress, self._show_rows, self._show_error)
        self._this_article = self._scope_button(_("This article"), _("Sources of: This article"))
        self._whole_pack = self._scope_button(_("Whole pack"), _("Sources of: Whole pack"))
        self._this_article.setChecked(True)
        scope = QButtonGroup(self)
        scope.addButton(self._this_article)
        scope.addButton(self._whole_pack)
        scope.buttonToggled.connect(lambda _button, is_on: self._fill() if is_on else None)
        self._save = QPushButton(_("Export…"))
        self._save.setAutoDefault(True)  # so that Enter presses it
        self._save.setToolTip(_("Export sources for a reference manager or as text"))
        menu = QMenu(self._save)
        self._save_chosen = menu.addAction(_("The selected sources…"))
        self._save_chosen.triggered.connect(self._export_chosen)
        menu.addAction(_("All sources in the list…")).triggered.connect(self._export_shown)
        menu.aboutToShow.connect(self._offer_chosen)
        self._save.setMenu(menu)
        self.list.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 0)
        top.setSpacing(4)
        top.addWidget(self._this_article)
        top.addWidget(self._whole_pack)
        top.addStretch(1)
        top.addWidget(self._save)
        self._column.insertLayout(0, top)

    def open(self, opened: OpenedArticle) -> None:
        self._opened = opened
        self._fill()

    def choose(self, key: str) -> None:
        if key not in self._is_listed:
            self._whole_pack.setChecked(True)
        if self._reader.is_reading:
            self._chosen = key
        self.list.choose(key)

    def shown_keys(self) -> list[str]:
        return list(self.list.shown_keys())

    def _scope_button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setObjectName("scope")
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        return button

    def _offer_chosen(self) -> None:
        self._save_chosen.setEnabled(bool(self.list.selected_keys()))

    def _export_chosen(self) -> None:
        self.export_requested.emit(list(self.list.selected_keys()))

    def _export_shown(self) -> None:
        self.export_requested.emit(self.shown_keys())

    def _fill(self) -> None:
        if not self._opened:
            return
        self._is_listed.clear()
        self.list.set_rows(())
        self._reader.start(self._read_rows(self._opened, is_whole_pack=self._whole_pack.isChecked()))

    def _read_rows(self, opened: OpenedArticle, *, is_whole_pack: bool) -> Iterator[list[_Sorted]]:
        batches = opened.pack.reference_batches() if is_whole_pack else _cited(opened)
        for references in batches:
            self._is_listed.update(reference.id for reference in references)
            yield [
                (sort_key(reference.csl) if is_whole_pack else _UNSORTED, _row(opened, reference))
                for reference in references
            ]

    def _show_progress(self, count: int) -> None:
        if self._opened:
            is_whole_pack = self._whole_pack.isChecked()
            total = self._opened.pack.reference_count if is_whole_pack else len(self._opened.numbers)
            number = number_text(count)
            self.list.set_note(_("Reading the sources: {number} of {total}…", number=number, total=number_text(total)))

    def _show_rows(self, rows: list[_Sorted]) -> None:
        self.list.set_rows([row for _key, row in sorted(rows, key=itemgetter(0))])
        if self._chosen:
            self.list.choose(self._chosen)
            self._chosen = ""

    def _show_error(self, error: PackError) -> None:
        self._is_listed.clear()
        self.list.set_rows(())
        self._messages.tell(str(error))

    def _make_entry(self, opened: OpenedArticle, key: str, accent: str) -> ReferenceEntry | None:
        return ReferenceEntry(opened, opened.pack.reference(key), accent, self._messages)


def _cited(opened: OpenedArticle) -> Iterator[list[Reference]]:
    """The sources that the article cites, without those that the pack does not contain."""
    for key in opened.numbers:
        try:
            yield [opened.pack.reference(key)]
        except NotInPackError:
            continue


def _row(opened: OpenedArticle, reference: Reference) -> FilteredRow:
    number = opened.numbers.get(reference.id)
    title = str(reference.csl.get("title", ""))[:LONGEST_LINE]
    short = short_form(reference.csl)[:LONGEST_LINE]
    text = f"{short}. {title}" if title else short
    return FilteredRow.of(reference.id, f"{number}. {text}" if number else text, plain_text(reference.apa))
