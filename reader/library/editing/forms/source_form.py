"""The form of a source: for each kind of work the fields that its printed form needs, by their names in CSL."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from reader.library.citation.printed import PRINTED
from reader.library.editing.forms.form_fields import EditorKind, FieldOption, Form, FormField
from reader.translation import N_

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
        N_("Article in a journal"),
        "author issued title container-title volume issue page number DOI URL",
        {_HOST: N_("Journal")},
    ),
    "book": SourceKind(
        N_("Book"), "author editor issued title edition volume publisher publisher-place collection-title ISBN DOI URL"
    ),
    "chapter": SourceKind(
        N_("Chapter in a book"),
        "author issued title editor container-title edition page publisher publisher-place DOI URL",
        {_HOST: N_("Book")},
    ),
    "report": SourceKind(
        N_("Report or guideline"),
        "author issued title number collection-title version publisher publisher-place DOI URL accessed",
        {"number": N_("Number of the report")},
    ),
    "webpage": SourceKind(
        N_("Web page"), "author issued title container-title publisher URL accessed", {_HOST: N_("Website")}
    ),
    "thesis": SourceKind(
        N_("Thesis"),
        "author issued title genre publisher publisher-place number DOI URL",
        {"genre": N_("Kind of thesis"), "publisher": N_("University")},
    ),
    "paper-conference": SourceKind(
        N_("Paper at a conference"),
        "author issued title event-title event-place container-title editor page publisher DOI URL",
        {_HOST: N_("Proceedings")},
    ),
    "entry-encyclopedia": SourceKind(
        N_("Entry in an encyclopaedia"),
        "author issued title editor container-title edition volume page publisher DOI URL accessed",
        {_HOST: N_("Encyclopaedia")},
    ),
    "entry-dictionary": SourceKind(
        N_("Entry in a dictionary"),
        "author issued title editor container-title edition page publisher URL accessed",
        {_HOST: N_("Dictionary")},
    ),
    "article-newspaper": SourceKind(
        N_("Article in a newspaper"), "author issued title container-title page URL", {_HOST: N_("Newspaper")}
    ),
    "article-magazine": SourceKind(
        N_("Article in a magazine"),
        "author issued title container-title volume issue page URL",
        {_HOST: N_("Magazine")},
    ),
    # Translators: a kind of source; the archive is one of preprints, such as medRxiv
    "article": SourceKind(N_("Preprint"), "author issued title publisher number DOI URL", {"publisher": N_("Archive")}),
    "dataset": SourceKind(N_("Data set"), "author issued title version publisher DOI URL accessed"),
    # Translators: a kind of source: for computers
    "software": SourceKind(N_("Program"), "author issued title version publisher DOI URL"),
    "motion_picture": SourceKind(N_("Film or video"), "director author issued title genre publisher URL"),
    # Translators: a kind of source: somebody speaks at a conference
    "speech": SourceKind(N_("Talk"), "author issued title genre event-title event-place URL"),
    "legislation": SourceKind(N_("Law"), "title issued container-title volume section page URL accessed"),
    # Translators: a kind of source, such as ISO 9001
    "standard": SourceKind(N_("Standard"), "author issued title number publisher URL"),
    OTHER_KIND: SourceKind(
        N_("Another work"), "author issued title genre publisher publisher-place number DOI URL accessed"
    ),
}
"""CSL type -> its form. Other types have the form of another work, and are kept."""

_PEOPLE = N_("One on each line, such as Smith, Ann. Organisations as they are written.")
_FIELDS = {
    field.name: field
    for field in (
        FormField("author", N_("Authors"), EditorKind.NAMES, help=_PEOPLE, example=N_("Smith, Ann")),
        FormField("editor", N_("Editors"), EditorKind.NAMES, help=N_("One on each line."), example=N_("Jones, Ben")),
        FormField("director", N_("Directors"), EditorKind.NAMES, help=N_("One on each line.")),
        FormField("translator", N_("Translators"), EditorKind.NAMES, help=N_("One on each line.")),
        # Translators: the label of a date
        FormField("issued", N_("Published"), EditorKind.DATE),
        FormField(
            "title",
            N_("Title"),
            EditorKind.TITLE,
            help=N_("With a small letter after a colon."),
            missing=N_("Write the title of the work."),
        ),
        FormField("container-title", N_("Published in"), EditorKind.LINE),
        FormField("container-title-short", N_("Short name of the journal"), EditorKind.LINE, example="N Engl J Med"),
        FormField("collection-title", N_("Series"), EditorKind.LINE),
        FormField("collection-number", N_("Number in the series"), EditorKind.LINE),
        # Translators: of a journal or a book
        FormField("volume", N_("Volume"), EditorKind.LINE, is_short=True),
        # Translators: of a journal
        FormField("issue", N_("Issue"), EditorKind.LINE, is_short=True),
        FormField("page", N_("Pages"), EditorKind.LINE, example="374–383", is_short=True),
        # Translators: of an article or a report
        FormField("number", N_("Number"), EditorKind.LINE, help=N_("Of an article without pages, or of a report.")),
        # Translators: of a law
        FormField("section", N_("Section"), EditorKind.LINE),
        # Translators: of a book, such as 2
        FormField("edition", N_("Edition"), EditorKind.LINE, example="2", is_short=True),
        FormField("version", N_("Version"), EditorKind.LINE, example="2.0", is_short=True),
        FormField("genre", N_("Kind of work"), EditorKind.LINE),
        # Translators: of a work, such as DVD
        FormField("medium", N_("Medium"), EditorKind.LINE),
        FormField("event-title", N_("Conference"), EditorKind.LINE),
        FormField("event-place", N_("Place of the conference"), EditorKind.LINE),
        FormField("publisher", N_("Publisher"), EditorKind.LINE),
        # Translators: where the publisher is
        FormField("publisher-place", N_("Place"), EditorKind.LINE, example=N_("Geneva")),
        FormField("ISBN", N_("ISBN"), EditorKind.LINE),
        FormField("DOI", N_("DOI"), EditorKind.LINE, example="10.1000/182"),
        FormField("URL", N_("Web address"), EditorKind.LINE, example="https://example.org/night"),
        FormField(
            PRINTED,
            N_("Entry as it was printed"),
            EditorKind.PASSAGE,
            help=N_("Readers see it until the other fields are enough for an entry."),
        ),
        FormField("accessed", N_("Day of access"), EditorKind.DATE, help=N_("The day on which you read the page.")),
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
    return FormField(TYPE, N_("Kind of source"), EditorKind.CHOICE, options=tuple(options))


def kept_fields(entry: Collection[str]) -> list[str]:
    """The fields of an entry that no form shows. They stay as they are."""
    return [name for name in entry if name not in _FIELDS and name not in ("id", TYPE)]
