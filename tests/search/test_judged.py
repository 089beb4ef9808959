"""Searches as people type them, in eleven languages: what they want stands first, or near enough."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from reader.search.query_plan import PlanLimits
from tests.search.judged import BUNDLED, HERE, LANGUAGES, Judged, judge

LEAST_MEAN = 0.98
LOWEST_RANK = 5
LEAST_SAME = 0.95

SETS = {
    "bundled": (BUNDLED, HERE / "judged.yaml", 100),
    **{each: (HERE / "languages" / each, HERE / "judged_languages" / f"{each}.yaml", 15) for each in LANGUAGES},
}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judged")


@pytest.mark.parametrize("name", SETS)
def test_what_is_wanted_is_found(name: str, packs: Path) -> None:
    content, queries, fewest = SETS[name]
    judged = judge(content, queries, packs)
    assert len(judged) >= fewest
    assert [each for each in judged if not 0 < each.rank <= LOWEST_RANK] == []
    assert mean(each.reciprocal for each in judged) >= LEAST_MEAN


@pytest.mark.parametrize("name", SETS)
def test_the_limits_of_a_keystroke_change_no_order(name: str, packs: Path) -> None:
    """The ten places found first are those of a ranking of everything."""
    content, queries, _ = SETS[name]
    quick, full = judge(content, queries, packs), judge(content, queries, packs, PlanLimits(ranks_all=True))
    same = [one.top == other.top for one, other in zip(quick, full, strict=True)]
    assert mean(same) >= LEAST_SAME, [one for one, is_same in zip(quick, same, strict=True) if not is_same]


def test_a_rank_counts_from_the_top() -> None:
    assert [Judged("", rank, ()).reciprocal for rank in (1, 2, 5, 0)] == [1.0, 0.5, 0.2, 0.0]
