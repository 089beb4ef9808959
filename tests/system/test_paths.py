"""The folders in a checkout, an installed package, and the standalone program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.system import paths
from tests.special_files import make_link

ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """The folder of a standalone program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "carrel"))
    for name in ("resources", "packs", "content"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_in_a_checkout():
    assert not paths.is_frozen()
    assert paths.resources() == ROOT / "resources"
    assert ROOT / "content" / "neuroscience-psychotherapy" in paths.content_folders()
    assert paths.bundled_packs() == ()


def test_in_the_standalone_program(program):
    for name in ("b.carrel", "a.carrel", "notes.txt", ".c.carrel.1.partial"):
        (program / "packs" / name).touch()
    assert paths.is_frozen()
    assert paths.resources() == program / "resources"
    assert paths.bundled_packs() == (program / "packs" / "a.carrel", program / "packs" / "b.carrel")
    assert paths.content_folders() == ()


def test_only_the_standalone_program_says_how_it_was_made(program, monkeypatch):
    assert paths.build_facts() == program / "build.json"
    monkeypatch.delattr(sys, "frozen")
    assert paths.build_facts() is None
    assert paths.licences() is None


def test_licences_are_next_to_the_program_or_in_it(program, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(program / "outside" / "carrel"))
    assert paths.licences() is None
    (program / "LICENCES.txt").touch()
    assert paths.licences() == program / "LICENCES.txt"
    (program / "outside").mkdir()
    (program / "outside" / "LICENCES.txt").touch()
    assert paths.licences() == program / "outside" / "LICENCES.txt"


def test_content_folders_are_those_with_a_pack_in_them(program):
    for name in ("z", "a b", "empty"):
        (program / "content" / name).mkdir()
    for name in ("z", "a b"):
        (program / "content" / name / "pack.yaml").touch()
    assert paths.content_folders() == (program / "content" / "a b", program / "content" / "z")


def test_nothing_came_with_the_program(program):
    for name in ("packs", "content"):
        (program / name).rmdir()
    assert paths.bundled_packs() == paths.content_folders() == ()


def test_installed_without_a_checkout(program):
    """A wheel carries the resources inside the package."""
    (program / "resources").rmdir()
    assert paths.resources() == ROOT / "reader" / "_resources"


def test_user_data_belong_to_the_user(monkeypatch, tmp_path):
    for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    before = set(tmp_path.rglob("*"))
    folder = paths.user_data()
    assert folder.name == "Carrel"
    assert folder.is_absolute()
    assert set(tmp_path.rglob("*")) == before, "asking must not make it"


def test_the_cache_has_its_own_folder(tmp_path):
    assert tmp_path in paths.cache_in(tmp_path).parents


def test_the_program_to_copy(program, monkeypatch):
    assert paths.program() == program.resolve()
    bundle = program / "Carrel.app"
    (bundle / "Contents" / "MacOS").mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(bundle / "Contents" / "MacOS" / "carrel"))
    assert paths.program() == bundle.resolve()


def test_a_checkout_has_no_folders_beside_it(monkeypatch):
    assert paths.program() is None
    assert paths.packs_beside() == ()
    assert paths.data_folder().is_portable is False


@pytest.fixture
def stick(program, monkeypatch) -> Path:
    """A stick written by Carrel, with the program in a folder."""
    top = program / "stick é 🧠"
    (top / "Carrel for Linux").mkdir(parents=True)
    (top / paths.START_PAGE_NAME).touch()
    monkeypatch.setattr(sys, "executable", str(top / "Carrel for Linux" / "carrel"))
    return top


@pytest.mark.parametrize("where", [".", "Carrel for Linux"])
def test_data_are_saved_next_to_the_program_if_the_folder_exists(stick, where):
    assert not paths.data_folder().is_portable
    (stick / where / paths.DATA_NAME).mkdir()
    assert paths.data_folder() == (stick / where / paths.DATA_NAME, True, "")
    assert paths.user_data() == stick / where / paths.DATA_NAME
    assert list((stick / where / paths.DATA_NAME).iterdir()) == [], "asking must leave nothing"


def test_a_parent_folder_without_a_start_page_is_ignored(stick):
    (stick / paths.DATA_NAME).mkdir()
    (stick / "packs").mkdir()
    (stick / "packs" / "a.carrel").touch()
    (stick / paths.START_PAGE_NAME).unlink()
    assert not paths.data_folder().is_portable
    assert paths.packs_beside() == ()


def test_a_chosen_folder_is_used(stick, tmp_path):
    (stick / paths.DATA_NAME).mkdir()
    assert paths.data_folder(tmp_path / "mine") == (tmp_path / "mine", False, "")


@pytest.mark.parametrize("has_folder", [True, False])
def test_a_read_only_stick_gives_a_notice(stick, monkeypatch, has_folder):
    if has_folder:
        (stick / paths.DATA_NAME).mkdir()
    monkeypatch.setattr(paths, "is_writable", lambda folder: stick not in (folder, *folder.parents))
    found = paths.data_folder()
    assert stick not in found.path.parents
    assert found.notice.endswith(f"saved in {found.path} instead.")
    assert not found.is_portable


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_no_folder_is_named_if_none_can_be_written(stick, monkeypatch, tmp_path, kind):
    (tmp_path / "file").touch()
    for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / kind))
    monkeypatch.setattr(paths, "is_writable", lambda folder: False)
    found = paths.data_folder()
    assert found.notice.startswith(f"Carrel cannot save next to the program or in {found.path}.")
    assert "when you close it" in found.notice


def test_an_installed_program_gives_no_notice(program, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(program / "carrel"))
    monkeypatch.setattr(paths, "is_writable", lambda folder: False)
    assert paths.data_folder().notice == ""


def test_packs_next_to_the_program(stick):
    for folder in (stick, stick / "Carrel for Linux"):
        (folder / "packs").mkdir()
        for name in ("b.carrel", "A.CARREL", "._b.carrel", "c.carrel.carrel-partial", "notes.txt"):
            (folder / "packs" / name).touch()
    nearest, top = stick / "Carrel for Linux" / "packs", stick / "packs"
    assert paths.packs_beside() == (nearest / "A.CARREL", nearest / "b.carrel", top / "A.CARREL", top / "b.carrel")


@pytest.mark.parametrize("kind", ["folder", "missing", "file"])
def test_no_link_is_followed_on_a_stick(stick, tmp_path, kind):
    outside = tmp_path / "outside"
    if kind == "folder":
        outside.mkdir()
        (outside / "other.carrel").touch()
    elif kind == "file":
        outside.touch()
    (stick / "packs").mkdir()
    (stick / "packs" / "real.carrel").touch()
    make_link(stick / "packs" / "link.carrel", outside / "other.carrel")
    (stick / "Carrel for Linux" / "packs").symlink_to(outside)
    assert paths.packs_beside() == (stick / "packs" / "real.carrel",)
    (stick / "carrel-data").symlink_to(outside)
    found = paths.data_folder()
    assert (found.path == outside, found.is_portable) == (False, False)
    assert f"{stick / 'carrel-data'} is a link, so Carrel does not save there." in found.notice


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_whether_a_folder_can_be_written(tmp_path, monkeypatch, system):
    monkeypatch.setattr(os, "name", system)
    assert paths.is_writable(tmp_path)
    assert not paths.is_writable(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there, drives have letters")
def test_what_is_on_a_removable_disk(monkeypatch, tmp_path):
    """Not a checkout, and not what is on the disk of the system; but what does not answer may be going away now."""
    assert not paths.is_on_removable_disk()
    monkeypatch.setattr(paths, "program", lambda: tmp_path)
    monkeypatch.setattr(paths, "_SYSTEM_DISK", (tmp_path, tmp_path / "nowhere"))
    assert not paths.is_on_removable_disk()
    monkeypatch.setattr(paths, "program", lambda: tmp_path / "gone")
    assert paths.is_on_removable_disk()
    monkeypatch.setattr(paths, "program", lambda: tmp_path)
    monkeypatch.setattr(paths, "_SYSTEM_DISK", (Path("/proc"),))
    assert paths.is_on_removable_disk() == Path("/proc").exists()


@pytest.mark.skipif(sys.platform != "win32", reason="drives have letters on Windows alone")
def test_another_drive_is_removable(monkeypatch):
    monkeypatch.setenv("SYSTEMDRIVE", "C:")
    for place, may in ((Path("c:/Carrel"), False), (Path("E:/Carrel"), True)):
        monkeypatch.setattr(paths, "program", lambda place=place: place)
        assert paths.is_on_removable_disk() is may


def test_a_user_without_a_home_loses_what_they_save_and_is_told(program, monkeypatch):
    def no_home(*_arguments, **_options):
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_data_dir", no_home)
    found = paths.data_folder()
    assert "when you close it" in found.notice
    with pytest.raises(OSError, match="Carrel"):
        found.path.mkdir(parents=True)


@pytest.mark.parametrize("is_removable", [True, False])
def test_the_disk_of_the_program(program: Path, monkeypatch: pytest.MonkeyPatch, is_removable: bool) -> None:
    top = program.resolve().parent
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: is_removable)
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == top)
    assert paths.removable_disk_of_program() == (top if is_removable else None)


def test_a_checkout_has_no_disk() -> None:
    assert paths.removable_disk_of_program() is None
