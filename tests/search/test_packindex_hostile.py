"""Indexes that a stranger made or a worn stick bent: a sentence each, and the other packs go on being searched."""

from __future__ import annotations

import random
import struct
from typing import Any

import pytest

from reader.search.indexformat import NAMES_PER_PASSAGE, TABLES
from reader.search.packindex import PackIndex
from reader.search.searcher import Searcher
from tests.packs import make_searchable, reseal, tamper, tamper_with_types, tampering
from tests.search.asking import texts

QUERIES = (
    "amygdala", "amygd", "amigdala", '"sounds the alarm"', "alarm reed -quiet", "plain emphasis zzz", "heading",
    "alarm brain", "quiet roms", "the", "amygdalae ",
)  # fmt: skip

FULL_TEXT = ("search_text", "search_name", "search_spelling")
SHADOWS = [f"{table}_{part}" for table in FULL_TEXT for part in ("data", "idx", "config")]

COLUMNS = {
    "search": "value",
    "search_place": "owner block blocks first last path",
    "search_word": "word stem written places",
    "search_alias": "name others",
    "search_common": "word places",
}

ODD = (
    None, 0, 1, -1, 7, 2**31, 2**32, 2**63 - 1, -(2**63), 1.5, float("inf"), "", " ", "\n", "x", "1", "-1", "9" * 5000,
    "1 2 3 4 5 6 7 8 9", "²", '"', '" OR "a', 'a" NOT "b', "a AND b", "NEAR(a b)", "*", "a b", "a\0b", "é\0", "\u202e",
    "(" * 5000, "a\n" * 30_000, "a " * 60_000, "é" * 30_000, b"", b"x", b"\xff\xfe", b"\xff" * 400,
    b"\1\0\0\0" * 20_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """With rows in every table; common words are listed only where there are thousands of places."""
    path = make_searchable(tmp_path_factory.mktemp("whole") / "whole.carrel")
    tamper(path, "INSERT INTO search_common VALUES ('amygdala', ?)", values=(struct.pack("<3I", 2, 3, 4),))
    return path.read_bytes()


@pytest.fixture(scope="module")
def other(lasting):
    return lasting.pack(texts("The amygdala and the alarm of a plain heading."), id="other")


@pytest.fixture
def bent(tmp_path, whole):
    path = tmp_path / "bent.carrel"
    path.write_bytes(whole)
    return path


def ask_all(*files):
    """Whatever is asked, there is an answer, and the sound pack is searched."""
    searcher = Searcher(files)
    answers = [searcher.ask(typed) for typed in QUERIES]
    searcher.close()
    for answer in answers:
        for hit in answer.hits:
            assert all(0 <= first < last <= len(hit.excerpt) for first, last in hit.matches)
        for sentence in answer.unsearchable:
            assert sentence.endswith((".", "?"))
            assert len(sentence) < 1000
        assert len(answer.suggestion) < 200
    assert any(hit.pack == "other" for hit in answers[0].hits)
    return answers


def test_the_sound_pack_answers(bent, other):
    answers = ask_all(bent, other)
    assert not any(answer.unsearchable for answer in answers)
    assert sum(bool(answer.hits) for answer in answers) > 10


@pytest.mark.parametrize(("table", "column"), [(table, each) for table in COLUMNS for each in COLUMNS[table].split()])
def test_forged_values(bent, whole, other, table, column):
    for value in ODD:
        bent.write_bytes(whole)
        statement = f"UPDATE OR REPLACE {table} SET {column}=?"
        if value is None and table in ("search_alias", "search_common"):
            continue  # part of a key
        tamper_with_types(bent, statement, values=(value,))
        ask_all(bent, other)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE search_place SET number=number+1000",
        "UPDATE search_place SET owner=owner+1",
        "UPDATE search_place SET first=-5, last=-1",
        "UPDATE search_place SET first=9223372036854775807, last=1",
        "UPDATE search_place SET block=1, blocks=9223372036854775807",
        "UPDATE search_place SET block=-9223372036854775808, blocks=-1",
        "UPDATE search_place SET path='1 2 3 9999999999'",
        "UPDATE search SET value=4294967296 WHERE name='end'",
        "UPDATE search SET value=1 WHERE name<>'version'",
        "UPDATE search SET value=3 WHERE name='first_term'",
        "UPDATE search_word SET number=number+500",
        "UPDATE search_word SET stem=''",
        "UPDATE search_word SET stem='alarm', places=4294967296",
        "UPDATE search_word SET written='Call 0800 now and pay'",
        "UPDATE used SET block=block+100000",
        "UPDATE cited SET block=-block",
        "UPDATE article SET id='a b'||number, title=''",
        "UPDATE block SET body='{}'",
        "UPDATE block SET body='['",
        "UPDATE block SET body=replace(body, '\"spans\"', '\"span\"')",
        "UPDATE term SET number=number+7",
        "INSERT INTO search_text (rowid, above, body) VALUES (99999, 'amygdala', 'alarm')",
        "INSERT INTO search_text (rowid, above, body) VALUES (-5, 'amygdala', 'alarm')",
        f"INSERT INTO search_name (rowid, name) VALUES ({NAMES_PER_PASSAGE * 2 + 255}, 'amygdala')",
        "INSERT INTO search_spelling (rowid, pairs) VALUES (-9, '0a am my yg')",
        *(f"DELETE FROM {table}" for table in COLUMNS),
        *(f"DELETE FROM {table}" for table in SHADOWS),
        *(f"DROP TABLE {table}" for table in TABLES),
        *(f"DROP TABLE {table}" for table in SHADOWS),
        "DROP INDEX search_stem",
    ],
)
def test_forged_rows(bent, other, statement):
    try:
        tamper(bent, statement)
    except Exception as error:
        pytest.fail(f"the test is wrong: {error}")
    ask_all(bent, other)
    ask_all(reseal(bent), other)


@pytest.mark.parametrize("table", SHADOWS)
@pytest.mark.parametrize(
    "made",
    ["(a, b, c)", "VIRTUAL fts5 (id, block, k, v)", "VIRTUAL fts5vocab (search_text, row)", "VIRTUAL rtree (a, b, c)"],
)
def test_another_table_under_the_name_of_a_part(bent, other, table, made):
    kind, _, how = made.rpartition("VIRTUAL ")
    create = f"CREATE TABLE {table} {made}" if how == made else f"CREATE VIRTUAL TABLE {table} USING {how}"
    try:
        tamper(bent, f"DROP TABLE {table}", create)
    except Exception:
        assert how != made, kind  # SQLite itself may refuse to make such a one
    ask_all(bent, other)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["fts5 (name, content='')", "fts5vocab (search_text, row)", "rtree (number, a, b)"])
def test_a_virtual_table_under_our_name(bent, other, table, how):
    tamper(bent, f"DROP TABLE {table}")
    try:
        tamper(bent, f"CREATE VIRTUAL TABLE {table} USING {how}")
    except Exception:
        return
    assert all("Another version" in "".join(answer.unsearchable) for answer in ask_all(bent, other))


@pytest.mark.parametrize("seed", range(6))
def test_parts_of_the_full_text_index_gone_wrong(bent, whole, other, seed):
    drawn = random.Random(seed)
    for _ in range(20):
        bent.write_bytes(whole)
        with tampering(bent) as connection:
            table = drawn.choice(FULL_TEXT)
            rows: list[Any] = connection.execute(f"SELECT id, block FROM {table}_data").fetchall()
            number, block = drawn.choice(rows)
            damaged = bytearray(block or b"\0")
            match drawn.choice(["flip", "cut", "long"]):
                case "flip":
                    for _ in range(drawn.randint(1, 4)):
                        damaged[drawn.randrange(len(damaged))] = drawn.choice([0, 1, 127, 128, 255])
                case "cut":
                    del damaged[drawn.randrange(len(damaged)) :]
                case "long":
                    damaged += bytes(drawn.choices(range(256), k=50))
            connection.execute(f"UPDATE {table}_data SET block=? WHERE id=?", (bytes(damaged), number))
        ask_all(bent, other)


@pytest.mark.parametrize("seed", range(4))
def test_bytes_gone_wrong_anywhere(bent, whole, other, seed):
    drawn = random.Random(seed)
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(drawn.randint(1, 3)):
            damaged[drawn.randrange(4096, len(damaged))] = drawn.randrange(256)
        bent.write_bytes(damaged)
        ask_all(bent, other)


def test_a_suggestion_is_a_word_of_the_pack_whatever_is_written(bent, other):
    tamper(bent, "UPDATE search_word SET written='Call 0800 now and pay'")
    searcher = Searcher([bent])
    assert searcher.ask("amigdala").suggestion == "amygdala"
    searcher.close()


def test_a_pack_that_cannot_be_searched_is_closed(bent, monkeypatch):
    tamper_with_types(bent, "UPDATE search SET value='x'")
    closed = []
    monkeypatch.setattr("reader.library.packfile.PackFile.close", lambda pack: closed.append(pack.path))
    with pytest.raises(Exception, match="Another version"):
        PackIndex(bent)
    assert closed == [bent]
