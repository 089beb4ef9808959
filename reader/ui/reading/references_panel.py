"""The sources panel: the sources of the article by number, or all sources of the pack by author."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QMenu, QPushButton

from reader.library.citation import short_form, sort_key
from reader.library.limits import MOST_SOURCES
from reader.library.model import Reference, plain_text
from reader.library.packfile import NotInPackError, PackError
from reader.ui.lists.filtered_list import FilteredRow
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.reference_entry import ReferenceEntry
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme


class ReferencesPanel(EntryPanel):
    """export_requested(list of Reference): the reader wants to save these."""

    export_requested = Signal(list)

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__("Sources", "Find a source", theme, messages)
        self._references: dict[str, Reference] = {}
        self._this_article = self._scope_button("This article")
        self._whole_pack = self._scope_button("Whole pack")
        self._this_article.setChecked(True)
        scope = QButtonGroup(self)
        scope.addButton(self._this_article)
        scope.addButton(self._whole_pack)
        scope.buttonToggled.connect(lambda _, is_on: self._fill() if is_on else None)
        self._save = QPushButton("Export…")
        self._save.setAutoDefault(True)  # so that Enter presses it
        self._save.setToolTip("Export sources for a reference manager or as text")
        menu = QMenu(self._save)
        self._save_chosen = menu.addAction("The selected sources…")
        self._save_chosen.triggered.connect(self._export_chosen)
        menu.addAction("All sources in the list…").triggered.connect(self._export_shown)
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
        if key not in self._references:
            self._whole_pack.setChecked(True)
        self.list.choose(key)

    def shown_references(self) -> list[Reference]:
        return self._with_keys(self.list.shown_keys())

    def _scope_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setObjectName("scope")
        button.setAutoDefault(True)
        button.setAccessibleName(f"Sources of: {text}")
        return button

    def _offer_chosen(self) -> None:
        self._save_chosen.setEnabled(bool(self.list.selected_keys()))

    def _export_chosen(self) -> None:
        self.export_requested.emit(self._with_keys(self.list.selected_keys()))

    def _export_shown(self) -> None:
        self.export_requested.emit(self.shown_references())

    def _fill(self) -> None:
        if not self._opened:
            return
        try:
            if self._whole_pack.isChecked():
                found: Sequence[Reference] = sorted(
                    self._opened.pack.references(), key=lambda reference: sort_key(reference.csl)
                )
            else:
                found = self._cited(self._opened)
        except PackError as error:
            found = []
            self._messages.tell(str(error))
        self._references = {reference.id: reference for reference in found}
        self.list.set_rows([self._row(reference) for reference in found])

    def _cited(self, opened: OpenedArticle) -> list[Reference]:
        """The sources that the article cites, without those that the pack does not contain."""
        found = []
        for key in islice(opened.numbers, MOST_SOURCES):
            try:
                found.append(opened.pack.reference(key))
            except NotInPackError:
                continue
        return found

    def _row(self, reference: Reference) -> FilteredRow:
        number = self._opened.numbers.get(reference.id) if self._opened else None
        title = str(reference.csl.get("title", ""))
        text = f"{short_form(reference.csl)}. {title}" if title else short_form(reference.csl)
        return FilteredRow(reference.id, f"{number}. {text}" if number else text, plain_text(reference.apa))

    def _make_entry(self, opened: OpenedArticle, key: str, accent: str) -> ReferenceEntry | None:
        reference = self._references.get(key)
        if not reference:
            return None
        return ReferenceEntry(opened, reference, accent, self._messages)

    def _with_keys(self, keys: Sequence[str]) -> list[Reference]:
        return [self._references[key] for key in keys]
