"""Where the terms and sources of an edited folder are used: in articles, definitions and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.library.authoring.markdown_rules import CITED_KEY
from reader.library.citation.fields import as_text
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.folder_entries import FolderEntries
from reader.library.model import Citation, Spans, TermLink
from reader.library.outline import spans_of
from reader.translation import Translated, _, ngettext

_TERM_LINK = re.compile(r"\]\(term:([^)\s]+)\)")


@dataclass(slots=True)
class EntryUsage:
    """`articles` are titles, in the order of the pack's files; `others` say which term or question uses the entry."""

    articles: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.articles or self.others)

    @property
    def in_words(self) -> Translated:
        """Such as “2 articles and 1 other entry”."""
        articles = ngettext("{count} article", "{count} articles", len(self.articles))
        others = ngettext("{count} other entry", "{count} other entries", len(self.others))
        if self.articles and self.others:
            # Translators: such as “2 articles and 1 other entry”
            return _("{articles} and {others}", articles=articles, others=others)
        if self.articles or self.others:
            return articles if self.articles else others
        return _("not used anywhere")


def usages_of(folder: FolderEntries, kind: FormKind) -> dict[str, EntryUsage]:
    """The usage of each term or source that is used, by its id. Nothing uses a question."""
    found: dict[str, EntryUsage] = {}
    if kind not in (FormKind.TERM, FormKind.SOURCE):
        return found
    for id in folder.snapshot.article_ids():
        article = folder.article(id)
        used = {key for block in article.blocks for key in _used(kind, tuple(spans_of(block)))} if article else set()
        title = folder.title_of(id)
        for key in used:
            found.setdefault(key, EntryUsage()).articles.append(title)
    for other, text, name in ((FormKind.TERM, "definition", "term"), (FormKind.QUESTION, "why", "question")):
        try:
            entries = folder.entries(other)
        except EditRefused:
            continue
        for id, entry in entries.items():
            shown = as_text(entry.get(name)) or id
            label = (
                _("term “{term}”", term=shown) if other is FormKind.TERM else _("question “{question}”", question=shown)
            )
            for key in set(_used_by(kind, other, as_text(entry.get(text)), entry)) - {id if other is kind else ""}:
                found.setdefault(key, EntryUsage()).others.append(label)
    return found


def _used(kind: FormKind, spans: Spans) -> Iterator[str]:
    for span in spans:
        if kind is FormKind.TERM and isinstance(span.link, TermLink):
            yield span.link.term
        elif kind is FormKind.SOURCE and isinstance(span.link, Citation):
            yield from span.link.keys


def _used_by(kind: FormKind, other: FormKind, text: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if kind is FormKind.SOURCE:
        yield from (found[1] or found[2] for found in CITED_KEY.finditer(text))
        yield from _keys(entry.get("cites"))
    else:
        yield from _TERM_LINK.findall(text)
        yield from _keys(entry.get("see")) if other is FormKind.TERM else ()


def _keys(value: Any) -> Iterator[str]:
    yield from filter(None, map(as_text, value)) if isinstance(value, list | tuple) else ()
