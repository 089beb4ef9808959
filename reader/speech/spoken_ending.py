"""What is read aloud below the text of an article: its questions with their choices, and that the sources begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.library.model import QuizQuestion
from reader.library.outline import LETTERS
from reader.library.page_words import PageWords


def ending_texts(quiz: Sequence[QuizQuestion], sources: int, words: PageWords) -> Iterator[str]:
    """A paragraph each. Whether a choice is right is not said, as it is not shown.

    Of the `sources` only their number: a list of names and years is nothing to listen to, and each can be read aloud
    from its card.
    """
    if quiz:
        yield words.text("quiz")
        for number, question in enumerate(quiz, 1):
            yield f"{number}. {question.question}"
            for letter, choice in zip(LETTERS, question.choices, strict=False):
                yield f"{letter}. {choice}"
    if sources:
        yield words.text("sources")
        yield words.counted("sources_count", sources)
