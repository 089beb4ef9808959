"""Signs that mean something else in YAML than the author thinks are named, and ordinary ones are not."""

from __future__ import annotations

import pytest

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import parse_yaml


def found_in(text: str) -> list[str]:
    problems = FileProblems("x.yaml")
    parse_yaml(text, problems)
    return [str(problem) for problem in problems.found]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("definition: Use a tube of size #3 or larger.", 1),
        ("- id: a\n  definition: Use a tube # 3 or larger", 2),
        ("a: [one two #3\n  ]", 1),
        ("title: C # for nurses", 1),
        ("a: x\nb: one #two", 2),
        ("a: one two\n   #3 or larger", 1),
        ("- one two #3", 1),
        ("title: #3 ward", 1),
        ("- id: a\n  term: #3\n  see: b", 2),
    ],
)
def test_a_value_that_loses_its_end(text, line):
    [problem] = found_in(text)
    assert problem.startswith(f"x.yaml:{line}: readers do not see “#")


@pytest.mark.parametrize(
    "text",
    [
        "edition: 1  # raise it",
        "edition: 1 #",
        "publisher: # not yet known",
        "articles: # in this order\n  - a",
        "articles: #in this order\n  - a",
        "articles: [a, b] # in this order",
        "# a comment\na: b\n# c",
        'a: "size #3"',
        "a: '#3'",
        "a: |\n  size #3\n  #4",
        "a: >\n  size #3",
        "a: C#",
        "a: size#3 x",
        "a: b\n# c",
        "- a: b\n  # c\n  d: e",
        "a:\n  # c\n  - b",
    ],
)
def test_comments_that_are_meant(text):
    assert found_in(text) == []


@pytest.mark.parametrize("value", ["~", "null", "Null", "NULL"])
def test_nulls_are_text(value):
    assert found_in(f"a: {value}") == [
        f'x.yaml:1: readers will see {value} as text; leave the value empty, or write "{value}"'
    ]
    assert found_in(f'a: "{value}"\nb:\nc: nullify ~ it') == []


@pytest.mark.parametrize("value", ["“Sleep”", "„Schlaf“", "«Sommeil»", "‘Sleep’", "「睡眠」"])
def test_quotation_marks_that_readers_see(value):
    [problem] = found_in(f"a: {value}")
    assert f"readers will see the marks {value[0]} {value[-1]}" in problem


@pytest.mark.parametrize("value", ['"“Sleep”"', "“Sleep” and “rest”", "the “hearing voices” group", "Rock ’n’ roll"])
def test_quotation_marks_that_are_meant(value):
    assert found_in(f"a: {value}") == []


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("title: “Sleep: a guide”", 1, "not valid YAML: “ is not a quotation mark of YAML"),
        ("a: b\nc: „Schlaf: x“", 2, "„ is not a quotation mark"),
        ("title:\u00a0T", 1, "a no-break space (U+00A0)"),
        ("a: b\ntitle:\u00a0T", 2, "a no-break space (U+00A0)"),
        ("a: b\n\u00a0c: d", 2, "a no-break space (U+00A0)"),
        ("a:\n\u3000- b", 2, "an ideographic space (U+3000)"),
        ("-\u00a0a: b\nc: d", 1, "a no-break space"),
        ("title：睡眠", 1, "： is not the colon"),
        ("a: b\ntitle：睡眠", 2, "： is not the colon"),
        ("- id: x\n  term：a\n", 2, "： is not the colon"),
        ("a:\n\t- b", 2, "starts with a tab"),
        ("a:\n• b", 2, "• does not start an entry"),
        ('title: "Sleep" and more', 1, "the value ends at the second \": put ' around the whole value"),
        ("title: 'Nurse's guide'", 1, "the value ends at the second ': put \" around the whole value"),
        ("a: b\ntitle: [New] guide", 2, "a value that starts with [ needs quotation marks"),
        ("title: *Sleep*", 1, "a value that starts with *"),
        ("id: a\ntitle:Sleep\nedition: 1", 2, "the space after the colon is missing"),
        ("id: a\ntitle = Sleep\nedition: 1", 2, "write : and a space instead of ="),
        ("a:\n– b", 2, "– does not start an entry"),
        ("- id: a\nterm: b\n  aka: c", 2, "with as many spaces as the fields above it, or with a hyphen"),
        ("a: b\n c: d\ne: f\n", 2, "a value that contains a colon"),
        ('a: "b"\n c: d\n', 2, "start this line with as many spaces as the fields above it"),
    ],
)
def test_signs_that_yaml_does_not_know(text, line, named):
    problems = found_in(text)
    assert problems[0].startswith(f"x.yaml:{line}: ")
    assert named in problems[0]
