"""What was typed, understood: words, phrases, words to leave out; and whatever it is, it is data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.query import LONGEST_QUERY, MOST_PARTS, Query, QueryPart, parse
from reader.search.tokens import Tokenizer, is_form

EN = Tokenizer("en")


def shown(parts: tuple[QueryPart, ...]) -> list[str]:
    """`a` of a word, `a*` of a beginning, `"a b"` of a phrase, `(大脑)` of a run without spaces."""
    found = []
    for part in parts:
        text = " ".join(part.forms)
        text = f'"{text}"' if part.is_quoted else f"({text})" if part.is_unspaced else text
        found.append(text + "*" * part.is_prefix)
    return found


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("", [], []),
        ("  \t\n ", [], []),
        ("brain", ["brain*"], []),
        ("brain ", ["brain"], []),
        ("the brain", ["the", "brain*"], []),
        ("brain brain brain ", ["brain"], []),
        ("Brain. ", ["brain"], []),
        ("well-being", ["well", "being*"], []),
        ("fast\u00a0food", ["fast", "food*"], []),
        # phrases
        ('"safe place"', ['"safe place"'], []),
        ('"safe pla', ['"safe pla"*'], []),
        ('"safe ', ['"safe"'], []),
        ("“safe place”", ['"safe place"'], []),
        ("«safe place»", ['"safe place"'], []),
        ('a"safe place"b ', ["a", '"safe place"', "b"], []),
        ('"', [], []),
        ('""', [], []),
        ('"" "', [], []),
        ('"---"', [], []),
        ('"a" "a"', ['"a"'], []),
        ('a "a"', ["a", '"a"'], []),
        # words to leave out
        ("cat -dog", ["cat"], ["dog"]),
        ("-dog cat ", ["cat"], ["dog"]),
        ('cat -"big dog"', ["cat"], ['"big dog"']),
        ("-dog", [], ["dog"]),
        ("-", [], []),
        ("- dog", ["dog*"], []),
        ("--dog", ["dog*"], []),
        ("cat-dog", ["cat", "dog*"], []),
        ("cat -big-dog ", ["cat"], ["big dog"]),
        ("−dog", ["dog*"], []),
        # a minus sign
        ("freezer -20", ["freezer", "20*"], []),
        ("-5mg cat ", ["5mg", "cat"], []),
        ("-½ ", ["1 2"], []),
        ("-۲۰ ", ["20"], []),
        ('cat -"20 c"', ["cat"], ['"20 c"']),
        ("cat -covid19", ["cat"], ["covid19"]),
        # what people read as one word
        ("1,000 ", ["1 000"], []),
        ("1\u202f000 ", ["1 000"], []),
        ("1 000 ", ["1", "000"], []),
        ("0.5mg ", ["0 5mg"], []),
        ("120/80 ", ["120 80"], []),
        ("H.I.V.", ["h i v*"], []),
        ("5-10 ", ["5", "10"], []),
        # what FTS5 would take for syntax
        ("cat AND dog ", ["cat", "and", "dog"], []),
        ("NOT cat", ["not", "cat*"], []),
        ("NEAR(a b, 5) ", ["near", "a", "b", "5"], []),
        ("body:brain ^x +y z* ", ["body", "brain", "x", "y", "z"], []),
        ("{a b}: c) OR (", ["a", "b", "c", "or"], []),
        ("'; DROP TABLE search", ["drop", "table", "search*"], []),
        ("a\0b ", ["a", "b"], []),
        ("\ud800 \udfff", [], []),
        ("\u202ebrain\u202c ", ["brain"], []),
        ("\u0301", [], []),
        ("😀", [], []),
        # scripts without spaces
        ("大", ["(大)*"], []),
        ("大脑", ["(大脑)"], []),
        ("大脑皮", ["(大脑 脑皮)"], []),
        ("大脑 皮层", ["(大脑)", "(皮层)"], []),
        ('"大脑皮层"', ['"大脑 脑皮 皮层"'], []),
        ('"大脑，皮层"', ['"大脑 脑 皮层"'], []),
        ('"大脑，皮"', ['"大脑 脑 皮"*'], []),
        ('"大脑 brain"', ['"大脑 脑 brain"'], []),
        ('"脑"', ['"脑"*'], []),
        ("大脑brain", ["(大脑)", "brain*"], []),
        ("脑 -皮层", ["(脑)*"], ["(皮层)"]),
    ],
)
def test_parts(typed, wanted, unwanted):
    query = parse(typed, EN)
    assert (shown(query.wanted), shown(query.unwanted)) == (wanted, unwanted)


def test_only_so_much_is_looked_at():
    assert parse("a" * 100_000, EN).wanted == (QueryPart(("a" * LONGEST_QUERY,), is_prefix=True),)
    many = parse(" ".join(f"w{number}" for number in range(100)) + " ", EN)
    assert len(many.wanted) == MOST_PARTS
    assert len(parse(" ".join(f"-w{number}" for number in range(100)), EN).unwanted) == MOST_PARTS


@given(st.text(max_size=60) | st.text(st.sampled_from('aB1é脳ไ -"“«*:()^\0\ud800\u0301'), max_size=30))
def test_any_text_becomes_words(typed):
    """Of which each would be one word of the index, so that none can be syntax."""
    for language in ("en", "th", "tr"):
        words = Tokenizer(language)
        query = parse(typed, words)
        assert isinstance(query, Query)
        if typed.isascii():
            assert not any(part.is_prefix for part in parse(typed + " ", words).wanted)
        for part in query.wanted + query.unwanted:
            assert part.forms
            assert all(is_form(form) for form in part.forms)


@given(st.lists(st.from_regex("[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6, unique=True))
def test_only_the_word_that_is_being_typed_is_open(words):
    typed = " ".join(words)
    assert [part.is_prefix for part in parse(typed, EN).wanted] == [False] * (len(words) - 1) + [True]
    assert not any(part.is_prefix for part in parse(typed + " ", EN).wanted)
