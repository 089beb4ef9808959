"""The form of a section: its title and its articles."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField

SECTION = Form(
    "section",
    (
        FormField(
            "title",
            "Title",
            EditorKind.LINE,
            help="Readers see it in the contents, above its articles.",
            example="Before birth",
            missing="Write a title.",
        ),
        FormField(
            "articles",
            "Articles",
            EditorKind.ARTICLES,
            help="In this order. An article that you remove here stays in the pack, after the articles around it.",
        ),
    ),
)
