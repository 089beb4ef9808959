"""Files that cannot be trusted: an invalid entry is reported and skipped, and the others are read."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from reader.library.stored_json import EncodingError
from reader.marks import exchange
from reader.marks.annotation import to_annotation
from reader.marks.exchange import ExchangeError
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, highlight

TIME = "2025-04-28T12:00:00.000000Z"


def dated(mark):
    return replace(mark, created=TIME, modified=TIME)


GOOD = to_annotation(dated(highlight("the alarm", note="Why?", labels=("l",), author="Ann")))


def collection(*items) -> str:
    return json.dumps({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": list(items)}})


def changed(*path, value) -> dict:
    item = copy.deepcopy(GOOD)
    place = item
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return item


SELECTOR = ("target", 0, "selector")
BAD: list[Any] = [
    None, 1, "text", [], {}, {"type": "Note"},
    changed("id", value="http://example.org/1"), changed("id", value=7), changed("id", value="urn:uuid:../../x"),
    changed("motivation", value="assessing"), changed("created", value="yesterday"), changed("created", value=[]),
    changed("modified", value="9999-12-31T23:59:59.999999Z"), changed("target", value=[]), changed("target", value=3),
    changed("target", 0, "source", value="file:///etc/passwd"), changed("target", 0, "source", value="carrel:../x/y"),
    changed("target", 0, "carrel:edition", value=-1), changed("target", 0, "carrel:edition", value=1e9),
    changed("target", 0, "carrel:edition", value=True), changed("target", 0, "carrel:edition", value=10**30),
    changed(*SELECTOR, 0, "exact", value="x" * 100_001), changed(*SELECTOR, 0, "exact", value=None),
    changed(*SELECTOR, 1, "start", value="0"), changed(*SELECTOR, 1, "end", value=0),
    changed(*SELECTOR, 3, "blocks", value=["a b"]), changed(*SELECTOR, 3, "blocks", value=["p"] * 2_001),
    changed(*SELECTOR, 3, "section", value="<h1>"), changed("body", value=[{"value": 5}]),
    changed("body", value=[{"purpose": "commenting", "value": "x" * 100_001}]),
    changed("body", value=[{"purpose": "tagging", "value": str(number)} for number in range(51)]),
    changed("creator", value={"name": ["a"]}), changed("creator", value="Ann"), changed("carrel:colour", value="beige"),
    changed("carrel:colour", value=[]), changed("carrel:source", value={"authors": ["x" * 999] * 20}),
    changed("body", value=[[[[[[[[[[[[[[]]]]]]]]]]]]]]),
    changed("target", value=[GOOD["target"][0], *({"source": "carrel:b", "carrel:edition": 2},) * 2]),
]  # fmt: skip


@pytest.mark.parametrize("item", BAD, ids=range(len(BAD)))
def test_an_invalid_entry_is_skipped(item):
    contents = exchange.without_foreign(exchange.read(collection(item, GOOD, item)))
    assert [mark.note for mark in contents.versions] == ["Why?"]
    assert [problem.number for problem in contents.problems] == [1, 3]
    assert all(str(problem).endswith(".") and len(str(problem)) < 500 for problem in contents.problems)


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "1", '"x"', "{}", '{"type": "AnnotationCollection", "first": 1}', "[" * 100_000,
     '{"a":' * 100_000, '{"type": "AnnotationPage", "items": {}}', '{"type": NaN}', "9" * 5_000],
)  # fmt: skip
def test_invalid_collections(text):
    with pytest.raises(EncodingError):
        exchange.read(text)


@pytest.mark.parametrize("text", ids=["collection", "list", "annotation", "page"],
                         argvalues=[collection(GOOD), json.dumps([GOOD]), json.dumps(GOOD),
                                  json.dumps({"type": "AnnotationPage", "items": [GOOD]})])  # fmt: skip
def test_formats_of_a_collection(text):
    assert len(exchange.read(text).versions) == 1


def test_an_annotation_of_another_program():
    item = {
        "type": "Annotation",
        "id": GOOD["id"],
        "motivation": "highlighting",
        "created": "2025-04-28T14:00:00+02:00",
        "body": {"type": "TextualBody", "value": "a\x00b"},
        "target": {
            "source": "carrel:brain/talk#p1",
            "selector": {"type": "TextQuoteSelector", "exact": "the alarm", "prefix": "x" * 99, "suffix": "y" * 99},
        },
    }
    [mark] = exchange.read(json.dumps([item])).versions
    assert (mark.created, mark.note, mark.target.blocks) == (TIME, "a\ufffdb", ("p1",))
    assert len(mark.target.before) == len(mark.target.after) == 32


def test_invalid_older_versions():
    older = to_annotation(dated(bookmark()))
    item = {**GOOD, "carrel:history": [older, 5, {**GOOD, "created": ""}, {**GOOD, "body": []}]}
    contents = exchange.read(collection(item))
    assert len(contents.versions) == 2
    assert len(contents.problems) == 3


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"\x00" * 99, b"SQLite format 3\0", b"SQLite format 3\0" + b"\1" * 5_000]
)
def test_files_that_are_not_marks(tmp_path, content):
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(ExchangeError, match=r"f .*\.$"):
        exchange.read_file(tmp_path / "f")


def test_missing_and_too_large_files(tmp_path, monkeypatch):
    for path in (tmp_path, tmp_path / "none", tmp_path / "a\0b"):
        with pytest.raises(ExchangeError):
            exchange.read_file(path)
    monkeypatch.setattr(exchange, "LARGEST_FILE", 10)
    (tmp_path / "f").write_text(collection(GOOD), encoding="utf-8")
    with pytest.raises(ExchangeError, match="larger"):
        exchange.read_file(tmp_path / "f")


def test_a_store_can_be_imported(tmp_path):
    store = MarkStore(tmp_path, clock=Clock())
    id = store.add(bookmark(note="one")).mark.id
    store.change(id, note="two")
    assert [mark.note for mark in exchange.read_file(tmp_path / "marks.sqlite").versions] == ["two", "one"]
    store.close()


def test_the_format_of_an_export():
    value = exchange.as_collection([])
    assert (value["type"], value["total"], value["first"]["items"]) == ("AnnotationCollection", 0, [])
    value = exchange.as_collection([dated(highlight("the alarm", note="Why?"))])
    [item] = value["first"]["items"]
    assert value["total"] == 1
    assert value["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert item["target"][0]["source"] == "carrel:brain/talk"
    quote, position, fragment, block = item["target"][0]["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": "the alarm", "prefix": "The amygdala sounds ",
                     "suffix": " when something looks like a thr"}  # fmt: skip
    assert position == {"type": "TextPositionSelector", "start": 20, "end": 29}
    assert fragment == {"type": "FragmentSelector", "value": "p1"}
    assert block == {"type": "carrel:BlockSelector", "blocks": ["p1"], "start": 20, "end": 29, "once": False}


def test_types_in_lists_are_read_like_plain_ones():
    item = {**GOOD, "type": ["Annotation"], "motivation": [GOOD["motivation"]]}
    item["target"] = [{**each, "selector": [{**part, "type": [part["type"]]} for part in each["selector"]]}
                      for each in item["target"] if "selector" in each]  # fmt: skip
    first = {"type": ["AnnotationPage"], "items": [item]}
    text = json.dumps({"type": ["AnnotationCollection"], "first": first})
    assert exchange.read(text).versions == exchange.read(collection(GOOD)).versions
    selector = {"type": ["TextQuoteSelector"], "exact": "the alarm"}
    target = {"source": "https://example.org", "selector": [selector]}
    foreign = {"type": ["Annotation"], "id": "x", "created": TIME, "target": [target]}
    for root in ([foreign], {"type": ["AnnotationSet"], "items": [foreign]}):
        assert [each.quote for each in exchange.read(json.dumps(root)).foreign] == ["the alarm"]


@pytest.mark.parametrize(
    "root",
    [
        {"title": "A", "entries": {}},
        {"documents": [{"title": "A", "entries": {}}]},
        {"documents": {}},
        [{"entries": {}}],
    ],
    ids=["a book", "books", "no books", "a list"],
)
def test_an_empty_list_of_koreader(root):
    assert exchange.read(json.dumps(root)) == exchange.FileContents(())
