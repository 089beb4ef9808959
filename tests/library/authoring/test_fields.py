"""Fields of a YAML mapping, read one at a time."""

from __future__ import annotations

import pytest

from reader.library.authoring.fields import Fields, id_rule, read_entries
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlMapping, parse_yaml
from reader.library.model import ID, LONGEST_ID


def fields_of(text: str, known: tuple[str, ...] = ()) -> Fields:
    node = parse_yaml(text, FileProblems("x.yaml"))
    assert isinstance(node, YamlMapping)
    return Fields(node, FileProblems("x.yaml"), known)


@pytest.mark.parametrize(
    ("text", "expected", "message"),
    [
        ("a: x", "x", None),
        ("a: ' x\n  y '", "x y", None),
        ("a: no", "no", None),
        ("b: x", "", None),
        ("a:", "", None),
        ("a: [x]", "", "x.yaml:1: a must be a single text, not a list"),
        ("b: x\na: {c: x}", "", "x.yaml:2: a must be a single text, not a group of fields"),
    ],
)
def test_text(text: str, expected: str, message: str | None) -> None:
    fields = fields_of(text)
    assert fields.text("a") == expected
    assert [str(problem) for problem in fields.problems.found] == ([message] if message else [])


def test_a_required_field_is_reported_with_an_example() -> None:
    fields = fields_of("b: x")
    assert fields.text("title", required=True) == ""
    assert str(fields.problems.found[0]) == "x.yaml:1: title is missing; add a line such as title: Sleep and mood"


def test_texts_have_lines() -> None:
    fields = fields_of("a:\n- x\n- [y]\n-\n- z\n")
    assert fields.texts("a") == [("x", 2), ("z", 5)]
    assert [problem.line for problem in fields.problems.found] == [3, 4]


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("999999999", 999999999), ("0", 0), ("01", 0), ("1.5", 0)])
def test_whole_number(text: str, number: int) -> None:
    fields = fields_of(f"edition: {text}")
    assert fields.whole_number("edition") == number
    assert fields.problems.has_errors == (number == 0)


def test_an_unknown_field_is_reported_with_a_known_one() -> None:
    fields = fields_of("titel: x\nzzz: y", ("title", "date"))
    assert [problem.message for problem in fields.problems.found] == [
        "unknown field titel; did you mean title?",
        "unknown field zzz; use one of title, date",
    ]


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [("a", True), ("9.b_c-d", True), ("睡眠", True), ("-a", False), ("_a", False), ("a b", False), ("a/b", False)],
)
def test_an_id_follows_the_rule(text: str, is_valid: bool) -> None:
    fields = fields_of(f"id: {text}")
    assert fields.identifier() == (text if is_valid else "")
    assert all(id_rule() in problem.message for problem in fields.problems.found)


def test_the_rule_names_the_longest_id() -> None:
    assert str(LONGEST_ID) in id_rule()
    assert ID.fullmatch("a" * LONGEST_ID)
    assert not ID.fullmatch("a" * (LONGEST_ID + 1))


def test_entries_that_are_not_mappings_are_reported() -> None:
    problems = FileProblems("x.yaml")
    entries = read_entries(parse_yaml("- {id: a}\n- b\n- [c]\n", problems), "- {id: x}", problems)
    assert [entry.line for entry in entries] == [1]
    assert [problem.line for problem in problems.found] == [2, 3]
