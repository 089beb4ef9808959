"""A program, packs and sticks for tests; all of them are folders."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.model import PackInfo
from reader.sticks import stick_files
from reader.sticks.check import check_stick
from reader.sticks.copy_source import CopySource, list_files
from reader.sticks.layout import PARTIAL
from reader.sticks.programs import find_program
from reader.sticks.stick_target import StickOutcome, StickTarget
from reader.sticks.write import write_sticks
from tests.packs import INFO, make_pack

ELF = b"\x7fELF" + bytes(14) + b"\x3e\x00"
FILES = {
    "carrel": ELF + b"the window",
    "carrel-cli": ELF + b"the command line",
    "_internal/base_library.zip": b"z" * 5000,
    "_internal/PySide6/Qt/lib/libQt6Core.so.6": bytes(range(256)) * 300,
    "_internal/packs/bundled.carrel": b"p" * 300,
    "_internal/empty": b"",
}
OTHER_FILES = {
    "carrel-data/marks.sqlite": b"what a reader has marked",
    "holiday/me.jpg": b"a picture",
    "packs/friend.carrel": b"from a friend",
    "Carrel for Linux/carrel-data/settings.json": b"{}",
    "Carrel for Linux/notes.txt": b"mine",
    "letter.txt": b"",
}
"""What a reader and others have put on a stick."""


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def state_of(folder: Path) -> dict[str, str]:
    """File names -> checksums of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """So that small files are copied in several blocks."""
    monkeypatch.setattr(stick_files, "BLOCK", 4096)


@pytest.fixture
def links(tmp_path) -> None:
    """Skips if links cannot be created, as on Windows without permission."""
    try:
        (tmp_path / "link to nothing").symlink_to(tmp_path / "nothing")
        (tmp_path / "link to nothing").unlink()
    except OSError:
        pytest.skip("no links can be made here")


@pytest.fixture
def any_names(tmp_path) -> None:
    """Skips on Windows and macOS, where these names cannot be created."""
    try:
        put(tmp_path / "names", {"a": b"", "A": b"", "a?": b"", "a:\x1b": b"", "a.": b"", "con": b""})
    except OSError:
        pytest.skip("not every name can be made here")
    if len(list((tmp_path / "names").iterdir())) < 6:
        pytest.skip("names that differ in case are one here")


@pytest.fixture
def program(tmp_path) -> Path:
    program = put(tmp_path / "built" / "Carrel", FILES)
    (program / "carrel").chmod(0o755)
    return program


@pytest.fixture
def pack(tmp_path) -> Path:
    return make_pack(tmp_path / "sample.carrel")


@pytest.fixture
def edition(tmp_path) -> Callable[..., Path]:
    def make(number: int, **changed: str) -> Path:
        info: PackInfo = INFO._replace(edition=number, **changed)
        return make_pack(tmp_path / f"edition-{number}{len(changed)}.carrel", info=info)

    return make


@pytest.fixture
def source(program, pack) -> CopySource:
    return list_files([find_program(program)], [pack])


@pytest.fixture
def stick(tmp_path) -> Path:
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    return stick


@pytest.fixture
def other(tmp_path) -> Path:
    """A second stick, which has the same name as the first."""
    other = tmp_path / "media2" / "stick"
    other.mkdir(parents=True)
    return other


def written(source: CopySource, *targets: Path, **options) -> list[StickOutcome]:
    """Writes the sticks, all of which must succeed."""
    outcomes = write_sticks(source, targets, **options)
    assert [outcome.reason for outcome in outcomes] == [""] * len(outcomes)
    return outcomes


def failed(source, stick, other, sentence: str) -> None:
    """Writes two sticks: the first must fail with that sentence, the second must succeed."""
    bad, good = write_sticks(source, [stick, other])
    assert sentence in bad.reason
    assert bad.reason.endswith(".")
    assert good.reason == ""
    assert check_stick(other).is_intact
    if stick.is_dir():
        assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]


def fail_on(monkeypatch, name, stick, error, after=0):
    """Makes the method `name` of StickTarget fail on that stick, from the call with the number `after` on."""
    right = getattr(StickTarget, name)
    calls = iter(range(10_000))

    def wrong(self, *words):
        if self.path == stick and next(calls) >= after:
            raise error
        return right(self, *words)

    monkeypatch.setattr(StickTarget, name, wrong)
