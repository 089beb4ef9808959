"""What repairing a stick writes, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import repair
from reader.sticks.copy_choices import AvailablePack
from reader.sticks.layout import START, SUMS
from reader.sticks.stick_target import StickOutcome
from tests.packs import INFO


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ((), []),
        (("packs/sample-3.carrel", "packs/rare-3.carrel"), ["packs/sample-3.carrel"]),
        (("Carrel for Windows/carrel.exe",), []),
        ((START, SUMS, START), [START, SUMS]),
    ],
)
def test_only_what_this_computer_has_is_written(broken: tuple[str, ...], expected: list[str]) -> None:
    packs = [AvailablePack(Path("x.carrel"), INFO._replace(id="sample", edition=3), 1, False)]
    assert sorted(repair.files_to_write(broken, (), packs)) == sorted(expected)


@pytest.mark.parametrize(
    ("numbers", "broken", "expected"),
    [
        ((2, 1000, 5, 0), ("a", "b"), "2 files written again (1 kB), 5 intact."),
        ((0, 0, 7, 0), (START,), "1 file written again, 7 intact."),
        ((1, 2000, 6, 0), ("a", START, SUMS), "3 files written again (2 kB), 6 intact."),
        ((0, 0, 7, 0), (), "0 files written again, 7 intact."),
        ((7, 2000, 0, 2), ("a",), "7 files written again (2 kB), 2 of an older version removed."),
    ],
)
def test_the_outcome_counts_what_was_written(
    numbers: tuple[int, int, int, int], broken: tuple[str, ...], expected: str
) -> None:
    assert repair.outcome_sentence(StickOutcome(Path("x"), "", *numbers), broken) == expected


@pytest.mark.parametrize(
    ("reason", "left", "expected"),
    [
        ("", 0, "The stick is repaired."),
        ("", 2, "The stick is repaired except for 2 files that this computer does not have."),
        ("It is full.", 0, "The stick could not be repaired."),
    ],
)
def test_the_headline(reason: str, left: int, expected: str) -> None:
    assert repair.headline(StickOutcome(Path("x"), reason, 0, 0, 0, 0), left) == expected


def test_a_repair_that_failed_says_why() -> None:
    assert repair.outcome_sentence(StickOutcome(Path("x"), "It is full.", 0, 0, 0, 0), ("a",)) == (
        "Not finished. It is full."
    )
