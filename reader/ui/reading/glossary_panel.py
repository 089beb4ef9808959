"""The glossary panel: every term of the pack, A to Z, filtered as the reader types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from reader.library.alphabet import SortKey, alphabet_of
from reader.library.model import Link, TermLink
from reader.library.packfile import PackError
from reader.library.page_words import page_words
from reader.translation import _, ngettext, number_text
from reader.ui.lists.filtered_list import FilteredRow
from reader.ui.lists.row_reader import RowReader
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.term_entry import TermEntry
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme

_HEADING = "letter "  # before the letter in the key of a heading; no id of a term has a space

_Sorted = tuple[SortKey, str, FilteredRow]
"""What a row is sorted by, its heading, and the row."""


class GlossaryPanel(EntryPanel):
    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(_("Glossary"), _("Find a term"), theme, messages)
        self._pack = ""
        self._chosen = ""  # a term that was chosen while the list is being read
        self._reader = RowReader[_Sorted](self, self._show_progress, self._show_rows, self._show_error)

    def open(self, opened: OpenedArticle) -> None:
        """Lists the terms of the article's pack, which are read once."""
        self._opened = opened
        if self._pack == str(opened.pack.path):
            if self.list.has_detail:
                self._show(self.list.current_key)  # with the numbers of sources in this article
            return
        self._pack = str(opened.pack.path)
        self.list.set_rows(())
        self._reader.start(_read_rows(opened))

    def choose(self, term: str) -> None:
        if self._reader.is_reading:
            self._chosen = term
        self.list.choose(term)

    def _make_entry(self, opened: OpenedArticle, key: str, accent: str) -> TermEntry | None:
        if key.startswith(_HEADING):
            return None
        return TermEntry(opened, opened.pack.term(key), accent, self._messages)

    def _follow(self, link: Link) -> None:
        if isinstance(link, TermLink):
            self.choose(link.term)
        else:
            super()._follow(link)

    def _show_progress(self, count: int) -> None:
        if self._opened:
            self.list.set_note(
                ngettext(
                    "Reading the glossary: {number} of {count} term…",
                    "Reading the glossary: {number} of {count} terms…",
                    self._opened.pack.term_count,
                    number=number_text(count),
                )
            )

    def _show_rows(self, rows: list[_Sorted]) -> None:
        self.list.set_rows(_with_letters(sorted(rows, key=itemgetter(0))))
        if self._chosen:
            self.list.choose(self._chosen)
            self._chosen = ""

    def _show_error(self, error: PackError) -> None:
        self._pack = ""  # read again when the panel is shown again: the stick may be back
        self.list.set_rows(())
        self._messages.tell(str(error))


def _read_rows(opened: OpenedArticle) -> Iterator[list[_Sorted]]:
    language = opened.pack.info.language
    alphabet, signs = alphabet_of(language), page_words(language).text("signs")
    for terms in opened.pack.term_batches():
        yield [
            (
                alphabet.sort_key(term.term),
                alphabet.letter(term.term) or signs,
                FilteredRow.of(term.id, term.term, " ".join(term.aka)),
            )
            for term in terms
        ]


def _with_letters(rows: Sequence[_Sorted]) -> list[FilteredRow]:
    """The rows with a heading for each first letter."""
    found: list[FilteredRow] = []
    before = ""
    for _key, letter, row in rows:
        if letter != before:
            before = letter
            found.append(FilteredRow(f"{_HEADING}{letter}", letter, is_heading=True))
        found.append(row)
    return found
