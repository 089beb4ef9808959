"""Converts the questions of an article's self-check to the JSON values that pack files store, and back.

Pack files are used for years, so that the names in the JSON never change.
"""

from __future__ import annotations

from typing import Any

from reader.library.limits import MOST_QUESTIONS, many_questions, question_limit_error, quiz_limit_error
from reader.library.model import ArticleLink, QuizQuestion
from reader.library.span_encoding import decode_spans, encode_spans
from reader.library.stored_json import EncodingError, check_limit, dict_of, id_of, list_of, number_of, text_of, texts_of
from reader.translation import _


def encode_question(question: QuizQuestion) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.question,
        "choices": list(question.choices),
        "answer": question.answer,
        "why": encode_spans(question.why),
        "block": list(question.block),
        "cites": list(question.cites),
    }


def decode_quiz(value: object) -> tuple[QuizQuestion, ...]:
    """The questions of one article. Raises EncodingError."""
    stored = list_of(value)
    if len(stored) > MOST_QUESTIONS:  # before all of them are read
        raise EncodingError(many_questions())
    questions = tuple(map(decode_question, stored))
    if len({question.id for question in questions}) != len(questions):
        raise EncodingError(_("two questions have the same id"))
    check_limit(quiz_limit_error(questions))
    return questions


def decode_question(value: object) -> QuizQuestion:
    stored = dict_of(value)
    choices = tuple(texts_of(stored.get("choices", [])))
    question = QuizQuestion(
        id=id_of(stored.get("id")),
        question=text_of(stored.get("question")),
        choices=choices,
        answer=number_of(stored.get("answer"), 0, max(0, len(choices) - 1)),
        why=decode_spans(stored.get("why", [])),
        block=ArticleLink(*texts_of(stored.get("block", ["", ""]), 2)),
        cites=tuple(texts_of(stored.get("cites", []))),
    )
    check_limit(question_limit_error(question))
    return question
