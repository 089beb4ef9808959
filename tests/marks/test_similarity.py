"""The range of a text that is most similar to a quote."""

from __future__ import annotations

import random

import pytest

from reader.marks.compact_target import CompactTarget
from reader.marks.model import MarkTarget
from reader.marks.similarity import ScoredRange, context_similarity, most_similar, score

TEXT = "theamygdalasoundsthealarmwhensomethinglookslikeathreat"


def target(quote: str, before: str = "", after: str = "") -> CompactTarget:
    return CompactTarget.of(MarkTarget("talk", ("p1",), 0, 0, 0, 0, quote, before, after))


@pytest.mark.parametrize(
    ("quote", "before", "after", "scores"),
    [
        ("thealarm", "sounds", "when", (1, 1, 1)),
        ("thealarm", "", "", (1, 1, 1)),
        ("thealarm", "xxxxxx", "when", (1, 0.4, 12 / 18)),
        ("zzzzzzzz", "sounds", "when", (0, 1, 10 / 18)),
    ],
)
def test_score(quote, before, after, scores):
    first = TEXT.index("thealarm")
    scored = score(TEXT, target(quote, before, after), first, first + 8)
    assert (scored.quote, scored.context, scored.total) == pytest.approx(scores)


def test_context_similarity_is_that_of_the_score():
    first = TEXT.index("thealarm")
    wanted = target("thealarm", "souwds", "whom")
    assert context_similarity(TEXT, wanted, first) == score(TEXT, wanted, first, first + 8).context


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("soundsthealarm", "soundsthealarm"),
        ("soundsthealarmsignal", "soundsthealarm"),
        ("soundsanalarm", "soundsthealarm"),
        ("zzzzzzzzzzzzzzzzzzzz", None),
    ],
)
def test_most_similar(quote, found):
    wanted = target(quote, "theamygdala", "whensomethinglooks") if found else target(quote)
    best = most_similar(TEXT, wanted, 0, len(TEXT), 0)
    assert (best and TEXT[best.first : best.last]) == found


def test_most_similar_of_equals_is_the_nearer_one():
    text = "thealarmrings" + "x" * 200 + "thealarmrings"
    for expected, first in ((0, 0), (len(text), 213)):
        best = most_similar(text, target("thealarmrings"), 0, len(text), expected)
        assert best
        assert best.first == first


def test_the_ends_of_a_long_quote_are_found():
    rng = random.Random(1)
    quote, before, after = ("".join(rng.choices("abcdefgh", k=length)) for length in (3_000, 200, 200))
    text = f"{before}{quote[:1_000]}{quote[1_100:]}{after}"
    best = most_similar(text, target(quote, before[-32:], after[:32]), 0, len(text), 200)
    assert best
    assert (best.first, best.last) == (200, 3_100)


LONG, SHORT = target("x" * 40), target("x" * 8)


@pytest.mark.parametrize(
    ("wanted", "quote", "context", "is_same_block", "is_match"),
    [
        (LONG, 0.6, 0.0, False, True),
        (LONG, 0.59, 0.0, True, False),
        (SHORT, 0.6, 0.0, True, False),
        (SHORT, 0.0, 0.9, False, True),
        (SHORT, 0.5, 0.7, False, True),
        (SHORT, 0.5, 0.69, False, False),
        (SHORT, 0.5, 0.5, True, True),
        (SHORT, 0.49, 0.89, True, False),
    ],
)
def test_is_match(wanted, quote, context, is_same_block, is_match):
    assert ScoredRange(0, 5, quote, context, 0).is_match(wanted, is_same_block) is is_match
    assert not ScoredRange(5, 5, quote, context, 0).is_match(wanted, is_same_block)
