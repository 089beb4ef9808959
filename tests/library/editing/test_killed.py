"""No word that is older than two seconds is ever lost: a process that edits is killed 200 times, at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.editing.edited_folder import EditedFolder
from tests.library.authoring.conftest import SVG, VALID, write_folder
from tests.library.editing import killed_writer

COUNT = 200 if hasattr(os, "fork") else 25
LONGEST_LOSS = 2.0
"""Seconds."""


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> Path:
    """Folders whose author was killed, one for each moment."""
    place = tmp_path_factory.mktemp("killed")
    root = Path(killed_writer.__file__).parents[3]
    write_folder(place / killed_writer.TEMPLATE, VALID)
    command = [sys.executable, killed_writer.__file__, str(place), "all", str(COUNT)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 2 * COUNT, "each process is killed at a moment of its own"
    return place


def logged(place: Path) -> tuple[list[tuple[float, str]], float]:
    """The words with their times, and the last known time."""
    notes = [json.loads(line) for line in (place / "log").read_text().splitlines()]
    words = [(note[1], note[2]) for note in notes if note[0] == "word"]
    return words, max(note[1] for note in notes)


def test_every_word_older_than_two_seconds_is_there(killed):
    restored = 0
    for number in range(COUNT):
        place = killed / str(number)
        words, now = logged(place)
        folder = EditedFolder(place / "folder", place / "drafts")
        restored += bool(folder.restored)
        everything = "\n".join(folder.texts.values())
        lost = [word for time, word in words if time <= now - LONGEST_LOSS and f"\n{word}\n" not in everything]
        assert lost == [], f"at moment {number}"
        assert not folder.conflicts
        assert folder.notices == []
        folder.close(now)
        # What was restored is a folder as the author had it: whole files, and nothing half-renamed.
        assert [str(problem) for problem in check(place / "folder") if "never used" not in str(problem)] == []
        assert {path.read_text().strip() for path in (place / "folder/figures").iterdir()} == {SVG}
        assert [path for path in place.rglob("*.partial") if "drafts" not in path.parts] == []
        assert EditedFolder(place / "folder", place / "drafts").texts == dict(folder.texts)
    assert restored > COUNT // 4
