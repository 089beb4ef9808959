"""A display for all tests, folders that every user can open, and copies of the built program in them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.display import Screen, virtual
from tests.frozen.machine import no_window
from tests.frozen.program import ODD, Copy, copied, open_to_all
from tests.frozen.window import PICTURES


def pytest_sessionstart(session: pytest.Session) -> None:
    """Only the first of several processes, so that none deletes the pictures of another."""
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(PICTURES, ignore_errors=True)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """Every user can open windows on it. Skips the test if there can be no display."""
    if reason := no_window():
        pytest.skip(reason)
    with tempfile.TemporaryDirectory() as frames, virtual("-ac", frames=Path(frames)) as screen:
        yield screen


@pytest.fixture
def place() -> Iterator[Path]:
    with open_to_all() as place:
        yield place


@pytest.fixture(scope="module")
def module_place() -> Iterator[Path]:
    with open_to_all() as place:
        yield place


@pytest.fixture(scope="module")
def program(module_place: Path) -> Copy:
    """In a folder with a difficult name. The tests of a module share this copy and do not change it."""
    return copied(module_place / ODD)


@pytest.fixture
def portable(place: Path) -> Copy:
    """A separate copy for each test, with a carrel-data next to it."""
    return copied(place / ODD, portable=True)


@pytest.fixture
def home(place: Path) -> Path:
    home = place / "home"
    home.mkdir()
    home.chmod(0o777)
    return home


@pytest.fixture
def read_only(portable: Copy) -> Iterator[Copy]:
    """Only the permissions of its folders forbid writing; root and Windows ignore these."""
    inside = (path for path in portable.folder.rglob("*") if path.is_dir() and not path.is_symlink())
    folders = [portable.folder, *inside]
    for folder in folders:
        folder.chmod(0o555)
    yield portable
    for folder in folders:
        folder.chmod(0o755)
