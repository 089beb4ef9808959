"""Which matches of a search are painted, and in which colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from reader.library.model import Block, BlockKind, Citation, Span
from reader.search.find_in_article import Match
from reader.ui.page import match_selections
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.match_selections import MOST_PAINTED, selections
from reader.ui.page.writing_system import writing_system_of
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

THEME = pages.light().theme
BLOCKS = [
    Block("a", BlockKind.PARAGRAPH, (Span("🧠 quiet"), Span("", link=Citation(("reed2020",))), Span(" room"))),
    Block("b", BlockKind.PARAGRAPH, (Span("quiet water"),)),
]


@pytest.fixture
def document() -> PageDocument:
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(), {"reed2020": 1}, lambda _: None, writing_system_of("en"))
    builder.add_pieces(Parts(BLOCKS).pieces)
    builder.finish()
    return document


def painted(
    document: PageDocument, matches: Sequence[Match], current: int = -1, is_shown: Callable[[Match], bool] = bool
) -> list[Any]:
    return selections(document, matches, current, is_shown, THEME)


def texts(found: Sequence[Any]) -> list[str]:
    return [each.cursor.selectedText() for each in found]


QUIET, ROOM, WATER = Match(0, 2, 7), Match(0, 8, 12), Match(1, 6, 11)


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        ([], []),
        ([QUIET], ["quiet"]),  # without the number of the citation after it
        ([QUIET, ROOM, WATER], ["quiet", "room", "water"]),
        ([Match(0, 5, 9)], ["et1 r"]),
        ([Match(7, 0, 3), WATER], ["water"]),  # in a block that the document does not show
    ],
)
def test_what_is_painted(document: PageDocument, matches: list[Match], expected: list[str]) -> None:
    assert texts(painted(document, matches)) == expected


@pytest.mark.parametrize("current", [-1, 0, 1, 2])
def test_the_current_match_is_stronger(document: PageDocument, current: int) -> None:
    found = painted(document, [QUIET, ROOM, WATER], current)
    colours = [(each.format.background().color(), each.format.foreground().color()) for each in found]
    names = [("mark_now", "mark_now_ink") if number == current else ("mark", "mark_ink") for number in range(3)]
    assert colours == [tuple(THEME.colour(name) for name in pair) for pair in names]


def test_matches_in_other_parts_are_left_out(document: PageDocument) -> None:
    assert texts(painted(document, [QUIET, ROOM, WATER], is_shown=lambda match: match.index == 1)) == ["water"]


@pytest.mark.parametrize(
    ("current", "expected"),
    [(0, range(4)), (2, range(4)), (5, range(3, 7)), (9, range(7, 10))],
)
def test_only_matches_near_the_current_one_are_painted(
    document: PageDocument, monkeypatch: pytest.MonkeyPatch, current: int, expected: range
) -> None:
    monkeypatch.setattr(match_selections, "MOST_PAINTED", 4)
    matches = [Match(1, number, number + 1) for number in range(10)]
    assert texts(painted(document, matches, current)) == ["quiet water"[number] for number in expected]
    assert MOST_PAINTED == 1000
