"""`carrel quiz`: asks the questions of packs in a terminal, or prints them for a class."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.cli.open_shelf import open_shelf
from reader.cli.output import print_error, print_json
from reader.cli.reading_commands import FOUND, NOTHING, find_article
from reader.cli.terminal_text import answer_text, printable, printable_line, question_text, terminal_width
from reader.library.model import Article, Citation, Location, QuizQuestion, plain_text
from reader.library.outline import LETTERS, citation_numbers, number_of_block, section_above
from reader.library.packerrors import PackError
from reader.library.packfile import PackFile
from reader.library.quiz_encoding import encode_question
from reader.library.quizzes import articles_with_quiz
from reader.library.shelf import Shelf
from reader.translation import _, number_text

QUIT = "q"


class AskedQuestion(NamedTuple):
    """`number` counts the questions of the article from 1; `numbers` are those of its citations."""

    pack: PackFile
    article: Article
    number: int
    question: QuizQuestion
    numbers: dict[str, int]

    @property
    def location(self) -> Location:
        """The block that has the answer."""
        return Location(self.pack.info.id, self.question.block.article or self.article.id, self.question.block.block)


def quiz(options: argparse.Namespace) -> int:
    name = _take_pack_name(options)
    with open_shelf(options) as shelf:
        asked = list(_questions(shelf, name, options.article))
        if not asked:
            print_error(_("There are no questions here. A pack can have some at the end of its articles."))
            return NOTHING
        if options.json:
            print_json(list(map(_as_values, asked)))
        elif options.print or options.answers or not _is_terminal():
            _print_all(asked, has_answers=options.answers)
        else:
            _ask_all(asked)
    return FOUND


def _is_terminal() -> bool:
    """Whether a person can answer. A program without a console has no streams."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _take_pack_name(options: argparse.Namespace) -> str:
    """The id of a pack; empty if the words name a file, which is then read instead of the available packs."""
    name = str(options.name or "")
    if name and os.path.lexists(name):
        options.pack = Path(name)
        return ""
    return name


def _questions(shelf: Shelf, name: str, article: str) -> Iterator[AskedQuestion]:
    """Raises PackError."""
    if article:
        is_location = article.startswith("carrel:") or not name
        found = [find_article(shelf, article if is_location else str(Location(name, article)))]
    else:
        packs = [shelf.pack(name)] if name else shelf.packs()
        for problem in shelf.problems:
            print_error(problem)
        found = [(pack, pack.article(each.id)) for pack in packs for each in articles_with_quiz(pack)]
    for pack, each in found:
        numbers = citation_numbers(each.blocks)
        for number, question in enumerate(each.quiz, 1):
            yield AskedQuestion(pack, each, number, question, numbers)


def _print_all(asked: Sequence[AskedQuestion], *, has_answers: bool) -> None:
    width = terminal_width()
    for each in asked:
        if each.number == 1:
            _print_heading(each.article.title, width)
        print(question_text(f"{each.number}. ", each.question, width))
    if has_answers:
        _print_heading(_("Answers"), width)
        articles = {(each.pack.info.id, each.article.id) for each in asked}
        for each in asked:
            if each.number == 1 and len(articles) > 1:
                _print_heading(each.article.title, width)
            print(_answer(each, f"{each.number}. ", width))


def _print_heading(title: str, width: int) -> None:
    title = printable(" ".join(title.split()))
    print(f"\n{title}\n{'=' * min(width, len(title))}")


def _ask_all(asked: Sequence[AskedQuestion]) -> None:
    width = terminal_width()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    print(_("Nothing is counted or saved."))
    for count, each in enumerate(asked, 1):
        heading = _(
            "Question {number} of {total}: {title}",
            number=number_text(count),
            total=number_text(len(asked)),
            title=printable_line(each.article.title),
        )
        print(f"\n{heading}")
        print(question_text("", each.question, width))
        choice = _ask(len(each.question.choices))
        if choice is None:
            return
        if choice >= 0:
            verdict = _("Right.") if choice == each.question.answer else _("Not quite.")
            print(_answer(each, f"{verdict} ", width))


def _ask(choices: int) -> int | None:
    """The position of the choice; -1 to skip the question, None to end."""
    last = LETTERS[choices - 1]
    if choices > 2:
        question = _("Your answer (A to {last}; Enter skips, q ends):", last=last)
        advice = _("Type one letter, A to {last}, or q to end.", last=last)
    else:
        question = _("Your answer (A or {last}; Enter skips, q ends):", last=last)
        advice = _("Type one letter, A or {last}, or q to end.", last=last)
    while True:
        print(f"{question} ", end="", flush=True)
        line = ""
        try:
            line = sys.stdin.readline()
        finally:
            if not line:  # the person ended it, so the cursor is still behind the question
                print()
        typed = line.strip().casefold()
        if not line or typed == QUIT:
            return None
        if not typed:
            return -1
        choice = LETTERS[:choices].casefold().find(typed) if len(typed) == 1 else -1
        if choice >= 0:
            return choice
        print(advice)


def _answer(asked: AskedQuestion, label: str, width: int) -> str:
    question = asked.question
    keys = [key for span in question.why if isinstance(span.link, Citation) for key in span.link.keys]
    numbers = dict(asked.numbers)  # a source that the article does not cite gets a number after those that it cites
    sources = []
    for key in dict.fromkeys((*keys, *question.cites)):
        number = numbers.setdefault(key, len(numbers) + 1)
        with contextlib.suppress(PackError):
            sources.append(f"{number}. {plain_text(asked.pack.reference(key).apa)}")
    title = _section(asked)
    if title:
        where = _("In the text: {title} ({location})", title=title, location=asked.location)
    else:
        where = _("In the text: {location}", location=asked.location)
    return answer_text(question, label, numbers, [where, *sources], width)


def _section(asked: AskedQuestion) -> str:
    """The heading above the block that has the answer, or the title of its article; empty if the pack has neither."""
    article, location = asked.article, asked.location
    if location.article != article.id:
        try:
            article = asked.pack.article(location.article)
        except PackError:
            return ""
    return section_above(article.blocks, number_of_block(article.blocks, location.block)) or article.title


def _as_values(asked: AskedQuestion) -> dict[str, object]:
    return {
        "pack": asked.pack.info.id,
        "article": asked.article.id,
        "number": asked.number,
        **encode_question(asked.question),
        "location": str(asked.location),
    }
