"""Sentences about sticks: state, progress, outcomes and reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.sticks import outcome_text
from reader.sticks.check import StickReport, UnlistedKind
from reader.sticks.drives import Drive
from reader.sticks.progress import Stage, StickProgress
from reader.sticks.space_check import SpaceNeeded
from reader.sticks.stick_target import StickOutcome
from tests.pseudo_language import untranslated


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
    assert [group.names for group in found[:4]] == [("d",), ("m", "n"), ("STAND_IN",), ("INTRUDER",)]
    assert [group.is_problem for group in found] == [True] * 4 + [False] * 6
    assert [group.label for group in found[4:]] == [kind.value for kind in list(UnlistedKind)[2:]]
    assert all(group.label.startswith("Not checked, ") for group in found[4:])
    assert len({group.heading for group in found}) == len(found)
    assert all(group.meaning.endswith(".") for group in found)


@pytest.mark.parametrize(("system", "words"), [("win32", "Safely Remove"), ("darwin", "Finder"), ("linux", "file man")])
def test_eject_instructions(system, words):
    assert words in outcome_text.eject_instructions(2, system)


@pytest.mark.parametrize(("count", "words"), [(1, "Eject the stick before"), (2, "Eject the sticks before")])
def test_one_stick_or_more(count, words):
    assert outcome_text.eject_instructions(count).startswith(words)


DRIVE = Drive(Path("x"), "x", free=1_000_000, total=2_000_000)
ROOM, FULL = SpaceNeeded(900_000), SpaceNeeded(1_100_000)


@pytest.mark.parametrize(
    ("drive", "space", "reason"),
    [
        (DRIVE, ROOM, ""),
        (DRIVE, None, ""),
        (DRIVE._replace(is_own=True), ROOM, "This Carrel runs from here, so it cannot be written to."),
        (DRIVE._replace(is_writable=False), ROOM, "It is write-protected: look for a small switch on the stick."),
        (DRIVE, SpaceNeeded(0, "“packs” is a file."), "It cannot be written. “packs” is a file."),
        (DRIVE, FULL, "Not enough free space: it needs 1.1\u00a0MB."),
        (DRIVE._replace(free=0, total=0), FULL, ""),
    ],
)
def test_reason_not_writable(drive: Drive, space: SpaceNeeded | None, reason: str) -> None:
    """A driver that reports 0 for everything does not mean that the stick is full."""
    assert outcome_text.reason_not_writable(drive, space) == reason


@pytest.mark.parametrize(
    ("changed", "space", "state"),
    [
        ({}, None, ""),
        ({}, ROOM, "Enough free space: it needs 900\u00a0kB."),
        ({"is_ours": True}, None, "Carrel is already here. It will be updated."),
        ({"is_ours": True}, ROOM, "Carrel is already here. It will be updated, and needs 900\u00a0kB."),
        ({"is_ours": True}, SpaceNeeded(0), "Carrel is already up to date here."),
        ({"is_ours": True, "is_unfinished": True}, None, "Writing was interrupted. It will continue."),
        ({"is_unfinished": True}, ROOM, "Writing was interrupted. It will continue, and needs 900\u00a0kB."),
    ],
)
def test_state_before_writing(changed: dict[str, Any], space: SpaceNeeded | None, state: str) -> None:
    drive = DRIVE._replace(**changed)
    assert outcome_text.state_before_writing(drive, space, is_done=False) == state
    assert outcome_text.state_before_writing(drive, space, is_done=True).startswith("Written and verified.")


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "Not written by Carrel."),
        ({"is_ours": True}, "Written by Carrel."),
        ({"is_ours": True, "is_own": True}, "This Carrel runs from here."),
        ({"is_ours": True, "is_unfinished": True}, "Writing was interrupted."),
    ],
)
def test_state_before_check(changed: dict[str, Any], state: str) -> None:
    assert outcome_text.state_before_check(DRIVE._replace(**changed)) == state


@pytest.mark.parametrize(
    ("succeeded", "total", "words"),
    [
        (1, 1, "The stick is ready."),
        (2, 2, "Both sticks are ready."),
        (1200, 1200, "All 1,200 sticks are ready."),
        (0, 1, "The stick could not be written."),
        (0, 3, "None of the sticks could be written."),
        (1, 3, "1 of 3 sticks is ready."),
        (2, 3, "2 of 3 sticks are ready."),
    ],
)
def test_headline(succeeded: int, total: int, words: str) -> None:
    assert outcome_text.headline(succeeded, total) == words


def test_an_outcome_that_failed_or_was_a_dry_run() -> None:
    failed = StickOutcome(Path("/media/x"), "It is full.", 0, 0, 0, 0)
    assert outcome_text.outcome_sentence(failed) == "Not finished. It is full."
    dry = StickOutcome(Path("x"), "", 0, 0, 1, 0)
    assert outcome_text.outcome_sentence(dry, is_dry_run=True) == "Would be written. 1 file already up to date."


def test_a_long_list_of_files_is_cut() -> None:
    names = tuple(f"{number:02}" for number in range(outcome_text.MOST_NAMES + 3))
    [group] = outcome_text.report_groups(report(missing=names))
    assert (group.shown, group.hidden) == (names[:-3], 3)


@pytest.mark.usefixtures("pseudo_language")
def test_no_english_is_left_in_another_language():
    shown = [
        *outcome_text.report_sentences(report(is_finished=False, is_list_intact=False)),
        *(outcome_text.eject_instructions(1, system) for system in ("win32", "darwin", "linux")),
        *(outcome_text.time_left(seconds) for seconds in (1, 300, 5400)),
        *(outcome_text.headline(*numbers) for numbers in ((1, 1), (2, 2), (3, 3), (0, 1), (0, 2), (1, 3))),
        outcome_text.outcome_sentence(StickOutcome(Path("x"), "", 3, 5000, 6, 2)),
        outcome_text.reason_not_writable(DRIVE._replace(is_writable=False), None),
        outcome_text.state_before_writing(DRIVE, ROOM, is_done=False),
        outcome_text.state_before_check(DRIVE),
    ]
    unlisted = tuple((kind.name, kind) for kind in UnlistedKind)
    for group in outcome_text.report_groups(report(damaged=("d",), missing=("m",), unlisted=unlisted)):
        shown += [group.label, group.heading, group.meaning]
    assert [text for text in shown if untranslated(text).strip()] == []
