"""Packs for the tests of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.pack_reading import read_all
from tests.packs import make_pack


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    return make_pack(tmp_path_factory.mktemp("sample") / "sample.carrel")


@pytest.fixture(scope="session")
def whole(sample):
    return sample.read_bytes()


@pytest.fixture(scope="session")
def written(sample):
    return read_all(sample)


@pytest.fixture
def pack(tmp_path) -> Path:
    """One to be tampered with."""
    return make_pack(tmp_path / "bent.carrel")
