"""The form of a section: its title and its articles."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField
from reader.translation import N_

SECTION = Form(
    "section",
    (
        FormField(
            "title",
            N_("Title"),
            EditorKind.LINE,
            help=N_("Readers see it in the contents, above its articles."),
            example=N_("Before birth"),
            missing=N_("Write a title."),
        ),
        FormField(
            "articles",
            N_("Articles"),
            EditorKind.ARTICLES,
            help=N_("In this order. An article that you remove here stays in the pack, after the articles around it."),
        ),
    ),
)
