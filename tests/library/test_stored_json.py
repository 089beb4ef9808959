"""JSON as pack files hold it: nothing that is none of it, no half characters, no numbers that are none."""

from __future__ import annotations

import math

import pytest

from reader.library.stored_json import EncodingError, dump, load

TEXTS_REFUSED = [
    "", " ", "x", "{", '{"id":"a"', "[1,]", "{}{}", "\ufeff{}", "'a'", "{'id': 1}", "NaN", "\x00", b"{}", None, 1, 1.5,
    "[" * 100_000, '{"a":' * 100_000, "1" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS_REFUSED, ids=lambda text: repr(text)[:30])
def test_a_text_that_is_no_json(text):
    with pytest.raises(EncodingError) as error:
        load(text)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    "text",
    [
        r'["\ud800"]',
        r'["\uDFFF"]',
        r'["a\udbffb"]',
        r'{"\ud800":1}',
        r'[["\udc00\ud800"]]',
        r'["\\\ud800"]',
        r'"\uD83e"',
    ],
)
def test_half_a_character_is_refused(text):
    with pytest.raises(EncodingError):
        load(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [(r'["\\ud800"]', ["\\ud800"]), (r'["\ud83e\udde0"]', ["🧠"]), (r'["\u00e9"]', ["é"]), (r'["\u0000"]', ["\0"])],
)
def test_whole_characters_come_through_however_they_are_spelt(text, value):
    assert load(text) == value


@pytest.mark.parametrize("text", ["[1]", " [1]", "[1] \n", "\t\r[ 1 ]"], ids=repr)
def test_white_space_around_a_value(text):
    assert load(text) == [1]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(EncodingError):
        load(f'{{"csl":{{"volume":{number}}}}}')


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_not_written(number):
    with pytest.raises(ValueError, match="JSON"):
        dump({"volume": number})
