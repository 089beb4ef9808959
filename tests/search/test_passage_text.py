"""The texts of passages, read back from a pack."""

from __future__ import annotations

import pytest

from reader.search.packindex import PackIndex
from reader.search.passage_text import MOST_CACHED, PassageReader
from tests.packs import make_searchable
from tests.search.asking import texts


@pytest.fixture
def index(tmp_path):
    index = PackIndex(make_searchable(tmp_path / "sample.carrel"))
    yield index
    index.close()


def test_every_passage_is_read_back_as_it_was_indexed(index):
    reader = PassageReader(index)
    for number in range(1, index.end):
        [passage] = reader.read([number])
        words = (
            set(passage.forms)
            | set(reader.forms_above(number))
            | {form for name in passage.forms_of_names for form in name}
        )
        assert words
        assert all(number in index.texts(f'"{word}"', (1, index.end), 100) for word in words)
        spans = index.tokenizer.spans(passage.body, range(len(passage.forms)))
        assert [index.tokenizer.fold(passage.body[first:last]) for first, last in spans.values()] == passage.forms


def test_the_texts_of_the_newest_passages_are_cached(shelf):
    index = PackIndex(shelf.pack(texts(*(f"text {number}" for number in range(MOST_CACHED)))))
    reader = PassageReader(index)
    everything = reader.read(range(1, index.end))
    assert [text.id for text in everything[::2]] == [f"a{number}" for number in range(1, MOST_CACHED + 1)]
    assert reader.read([index.end - 1])[0] is everything[-1]
    assert reader.read([1])[0] is not everything[0]
    index.close()
