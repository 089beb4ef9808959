"""Problems in order, and not too many."""

from __future__ import annotations

import pickle

from reader.library.authoring.build import check
from reader.library.authoring.problems import ContentError, Problem, Severity, any_error, sort_problems
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
)


def test_absurdly_many_problems_are_cut_short(make_folder):
    problems = check(make_folder({MD: HEAD + "[a](b)\n" * 5000 + END}))
    assert any("this file has more than 1000 problems" in str(problem) for problem in problems)


def test_problems_are_sorted_and_unique() -> None:
    one, two, three = Problem("a", 2, "x"), Problem("a", 10, "x"), Problem("b", 1, "x", Severity.WARNING)
    assert sort_problems([three, two, one, two]) == [one, two, three]
    assert any_error([three, one])
    assert not any_error([three])


def test_an_error_with_its_problems_survives_pickling() -> None:
    """Processes that read articles send their errors back."""
    error = ContentError([Problem("a", 2, "x")])
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.problems, str(copy)) == (error.problems, "a:2: x")
