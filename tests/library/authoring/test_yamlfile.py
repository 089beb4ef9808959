"""YAML is read as text with line numbers."""

from __future__ import annotations

import pytest

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlMapping, YamlNode, YamlScalar, parse_yaml
from tests.library.authoring.samples import PACK, TERM, assert_reported


def plain(node: YamlNode | None) -> object:
    if node is None or isinstance(node, YamlScalar):
        return node.text if node else None
    if isinstance(node, YamlMapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("language: no", {"language": "no"}),
        (
            "a: 2025-04-28\nb: 1.10\nc: 010\nd: '~'\ne: Yes",
            {"a": "2025-04-28", "b": "1.10", "c": "010", "d": "~", "e": "Yes"},
        ),
        ("a: >\n  one\n  two\nb: |\n  x\n  y\n", {"a": "one two\n", "b": "x\ny\n"}),
        ("a: [1, {b: c}]", {"a": ["1", {"b": "c"}]}),
        ("<<: a", {"<<": "a"}),
        ("", None),
        ("# only a comment\n", None),
    ],
)
def test_values(text, expected):
    problems = FileProblems("x.yaml")
    assert plain(parse_yaml(text, problems)) == expected
    assert problems.found == []


def test_lines_count_from_the_given_one():
    problems = FileProblems("x.md")
    node = parse_yaml("a: 1\nb:\n  c: 2\n  c: 3\n", problems, 2)
    assert isinstance(node, YamlMapping)
    assert node.key_lines == {"a": 2, "b": 3}
    assert [str(problem) for problem in problems.found] == ["x.md:5: c is given twice (first in line 4); keep one"]


@pytest.mark.parametrize(
    "text", ["a: b: c", "a: [", 'a: "b', "\ta: b", "a: @b", "[" * 9999, "{a: " * 99, "a: \x01", "%x"]
)
def test_damaged_yaml_is_a_problem(text):
    problems = FileProblems("x.yaml")
    assert parse_yaml(text, problems) is None
    assert len(problems.found) == 1


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("pack.yaml", PACK + "id: other\n", "pack.yaml:6: id is given twice (first in line 1)"),
        ("pack.yaml", PACK + "title: a: b\n", "pack.yaml:6: this is not valid YAML"),
        ("pack.yaml", PACK + 'publisher: "a\\0b"\n', "pack.yaml:6: the invisible character U+0000"),
        ("glossary.yaml", TERM.replace("Rest.", "&a Rest."), "glossary.yaml:3: anchors (&a) are not supported"),
        ("glossary.yaml", TERM.replace("Rest.", "*a"), "glossary.yaml:3: aliases (*a) are not supported"),
        ("glossary.yaml", TERM.replace("Rest.", "!!python/name:os.system"), "glossary.yaml:3: tags"),
        ("glossary.yaml", TERM + "---\n" + TERM, "glossary.yaml:4: a second document"),
        ("glossary.yaml", "[" * 5000, "glossary.yaml:1: lists and fields are nested more than"),
        ("glossary.yaml", "- {[a]: b}\n", "glossary.yaml:1: the name of a field must be a word"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
