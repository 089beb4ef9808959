"""Problems of glossary.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring.glossary import TermDraft, read_glossary, unique_names
from reader.library.authoring.problems import FileProblems
from tests.library.authoring.samples import (
    TERM,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("glossary.yaml", "id: sleep\n", "glossary.yaml:1: the file must be a list"),
        ("glossary.yaml", "- sleep\n", "glossary.yaml:1: this entry is a single text"),
        ("glossary.yaml", TERM + TERM, "glossary.yaml:4: term sleep is given twice (first in line 1)"),
        ("glossary.yaml", TERM.replace("definition: Rest.", "see: []"), "glossary.yaml:1: definition is missing"),
        (
            "glossary.yaml",
            TERM + "  see: [slep]\n",
            "glossary.yaml:4: see contains an unknown term slep; did you mean sleep",
        ),
        ("glossary.yaml", TERM + "  see: [sleep]\n", "glossary.yaml:4: see contains the term itself"),
        (
            "glossary.yaml",
            TERM + "  cites: [smth2020]\n",
            "glossary.yaml:4: cites contains an unknown reference smth2020",
        ),
        ("glossary.yaml", TERM + "  akka: [x]\n", "glossary.yaml:4: unknown field akka; did you mean aka?"),
        (
            "glossary.yaml",
            TERM + "  aka: [nap]\n" + TERM.replace("sleep", "rest") + "  aka: [Nap]\n",
            "glossary.yaml:8: aka Nap is also a name of sleep",
        ),
        (
            "glossary.yaml",
            TERM + TERM.replace("sleep", "nap") + "  aka: [Sleep]\n",
            "glossary.yaml:7: aka Sleep is the name",
        ),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


@pytest.mark.parametrize(
    ("terms", "names", "warnings"),
    [
        ([("a", "sleep", ["rest"])], [("sleep", "a"), ("rest", "a")], 0),
        ([("a", "sleep", []), ("b", "Sleep", [])], [], 1),
        ([("a", "sleep", []), ("b", "nap", ["SLEEP"])], [("sleep", "a"), ("nap", "b")], 1),
        ([("a", "sleep", ["rest"]), ("b", "nap", ["Rest"])], [("sleep", "a"), ("nap", "b")], 1),
        ([("a", "sleep", ["rest", "rest"])], [("sleep", "a"), ("rest", "a")], 1),
        ([("a", "sleep", ["sleep"])], [("sleep", "a")], 1),
    ],
)
def test_only_unique_names_are_linked(
    terms: list[tuple[str, str, list[str]]], names: list[tuple[str, str]], warnings: int
) -> None:
    problems = FileProblems("glossary.yaml")
    drafts = [TermDraft(id, term, tuple((aka, 1) for aka in akas), "", (), (), 1, 1) for id, term, akas in terms]
    assert unique_names(drafts, problems) == names
    assert (len(problems.found), problems.has_errors) == (warnings, False)


@pytest.mark.parametrize(("name", "warnings"), [("a" + " a" * 29, 0), ("a" + " a" * 30, 1), ("C+++++++++", 1)])
def test_a_name_that_is_too_long_to_be_linked_is_reported(tmp_path: Path, name: str, warnings: int) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text(f"- {{id: t, term: '{name}', definition: D.}}\n", encoding="utf-8")
    problems = FileProblems("glossary.yaml")
    read_glossary(file, problems)
    assert [problem.line for problem in problems.found] == [1] * warnings
