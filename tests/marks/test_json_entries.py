"""Large JSON files are read entry by entry, and refused where they would fill the memory."""

from __future__ import annotations

import json
import random

import pytest

from reader.library.stored_json import EncodingError
from reader.marks import exchange, json_entries
from reader.marks.json_entries import Entries, read_root

MOST = 1_000


def plain(value: object) -> object:
    """With lists in place of `Entries`."""
    if isinstance(value, Entries):
        return list(value)
    return {name: plain(each) for name, each in value.items()} if isinstance(value, dict) else value


def random_value(chance: random.Random, depth: int = 0) -> object:
    kinds = ("text", "number", "constant") if depth > 4 else ("text", "number", "constant", "list", "dict", "dict")
    match chance.choice(kinds):
        case "text":
            return "".join(chance.choice('ab"\\ \n[]{},:é第😀') for _ in range(chance.randint(0, 40)))
        case "number":
            return chance.choice((0, -1, 12345678901, 1.5, 1e-7))
        case "list":
            return [random_value(chance, depth + 1) for _ in range(chance.randint(0, 5))]
        case "dict":
            names = chance.sample(("items", "first", "rows", "type", "é", ""), chance.randint(0, 5))
            return {name: random_value(chance, depth + 1) for name in names}
    return chance.choice((True, False, None))


@pytest.mark.parametrize("seed", range(60))
def test_reads_what_json_reads(monkeypatch, seed):
    chance = random.Random(seed)
    monkeypatch.setattr(json_entries, "_WINDOW", chance.choice((16, 64, 4096)))
    value = random_value(chance)
    data = json.dumps(value, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1))).encode()
    assert plain(read_root(data, MOST)) == value
    assert plain(read_root(b"\xef\xbb\xbf \n" + data + b"\n ", MOST)) == value
    cut = data[: chance.randrange(len(data))]
    damaged = bytearray(data)
    damaged[chance.randrange(len(data))] = chance.randrange(256)
    for each in (cut, bytes(damaged)):
        try:
            expected = json.loads(each, parse_constant=lambda _: 1 / 0)
        except (ValueError, ZeroDivisionError):
            with pytest.raises((EncodingError, UnicodeDecodeError)):
                plain(read_root(each, MOST))
        else:
            assert plain(read_root(each, MOST)) == expected


def repeated(head: str, each: str, tail: str, count: int = 1_000_000) -> bytes:
    return (head + each * count + tail).encode()


TOO_LARGE = {
    "entries": (repeated("[", "[],", "1]"), "entries"),
    "entries of a collection": (repeated('{"first":{"items":[', "{},", "1]}}"), "entries"),
    "lists in an entry": (repeated('[{"a":[', "[],", "1]}]"), "parts"),
    "texts in an entry": (repeated('[{"a":[', '"ab",', "1]}]", 1_500_000), "parts"),
    "lists beside the entries": (repeated('{"a":[', "[],", '1],"items":[]}'), "parts"),
    "different members": (("{" + ",".join(f'"{n}":1' for n in range(2_000)) + "}").encode(), "members"),
    "a long text": (repeated('["', "a", '"]', 17 << 20), "MB"),
    "long texts beside the entries": (
        ("{" + ",".join(f'"{n}":"{"a" * (5 << 20)}"' for n in "ab") + "}").encode(),
        "MB",
    ),
    "nested lists": (repeated("", "[", "", 100_000) + repeated("", "]", "", 100_000), "deeply"),
    "nested objects": (repeated("", '{"first":', "1", 100_000) + repeated("", "}", "", 100_000), "deeply"),
    "digits": (repeated("[", "1", "]", 100_000), "digit"),
}


@pytest.mark.parametrize(("data", "reason"), TOO_LARGE.values(), ids=TOO_LARGE)
def test_what_is_too_large_is_refused(data, reason):
    with pytest.raises(EncodingError, match=reason):
        read_root(data, MOST)


def test_the_limit_of_entries_is_found_while_reading():
    steps = []
    with pytest.raises(EncodingError, match="more than 1,000 entries"):
        read_root(repeated("[", '{"type":"Annotation"},', "1]"), MOST, lambda done, total: steps.append(done))
    assert len(steps) == 2
    assert steps[-1] < 30_000  # bytes: it stops there


def test_older_versions_count_as_entries(monkeypatch):
    monkeypatch.setattr(exchange, "MOST_ENTRIES", 10)
    item = {"type": "Annotation", "carrel:history": [{}] * 20}
    good = {"type": "Annotation", "id": "urn:uuid:00000000-0000-4000-8000-000000000001", "motivation": "bookmarking",
            "created": "2025-04-28T12:00:00Z", "target": {"source": "carrel:a/b#c", "selector": []}}  # fmt: skip
    assert len(exchange.read(json.dumps([item])).problems) == 1
    with pytest.raises(EncodingError, match="older versions"):
        exchange.read(json.dumps([{**good, "carrel:history": [{}] * 20}]))


def test_reading_can_be_cancelled(tmp_path):
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    (tmp_path / "f").write_bytes(repeated("[", "{},", "{}]", 600))
    with pytest.raises(Cancelled):
        exchange.read_file(tmp_path / "f", cancel)
