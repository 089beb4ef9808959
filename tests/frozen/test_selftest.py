"""The built program's self-test in difficult folders and environments. It needs no display and runs on every system."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, ODD, ORDINARY, PATIENCE, Copy, copied, environment_for

USUAL = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "USER", "USERNAME")


OF_FOLDERS = ("packs", "pack", "page", "setting", "mark", "figure", "files", "paper", "new pack", "import")
"""The checks that depend on the folders and variables of a computer. To repeat all of them would take minutes."""

ALL = (*OF_FOLDERS, "home", "cards", "viewer", "hints", "actions", "emergency", "forms", "room", "language")


def check(
    copy: Copy, environment: Mapping[str, str] | None = None, user: int | None = None, *, checks_all: bool = False
) -> None:
    names = () if checks_all else OF_FOLDERS
    done = copy.run("selftest", "--json", *names, environment=environment, user=user)
    report = json.loads(done.stdout)
    assert [each for each in report["checks"] if not each["holds"]] == []
    assert (done.returncode, done.stderr) == (0, "")
    assert report["holds"]
    assert report["standalone"]
    assert {*(names or ALL)} <= {each["what"].removesuffix(" sample.carrel") for each in report["checks"]}


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in environment_for(None).items() if name.upper() not in names}


def test_at_a_path_with_spaces_arabic_and_emoji(program: Copy) -> None:
    check(program, checks_all=True)


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


def test_nothing_foreign_is_loaded(program: Copy, place: Path) -> None:
    """Variables and folders that could bring other code: libraries that are none stop what loads them."""
    folder = place / "foreign"
    for name in ("sitecustomize", "usercustomize", "apsw", "json", "reader"):
        _put(folder / f"{name}.py", f"open({str(place / 'ran')!r}, 'w')\nraise SystemExit(9)\n")
    for name in ("libfontconfig.so.1", "libglib-2.0.so.0", "libxcb.so.1", "libxkbcommon.so.0", "libEGL.so.1"):
        _put(folder / name, "not a library")
    _put(folder / "platforms" / "libqoffscreen.so", "not a library")
    _put(folder / "qt.conf", f"[Paths]\nPrefix={folder}\nPlugins={folder}\n")
    variables = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "QT_PLUGIN_PATH",
                 "QT_QPA_PLATFORM_PLUGIN_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # fmt: skip
    environment = environment_for(None, **dict.fromkeys(variables, str(folder)))
    done = subprocess.run(
        [program.cli, "selftest", "--json", *OF_FOLDERS],
        env=environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["holds"]
    assert not (place / "ran").exists()


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
