"""The kinds of entries that have a form, and what is different between them."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from reader.library.citation.dates import read_date
from reader.library.citation.fields import as_text, kind_of, title_of
from reader.library.citation.names import read_names
from reader.library.citation.printed import printed_of
from reader.library.editing.forms.article_form import ARTICLE
from reader.library.editing.forms.duplicates import same_terms, same_works
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.form_fields import Form
from reader.library.editing.forms.known_entries import KnownEntries
from reader.library.editing.forms.new_ids import new_id
from reader.library.editing.forms.pack_form import PACK
from reader.library.editing.forms.question_form import QUESTION
from reader.library.editing.forms.section_form import SECTION
from reader.library.editing.forms.source_form import DEFAULT_KIND, TYPE, source_form
from reader.library.editing.forms.term_form import TERM
from reader.library.importing.csl_items import key_of


class FormKind(StrEnum):
    PACK = "pack"
    ARTICLE = "article"
    TERM = "term"
    SOURCE = "source"
    QUESTION = "question"
    SECTION = "section"


_FORMS = {
    FormKind.PACK: PACK,
    FormKind.ARTICLE: ARTICLE,
    FormKind.TERM: TERM,
    FormKind.QUESTION: QUESTION,
    FormKind.SECTION: SECTION,
}


def form_of(kind: FormKind, entry: Entry) -> Form:
    """The form for this entry: that of a source depends on what kind of work it is."""
    if kind is FormKind.SOURCE:
        return source_form(kind_of(entry), entry)
    return _FORMS[kind]


def new_entry(kind: FormKind, words: str = "", *, article: str = "") -> dict[str, str]:
    """An entry that a person begins with the typed words; a question is asked at the end of `article`."""
    if kind is FormKind.SOURCE:
        return {TYPE: DEFAULT_KIND, **({"title": words} if words else {})}
    if kind is FormKind.QUESTION:
        return {**({"article": article} if article else {}), **({"question": words} if words else {})}
    name = "term" if kind is FormKind.TERM else "title"
    return {name: words} if words else {}


def id_for(kind: FormKind, entry: Entry, used: Collection[str]) -> str:
    """An id for a new entry, made from its name: rem-sleep, smith2020."""
    if kind is FormKind.TERM:
        return new_id(as_text(entry.get("term")), used, "term")
    if kind is FormKind.SOURCE:
        return new_id(_source_name(entry), used, "source")
    return new_id(as_text(entry.get("question")), used, "question")


def same_entries(kind: FormKind, entry: Entry, known: KnownEntries) -> list[str]:
    """The ids of entries that are the same work or the same term."""
    own = as_text(entry.get("id"))
    if kind is FormKind.TERM:
        return same_terms(entry, known.terms, own)
    return same_works(entry, known.sources, own) if kind is FormKind.SOURCE else []


def _source_name(entry: Entry) -> str:
    """As imports name sources: smith2020, who2019.

    >>> _source_name({"author": [{"family": "Smith", "given": "Ann"}, {"family": "Jones"}], "issued": "2020-05"})
    'smith2020'
    """
    names = read_names(entry, "author") or read_names(entry, "editor")
    date = read_date(entry, "issued")
    plain = {"title": title_of(entry) or printed_of(entry), "issued": str(date.year) if date and date.year else ""}
    part = "literal" if names and names[0].is_organisation else "family"
    return key_of({"author": [{part: names[0].surname}], **plain} if names else plain)
