"""Pack files that are damaged, forged, or something else: a sentence each, nothing else, and never a wrong text."""

from __future__ import annotations

import os
import random
import sqlite3
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.encoding import dump
from reader.library.packfile import (
    DamagedPackError,
    NewerPackError,
    NotAPackError,
    NotInPackError,
    PackError,
    PackFile,
    Place,
)
from reader.library.packformat import APPLICATION_ID, FORMAT, TABLES
from tests.library.pack_reading import EXACT, LOOSE, PICTURE, read_all
from tests.packs import INFO, make_pack, reseal, tamper, tamper_with_types

PAGE = 4096


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return make_pack(tmp_path_factory.mktemp("sample") / "sample.carrel")


@pytest.fixture(scope="module")
def whole(sample):
    return sample.read_bytes()


@pytest.fixture(scope="module")
def written(sample):
    return read_all(sample)


@pytest.fixture
def pack(tmp_path) -> Path:
    """One to be tampered with."""
    return make_pack(tmp_path / "bent.carrel")


def sentence(path: Path, kind: type[PackError]) -> str:
    with pytest.raises(PackError) as error:
        PackFile(path)
    assert type(error.value) is kind
    text = str(error.value)
    assert text.startswith(f"{path.name}: ")
    assert text.endswith((".", "?"))
    assert len(text) < 600
    return text


def test_missing(tmp_path):
    assert "not there" in sentence(tmp_path / "gone.carrel", NotAPackError)
    assert "not there" in sentence(tmp_path / "no" / "such" / "folder.carrel", NotAPackError)


def test_a_folder(tmp_path):
    (tmp_path / "folder.carrel").mkdir()
    assert "folder" in sentence(tmp_path / "folder.carrel", NotAPackError)


def test_below_a_file(pack):
    with pytest.raises(NotAPackError):
        PackFile(pack / "inner.carrel")


def test_a_name_that_no_file_can_have(tmp_path):
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / "nul\0.carrel")
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / f"{'long' * 200}.carrel")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.carrel")
    assert "no file" in sentence(tmp_path / "pipe.carrel", NotAPackError)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", NotAPackError, "empty"),
        (b"S", DamagedPackError, "cut short"),
        (b"SQLite format 3\0", DamagedPackError, "cut short"),
        (b"SQLite format 3\0" + b"\0" * 83, DamagedPackError, "cut short"),
        (b"SQLite format 3\0" + b"\0" * 84, NotAPackError, "other program"),
        (b"SQLite format 2\0" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"\0", NotAPackError, "not a pack"),
        (b"\0" * 8192, NotAPackError, "not a pack"),
        (b"PK\3\4" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"# An article\n", NotAPackError, "not a pack"),
        ("# An article\n".encode("utf-16"), NotAPackError, "not a pack"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", NotAPackError, "not a pack"),
    ],
)  # fmt: skip
def test_what_is_no_pack(tmp_path, content, kind, words):
    (tmp_path / "some.carrel").write_bytes(content)
    assert words in sentence(tmp_path / "some.carrel", kind)


def test_the_database_of_another_program(tmp_path):
    path = tmp_path / "places.carrel"
    with sqlite3.connect(path) as connection:
        connection.executescript("CREATE TABLE article (id, title); INSERT INTO article VALUES (1, 'x')")
    connection.close()
    assert "other program" in sentence(path, NotAPackError)


@pytest.mark.parametrize("format", [FORMAT + 1, 1000, -1])
def test_a_newer_format(pack, format):
    tamper(pack, f"PRAGMA user_version={format}")
    assert "newer Carrel" in sentence(pack, NewerPackError)


def test_a_format_that_never_was(pack):
    sentence(tamper(pack, "PRAGMA user_version=0"), DamagedPackError)


def cuts(size: int) -> list[int]:
    """The first bytes, every page and its neighbours, the last bytes, and lengths drawn from between."""
    edges = {page + step for page in range(0, size, PAGE) for step in (-1, 0, 1)}
    drawn = random.Random(7).sample(range(size), 200)
    return sorted({*range(130), *edges, *range(size - 20, size), *drawn} & set(range(size)))


def test_cut_short_at_any_byte(tmp_path, whole):
    """Some bytes at the front tell what the file was; whatever is missing behind them is told from its header."""
    path = tmp_path / "cut.carrel"
    for length in cuts(len(whole)):
        path.write_bytes(whole[:length])
        text = sentence(path, DamagedPackError if length else NotAPackError)
        assert ("cut short" if length else "empty") in text, length


def test_cut_short_while_it_is_open(pack, whole):
    """A stick that is pulled out, or a file that is written over."""
    for length in (len(whole) - PAGE, 5 * PAGE, PAGE, 1, 0):
        pack.write_bytes(whole)
        opened = PackFile(pack)
        with pack.open("r+b") as file:
            file.truncate(length)
        for read in (*EXACT.values(), *LOOSE.values()):
            try:
                read(opened)
            except PackError:
                pass
        opened.close()


@pytest.mark.parametrize("extra", [b"\0", b"x" * PAGE])
def test_bytes_too_many(pack, extra):
    pack.write_bytes(pack.read_bytes() + extra)
    assert "damaged" in sentence(pack, DamagedPackError)


def test_closed(sample):
    pack = PackFile(sample)
    pack.close()
    pack.close()
    for name, read in (EXACT | LOOSE).items():
        if name not in ("info", "article count"):
            with pytest.raises(PackError):
                read(pack)


def assert_nothing_wrong(found: dict, written: dict) -> None:
    for name in EXACT:
        assert isinstance(found[name], PackError) or found[name] == written[name], name
    for name in LOOSE:
        assert isinstance(found[name], PackError) or type(found[name]) is type(written[name]), name
    for name in ("places citing", "places using"):
        if isinstance(found[name], list):
            assert all(isinstance(place, Place) and type(place.block) is str for place in found[name])
    if isinstance(found["picture size"], tuple):
        assert all(type(side) is int and 0 < side <= 20_000 for side in found["picture size"])


@pytest.mark.parametrize("seed", range(12))
def test_a_byte_gone_wrong(tmp_path, whole, written, seed):
    """Each run flips another set of single bytes, over the whole file and where pages begin."""
    path = tmp_path / "flipped.carrel"
    drawn = random.Random(seed)
    heads = [page + offset for page in range(0, len(whole), PAGE) for offset in range(24)]
    for place in [*drawn.sample(range(len(whole)), 40), *drawn.sample(heads, 20), *drawn.sample(range(100), 5)]:
        damaged = bytearray(whole)
        damaged[place] ^= drawn.randrange(1, 256)
        path.write_bytes(damaged)
        assert_nothing_wrong(read_all(path), written)


@given(st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_much_gone_wrong(tmp_path, whole, written, data):
    """Stretches overwritten, pages swapped, zeros where sectors could not be read."""
    damaged = bytearray(whole)
    pages = len(whole) // PAGE
    for _ in range(data.draw(st.integers(1, 4))):
        match data.draw(st.sampled_from(["bytes", "zeros", "swap", "shift"])):
            case "bytes":
                place = data.draw(st.integers(0, len(whole) - 1))
                filling = data.draw(st.binary(min_size=1, max_size=8))
                damaged[place : place + len(filling)] = filling[: len(whole) - place]
            case "zeros":
                place = data.draw(st.integers(0, len(whole) // 512 - 1)) * 512
                damaged[place : place + 512] = bytes(512)
            case "swap":
                one, other = (data.draw(st.integers(1, pages - 1)) * PAGE for _ in range(2))
                first, second = damaged[one : one + PAGE], damaged[other : other + PAGE]
                damaged[one : one + PAGE], damaged[other : other + PAGE] = second, first
            case "shift":
                place = data.draw(st.integers(100, len(whole) - 2))
                del damaged[place]
                damaged.append(0)
    path = tmp_path / "much.carrel"
    path.write_bytes(damaged)
    assert_nothing_wrong(read_all(path), written)


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
    assert "says of itself" in sentence(reseal(pack), DamagedPackError)


@pytest.mark.parametrize("name", ["id", "title", "edition", "date", "language", "publisher", "articles", "references"])
def test_something_that_a_pack_says_of_itself_is_missing(pack, name):
    tamper(pack, "DELETE FROM pack WHERE name=?", values=(name,))
    assert "says of itself" in sentence(reseal(pack), DamagedPackError)


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
    opened = PackFile(sample)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DamagedPackError):
        opened._rows(endless)
    opened.close()


@pytest.mark.parametrize("asked", ["", "none", "\ud800", "\0", "a" * 10_000, "'; DROP TABLE term", "é", "1"])
def test_what_is_not_there(sample, asked):
    opened = PackFile(sample)
    for ask in (opened.entry, opened.article, opened.term, opened.reference, opened.figure, opened.figure_size):
        with pytest.raises(PackError) as error:
            ask(asked)
        assert len(str(error.value)) < 600
        if asked.isprintable() and len(asked) < 100:
            assert isinstance(error.value, NotInPackError)
            assert asked in str(error.value)
    for places in (opened.places_citing, opened.places_using):
        try:
            assert places(asked) == []
        except PackError:
            assert asked == "\ud800"
    opened.close()


def test_a_sentence_can_be_printed_whatever_the_file_is_called(tmp_path):
    with pytest.raises(NotAPackError) as error:
        PackFile(tmp_path / "caf\udce9.carrel")
    str(error.value).encode()


def test_a_write_ahead_log_beside_the_pack_is_not_read(pack, whole, written):
    """Who has the folder could put other pages there; and reading must not leave any."""
    changed = bytearray(whole)
    changed[18:20] = struct.pack("BB", 2, 2)
    pack.write_bytes(changed)
    for ending in ("-wal", "-journal", "-shm"):
        pack.with_name(pack.name + ending).write_bytes(b"\x37\x7f\x06\x82" + whole[4:PAGE])
    before = {file.name: file.read_bytes() for file in pack.parent.iterdir()}
    found = read_all(pack)
    assert_nothing_wrong(found, written)
    assert {file.name: file.read_bytes() for file in pack.parent.iterdir()} == before


def test_the_marks_of_the_file():
    """Pack files last."""
    assert (APPLICATION_ID, FORMAT) == (0x4372726C, 1)
