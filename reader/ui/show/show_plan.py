"""What is shown to a class, in which order: the sections of an article, and the steps of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from reader.library.model import Article, Block, BlockKind, plain_text
from reader.library.page_words import ENGLISH_WORDS, PageWords
from reader.ui.page.article_parts import Parts, Piece
from reader.ui.page.end_sections import EndSection

LARGEST_SECTION = 20_000
"""What a section may cost to lay out, in characters; a longer one is laid out as several."""


class StepKind(Enum):
    TITLE = auto()
    TEXT = auto()
    FIGURE = auto()
    TABLE = auto()
    QUESTION = auto()
    ANSWER = auto()


class Step(NamedTuple):
    """What is laid out as one: it begins a new screen, and may need several. `question` counts from 0."""

    kind: StepKind
    pieces: tuple[Piece, ...] = ()
    question: int = -1


class ShowSection(NamedTuple):
    """A heading with its text, or what `continues` a long one. `first` and `last` are the numbers of its blocks,
    `last` exclusive.

    Section 0 is the head of the article, with what is above its first heading.
    """

    title: str
    steps: tuple[Step, ...]
    first: int = 0
    last: int = 0
    continues: bool = False

    @property
    def is_quiz(self) -> bool:
        return self.steps[0].kind is StepKind.QUESTION


def plan(article: Article, words: PageWords = ENGLISH_WORDS) -> tuple[ShowSection, ...]:
    """Each heading begins a section, but one without text of its own is shown with the one below it."""
    found = [ShowSection(article.title, (Step(StepKind.TITLE),))]
    for pieces in _groups(Parts(article.blocks).pieces):
        block = pieces[0].block
        range_of = (pieces[0].number, pieces[-1].number + 1)
        steps = tuple(_steps(pieces))
        if block.kind is BlockKind.HEADING and not pieces[0].offset:
            found.append(ShowSection(plain_text(block.spans), steps, *range_of))
        elif block.kind is BlockKind.FOOTNOTE:
            found.append(ShowSection(words.text("notes"), steps, *range_of))
        elif len(found) == 1 and len(found[0].steps) == 1:
            found[0] = ShowSection(article.title, (*found[0].steps, *steps), *range_of)
        else:  # what is too long for one
            found.append(ShowSection(found[-1].title, steps, *range_of, continues=True))
    if article.quiz:
        both = (StepKind.QUESTION, StepKind.ANSWER)
        questions = [Step(kind, question=number) for number in range(len(article.quiz)) for kind in both]
        found.append(
            ShowSection(words.text(EndSection.QUIZ.value), tuple(questions), len(article.blocks), len(article.blocks))
        )
    return tuple(found)


def section_of(sections: Sequence[ShowSection], block: int) -> int:
    """The number of the section that has a block; 0 for one in the head, which has a negative number."""
    found = [number for number, section in enumerate(sections) if section.first <= block and not section.is_quiz]
    return found[-1] if block >= 0 and found else 0


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    weight = 0
    for piece in pieces:
        is_full = weight + piece.weight > LARGEST_SECTION and group and group[-1].block.kind is not BlockKind.HEADING
        if group and (is_full or _begins(piece.block, group[-1].block)):
            yield group
            group, weight = [], 0
        group.append(piece)
        weight += piece.weight
    if group:
        yield group


def _begins(block: Block, before: Block) -> bool:
    if block.kind is BlockKind.FOOTNOTE:
        return before.kind is not BlockKind.FOOTNOTE
    is_below = before.kind is BlockKind.HEADING and before.level < block.level
    return block.kind is BlockKind.HEADING and not is_below


def _steps(pieces: Sequence[Piece]) -> Iterator[Step]:
    """A figure and a table are steps of their own, and so is the text between them.

    A heading right above one needs no screen of its own: each screen says what section it is in.
    """
    text: list[Piece] = []
    for piece in pieces:
        kind = _ALONE.get(piece.block.kind)
        if kind is None:
            text.append(piece)
            continue
        if len(text) > 1 or (text and text[0].block.kind is not BlockKind.HEADING):
            yield Step(StepKind.TEXT, tuple(text))
        text = []
        yield Step(kind, (piece,))
    if text:
        yield Step(StepKind.TEXT, tuple(text))


_ALONE = {BlockKind.FIGURE: StepKind.FIGURE, BlockKind.TABLE: StepKind.TABLE}
