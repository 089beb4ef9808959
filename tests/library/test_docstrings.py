"""The examples in the docstrings of the library are correct."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from reader import library

MODULES = [module.name for module in pkgutil.walk_packages(library.__path__, "reader.library.") if not module.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    assert any(test.examples for name in MODULES for test in finder.find(importlib.import_module(name)))
