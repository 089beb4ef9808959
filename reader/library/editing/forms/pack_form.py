"""The form of a pack."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, FieldOption, Form, FormField
from reader.library.review import HEALTH

PACK = Form(
    "pack",
    (
        FormField(
            "title",
            "Title",
            EditorKind.LINE,
            help="People see it on the shelf.",
            example="Sleep basics",
            missing="Write a title.",
        ),
        FormField(
            "description", "Description", EditorKind.PASSAGE, help="One or two sentences for the shelf, as plain text."
        ),
        FormField(
            "whats_new",
            "What is new",
            EditorKind.PASSAGE,
            help="What this edition has that the one before had not. The home of the pack shows it.",
        ),
        FormField(
            "language",
            "Language",
            EditorKind.LINE,
            help="A language tag, such as en, en-GB, sw, pt-BR or ar.",
            example="en",
            missing="Write the language of the text, such as en or sw.",
        ),
        FormField(
            "topic",
            "Topic",
            EditorKind.CHOICE,
            help="Packs about health say who has reviewed them.",
            options=(FieldOption("", "Any topic"), FieldOption(HEALTH, "Health")),
        ),
        FormField(
            "publisher", "Publisher", EditorKind.LINE, help="The person or organisation responsible for the content."
        ),
        FormField(
            "licence",
            "Licence",
            EditorKind.LINE,
            help="What others may do with the pack, by its SPDX name.",
            example="CC-BY-4.0",
        ),
        FormField(
            "reviewed_by",
            "Reviewed by",
            EditorKind.LINE,
            help="The person who has reviewed the text of this pack.",
            example="Dr Ann Smith",
        ),
        FormField("review_due", "Next review due", EditorKind.DATE),
        FormField(
            "emergency",
            "Emergency paragraph",
            EditorKind.BLOCK,
            help="What to do in an emergency. Every article begins with a link to it.",
        ),
        FormField(
            "edition",
            "Edition",
            EditorKind.LINE,
            help="A whole number. Add one each time you hand out a new version.",
            missing="Write the number of this edition, such as 1.",
        ),
        FormField("date", "Date of this edition", EditorKind.DATE, missing="Write the date of this edition."),
        FormField(
            "id",
            "Permanent name",
            EditorKind.LINE,
            help="Never change it after you have handed out the pack: bookmarks and new editions find the pack by it.",
            missing="Write a permanent name, such as sleep-basics.",
        ),
    ),
)
