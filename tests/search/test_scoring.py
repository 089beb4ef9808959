"""Scores: what ranks above what."""

from __future__ import annotations

import pytest

from reader.search.matcher import Matcher
from reader.search.query_clauses import EXACT, SAME_STEM, Alternative, Clause
from reader.search.scoring import OPTIONAL, PassageScore, Scorer, weights


def clause(form: str, *others: str, is_optional: bool = False) -> Clause:
    alternatives = (Alternative((form,), 1, EXACT), *(Alternative((other,), 1, SAME_STEM) for other in others))
    return Clause(alternatives, 1, is_optional)


CLAUSES = (clause("brain", "brains"), clause("stem"))


def score(body: str, *names: str, above: str = "", kind: str = "article", is_heading: bool = False) -> PassageScore:
    scorer = Scorer(Matcher(CLAUSES, ()), CLAUSES, [1.0, 1.0])
    return scorer.score(kind, [name.split() for name in names], above.split, body.split(), is_heading=is_heading)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (score("", "brain stem"), score("brain stem brain stem", "other")),
        (score("", "brain stem"), score("", "the brain stem")),
        (score("", "brain stem", kind="term"), score("", "brain stem")),
        (score("", "brain stem"), score("", "brain stem", is_heading=True)),
        (score("", "the brain stem"), score("", "the old brain stem")),
        (score("brain stem"), score("brains stem")),
        (score("brain stem"), score("brain and some other words and stem")),
        (score("brain stem"), score("brain stem " + "hay " * 500)),
        (score("brain brain stem"), score("brain stem hay")),
        (score("brain stem"), score("brain", above="stem")),
        (score("brain", above="stem"), score("brain")),
        (score("brain"), score("hay")),
    ],
)
def test_order(better, worse):
    assert better.score > worse.score


@pytest.mark.parametrize(
    "other",
    ["brain stem", "brain stem brain stem", "stem the brain", "the brain stem", "brain the brains the brain stem"],
)
def test_the_words_as_they_were_typed(other):
    """With the stop words between them, which count little elsewhere."""
    clauses = (clause("brain", "brains"), clause("the", is_optional=True), clause("stem"))
    scorer = Scorer(Matcher(clauses, ()), clauses, [1.0, OPTIONAL, 1.0])
    typed, not_typed = (
        scorer.score("article", [], list, [*text.split(), *["hay"] * 90], is_heading=False).score
        for text in ("hay brain the stem", other)
    )
    assert typed > not_typed


def test_stop_words_as_they_were_typed():
    clauses = (clause("all", is_optional=True), clause("the", is_optional=True), clause("brain"))
    scorer = Scorer(Matcher(clauses, ()), clauses, [OPTIONAL, OPTIONAL, 1.0])
    typed, not_typed = (
        scorer.score("article", [], list, text.split(), is_heading=False).score
        for text in ("all the brain hay", "brain the brain all")
    )
    assert typed > not_typed


def test_what_is_had():
    assert (score("brain").has_required, score("brain", above="stem").has_all) == (False, True)
    assert score("hay").score == 0
    with_stop_word = (clause("brain"), clause("the", is_optional=True))
    found = Scorer(Matcher(with_stop_word, ()), with_stop_word, [1.0, 0.1]).score(
        "article", [], list, ["brain"], is_heading=False
    )
    assert (found.has_required, found.has_all) == (True, False)


def test_rare_words_weigh_more():
    clauses = (clause("a"), clause("b"), clause("c", is_optional=True), clause("d"))
    rare, common, optional, everywhere = weights(clauses, [1, 50, 1, 200], 100)
    assert rare > common > everywhere == pytest.approx(0.1)
    assert optional == pytest.approx(rare * OPTIONAL)
