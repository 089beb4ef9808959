"""The entry of a glossary term."""

from __future__ import annotations

from functools import partial

from reader.library.model import Term, TermLink
from reader.library.packfile import PackError
from reader.library.page_words import page_words
from reader.translation import _
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.labels import embedded


class TermEntry(EntryView):
    """Definition, other names, related terms, sources, and where the term is used."""

    def __init__(self, opened: OpenedArticle, term: Term, accent: str, messages: Messages) -> None:
        """Raises PackError."""
        super().__init__(accent, messages)
        self._pack = opened.pack
        self.add_heading(term.term, is_spoken=True)
        words = page_words(opened.pack.info.language)
        self.set_printing(_("Print this word…"), TermLink(term.id))
        if term.aka:
            self.add_soft(words.text("also", names=words.join([*map(embedded, term.aka)])))
        self.add_spans(term.definition, opened.numbers)
        self.add_row(
            words.text("see"), [(self._name(id), partial(self.link_chosen.emit, TermLink(id))) for id in term.see]
        )
        self.add_sources(term.cites, opened.numbers)
        self.add_places(_("Used in"), opened.pack.usages.of_term(term.id), opened.pack.info.id, opened.article.id)
        self.add_stretch()

    def _name(self, id: str) -> str:
        try:
            return self._pack.term(id).term
        except PackError:
            return id
