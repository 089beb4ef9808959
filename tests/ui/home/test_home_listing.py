"""What a home lists at first, in another order, and after a group was opened or closed; without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.model import Article, Block, BlockKind, Span
from reader.library.pack_sections import PackSection, written
from reader.library.packfile import PackFile
from reader.ui.home.article_groups import JoinedRows, ShownArticle, ShownGroup
from reader.ui.home.filter_bar import Order
from reader.ui.home.home_listing import MOST_OPEN, HomeListing
from reader.ui.home.pack_articles import PackArticles
from tests.packs import INFO, make_pack

BLOCKS = (Block("only", BlockKind.PARAGRAPH, (Span("Text."),)),)
SECTIONS = (PackSection(1, 0, "First"), PackSection(1, 2, "Second"))


class Listings:
    """Listings of packs whose articles begin with A and B in turn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.packs: list[PackFile] = []

    def of(self, count: int, sections: tuple[PackSection, ...] = ()) -> HomeListing:
        found = [Article(f"a{number}", f"{'AB'[number % 2]} {number}", BLOCKS) for number in range(count)]
        file = make_pack(self._folder / "pack.carrel", info=INFO._replace(sections=written(sections)), articles=found)
        self.packs.append(PackFile(file))
        return HomeListing(PackArticles(self.packs[-1], {}, lambda error: None), ())


@pytest.fixture
def listings(tmp_path: Path) -> Iterator[Listings]:
    made = Listings(tmp_path)
    yield made
    for pack in made.packs:
        pack.close()


def groups(listing: HomeListing, kept: frozenset[int] | None = None) -> list[str]:
    """The groups, with a plus sign if they are open."""
    rows = JoinedRows[ShownGroup | ShownArticle](listing.rows(kept))
    return [f"{'+' if row.is_open else '-'}{row.title}" for row in rows if isinstance(row, ShownGroup)]


@pytest.mark.parametrize(
    ("count", "sections", "order", "expected"),
    [
        (4, (), Order.PACK, []),
        (4, SECTIONS, Order.SECTIONS, ["+First", "+Second"]),
        (MOST_OPEN, (), Order.PACK, []),
        (MOST_OPEN + 1, (), Order.LETTERS, ["-A", "-B"]),
        (MOST_OPEN + 1, SECTIONS, Order.SECTIONS, ["-First", "-Second"]),
    ],
    ids=["few", "few in sections", "not too many", "many", "many in sections"],
)
def test_at_first(
    listings: Listings, count: int, sections: tuple[PackSection, ...], order: Order, expected: list[str]
) -> None:
    listing = listings.of(count, sections)
    assert listing.order is order
    assert listing.orders == (Order.SECTIONS if sections else Order.PACK, Order.LETTERS)
    assert groups(listing) == expected


def test_another_order_has_its_groups_as_they_are_at_first(listings: Listings) -> None:
    listing = listings.of(4, SECTIONS)
    listing.toggle(0)
    assert groups(listing) == ["-First", "+Second"]
    assert groups(listing, frozenset({0, 2})) == ["+First", "+Second"], "what is found is always shown"
    listing.arrange(Order.LETTERS)
    assert groups(listing) == ["+A", "+B"]
    listing.arrange(Order.SECTIONS)
    assert groups(listing) == ["+First", "+Second"]


def test_an_article_that_cannot_be_read_has_no_position(listings: Listings) -> None:
    listing = listings.of(1)
    position = listing.position(ShownArticle(0, 0))
    assert position
    assert position.location.article == "a0"
    assert listing.position(ShownArticle(1, 0)) is None
