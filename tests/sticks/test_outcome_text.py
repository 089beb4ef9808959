"""Sentences about sticks: state, progress, outcomes and reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import outcome_text
from reader.sticks.check import StickReport, UnlistedKind
from reader.sticks.progress import Stage, StickProgress
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
    assert len({stage.value for stage in Stage}) == len(Stage)


@pytest.mark.parametrize(
    ("files", "total_files", "words"),
    [(0, 0, ""), (0, 1, "1 file"), (0, 2140, "2,140 files"), (10, 2140, "10 of 2,140 files")],
)
def test_files(files, total_files, words):
    assert outcome_text.file_count(StickProgress(Stage.COPYING, 0, 0, files, total_files, None)) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((7, 2_000_000, 0, 0), "7 files copied (2.0 MB). All files verified."),
        (
            (1, 900, 6, 2),
            "1 file copied (1 kB), 6 already up to date, 2 of an older version removed. All files verified.",
        ),
        ((0, 0, 7, 0), "0 files copied, 7 already up to date. All files verified."),
    ],
)
def test_outcomes(numbers, words):
    assert outcome_text.outcome_sentence(StickOutcome(Path("x"), "", *numbers)) == words


def report(**changed) -> StickReport:
    values = {
        "target": Path("x"), "verified": ("a", "b"), "verified_bytes": 2_000_000, "damaged": (), "missing": (),
        "unlisted": (), "is_finished": True, "is_list_intact": True,
    }  # fmt: skip
    return StickReport(**{**values, **changed})


def test_an_intact_stick():
    assert list(outcome_text.report_sentences(report())) == ["2 files verified (2.0 MB)."]
    assert list(outcome_text.report_groups(report())) == []


def test_a_stick_that_is_not_intact():
    sentences = list(outcome_text.report_sentences(report(is_finished=False, is_list_intact=False, verified=("a",))))
    assert sentences[0].startswith("1 file verified (2.0 MB)")
    assert "interrupted" in sentences[1]
    assert "SHA256SUMS, is damaged" in sentences[2]


def test_groups_name_the_worst_first_and_every_kind():
    unlisted = tuple((kind.name, kind) for kind in UnlistedKind)
    found = list(outcome_text.report_groups(report(damaged=("d",), missing=("m", "n"), unlisted=unlisted)))
    assert [group.names for group in found[:2]] == [("d",), ("m", "n")]
    assert [group.is_problem for group in found] == [True, True, False, False, False, False]
    assert [group.label for group in found[2:]] == [f"Not checked, {kind.value}" for kind in UnlistedKind]
    assert len({group.heading for group in found}) == len(found)
    assert all(group.meaning.endswith(".") for group in found)


@pytest.mark.parametrize(("system", "words"), [("win32", "Safely Remove"), ("darwin", "Finder"), ("linux", "file man")])
def test_eject_instructions(system, words):
    assert words in outcome_text.eject_instructions(2, system)


@pytest.mark.parametrize(("count", "words"), [(1, "Eject the stick before"), (2, "Eject the sticks before")])
def test_one_stick_or_more(count, words):
    assert outcome_text.eject_instructions(count).startswith(words)
