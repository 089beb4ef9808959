"""Copies of the program for Windows, in a folder that Wine can see. `python3 dev.py windows` runs these tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.system.paths import PACKS_NAME
from resources.wine.wine import WORK_VARIABLE, Wine
from tests.frozen.program import ODD
from tests.frozen.wine.windows_copy import WindowsCopy
from tests.packs import make_searchable


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
    """With a second pack and a carrel-data next to it. Its files are copied: tests may replace them."""
    copy = WindowsCopy(place / ODD / "Carrel", wine)
    shutil.copytree(wine.source / "dist" / "Carrel", copy.folder)
    (copy.outer / PACKS_NAME).mkdir(exist_ok=True)
    make_searchable(copy.outer / PACKS_NAME / "sample.carrel")
    copy.data.mkdir()
    return copy
