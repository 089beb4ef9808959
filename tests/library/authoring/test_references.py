"""Problems of references.yaml."""

from __future__ import annotations

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.problems import Severity
from tests.library.authoring.samples import REFERENCE, assert_reported, read


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (
            "references.yaml",
            REFERENCE + REFERENCE,
            "references.yaml:4: reference smith2020 is given twice (first in line 1)",
        ),
        (
            "references.yaml",
            REFERENCE.replace("book", "bok"),
            "references.yaml:2: unknown type bok; did you mean book?",
        ),
        ("references.yaml", REFERENCE.replace("  title: On sleep\n", ""), "references.yaml:1: title is missing"),
        ("references.yaml", REFERENCE + "  printed: [a]\n", "references.yaml:4: printed must be a single text"),
        (
            "references.yaml",
            REFERENCE + f"  printed: {'a' * 10_001}\n",
            "references.yaml:4: printed has more than 10,000 characters; shorten it",
        ),
        ("references.yaml", REFERENCE + "  author: Smith\n", "references.yaml:4: author must be a list of names"),
        (
            "references.yaml",
            REFERENCE + "  author: [{famly: S}]\n",
            "references.yaml:4: unknown field famly; did you mean",
        ),
        ("references.yaml", REFERENCE + "  publsher: X\n", "references.yaml:4: unknown field publsher; did you mean"),
        ("references.yaml", REFERENCE + "  issued: [2020, 5]\n", "references.yaml:4: issued must be a date"),
        ("references.yaml", "referenes: []\n", "references.yaml:1: unknown field referenes; did you mean references?"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


@pytest.mark.parametrize(
    ("line", "severity", "message"),
    [
        ("issued: 2020-02-31", Severity.ERROR, "issued 2020-02-31: the calendar has no such day"),
        ("issued: {date-parts: [[2020, 4, 31]]}", Severity.ERROR, "issued 2020-4-31: the calendar has no such day"),
        ("accessed: 31 April 2020", Severity.ERROR, "accessed 31 April 2020: the calendar has no such day"),
        ("issued: 5/12/2020", Severity.WARNING, "issued 5/12/2020 does not say which number is the month"),
        ("DOI: 10.1000/1 2", Severity.WARNING, "10.1000/1 2 is not a DOI"),
        ("DOI: https://x.org/a", Severity.WARNING, "https://x.org/a is not a DOI"),
    ],
)
def test_values_that_would_be_shown_wrong(make_folder, line, severity, message):
    problems = check(make_folder({"references.yaml": f"{REFERENCE}  {line}\n"}))
    found = [(problem.severity, problem.line) for problem in problems if message in problem.message]
    assert found == [(severity, 4)], "\n".join(map(str, problems))


@pytest.mark.parametrize(
    "line",
    [
        "issued: 12 May 2020",
        "issued: 1946-12-31/1947-01-01",
        "issued: in press",
        "DOI: doi.org/10.1000/182",
        "DOI: 10.1000%2F182",
        'DOI: "10.1000/182 [doi]"',
        "author: [{family: Smith, given: Ann}, {literal: et al.}]",
    ],
)
def test_values_that_are_read(make_folder, line):
    assert [str(problem) for problem in check(make_folder({"references.yaml": f"{REFERENCE}  {line}\n"}))] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("publisher: ~", {}),
        ("publisher: null", {}),
        ('publisher: "~"', {"publisher": "~"}),
        ("author: [{family: Null, given: ~}]", {"author": [{"family": "Null"}]}),
    ],
)
def test_what_yaml_calls_nothing_is_left_out_in_silence(make_folder, line, expected):
    folder = make_folder({"references.yaml": f"{REFERENCE}  {line}\n"})
    assert check(folder) == []
    source, _ = read(folder)
    (reference,) = source.references()
    assert {key: value for key, value in reference.csl.items() if key not in ("id", "type", "title")} == expected
