"""The local help of a clinic is copied to sticks, and what somebody wrote on a stick stays there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks.check import UnlistedKind, check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.errors import CopySourceError
from reader.sticks.layout import LOCAL_HELP, START
from reader.sticks.outcome_text import outcome_sentence
from reader.sticks.programs import find_program
from tests import special_files
from tests.sticks.conftest import put, written

TEXT = b"local_help: +254 700 123 456\n"
OTHER = b"local_help: 0800 720 501\n"


def on(stick: Path) -> bytes | None:
    file = stick / LOCAL_HELP
    return file.read_bytes() if file.exists() else None


@pytest.mark.parametrize("where", ["", "built/Carrel/packs", "built/packs"])
def test_it_is_copied_from_beside_the_packs(program, pack, stick, tmp_path, where):
    put(tmp_path / "built", {START: b""})
    put(tmp_path / where, {"local.yaml": TEXT})
    source = list_files([find_program(program)], [pack])
    assert source.local_help == "+254 700 123 456"
    [outcome] = written(source, stick)
    assert outcome_sentence(outcome).endswith(" All files verified. Local help on it: +254 700 123 456")
    assert on(stick) == TEXT
    report = check_stick(stick)
    assert report.is_intact
    assert LOCAL_HELP in report.verified


def test_that_beside_the_packs_comes_before_that_of_the_program(program, pack, tmp_path):
    put(tmp_path, {"local.yaml": TEXT, "built/Carrel/packs/local.yaml": OTHER})
    assert list_files([find_program(program)], [pack]).local_help == "+254 700 123 456"
    assert list_files([find_program(program)], []).local_help == "0800 720 501"


def test_a_stick_without_it(source, stick):
    assert source.local_help == ""
    written(source, stick)
    assert on(stick) is None


def test_a_new_one_replaces_what_was_written(program, pack, stick, tmp_path):
    for text in (TEXT, OTHER):
        put(tmp_path, {"local.yaml": text})
        written(list_files([find_program(program)], [pack]), stick)
        assert on(stick) == text
        assert LOCAL_HELP in check_stick(stick).verified
    (tmp_path / "local.yaml").unlink()
    written(list_files([find_program(program)], [pack]), stick)
    assert on(stick) == OTHER


@pytest.mark.parametrize("by_hand", [b"local_help: by hand", b"#" * 20_000], ids=["text", "long"])
@pytest.mark.parametrize("is_listed", [True, False])
def test_what_somebody_wrote_on_the_stick_stays(program, pack, stick, tmp_path, is_listed, by_hand):
    if is_listed:
        put(tmp_path, {"local.yaml": TEXT})
        written(list_files([find_program(program)], [pack]), stick)
    put(stick, {LOCAL_HELP: by_hand})
    put(tmp_path, {"local.yaml": OTHER})
    [outcome] = written(list_files([find_program(program)], [pack]), stick)
    assert outcome.local_help == ""
    assert on(stick) == by_hand
    report = check_stick(stick)
    assert report.is_intact
    assert report.unlisted == ((LOCAL_HELP, UnlistedKind.LOCAL_HELP),)
    assert report.damaged == ()


def test_deleting_it_is_no_damage(program, pack, stick, tmp_path):
    put(tmp_path, {"local.yaml": TEXT})
    written(list_files([find_program(program)], [pack]), stick)
    (stick / LOCAL_HELP).unlink()
    report = check_stick(stick)
    assert report.is_intact
    assert report.missing == ()
    assert report.unlisted == ()


def test_an_interrupted_attempt_is_continued(program, pack, stick, tmp_path):
    put(tmp_path, {"local.yaml": TEXT})
    put(stick, {LOCAL_HELP: TEXT})
    written(list_files([find_program(program)], [pack]), stick)
    assert LOCAL_HELP in check_stick(stick).verified


@pytest.mark.parametrize(
    ("make", "reason"),
    [("broken", "local_help must be a single text"), ("pipe", "it is not a file"), ("link", "it is a link")],
)
def test_one_that_cannot_be_used_is_not_copied(program, pack, tmp_path, make, reason):
    file = tmp_path / "local.yaml"
    if make == "pipe":
        special_files.make_pipe(file)
    elif make == "link":
        special_files.make_link(file, put(tmp_path / "x", {"y": TEXT}) / "y")
    else:
        file.write_bytes(b"local_help: [1]")
    with pytest.raises(CopySourceError, match=reason):
        list_files([find_program(program)], [pack])
