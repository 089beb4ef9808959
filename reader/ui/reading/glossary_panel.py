"""The glossary panel: every term of the pack, A to Z, filtered as the reader types."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCollator, QLocale

from reader.library.model import Link, Term, TermLink
from reader.library.packfile import PackError
from reader.ui.lists.filtered_list import FilteredRow
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.term_entry import TermEntry
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme


class GlossaryPanel(EntryPanel):
    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__("Glossary", "Find a term", theme, messages)
        self._pack = ""
        self._terms: dict[str, Term] = {}

    def open(self, opened: OpenedArticle) -> None:
        """Lists the terms of the article's pack, which are read once."""
        self._opened = opened
        if self._pack == str(opened.pack.path):
            if self.list.has_detail:
                self._show(self.list.current_key)  # with the numbers of sources in this article
            return
        try:
            terms = opened.pack.terms()
            self._pack = str(opened.pack.path)
        except PackError as error:
            terms, self._pack = (), ""  # read again when the panel is shown again: the stick may be back
            self._messages.tell(str(error))
        self._terms = {term.id: term for term in terms}
        self.list.set_rows(_rows(terms, opened.pack.info.language))

    def choose(self, term: str) -> None:
        self.list.choose(term)

    def _make_entry(self, opened: OpenedArticle, key: str, accent: str) -> TermEntry | None:
        term = self._terms.get(key)
        return TermEntry(opened, term, accent, self._messages) if term else None

    def _follow(self, link: Link) -> None:
        if isinstance(link, TermLink):
            self.choose(link.term)
        else:
            super()._follow(link)


def _rows(terms: tuple[Term, ...], language: str) -> list[FilteredRow]:
    """Rows in the order of the language, with a heading for each first letter."""
    collator = QCollator(QLocale(language))
    ordered = sorted(terms, key=lambda term: collator.sortKey(term.term))
    rows: list[FilteredRow] = []
    letter = ""
    for term in ordered:
        first = _letter(term.term, collator)
        if first != letter:
            letter = first
            rows.append(FilteredRow(f"letter {letter}", letter, is_heading=True))
        rows.append(FilteredRow(term.id, term.term, " ".join(term.aka)))
    return rows


def _letter(term: str, collator: QCollator) -> str:
    """The heading of a term: E for É, but Å for Å in languages whose alphabet has it after Z."""
    letter = unicodedata.normalize("NFC", term)[:1]
    base = unicodedata.normalize("NFD", term)[:1]
    return (letter if collator.compare(letter, f"{base}zzz") > 0 else base).upper()
