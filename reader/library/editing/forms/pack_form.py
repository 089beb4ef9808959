"""The form of a pack."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, FieldOption, Form, FormField
from reader.library.review import HEALTH
from reader.translation import N_

PACK = Form(
    "pack",
    (
        FormField(
            "title",
            N_("Title"),
            EditorKind.LINE,
            help=N_("People see it on the shelf."),
            example=N_("Sleep basics"),
            missing=N_("Write a title."),
        ),
        FormField(
            "description",
            N_("Description"),
            EditorKind.PASSAGE,
            help=N_("One or two sentences for the shelf, as plain text."),
        ),
        FormField(
            "whats_new",
            N_("What is new"),
            EditorKind.PASSAGE,
            help=N_("What this edition has that the one before had not. The home of the pack shows it."),
        ),
        FormField(
            "language",
            N_("Language"),
            EditorKind.LINE,
            help=N_("A language tag, such as en, en-GB, sw, pt-BR or ar."),
            example="en",
            missing=N_("Write the language of the text, such as en or sw."),
        ),
        FormField(
            "topic",
            N_("Topic"),
            EditorKind.CHOICE,
            help=N_("Packs about health say who has reviewed them."),
            options=(FieldOption("", N_("Any topic")), FieldOption(HEALTH, N_("Health"))),
        ),
        FormField(
            "publisher",
            N_("Publisher"),
            EditorKind.LINE,
            help=N_("The person or organisation responsible for the content."),
        ),
        FormField(
            "licence",
            N_("Licence"),
            EditorKind.LINE,
            help=N_("What others may do with the pack, by its SPDX name."),
            example="CC-BY-4.0",
        ),
        FormField(
            "reviewed_by",
            N_("Reviewed by"),
            EditorKind.LINE,
            help=N_("The person who has reviewed the text of this pack."),
            example=N_("Dr Ann Smith"),
        ),
        FormField("review_due", N_("Next review due"), EditorKind.DATE),
        FormField(
            "emergency",
            N_("Emergency paragraph"),
            EditorKind.BLOCK,
            help=N_("What to do in an emergency. Every article begins with a link to it."),
        ),
        FormField(
            "edition",
            N_("Edition"),
            EditorKind.LINE,
            help=N_("A whole number. Add one each time you hand out a new version."),
            missing=N_("Write the number of this edition, such as 1."),
        ),
        FormField("date", N_("Date of this edition"), EditorKind.DATE, missing=N_("Write the date of this edition.")),
        FormField(
            "id",
            N_("Permanent name"),
            EditorKind.LINE,
            help=N_(
                "Never change it after you have handed out the pack: bookmarks and new editions find the pack by it."
            ),
            missing=N_("Write a permanent name, such as sleep-basics."),
        ),
    ),
)
