"""Where everything lies: in a checkout, installed, and in the standalone program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader import paths

ROOT = Path(__file__).parent.parent


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """The folder of a standalone program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
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


def test_licences_lie_beside_the_program_or_in_it(program, monkeypatch):
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
    folder = paths.user_data()
    assert folder.name == "Carrel"
    assert folder.is_absolute()
    assert not folder.exists(), "asking must not make it"


def test_what_can_be_made_again_is_kept_apart(tmp_path):
    assert tmp_path in paths.cache_in(tmp_path).parents
