"""The form of a question for “Check yourself”."""

from __future__ import annotations

from reader.library.editing.forms.form_fields import EditorKind, Form, FormField

QUESTION = Form(
    "question",
    (
        FormField(
            "article",
            "Article",
            EditorKind.ARTICLE,
            help="Readers find the question at its end.",
            missing="Choose the article at whose end the question is asked.",
        ),
        FormField(
            "question",
            "Question",
            EditorKind.TITLE,
            example="What helps most people to fall asleep?",
            missing="Write the question.",
        ),
        FormField(
            "choices",
            "Answers",
            EditorKind.ANSWERS,
            help="Two to six. Select the right one.",
            missing="Write at least two answers.",
        ),
        FormField(
            "why",
            "Why it is right",
            EditorKind.TEXT,
            help="One paragraph, which readers see after they answer. You can use *emphasis*, links and citations.",
            missing="Write why the answer is right.",
        ),
        FormField(
            "block",
            "Paragraph with the answer",
            EditorKind.BLOCK,
            help="A link leads readers to it.",
            missing="Choose the paragraph that has the answer.",
        ),
        FormField("cites", "Sources", EditorKind.SOURCES, help="The sources that support the answer."),
    ),
)
