"""An edited folder with its drafts, for the tests of editing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.editing.edited_folder import EditedFolder
from reader.system.file_lock import FileLock
from tests.library.authoring.conftest import VALID, write_folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content folder without problems."""
    return write_folder(tmp_path / "folder", VALID)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "data" / "drafts"


@pytest.fixture
def opened(content: Path, drafts: Path) -> Callable[[], EditedFolder]:
    """Opens the folder as a new window does."""
    return lambda: EditedFolder(content, drafts)


@pytest.fixture(autouse=True)
def _released_locks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Folders that a test leaves open, as a program that was killed does, keep no file open in later tests."""
    made: list[FileLock] = []

    class Remembered(FileLock):
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            made.append(self)

    monkeypatch.setattr("reader.library.editing.edited_folder.FileLock", Remembered)
    yield
    for lock in made:
        lock.release()
