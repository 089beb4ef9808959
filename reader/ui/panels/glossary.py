"""The glossary panel: every term of the pack, A to Z, narrowed as one types."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCollator, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.library.model import Link, Term, TermLink
from reader.library.packfile import PackError
from reader.ui.entries.term import TermEntry
from reader.ui.session import Opened
from reader.ui.theme import Theme
from reader.ui.widgets.filtered_list import FilteredList, Row


class GlossaryPanel(QWidget):
    """link_chosen(Link): a source or an address. location_chosen(Location). announced(str). failed(str)"""

    link_chosen = Signal(object)
    location_chosen = Signal(object)
    announced = Signal(str)
    failed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._opened: Opened | None = None
        self._pack = ""
        self._terms: dict[str, Term] = {}
        self.list = FilteredList("Glossary", "Find a term")
        self.list.chosen.connect(self._show)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)
        self.setFocusProxy(self.list)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.list.set_detail(None)

    def open(self, opened: Opened) -> None:
        """Takes the terms of the article's pack, which are read once."""
        self._opened = opened
        if self._pack == str(opened.pack.path):
            if self.list.has_detail:
                self._show(self.list.current_key)  # with the numbers that sources have in this article
            return
        self._pack = str(opened.pack.path)
        try:
            terms = opened.pack.terms()
        except PackError as error:
            terms = ()
            self.failed.emit(str(error))
        self._terms = {term.id: term for term in terms}
        self.list.set_rows(_rows(terms, opened.pack.info.language))

    def choose(self, term: str) -> None:
        self.list.choose(term)

    def _show(self, id: str) -> None:
        if not self._opened or id not in self._terms:
            return
        opened = self._opened
        try:
            entry = TermEntry(
                opened.pack, self._terms[id], opened.numbers, opened.article.id, self._theme.colours["accent"]
            )
        except PackError as error:
            self.failed.emit(str(error))
            return
        entry.link_chosen.connect(self._follow)
        entry.location_chosen.connect(self.location_chosen)
        entry.announced.connect(self.announced)
        self.list.set_detail(entry)

    def _follow(self, link: Link) -> None:
        if isinstance(link, TermLink):
            self.choose(link.term)
        else:
            self.link_chosen.emit(link)


def _rows(terms: tuple[Term, ...], language: str) -> list[Row]:
    """Rows in the order of the language, with a heading for each first letter."""
    collator = QCollator(QLocale(language))
    ordered = sorted(terms, key=lambda term: collator.sortKey(term.term))
    rows: list[Row] = []
    letter = ""
    for term in ordered:
        first = _letter(term.term, collator)
        if first != letter:
            letter = first
            rows.append(Row(f"letter {letter}", letter, is_heading=True))
        rows.append(Row(term.id, term.term, " ".join(term.aka)))
    return rows


def _letter(term: str, collator: QCollator) -> str:
    """The letter that a term is filed under: É under E, but Å by itself where the alphabet has it after Z."""
    whole = unicodedata.normalize("NFC", term)[:1]
    base = unicodedata.normalize("NFD", term)[:1]
    return (whole if collator.compare(whole, f"{base}zzz") > 0 else base).upper()
