"""Pack files with rows, types and tables that no PackWriter made, even where a forger made the digests fit."""

from __future__ import annotations

import pytest

from reader.library.packconnection import PackConnection
from reader.library.packfile import DamagedPackError, NotAPackError, PackError, PackFile
from reader.library.packformat import TABLES
from reader.library.stored_json import dump
from tests.library.pack_reading import EXACT, PICTURE, assert_nothing_wrong, read_all, sentence
from tests.packs import INFO, reseal, tamper, tamper_with_types


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_missing(pack, table):
    assert table in sentence(tamper(pack, f"DROP TABLE {table}"), DamagedPackError)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_empty(pack, written, table):
    tamper(pack, f"DELETE FROM {table}")
    found = read_all(pack)
    assert_nothing_wrong(found, written)
    if table not in ("cited", "used"):
        assert any(isinstance(found[name], PackError) for name in EXACT)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM article WHERE number=0",
        "UPDATE article SET number=5 WHERE number=1",
        "UPDATE article SET number=-1 WHERE number=0",
        "UPDATE article SET id='other' WHERE number=0",
        "UPDATE article SET title='Other' WHERE number=0",
        "UPDATE article SET summary='Other' WHERE number=0",
        "UPDATE article SET words=10000 WHERE number=0",
        "UPDATE article SET first_block=2 WHERE number=0",
        "UPDATE article SET blocks=blocks-1 WHERE number=0",
        "UPDATE article SET first_block=9223372036854775807, blocks=9223372036854775807 WHERE number=0",
        "UPDATE article SET first_block=-9223372036854775808, blocks=-9223372036854775808 WHERE number=0",
        "UPDATE article SET details='{}' WHERE number=0",
        "DELETE FROM block WHERE number=3",
        "UPDATE block SET body=replace(body, 'Plain', 'Plane')",
        "UPDATE block SET number=100 WHERE number=1",
        "DELETE FROM term WHERE id='alarm'",
        "UPDATE term SET term='other' WHERE id='alarm'",
        "UPDATE term SET body=replace(body, 'alarm', 'charm')",
        "UPDATE term SET id=CASE id WHEN 'alarm' THEN 'x' ELSE 'y' END",
        "DELETE FROM reference WHERE id='unused'",
        "UPDATE reference SET body=replace(body, '2020', '2021')",
        "UPDATE figure SET data=CAST(replace(data, '40', '41') AS BLOB)",
        "UPDATE figure SET width=30, height=40",
        "UPDATE figure SET media_type='image/png'",
        "UPDATE pack SET value='Other' WHERE name='title'",
        "DELETE FROM pack WHERE name='title'",
        "DELETE FROM pack WHERE name='digest'",
        "UPDATE pack SET value='1' WHERE name='articles'",
    ],
)
def test_rows_that_were_not_written_so(pack, written, statement):
    tamper(pack, statement)
    found = read_all(pack)
    assert_nothing_wrong(found, written)
    assert any(isinstance(found[name], PackError) for name in EXACT)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW extra AS SELECT * FROM article",
        "CREATE TRIGGER extra AFTER INSERT ON article BEGIN DELETE FROM article; END",
    ],
)
def test_what_could_run_by_itself_is_refused(pack, statement):
    assert "Do not trust" in sentence(tamper(pack, statement), NotAPackError)


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE term", "CREATE VIEW term AS SELECT 1 AS number, 'a' AS id, 'a' AS term, '{}' AS body"],
        ["DROP TABLE term", "CREATE VIRTUAL TABLE term USING fts5 (id, body)"],
        ["ALTER TABLE term ADD COLUMN more TEXT AS (hex(zeroblob(1000000)))"],
        ["ALTER TABLE term RENAME COLUMN body TO other"],
        ["DROP TABLE used", "CREATE TABLE used (term TEXT, block INTEGER)"],
    ],
)
def test_a_table_made_in_another_way_is_refused(pack, statements):
    with pytest.raises(PackError) as error:
        PackFile(tamper(pack, *statements))
    assert type(error.value) in (NotAPackError, DamagedPackError)


def test_tables_and_indexes_of_later_carrels_are_left_alone(pack, written):
    tamper(pack, "CREATE TABLE later (a)", "CREATE INDEX later_a ON later (a)")
    found = read_all(pack)
    assert all(found[name] == written[name] for name in EXACT)


COLUMNS = [
    ("article", "id title summary words first_block blocks details digest"),
    ("block", "article section body"),
    ("term", "id term body digest"),
    ("reference", "id body digest"),
    ("figure", "media_type width height data digest"),
    ("pack", "value"),
]
ODD_VALUES = [
    None, 0, 1, -1, 7, 2**63 - 1, -(2**63), 1.5, float("inf"), "", "x", "1", "{}", "[]", "[[[[", "a b", "\0", "é" * 300,
    b"", b"x", b"\xff\xfe", '{"id":1}', '{"id":"a","kind":"item","level":1000000000}', '{"spans":"\\ud800"}',
]  # fmt: skip


@pytest.mark.parametrize(("table", "column"), [(table, each) for table, columns in COLUMNS for each in columns.split()])
def test_wrong_types_and_values(tmp_path, whole, written, table, column):
    """Even where a forger has made the digests fit."""
    path = tmp_path / "types.carrel"
    for value in ODD_VALUES:
        path.write_bytes(whole)
        one = "WHERE rowid=(SELECT min(rowid) FROM {0})" if table != "pack" else "WHERE name='edition'"
        tamper_with_types(path, f"UPDATE {table} SET {column}=? {one.format(table)}", values=(value,))
        assert_nothing_wrong(read_all(path), written)
        if (table, column) != ("pack", "value") or isinstance(value, str):
            reseal(path)
        found = read_all(path)
        for name in EXACT:
            assert isinstance(found[name], PackError) or type(found[name]) is type(written[name]), (name, value)


@pytest.mark.parametrize("table", ["article", "block", "term", "reference", "figure"])
def test_text_that_is_no_utf_8(pack, written, table):
    column = {"figure": "media_type", "article": "title"}.get(table, "body")
    tamper(pack, f"UPDATE {table} SET {column}=CAST(x'22ff22' AS TEXT)")
    assert_nothing_wrong(read_all(pack), written)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("edition", edition) for edition in ("", "0", "-1", "1.5", "x", "01", "1_0", "٣", " 1", "1\n", "1" * 5000)),
        *(("id", id) for id in ("", "a b", "../a", "a/b", "-a", "a\n", "a" * 101)),
        *(("articles", count) for count in ("999999999", "-1", "x", "", "1e3")),
        *(("terms", count) for count in ("999999999", "x")),
    ],
)  # fmt: skip
def test_what_a_forged_pack_says_of_itself(pack, name, value):
    tamper(pack, "UPDATE pack SET value=? WHERE name=?", values=(value, name))
    assert "description of the pack" in sentence(reseal(pack), DamagedPackError)


@pytest.mark.parametrize("name", ["id", "title", "edition", "date", "language", "publisher", "articles", "references"])
def test_something_that_a_pack_says_of_itself_is_missing(pack, name):
    tamper(pack, "DELETE FROM pack WHERE name=?", values=(name,))
    assert "description of the pack" in sentence(reseal(pack), DamagedPackError)


def test_more_that_later_carrels_say_of_a_pack_is_left_alone(pack):
    tamper(pack, "INSERT INTO pack VALUES ('series', 'A')")
    opened = PackFile(reseal(pack))
    assert opened.info == INFO
    opened.close()


FORGED_BLOCKS = [
    {"id": "a b", "kind": "rule"},
    {"id": "opening", "kind": "rule", "level": 10**9},
    {"id": "first-heading", "kind": "rule"},
    {"id": "opening", "kind": "item", "level": 10**12, "marker": "•"},
    {"id": "opening", "kind": "item", "level": 1, "marker": "9" * 4000 + "."},
    {"id": "opening", "kind": "paragraph", "spans": [["x", 0, "web", "file:///etc/passwd"]]},
]


@pytest.mark.parametrize("block", FORGED_BLOCKS, ids=lambda block: dump(block)[:50])
def test_a_forged_block(pack, block):
    tamper(pack, "UPDATE block SET body=? WHERE number=1", values=(dump(block),))
    opened = PackFile(reseal(pack))
    with pytest.raises(DamagedPackError):
        opened.article("first")
    opened.article("second")
    opened.close()


@pytest.mark.parametrize(
    ("width", "height"),
    [(0, 1), (1, 0), (-1, 5), (100_000, 10), (10, 100_000), (20_000, 20_000), (2**62, 2**62)],
)
def test_a_forged_size_of_a_picture(pack, width, height):
    tamper(pack, "UPDATE figure SET width=?, height=?", values=(width, height))
    opened = PackFile(reseal(pack))
    for read in (opened.figure, opened.figure_size):
        with pytest.raises(DamagedPackError, match=r"plain\.svg"):
            read(PICTURE)
    opened.close()


def test_an_index_that_leads_to_another_row(pack, whole):
    """The ids in the index are swapped; the rows are not."""
    names = (b"amygdala", b"alarmala")
    damaged = whole.replace(b"amygdala", b"\0swap\0\0\0").replace(names[1], names[0]).replace(b"\0swap\0\0\0", names[1])
    pack.write_bytes(damaged)
    for name, found in read_all(pack).items():
        if name.startswith("term"):
            assert isinstance(found, PackError)


def test_a_statement_without_end_is_given_up(sample):
    opened = PackConnection(sample)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DamagedPackError):
        opened.rows(endless)
    opened.close()
