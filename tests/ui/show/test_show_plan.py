"""The sections and steps of a show."""

from __future__ import annotations

import pytest

from reader.library.model import Article, Block, BlockKind, Span
from reader.ui.show.show_plan import LARGEST_SECTION, StepKind, plan, section_of
from tests.ui.show import shown

K = StepKind


def test_each_heading_is_a_section_and_each_figure_a_step() -> None:
    sections = plan(shown.ARTICLE)
    assert [(section.title, [step.kind for step in section.steps]) for section in sections] == [
        ("Talk", [K.TITLE, K.TEXT]),
        ("One", [K.TEXT]),
        ("Two", [K.TEXT]),
        ("Three", [K.FIGURE]),  # the heading above the figure needs no screen of its own
        ("Four", [K.TEXT, K.TABLE]),
        ("Five", [K.TEXT]),  # with the heading below it
        ("Check yourself", [K.QUESTION, K.ANSWER, K.QUESTION, K.ANSWER]),
    ]


@pytest.mark.parametrize(
    ("block", "section"),
    [(-1, 0), (0, 0), (1, 1), (3, 1), (4, 2), (12, 5), (13, 5)],
)
def test_the_section_of_a_block(block: int, section: int) -> None:
    assert section_of(plan(shown.ARTICLE), block) == section


def test_an_article_without_anything() -> None:
    (section,) = plan(Article("a", "Empty", ()))
    assert [step.kind for step in section.steps] == [K.TITLE]
    assert section_of((section,), -1) == 0


def test_footnotes_are_a_section() -> None:
    note = Block("note", BlockKind.FOOTNOTE, (Span("A note."),), level=1)
    assert [section.title for section in plan(Article("a", "A", (*shown.BLOCKS, note)))][-1] == "Notes"


def test_a_book_without_headings_is_shown_in_several_sections() -> None:
    blocks = tuple(shown.paragraph(f"p{number}", shown.LONG) for number in range(20))
    sections = plan(Article("a", "Book", (shown.heading("h", "Chapter"), *blocks)))
    assert len(sections) > 4
    assert [(section.title, section.continues) for section in sections[1:3]] == [("Chapter", False), ("Chapter", True)]
    for section in sections[1:]:
        assert sum(piece.weight for step in section.steps for piece in step.pieces) <= LARGEST_SECTION
    assert [section.first for section in sections[2:]] == [section.last for section in sections[1:-1]]
