"""The form of a question for “Check yourself”."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField
from reader.translation import N_

QUESTION = Form(
    "question",
    (
        FormField(
            "article",
            N_("Article"),
            EditorKind.ARTICLE,
            help=N_("Readers find the question at its end."),
            missing=N_("Choose the article at whose end the question is asked."),
        ),
        FormField(
            "question",
            N_("Question"),
            EditorKind.TITLE,
            example=N_("What helps most people to fall asleep?"),
            missing=N_("Write the question."),
        ),
        FormField(
            "choices",
            N_("Answers"),
            EditorKind.ANSWERS,
            help=N_("Two to six. Select the right one."),
            missing=N_("Write at least two answers."),
        ),
        FormField(
            "why",
            N_("Why it is right"),
            EditorKind.TEXT,
            help=N_("One paragraph, which readers see after they answer. You can use *emphasis*, links and citations."),
            missing=N_("Write why the answer is right."),
        ),
        FormField(
            "block",
            N_("Paragraph with the answer"),
            EditorKind.BLOCK,
            help=N_("A link leads readers to it."),
            missing=N_("Choose the paragraph that has the answer."),
        ),
        FormField("cites", N_("Sources"), EditorKind.SOURCES, help=N_("The sources that support the answer.")),
    ),
)
