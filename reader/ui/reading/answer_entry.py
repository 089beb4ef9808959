"""The entry of a choice of a question: whether it is right, the right one, why, and where the article says so."""

from __future__ import annotations

from functools import partial

from reader.library.model import Location, Span, Style
from reader.library.outline import LETTERS
from reader.ui.page.document import ChoiceLink
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle

RIGHT, WRONG = "Right", "Not quite"


class AnswerEntry(EntryView):
    def __init__(self, opened: OpenedArticle, link: ChoiceLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        question = opened.article.quiz[link.question]
        is_right = link.choice == question.answer
        letter = LETTERS[question.answer]
        self.add_heading(RIGHT if is_right else WRONG)
        # What a screen reader says when the card opens. The way back to the card from another one has this name, too.
        name = "Right: the answer to question {} is {}" if is_right else "Not quite: the answer to question {} is {}"
        self.setAccessibleName(name.format(link.question + 1, letter))
        self.add_soft(f"The answer is {letter}:")
        self.add_spans((Span(question.choices[question.answer], Style.STRONG),))  # apart: it may be in another script
        self.add_spans(question.why, opened.numbers)
        self.add_sources(question.cites, opened.numbers)
        article, block = question.block
        location = Location(opened.pack.info.id, article or opened.article.id, block)
        self.add_row("In the text", [("Read the paragraph", partial(self.location_chosen.emit, location))])
        self.add_stretch()
