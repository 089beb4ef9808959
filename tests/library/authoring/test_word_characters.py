"""Words of texts in scripts with and without spaces."""

from __future__ import annotations

import pytest

from reader.library.authoring.word_characters import is_unspaced, is_wide, match_words, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sleep, well_rested: 8h", ["Sleep", "well", "rested", "8h"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("睡眠 is good", ["睡", "眠", "is", "good"]),
        ("ที่", ["ที่"]),
        ("rest\u00ading", ["rest\u00ading"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words
    assert [match[0] for match in match_words(text)] == words
    assert all(text[match.start() : match.end()] == match[0] for match in match_words(text))


@pytest.mark.parametrize(
    ("character", "unspaced", "wide"),
    [
        ("眠", True, True),
        ("ก", True, False),
        ("a", False, False),
        ("。", False, True),
        ("수", False, False),
        ("", False, False),
    ],
)
def test_kinds_of_characters(character: str, unspaced: bool, wide: bool) -> None:
    assert (is_unspaced(character), is_wide(character)) == (unspaced, wide)
