"""Packs and searchers for the tests of the search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.search.asking import Shelf


@pytest.fixture
def shelf(tmp_path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory) -> Iterator[Shelf]:
    """For all tests of a module."""
    shelf = Shelf(tmp_path_factory.mktemp("lasting"))
    yield shelf
    shelf.close()
