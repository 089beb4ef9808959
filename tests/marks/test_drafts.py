"""What was being written when Carrel ended: kept on disk, and dropped when it is in the mark."""

from __future__ import annotations

import apsw
import pytest

from reader.library.stored_json import EncodingError
from reader.marks import drafts
from reader.marks.drafts import Draft
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from tests.marks.samples import bookmark


@pytest.fixture
def store(tmp_path):
    store = MarkStore(tmp_path)
    yield store
    store.close()


def draft_of(store, **changes) -> Draft:
    return Draft(store.all()[0].id, **changes)


def reopened(store, tmp_path) -> MarkStore:
    store.close()
    return MarkStore(tmp_path)


def test_a_draft_is_found_after_a_crash(store, tmp_path):
    store.add(bookmark())
    draft = draft_of(store, note="Ask Mi", title="A name", labels=("a", "b"))
    assert store.drafts.save(draft) == ""
    assert store.drafts.save(draft_of(store, note="Ask Mia")) == ""
    with apsw.Connection(str(tmp_path / FILE_NAME), flags=apsw.SQLITE_OPEN_READONLY) as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchall() == [(1,)]
    again = reopened(store, tmp_path)
    assert again.drafts.all() == [draft_of(again, note="Ask Mia")]
    assert again.problem == ""
    again.close()


@pytest.mark.parametrize("end", ["saved", "deleted", "dropped"])
def test_a_draft_that_is_of_no_more_use_is_dropped(store, tmp_path, end):
    store.add(bookmark())
    draft = draft_of(store, note="Ask Mia")
    store.drafts.save(draft)
    match end:
        case "saved":
            store.change(draft.mark, note="Ask Mia")
        case "deleted":
            store.delete(draft.mark)
        case "dropped":
            store.drafts.drop(draft.mark)
    assert store.drafts.all() == []
    again = reopened(store, tmp_path)
    assert again.drafts.all() == []
    again.close()


def test_a_store_without_drafts_is_as_before(store, tmp_path):
    store.add(bookmark())
    store.drafts.drop(store.all()[0].id)
    assert store.drafts.all() == []
    with apsw.Connection(str(tmp_path / FILE_NAME), flags=apsw.SQLITE_OPEN_READONLY) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name='draft'").fetchall() == []


def test_a_private_session_leaves_no_draft(tmp_path):
    store = MarkStore(None)
    store.add(bookmark())
    assert store.drafts.save(draft_of(store, note="secret")) == ""
    assert store.drafts.all() == []
    assert list(tmp_path.iterdir()) == []


def test_a_second_carrel_says_why_it_keeps_no_draft(store, tmp_path):
    store.add(bookmark())
    second = MarkStore(tmp_path)
    assert "read-only" in second.drafts.save(draft_of(second, note="x"))
    second.close()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[1,2,3,4]", '["a",1,null,null]', '["a",null,null,[1]]', '["a",null,null,7]', "{}", "null", '["a"]'],
)
def test_a_strange_draft_is_refused(text):
    with pytest.raises(EncodingError):
        drafts.decode(text)


def test_a_draft_of_a_stranger_is_bounded():
    body = drafts.encode(Draft("m", "x\x00" * 200_000, "a\nb", tuple("c\nd" for _ in range(1000))))
    read = drafts.decode(body)
    assert read.note
    assert len(read.note) == 100_000
    assert "\x00" not in read.note
    assert (read.title, read.labels) == ("a b", ("c d",) * 50)


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE draft (x)", "CREATE VIEW draft AS SELECT 1 AS mark, 2 AS body, 3 AS digest"]
)
def test_a_store_with_another_table_of_that_name_is_made_anew(store, tmp_path, sql):
    store.add(bookmark())
    store.close()
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    connection.execute(sql)
    connection.close()
    again = MarkStore(tmp_path)
    assert again.drafts.all() == []
    assert again.drafts.save(draft_of(again, note="x")) == ""
    assert [draft.note for draft in again.drafts.all()] == ["x"]
    again.close()
