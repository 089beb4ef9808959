"""The built program on the file systems of sticks: copied to a stick and back, and started from a stick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.display import Screen
from reader.system.paths import DATA_NAME
from tests import fat_image
from tests.frozen import session
from tests.frozen.drive import EXFAT, FAT, FileSystem, no_drive, plugged_in
from tests.frozen.machine import needs
from tests.frozen.program import BUILT, Copy, environment_for
from tests.frozen.window import opened
from tests.packs import INFO, make_searchable
from tests.sticks.conftest import state_of

IMAGE = 300 << 20


@needs(fat_image.lacking() and f"{fat_image.lacking()} must be installed")
def test_carried_by_a_fat_stick(screen: Screen, portable: Copy, home: Path) -> None:
    (portable.data / "kept").write_text("not empty")
    image = fat_image.make(home / "image", IMAGE)
    fat_image.put(image, [portable.folder])
    fat_image.take(image, home)
    image.unlink()
    carried = Copy(home / BUILT.name)
    assert state_of(carried.folder) == state_of(portable.folder)
    for program in (carried.window, carried.cli):  # as README.md tells users
        program.chmod(0o755)
    done = carried.run("selftest")
    assert (done.returncode, done.stderr) == (0, "")
    with opened(screen, [carried.window], environment_for(home)) as window:
        session.read_through(window)
    session.check(session.stored_session(carried, carried.data))


KINDS = [pytest.param(kind, id=kind.name, marks=needs(no_drive(kind))) for kind in (FAT, EXFAT)]


@pytest.mark.parametrize("kind", KINDS)
def test_started_from_a_stick(screen: Screen, program: Copy, place: Path, home: Path, kind: FileSystem) -> None:
    with plugged_in(kind, place) as drive:
        done = program.run("stick", "write", drive.root, "--all-packs")
        assert (done.returncode, done.stderr) == (0, "")
        (drive.root / DATA_NAME).mkdir()
        [folder] = drive.root.glob("Carrel*")
        on_stick = Copy(folder)
        done = on_stick.run("selftest")
        assert (done.returncode, done.stderr) == (0, "")
        with opened(screen, [on_stick.window], environment_for(home)) as window:
            session.read_through(window)
        session.check(session.stored_session(program, drive.root / DATA_NAME))
        done = program.run("stick", "check", drive.root)
        assert (done.returncode, done.stderr) == (0, "")
        assert list(home.iterdir()) == []


def test_a_file_with_the_id_of_the_bundled_pack_is_named_and_not_read(portable: Copy, place: Path) -> None:
    bundled = next(each for each in json.loads(portable.run("list", "--json").stdout) if each["origin"] == "bundled")
    stick = place / "stick"
    stick.mkdir()
    assert portable.run("stick", "write", stick).returncode == 0
    (stick / "packs").mkdir(exist_ok=True)
    for folder in (portable.outer, stick):
        make_searchable(folder / "packs" / "x.carrel", info=INFO._replace(id=bundled["id"], edition=999_999_999))
    done = portable.run("list", "--json")
    assert "999999999" not in done.stdout
    assert str(portable.outer / "packs" / "x.carrel") in done.stderr
    done = portable.run("stick", "check", stick)
    assert (done.returncode, done.stderr) == (1, "")
    assert "packs/x.carrel" in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_drive_can_be_pulled_and_put_back(place: Path, kind: FileSystem) -> None:
    with plugged_in(kind, place) as drive:
        file = drive.root / "kept.txt"
        file.write_text("there", encoding="ascii")
        drive.pull()
        with pytest.raises(OSError, match="not connected"):
            file.read_bytes()
        drive.put_back()
        assert file.read_text(encoding="ascii") == "there"
        drive.pull()
