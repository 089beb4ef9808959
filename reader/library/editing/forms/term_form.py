"""The form of a term in the glossary."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField
from reader.translation import N_

TERM = Form(
    "term",
    (
        FormField(
            "term",
            N_("Term"),
            EditorKind.LINE,
            example=N_("cognitive behavioural therapy"),
            missing=N_("Write the word or words that the glossary explains."),
        ),
        FormField(
            "aka",
            N_("Other names"),
            EditorKind.LINES,
            help=N_("One on each line. The text and the search find the term by each of them."),
            example=N_("CBT"),
        ),
        FormField(
            "definition",
            N_("Definition"),
            EditorKind.TEXT,
            help=N_("One paragraph. You can use *emphasis*, links and citations."),
            missing=N_("Write what the term means."),
        ),
        FormField("see", N_("Related terms"), EditorKind.TERMS),
        FormField("cites", N_("Sources"), EditorKind.SOURCES, help=N_("The sources that support the definition.")),
    ),
)
