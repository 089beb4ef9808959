"""A part of an article: reading positions become heights in its document, and heights become reading positions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.model import (
    ArticleLink,
    Block,
    BlockKind,
    Figure,
    Location,
    NoteBox,
    NoteKind,
    QuizQuestion,
    Span,
    Table,
)
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import PartLink
from reader.ui.page.shown_part import ShownPart
from reader.ui.shell.session import OpenedArticle, ReadingPosition
from tests.packs import cell
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

BOX = NoteBox(NoteKind.NOTE, 1, "A box")
LONG = [Block(f"p{number}", BlockKind.PARAGRAPH, (Span("word " * 2000),)) for number in range(20)]
SHORT = [Block("p0", BlockKind.PARAGRAPH, (Span("One."),)), Block("p1", BlockKind.PARAGRAPH, (Span("Two."),), box=BOX)]
TABLE = Block("t", BlockKind.TABLE, table=Table(((cell("a"),), (cell("b"),)), ("",)))


class Case:
    def __init__(self, opened: OpenedArticle, number: int) -> None:
        self.opened = opened
        self.document: PageDocument = pages.document(opened, number)
        self.document.setTextWidth(600)
        self.part = ShownPart(opened, Parts(opened.article.blocks), number, self.document)

    def top(self, index: int) -> float:
        extent = self.document.text_map.extent(index)
        assert extent
        return self.document.top_and_bottom(*extent)[0]


@pytest.fixture
def opened_long(tmp_path: Path) -> Iterator[OpenedArticle]:
    opened = pages.opened(tmp_path, pages.article(*LONG))
    yield opened
    opened.pack.close()


@pytest.fixture
def short(tmp_path: Path) -> Iterator[Case]:
    opened = pages.opened(tmp_path, pages.article(*SHORT))
    yield Case(opened, 0)
    opened.pack.close()


def place(block: str, depth: float = 0.0, offset: int = 0) -> ReadingPosition:
    return ReadingPosition(Location("sample", "article", block, offset), depth)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.9])
def test_a_height_is_found_again(opened_long: OpenedArticle, share: float) -> None:
    case = Case(opened_long, 1)
    index = case.part.article_range()[0][0] + 1
    extent = case.document.text_map.extent(index)
    assert extent
    top, bottom = case.document.top_and_bottom(*extent)
    height = top + share * (bottom - top)
    position = case.part.position_at_height(height, extent[0])
    assert position.location.block == f"p{index}"
    assert position.depth > 0
    assert case.part.height_of(position, 14) == pytest.approx(height, abs=0.1)


QUESTIONS = tuple(
    QuizQuestion(f"q{number}", "word " * 30, ("word " * 20, "word"), 0, (), ArticleLink("", "p0"))
    for number in range(4)
)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.999])
@pytest.mark.parametrize("last", [SHORT[0], SHORT[1], TABLE], ids=["text", "box", "table"])
def test_a_height_below_the_text_is_found_again_in_any_width(tmp_path: Path, share: float, last: Block) -> None:
    article = pages.article(LONG[9], last)._replace(quiz=QUESTIONS)
    with contextlib.closing(pages.opened(tmp_path, article).pack) as pack:
        case = Case(pages.opened(tmp_path, article)._replace(pack=pack), 0)
        extent = case.document.text_map.extent(1)
        assert extent
        first = case.document.top_and_bottom(*extent)[1] + 3
        end = case.document.lastBlock().position()
        height = first + share * (case.document.top_and_bottom(end, end)[1] - first)
        near = {paragraph_at(case.document, height - 1), paragraph_at(case.document, height + 1)}
        position = case.part.position_at_height(height, end)
        assert position.location.block == last.id
        assert position.depth > 1
        assert case.part.height_of(position, 14) == pytest.approx(height, abs=0.1)
        for width in (300, 900):
            case.document.setTextWidth(width)
            again = case.part.height_of(position, 14)
            assert again is not None
            assert paragraph_at(case.document, again) in near


def paragraph_at(document: PageDocument, height: float) -> int:
    """The number of the last paragraph that begins above a height."""
    paragraphs = map(document.findBlockByNumber, range(document.blockCount()))
    tops = [document.top_and_bottom(each.position(), each.position())[0] for each in paragraphs]
    return max(number for number, top in enumerate(tops) if top <= height)


def test_the_head_of_an_article(short: Case) -> None:
    head = short.top(0)
    position = short.part.position_at_height(head / 2, 0)
    assert position == place("", 0.5)
    assert short.part.height_of(position, 14) == pytest.approx(head / 2)


@pytest.mark.parametrize(
    ("position", "is_at_top"),
    [(place(""), True), (place("p0"), True), (place("", 0.1), False), (place("p0", 0.1), False), (place("p1"), False)],
    ids=["head", "first block", "in the head", "in the first block", "another block"],
)
def test_the_top(short: Case, position: ReadingPosition, is_at_top: bool) -> None:
    assert short.part.is_at_top(position) is is_at_top


def test_space_above_a_block_and_its_box(short: Case) -> None:
    assert short.part.height_of(place("p0"), 14) == short.top(0) - 14
    height = short.part.height_of(place("p1"), 14)
    assert height is not None
    assert height < short.top(1) - 14 - 10  # the title of the box is in view too


def test_a_block_of_another_part_has_no_height(opened_long: OpenedArticle) -> None:
    assert Case(opened_long, 0).part.height_of(place("p19"), 14) is None


def test_ranges_of_parts_join(opened_long: OpenedArticle) -> None:
    count = len(Parts(opened_long.article.blocks))
    ranges = [Case(opened_long, number).part.article_range() for number in range(count)]
    assert ranges[0][0] == (0, 0)
    assert ranges[-1][1] == (20, 0)
    assert [end for _, end in ranges[:-1]] == [start for start, _ in ranges[1:]]


def test_links_to_other_parts(opened_long: OpenedArticle) -> None:
    part = Case(opened_long, 1).part
    first = Parts(opened_long.article.blocks).part(2)[0]
    assert part.target(PartLink(0)) == Location("sample", "article", "", 0)
    assert part.target(PartLink(2)) == Location("sample", "article", f"p{first.number}", first.offset)


@pytest.mark.parametrize(("number", "share", "expected"), [(0, 0.0, 0.0), (1, 0.5, 0.375), (3, 1.0, 1.0)])
def test_progress(opened_long: OpenedArticle, number: int, share: float, expected: float) -> None:
    assert len(Parts(opened_long.article.blocks)) == 4
    assert Case(opened_long, number).part.progress(share) == expected


def test_locations(short: Case) -> None:
    position = short.document.text_map.position(1, 2)
    assert position
    assert short.part.location_at(position) == Location("sample", "article", "p1", 2)
    assert short.part.location_at(0) is None


def test_pictures_count_as_what_is_read_while_one_looks_at_them(tmp_path: Path) -> None:
    blocks = [Block("p0", BlockKind.PARAGRAPH, (Span("word " * 60),))]
    for number in range(4):
        figure = Figure("figures/plain.svg", "A plain shape")
        blocks.append(Block(f"f{number}", BlockKind.FIGURE, (Span("A caption."),) if number < 3 else (), figure=figure))
    opened = pages.opened(tmp_path, pages.article(*blocks))
    case = Case(opened, 0)
    ends = [case.document.text_map.extent(number) for number in range(len(blocks))]
    shares = [case.part.share_before(end[1] + 1) for end in ends if end]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert shares == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0], abs=0.05)
    assert case.part.share_before(0) == 0.0
    opened.pack.close()
