"""Copies of the program for Windows, in a folder that Wine can see. `python3 dev.py windows` runs these tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.wine.wine import WORK_VARIABLE, Wine
from tests.frozen.program import ODD, fill
from tests.frozen.wine.windows_copy import WindowsCopy


@pytest.fixture(scope="session")
def wine() -> Wine:
    if not (work := os.environ.get(WORK_VARIABLE)):
        pytest.skip("`python3 dev.py windows` runs it")
    return Wine(Path(work))


@pytest.fixture
def place(wine: Wine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tryout-", dir=wine.work) as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)  # Windows programs see no other temporary files
        yield Path(folder)


@pytest.fixture
def windows_copy(wine: Wine, place: Path) -> WindowsCopy:
    """With a carrel-data next to it."""
    copy = WindowsCopy(place / ODD / "Carrel", wine)
    fill(copy, wine.source / "dist" / "Carrel", portable=True)
    return copy
