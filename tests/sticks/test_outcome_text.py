"""Sizes, times and findings in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import outcome_text
from reader.sticks.check import Foreign, Report
from reader.sticks.progress import Progress, Stage
from reader.sticks.stick_target import StickOutcome


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "less than a minute left"),
        (49, "less than a minute left"),
        (50, "about 1 minute left"),
        (89, "about 1 minute left"),
        (181, "about 3 minutes left"),
        (3560, "about 59 minutes left"),
        (3600, "about 1 hour left"),
        (5400, "about 1½ hours left"),
        (7300, "about 2 hours left"),
    ],
)
def test_time_left(seconds, words):
    assert outcome_text.time_left(seconds) == words


def test_every_stage_has_words_of_its_own():
    told = {outcome_text.stage(Progress(stage, 0, 0, 0, 0, None)) for stage in Stage}
    assert len(told) == len(Stage)


@pytest.mark.parametrize(
    ("files", "all_files", "words"),
    [(0, 0, ""), (0, 1, "1 file"), (0, 2140, "2,140 files"), (10, 2140, "10 of 2,140 files")],
)
def test_files(files, all_files, words):
    assert outcome_text.files(Progress(Stage.COPYING, 0, 0, files, all_files, None)) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((7, 2_000_000, 0, 0), "7 files copied (2.0 MB). All is whole."),
        ((1, 900, 6, 2), "1 file copied (1 kB), 6 there already, 2 of an older program removed. All is whole."),
        ((0, 0, 7, 0), "0 files copied, 7 there already. All is whole."),
    ],
)
def test_outcomes(numbers, words):
    assert outcome_text.of_outcome(StickOutcome(Path("x"), "", *numbers)) == words


def report(**changed) -> Report:
    values = {
        "target": Path("x"), "whole": ("a", "b"), "whole_bytes": 2_000_000, "damaged": (), "missing": (), "foreign": (),
        "is_finished": True, "is_list_whole": True,
    }  # fmt: skip
    return Report(**{**values, **changed})


def test_a_whole_stick():
    assert list(outcome_text.of_report(report())) == ["2 files (2.0 MB) are just as they were written."]
    assert list(outcome_text.groups(report())) == []


def test_one_that_is_not():
    told = list(outcome_text.of_report(report(is_finished=False, is_list_whole=False, whole=("a",))))
    assert told[0].startswith("1 file (2.0 MB) is just as it was")
    assert "interrupted" in told[1]
    assert "SHA256SUMS, is damaged" in told[2]


def test_groups_name_the_worst_first_and_every_kind():
    foreign = tuple((kind.name, kind) for kind in Foreign)
    found = list(outcome_text.groups(report(damaged=("d",), missing=("m", "n"), foreign=foreign)))
    assert [group.names for group in found[:2]] == [("d",), ("m", "n")]
    assert [group.is_wrong for group in found] == [True, True, False, False, False, False]
    assert [group.label for group in found[2:]] == [f"Not checked, {kind.value}" for kind in Foreign]
    assert len({group.head for group in found}) == len(found)
    assert all(group.meaning.endswith(".") for group in found)


@pytest.mark.parametrize(("system", "words"), [("win32", "Safely remove"), ("darwin", "Finder"), ("linux", "file man")])
def test_the_way_out(system, words):
    assert words in outcome_text.way_out(2, system)


@pytest.mark.parametrize(("count", "words"), [(1, "Take the stick out"), (2, "Take the sticks out")])
def test_one_stick_or_more(count, words):
    assert outcome_text.way_out(count).startswith(words)
