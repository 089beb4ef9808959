"""The open indexes of several packs: one that fails hides no other."""

from __future__ import annotations

import pytest

from reader.search.openindexes import OpenIndexes
from tests.packs import make_pack
from tests.search.asking import texts


@pytest.fixture
def packs(shelf, tmp_path):
    files = [shelf.pack(texts("pain"), id="one"), make_pack(tmp_path / "plain.carrel"), shelf.pack(id="two")]
    indexes = OpenIndexes([*files, files[0]])
    yield indexes
    indexes.close()


def test_each_file_is_opened_once(packs):
    first = packs.all()
    assert packs.ids() == ["one", "two"]
    assert packs.all() == first
    assert [problem.endswith("so Carrel cannot search it.") for problem in packs.problems] == [True]


def test_a_pack_that_fails_is_left_out_and_tried_again(packs):
    one, two = packs.all()

    def fail() -> None:
        raise one.damaged("its stick is out")

    assert packs.guarded(two, lambda: 1) == [1]
    assert packs.guarded(one, fail) == []
    assert packs.guarded(one, lambda: 1) == []
    assert packs.ids() == ["two"]
    assert [problem for problem in packs.problems if "its stick is out" in problem]
    assert [index.pack.info.id for index in packs.all()] == ["two", "one"]
    assert len(packs.problems) == 1


def test_closed_indexes_are_opened_again(packs):
    packs.all()
    packs.close()
    packs.interrupt()
    assert packs.ids() == []
    packs.all()
    assert packs.ids() == ["one", "two"]
