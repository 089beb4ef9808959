"""The targets and placements of a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks.model import Colour, EditionPlacement, MarkKind, new_mark
from tests.marks.samples import bookmark, highlight

MARK = bookmark()  # made in edition 1


def with_editions(*editions: int):
    mark = MARK
    for edition in editions:
        mark = mark.with_placement(EditionPlacement(edition, replace(mark.target, quote=str(edition))))
    return mark


@pytest.mark.parametrize(
    ("edition", "order"),
    [(1, ["", "3", "6"]), (2, ["", "3", "6"]), (3, ["3", "", "6"]), (5, ["3", "", "6"]), (9, ["6", "3", ""])],
)
def test_the_nearest_older_edition_comes_first(edition, order):
    targets = with_editions(6, 3).targets_for(edition)
    assert ["" if target == MARK.target else target.quote for target in targets] == order


def test_a_placement_without_a_target_is_no_target():
    assert list(MARK.with_placement(EditionPlacement(2, None)).targets_for(2)) == [MARK.target]


def test_one_placement_for_each_edition():
    mark = with_editions(3, 2, 3)
    assert [each.edition for each in mark.placements] == [2, 3]
    assert mark.placement(2)
    assert mark.placement(4) is None
    assert mark.with_placement(EditionPlacement(2, None)).placement(2) == EditionPlacement(2, None)


def test_new_marks():
    assert highlight("alarm").colour is Colour.YELLOW
    assert new_mark(MarkKind.BOOKMARK, MARK.source, MARK.target, colour=Colour.PINK).colour is None
    assert bookmark().id != bookmark().id


def test_location():
    assert str(MARK.location) == "carrel:brain/talk#p1"
