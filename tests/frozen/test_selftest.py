"""The built program's self-test in difficult folders and environments. It needs no display and runs on every system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, ODD, ORDINARY, Copy, copied, environment_for

USUAL = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "USER", "USERNAME")


def check(copy: Copy, environment: Mapping[str, str] | None = None, user: int | None = None) -> None:
    done = copy.run("selftest", "--json", environment=environment, user=user)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["holds"]
    assert report["standalone"]
    assert {"page", "setting", "mark", "cards", "actions", "files", "pack sample.carrel"} <= {
        each["what"] for each in report["checks"]
    }


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in environment_for(None).items() if name.upper() not in names}


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
def test_home_is_not_a_folder(program: Copy, place: Path, home: str) -> None:
    (place / "file").touch()
    check(program, environment_for(place / home))


@needs(no_other_user())
def test_as_an_unknown_user(program: Copy) -> None:
    check(program, without(*USUAL), NOBODY)


def test_from_a_read_only_folder(read_only: Copy) -> None:
    check(read_only, environment_for(None), ORDINARY)
    assert list(read_only.data.iterdir()) == []
