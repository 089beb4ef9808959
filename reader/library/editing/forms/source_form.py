"""The form of a source: for each kind of work the fields that its printed form needs, by their names in CSL."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from reader.library.citation.printed import PRINTED
from reader.library.editing.forms.form_fields import EditorKind, FieldOption, Form, FormField

DEFAULT_KIND = "article-journal"
OTHER_KIND = "document"
TYPE = "type"


class SourceKind(NamedTuple):
    """`fields` are in the order of the form; `labels` those that have another name here."""

    label: str
    fields: str
    labels: Mapping[str, str] = {}


_HOST = "container-title"
KINDS: Mapping[str, SourceKind] = {
    "article-journal": SourceKind(
        "Article in a journal",
        "author issued title container-title volume issue page number DOI URL",
        {_HOST: "Journal"},
    ),
    "book": SourceKind(
        "Book", "author editor issued title edition volume publisher publisher-place collection-title ISBN DOI URL"
    ),
    "chapter": SourceKind(
        "Chapter in a book",
        "author issued title editor container-title edition page publisher publisher-place DOI URL",
        {_HOST: "Book"},
    ),
    "report": SourceKind(
        "Report or guideline",
        "author issued title number collection-title version publisher publisher-place DOI URL accessed",
        {"number": "Number of the report"},
    ),
    "webpage": SourceKind("Web page", "author issued title container-title publisher URL accessed", {_HOST: "Website"}),
    "thesis": SourceKind(
        "Thesis",
        "author issued title genre publisher publisher-place number DOI URL",
        {"genre": "Kind of thesis", "publisher": "University"},
    ),
    "paper-conference": SourceKind(
        "Paper at a conference",
        "author issued title event-title event-place container-title editor page publisher DOI URL",
        {_HOST: "Proceedings"},
    ),
    "entry-encyclopedia": SourceKind(
        "Entry in an encyclopaedia",
        "author issued title editor container-title edition volume page publisher DOI URL accessed",
        {_HOST: "Encyclopaedia"},
    ),
    "entry-dictionary": SourceKind(
        "Entry in a dictionary",
        "author issued title editor container-title edition page publisher URL accessed",
        {_HOST: "Dictionary"},
    ),
    "article-newspaper": SourceKind(
        "Article in a newspaper", "author issued title container-title page URL", {_HOST: "Newspaper"}
    ),
    "article-magazine": SourceKind(
        "Article in a magazine", "author issued title container-title volume issue page URL", {_HOST: "Magazine"}
    ),
    "article": SourceKind("Preprint", "author issued title publisher number DOI URL", {"publisher": "Archive"}),
    "dataset": SourceKind("Data set", "author issued title version publisher DOI URL accessed"),
    "software": SourceKind("Program", "author issued title version publisher DOI URL"),
    "motion_picture": SourceKind("Film or video", "director author issued title genre publisher URL"),
    "speech": SourceKind("Talk", "author issued title genre event-title event-place URL"),
    "legislation": SourceKind("Law", "title issued container-title volume section page URL accessed"),
    "standard": SourceKind("Standard", "author issued title number publisher URL"),
    OTHER_KIND: SourceKind(
        "Another work", "author issued title genre publisher publisher-place number DOI URL accessed"
    ),
}
"""CSL type -> its form. Other types have the form of another work, and are kept."""

_PEOPLE = "One on each line, such as Smith, Ann. Organisations as they are written."
_FIELDS = {
    field.name: field
    for field in (
        FormField("author", "Authors", EditorKind.NAMES, help=_PEOPLE, example="Smith, Ann"),
        FormField("editor", "Editors", EditorKind.NAMES, help="One on each line.", example="Jones, Ben"),
        FormField("director", "Directors", EditorKind.NAMES, help="One on each line."),
        FormField("translator", "Translators", EditorKind.NAMES, help="One on each line."),
        FormField("issued", "Published", EditorKind.DATE),
        FormField(
            "title",
            "Title",
            EditorKind.TITLE,
            help="With a small letter after a colon.",
            missing="Write the title of the work.",
        ),
        FormField("container-title", "Published in", EditorKind.LINE),
        FormField("container-title-short", "Short name of the journal", EditorKind.LINE, example="N Engl J Med"),
        FormField("collection-title", "Series", EditorKind.LINE),
        FormField("collection-number", "Number in the series", EditorKind.LINE),
        FormField("volume", "Volume", EditorKind.LINE, is_short=True),
        FormField("issue", "Issue", EditorKind.LINE, is_short=True),
        FormField("page", "Pages", EditorKind.LINE, example="374–383", is_short=True),
        FormField("number", "Number", EditorKind.LINE, help="Of an article without pages, or of a report."),
        FormField("section", "Section", EditorKind.LINE),
        FormField("edition", "Edition", EditorKind.LINE, example="2", is_short=True),
        FormField("version", "Version", EditorKind.LINE, example="2.0", is_short=True),
        FormField("genre", "Kind of work", EditorKind.LINE),
        FormField("medium", "Medium", EditorKind.LINE),
        FormField("event-title", "Conference", EditorKind.LINE),
        FormField("event-place", "Place of the conference", EditorKind.LINE),
        FormField("publisher", "Publisher", EditorKind.LINE),
        FormField("publisher-place", "Place", EditorKind.LINE, example="Geneva"),
        FormField("ISBN", "ISBN", EditorKind.LINE),
        FormField("DOI", "DOI", EditorKind.LINE, example="10.1000/182"),
        FormField("URL", "Web address", EditorKind.LINE, example="https://example.org/night"),
        FormField(
            PRINTED,
            "Entry as it was printed",
            EditorKind.PASSAGE,
            help="Readers see it until the other fields are enough for an entry.",
        ),
        FormField("accessed", "Day of access", EditorKind.DATE, help="The day on which you read the page."),
    )
}


def source_form(kind: str, filled: Collection[str] = ()) -> Form:
    """The fields of a kind, then those of other kinds that are in `filled`: nothing that readers see is hidden."""
    shown = KINDS.get(kind) or KINDS[OTHER_KIND]
    names = shown.fields.split()
    further = [name for name in _FIELDS if name in filled and name not in names]
    fields = [_named(_FIELDS[name], shown.labels) for name in names]
    fields += [_FIELDS[name] for name in further]
    return Form("source", (_type_field(kind), *fields))


def _named(field: FormField, labels: Mapping[str, str]) -> FormField:
    return replace(field, label=labels[field.name]) if field.name in labels else field


def _type_field(kind: str) -> FormField:
    options = [FieldOption(name, one.label) for name, one in KINDS.items()]
    if kind not in KINDS:
        options.append(FieldOption(kind, kind.replace("_", " ").replace("-", ", ") or "?"))
    return FormField(TYPE, "Kind of source", EditorKind.CHOICE, options=tuple(options))


def kept_fields(entry: Collection[str]) -> list[str]:
    """The fields of an entry that no form shows. They stay as they are."""
    return [name for name in entry if name not in _FIELDS and name not in ("id", TYPE)]
