"""Somebody changes the stick while it is written: nothing outside the stick is written, deleted or read as ours."""

from __future__ import annotations

import random

import pytest

from reader.sticks.layout import PARTIAL
from reader.sticks.stick_folder import StickFolder
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import put, state_of, written

FOLDERS = ("packs", "Carrel for Linux", "Carrel for Linux/_internal", "Carrel for Linux/_internal/PySide6")
STEPS = ("create", "put", "sync", "sync_folder", "digest", "remove", "state")


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("seed", range(60))
def test_a_folder_becomes_a_link(source, stick, tmp_path, monkeypatch, seed):
    """At any call of any step, on an empty stick or on one that is written again."""
    draw = random.Random(seed)
    outside = put(tmp_path / "outside", {"_internal/PySide6/Qt/lib/x": b"x", "PySide6/Qt/lib/x": b"x", "mine": b"x"})
    before = state_of(outside)
    if seed % 2:
        written(source, stick)
        put(stick, {"packs/sample-3.carrel": b"older", "Carrel for Linux/carrel": b"older"})
    folder, step, call = stick / draw.choice(FOLDERS), draw.choice(STEPS), draw.randrange(12)
    right = getattr(StickFolder, step)
    calls = iter(range(10_000))

    def swapped(self, *words, **options):
        if next(calls) == call:
            if folder.exists():
                folder.rename(tmp_path / "taken away")
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.symlink_to(outside)
        return right(self, *words, **options)

    monkeypatch.setattr(StickFolder, step, swapped)
    write_sticks(source, [stick])
    assert state_of(outside) == before


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_swap_after_reading_back_is_no_success(source, stick, tmp_path, monkeypatch, folder, is_kept):
    if is_kept:
        written(source, stick)
    right = StickTarget.verify

    def verify(self):
        right(self)
        (stick / folder).rename(tmp_path / "taken away")
        (stick / folder).symlink_to(tmp_path / "taken away")

    monkeypatch.setattr(StickTarget, "verify", verify)
    [outcome] = write_sticks(source, [stick])
    assert "changed while the stick was being written" in outcome.reason


@pytest.mark.parametrize("name", ["packs/sample-3.carrel", "Carrel for Linux/carrel", "START HERE.html"])
def test_a_file_that_appears_while_the_stick_is_written_is_not_replaced(source, stick, monkeypatch, name):
    right = StickFolder.create

    def create(self, wanted, mode):
        if wanted == name:
            put(stick, {name: b"saved by somebody a moment ago"})
        return right(self, wanted, mode)

    monkeypatch.setattr(StickFolder, "create", create)
    [outcome] = write_sticks(source, [stick])
    if name == "START HERE.html":
        pytest.skip("the page is always ours")
    assert "changed while the stick was being written" in outcome.reason
    assert (stick / name).read_bytes() == b"saved by somebody a moment ago"
    assert not [each for each in state_of(stick) if each.endswith(PARTIAL)]
