"""The built program's own test, in places and surroundings that programs stumble over. It needs no display, and is
tried on every system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, ODD, ORDINARY, Copy, copied, surroundings

USUAL = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "USER", "USERNAME")


def check(copy: Copy, environment: Mapping[str, str] | None = None, user: int | None = None) -> None:
    done = copy.run("selftest", "--json", environment=environment, user=user)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["holds"]
    assert told["standalone"]
    assert {"page", "setting", "mark", "pack sample.carrel"} <= {each["what"] for each in told["checks"]}


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in surroundings(None).items() if name.upper() not in names}


def test_at_a_path_with_spaces_arabic_and_emoji(program: Copy) -> None:
    check(program)


def test_moved_elsewhere(place: Path) -> None:
    copy = copied(place / "here")
    check(copy)
    moved = place / ODD / "there"
    moved.mkdir(parents=True)
    check(Copy(copy.folder.rename(moved / copy.folder.name)))


def test_without_a_home(program: Copy) -> None:
    check(program, without(*USUAL))


@pytest.mark.parametrize("home", ["missing", "file"])
def test_where_home_is_no_folder(program: Copy, place: Path, home: str) -> None:
    (place / "file").touch()
    check(program, surroundings(place / home))


@needs(no_other_user())
def test_as_a_user_without_rights_or_a_name(program: Copy) -> None:
    check(program, without(*USUAL), NOBODY)


def test_from_a_folder_that_cannot_be_written(read_only: Copy) -> None:
    check(read_only, surroundings(None), ORDINARY)
    assert list(read_only.data.iterdir()) == []
