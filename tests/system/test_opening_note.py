"""What a window that died was opening is known at the next start; windows that live are not asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.system.handover import FOLDER
from reader.system.opening_note import LONGEST, NOTE, OpeningNote, take_unfinished
from tests.special_files import make_pipe

DIE = """
import os, sys
from pathlib import Path
from reader.system.opening_note import OpeningNote
note = OpeningNote(Path(sys.argv[1]))
for text in sys.argv[2:]:
    note.write(text)
os._exit(1)
"""


def notes(data: Path) -> list[str]:
    return sorted(path.name for path in data.glob(f"{FOLDER}/*{NOTE}"))


def die(data: Path, *texts: str) -> None:
    subprocess.run([sys.executable, "-c", DIE, str(data), *texts], check=False, timeout=60)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("one.carrel",), ("one.carrel",)),
        (("a long name.carrel", "b"), ("b",)),
        (("one.carrel", ""), ()),
        (("عربي 😀.carrel",), ("عربي 😀.carrel",)),
        ((), ()),
    ],
)
def test_what_a_dead_window_was_opening_is_said_once(
    tmp_path: Path, texts: tuple[str, ...], found: tuple[str, ...]
) -> None:
    die(tmp_path, *texts)
    assert take_unfinished(tmp_path) == found
    assert notes(tmp_path) == []
    assert take_unfinished(tmp_path) == ()


def test_a_window_that_lives_keeps_its_note(tmp_path: Path) -> None:
    living = OpeningNote(tmp_path)
    living.write("open.carrel")
    die(tmp_path, "dead.carrel")
    assert take_unfinished(tmp_path) == ("dead.carrel",)
    assert notes(tmp_path) == [f"{os.getpid()}{NOTE}"]
    living.close()
    assert notes(tmp_path) == []


def test_a_note_can_be_kept_for_the_next_start(tmp_path: Path) -> None:
    note = OpeningNote(tmp_path)
    note.write("held.carrel")
    note.close(keep=True)
    assert take_unfinished(tmp_path) == ("held.carrel",)


def make_link(path: Path) -> None:
    path.symlink_to(path.parent.parent / "other.txt")


@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        make_link,
        make_pipe,
        lambda path: path.write_bytes(b"\xff\xfe\xff"),
        lambda path: path.write_bytes(b"x" * (LONGEST + 1)),
        Path.touch,
    ],
    ids=["folder", "link", "pipe", "bytes", "too long", "empty"],
)
def test_a_strangers_note_harms_nothing(tmp_path: Path, make: Callable[[Path], object]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("kept", encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    make(tmp_path / FOLDER / f"7{NOTE}")
    assert take_unfinished(tmp_path) == ()
    assert other.read_text(encoding="utf-8") == "kept"


def test_the_folder_may_be_a_link_or_unwritable(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / f"7{NOTE}").write_text("x", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / FOLDER).symlink_to(elsewhere)
    assert take_unfinished(data) == ()
    OpeningNote(data).write("x.carrel")
    assert [path.name for path in elsewhere.iterdir()] == [f"7{NOTE}"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    OpeningNote(tmp_path / "file").write("x.carrel")
    assert take_unfinished(tmp_path / "file") == ()
