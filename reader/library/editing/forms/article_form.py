"""The form of what stands above an article."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField

ARTICLE = Form(
    "article",
    (
        FormField("title", "Title", EditorKind.LINE, example="Why sleep matters", missing="Write a title."),
        FormField(
            "summary", "Summary", EditorKind.PASSAGE, help="One or two sentences below the title, as plain text."
        ),
        FormField("authors", "Authors", EditorKind.LINES, help="One on each line.", example="Ann Smith"),
        FormField("published", "Published", EditorKind.DATE),
        FormField("updated", "Updated", EditorKind.DATE),
        FormField(
            "reviewed_by",
            "Reviewed by",
            EditorKind.LINE,
            help="Only if another person than the pack's has reviewed this article.",
            example="Dr Ben Jones",
        ),
        FormField(
            "review_due", "Next review due", EditorKind.DATE, help="Only if it differs from the date of the pack."
        ),
        FormField(
            "based_on.title",
            "Title of the original work",
            EditorKind.LINE,
            help="Fill this in if the article retells another work.",
        ),
        FormField("based_on.authors", "Its authors", EditorKind.LINES, help="One on each line."),
        FormField("based_on.publisher", "Its publisher", EditorKind.LINE),
        FormField("based_on.date", "Its date", EditorKind.DATE),
        FormField("based_on.url", "Its web address", EditorKind.LINE, example="https://example.org/night"),
        FormField("based_on.reviewed_by", "Person who reviewed it", EditorKind.LINE),
    ),
)
