"""Rows of the store as marks."""

from __future__ import annotations

import json

import apsw
import pytest

from reader.library.packformat import digest
from reader.library.stored_json import EncodingError
from reader.marks.model import FoundMark, MarkState
from reader.marks.store import MarkStore
from reader.marks.stored_rows import decode, decode_found, encode, encode_found
from tests.marks.samples import Clock, highlight


@pytest.fixture
def clock() -> Clock:
    return Clock()


FORGED = [
    (0, 7), (1, "note"), (2, []), (2, ["b", "1", "", "", [], "", ""]), (3, ["a", [], 0, 0, 0, 0, "", "", "", ""]),
    (3, ["a", ["p"], 0, 0, 0, 0.5, "", "", "", ""]), (4, None), (6, 5), (8, [1]), (9, "beige"), (11, [[1]]),
    (11, [["1", None]]),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), FORGED)
def test_a_forged_row_is_skipped(tmp_path, clock, place, value):
    store = MarkStore(tmp_path, clock=clock)
    mark = store.add(highlight("alarm")).mark
    store.close()
    body = json.loads(encode(mark))
    body[place] = value
    row = (mark.id, json.dumps(body), "2025-01-01T00:00:00.000000Z")
    connection = apsw.Connection(str(store.path))
    connection.execute("INSERT INTO version (mark, body, kept, digest) VALUES (?,?,?,?)", (*row, digest(row)))
    connection.close()
    opened = MarkStore(tmp_path, clock=clock)
    assert opened.all() == [mark]
    assert "1 entry in a format that this Carrel does not know" in opened.problem
    opened.close()


MARK = highlight("the alarm", note="Why?", labels=("a",), author="Ann")


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[1]", "x", None, b"[]"])
def test_invalid_rows(text):
    with pytest.raises(EncodingError):
        decode(text)
    with pytest.raises(EncodingError):
        decode_found(MARK.id, 2, text)


@pytest.mark.parametrize("target", [MARK.target, None])
def test_results_are_read_as_they_were_written(target):
    found = FoundMark(MARK.id, 2, MarkState.MOVED, target, 0.875, True, "2025-04-28T12:00:00.000000Z")
    assert decode_found(MARK.id, 2, encode_found(found)) == found


def test_a_result_of_an_older_search_is_not_used():
    found = FoundMark(MARK.id, 2, MarkState.NOT_FOUND, None, 0.0, False, MARK.modified)
    values = json.loads(encode_found(found))
    with pytest.raises(EncodingError):
        decode_found(MARK.id, 2, json.dumps(values[:5]))


@pytest.mark.parametrize(
    ("last", "once"), [("false", None), ("{}", None), ('{"later":1}', None), ('{"once":[false]}', False)]
)
def test_the_last_field_may_have_further_facts(last, once):
    values = json.loads(encode(MARK))
    mark = decode(json.dumps([*values[:-1], json.loads(last)]))
    assert (mark.target.stands_once, mark.is_deleted) == (once, False)


@pytest.mark.parametrize("last", ['{"once":[]}', '{"once":5}', '{"once":[true,true]}'])
def test_an_invalid_last_field(last):
    with pytest.raises(EncodingError):
        decode(json.dumps([*json.loads(encode(MARK))[:-1], json.loads(last)]))
