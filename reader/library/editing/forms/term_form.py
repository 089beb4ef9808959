"""The form of a term in the glossary."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField

TERM = Form(
    "term",
    (
        FormField(
            "term",
            "Term",
            EditorKind.LINE,
            example="cognitive behavioural therapy",
            missing="Write the word or words that the glossary explains.",
        ),
        FormField(
            "aka",
            "Other names",
            EditorKind.LINES,
            help="One on each line. The text and the search find the term by each of them.",
            example="CBT",
        ),
        FormField(
            "definition",
            "Definition",
            EditorKind.TEXT,
            help="One paragraph. You can use *emphasis*, links and citations.",
            missing="Write what the term means.",
        ),
        FormField("see", "Related terms", EditorKind.TERMS),
        FormField("cites", "Sources", EditorKind.SOURCES, help="The sources that support the definition."),
    ),
)
