"""What the index of a pack answers."""

from __future__ import annotations

import pytest

from reader.search.packindex import PackIndex
from tests.packs import REFERENCES, TERMS, make_searchable
from tests.search.asking import texts


@pytest.fixture
def index(tmp_path):
    index = PackIndex(make_searchable(tmp_path / "sample.carrel"))
    yield index
    index.close()


def test_passages_are_numbered_by_kind(index):
    assert index.range_of("term")[0] == index.range_of("article")[1]
    assert index.range_of("term")[1] - index.range_of("term")[0] == len(TERMS)
    assert index.range_of("reference")[1] - index.range_of("reference")[0] == len(REFERENCES)
    assert index.range_of("") == (1, index.end)


def test_words_are_counted_by_passages(shelf):
    index = PackIndex(shelf.pack(texts("pain and pain", "pain", "pains", "no")))
    assert index.counts_of(["pain", "pains", "none"]) == {"pain": 2, "pains": 1}
    assert index.with_stem("pain", 9) == [("pain", 2), ("pains", 1)]
    assert index.beginning_with("pai", 1) == [("pain", 2)]
    index.close()


def test_names_are_their_own_stems(shelf):
    """What is a capital word within sentences and never a small one."""
    index = PackIndex(shelf.pack(texts("We gave Paroxetines to Reeds.", "The Reeds said so. Take tablets now.")))
    assert [index.stem_of(form) for form in ("paroxetines", "reeds", "tablets")] == ["paroxetines", "reeds", "tablet"]
    index.close()


def test_words_that_share_letters(shelf):
    index = PackIndex(shelf.pack(texts("trauma and the café", "traumas", "hay")))
    assert [word for word, *_ in index.looking_like("truama", 2)] == ["trauma", "traumas"]
    assert index.looking_like("cafee", 1) == [("cafe", "café", 1)]
    index.close()
