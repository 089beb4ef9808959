"""The entry of a choice of a question: whether it is right, the right one, why, and where the article says so."""

from __future__ import annotations

from functools import partial

from reader.library.model import Location, Span, Style
from reader.library.outline import LETTERS
from reader.library.page_words import page_words
from reader.translation import _, number_text
from reader.ui.page.page_links import ChoiceLink
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle


class AnswerEntry(EntryView):
    may_cover_words = True  # the reader has just read the choice, and has not read the answer

    def __init__(self, opened: OpenedArticle, link: ChoiceLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        question = opened.article.quiz[link.question]
        is_right = link.choice == question.answer
        number, letter = number_text(link.question + 1), LETTERS[question.answer]
        words = page_words(opened.pack.info.language)
        self.add_heading(words.text("answer_right" if is_right else "answer_wrong"), is_spoken=True)
        # What a screen reader says when the card opens. The way back to the card from another one has this name, too.
        self.setAccessibleName(
            _("Right: the answer to question {number} is {letter}", number=number, letter=letter)
            if is_right
            else _("Not quite: the answer to question {number} is {letter}", number=number, letter=letter)
        )
        self.add_soft(words.text("answer_follows", letter=letter))
        self.add_spans((Span(question.choices[question.answer], Style.STRONG),))  # apart: it may be in another script
        self.add_spans(question.why, opened.numbers)
        self.add_sources(question.cites, opened.numbers)
        article, block = question.block
        location = Location(opened.pack.info.id, article or opened.article.id, block)
        self.add_row(_("In the text"), [(_("Read the paragraph"), partial(self.location_chosen.emit, location))])
        self.add_stretch()
