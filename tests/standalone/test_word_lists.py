"""The word lists in the program: small, whole, and made only when ICU has changed."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reader.library import word_list
from reader.system import paths
from resources.standalone import word_lists
from resources.standalone.icu_dictionary import dictionaries

LIMIT = 700_000  # bytes
KNOWN = {"thai": "พยาบาล", "lao": "ພະຍາດ", "khmer": "ជំងឺ", "burmese": "ရောဂါ"}


def test_they_have_the_words_of_icu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_lists.make_missing(tmp_path / "new")
    files = word_lists.files(tmp_path / "new")
    assert sum(file.stat().st_size for file in files) < LIMIT
    monkeypatch.setattr(paths, "word_lists", lambda: tmp_path / "new")
    word_list.words_of.cache_clear()
    for script, word in KNOWN.items():
        assert len(word_list.words_of(script)) > 20_000
        assert word in word_list.words_of(script)
    word_list.words_of.cache_clear()


def test_they_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_lists.make_missing(tmp_path)
    first, *_others = word_lists.files(tmp_path)
    first.write_bytes(b"kept")
    word_lists.make_missing(tmp_path)
    assert first.read_bytes() == b"kept"
    (tmp_path / word_lists.STAMP).write_text("{", encoding="utf-8")
    word_lists.make_missing(tmp_path)
    assert first.read_bytes() != b"kept"


def test_a_release_without_a_dictionary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "_data", lambda: b"no dictionary")
    with pytest.raises(ValueError, match="burmese, khmer, lao, thai"):
        word_lists.make_missing(tmp_path)
    assert not (tmp_path / word_lists.STAMP).exists()


def dictionary(trie: bytes) -> bytes:
    head = struct.pack("<H2sHHBBBB4s", 24, b"\xda\x27", 20, 0, 0, 0, 2, 0, b"Dict") + bytes(8)
    numbers = struct.pack("<8i", 32, 0, 0, 32 + len(trie), 0, 0x01000E00, 0, 0)
    return head[:24] + numbers + trie


@pytest.mark.parametrize(
    ("trie", "words"),
    [
        (b"\x11\x01\x02\x21", ["กข"]),
        (b"\x10\x01\x20\x10\x02\x21", ["ก", "กข"]),
        (b"\x01\x01\x21\x02\x21", ["ก", "ข"]),
        (b"\x05\x04\x06\x04\x21\x05\x21\x06\x21\x01\x21\x02\x21\x03\x21", ["ก", "ข", "ฃ", "ค", "ฅ", "ฆ"]),
    ],
)
def test_tries(trie: bytes, words: list[str]) -> None:
    assert list(dictionaries(b"other data" + dictionary(trie))) == [words]


def test_a_damaged_trie() -> None:
    with pytest.raises(ValueError, match="damaged"):
        list(dictionaries(dictionary(b"\x15\x01")))
