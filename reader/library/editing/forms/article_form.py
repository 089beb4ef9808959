"""The form of what stands above an article."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField
from reader.translation import N_

ARTICLE = Form(
    "article",
    (
        FormField("title", N_("Title"), EditorKind.LINE, example=N_("Why sleep matters"), missing=N_("Write a title.")),
        FormField(
            "summary",
            N_("Summary"),
            EditorKind.PASSAGE,
            help=N_("One or two sentences below the title, as plain text."),
        ),
        FormField("authors", N_("Authors"), EditorKind.LINES, help=N_("One on each line."), example=N_("Ann Smith")),
        # Translators: the label of a date
        FormField("published", N_("Published"), EditorKind.DATE),
        # Translators: the label of a date
        FormField("updated", N_("Updated"), EditorKind.DATE),
        FormField(
            "reviewed_by",
            N_("Reviewed by"),
            EditorKind.LINE,
            help=N_("Only if another person than the pack's has reviewed this article."),
            example=N_("Dr Ben Jones"),
        ),
        FormField(
            "review_due",
            N_("Next review due"),
            EditorKind.DATE,
            help=N_("Only if it differs from the date of the pack."),
        ),
        FormField(
            "based_on.title",
            N_("Title of the original work"),
            EditorKind.LINE,
            help=N_("Fill this in if the article retells another work."),
        ),
        FormField("based_on.authors", N_("Its authors"), EditorKind.LINES, help=N_("One on each line.")),
        FormField("based_on.publisher", N_("Its publisher"), EditorKind.LINE),
        FormField("based_on.date", N_("Its date"), EditorKind.DATE),
        FormField("based_on.url", N_("Its web address"), EditorKind.LINE, example="https://example.org/night"),
        FormField("based_on.reviewed_by", N_("Person who reviewed it"), EditorKind.LINE),
    ),
)
