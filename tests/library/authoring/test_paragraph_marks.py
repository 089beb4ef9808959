"""Lists, tables and lines that Markdown joins into running text are reported."""

from __future__ import annotations

import pytest

from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver
from tests.library.authoring.samples import TARGETS, warnings_of


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a) one\nb) two", 1, "run on as one paragraph"),
        ("Steps:\n(1) one\n(2) two", 2, "run on as one paragraph"),
        ("（1）one\n（2）two", 1, "run on as one paragraph"),
        ("1.) one\n2.) two", 1, "run on as one paragraph"),
        ("1 - one\n2 - two", 1, "run on as one paragraph"),
        ("o\tone\no\ttwo", 1, "run on as one paragraph"),
        ("§\u00a0one\n§\u00a0two", 1, "run on as one paragraph"),
        ("Drug\tDose\nAmoxicillin\t5 mg", 1, "the columns of these lines"),
        ("Drug    Dose\nAmoxicillin     5 mg", 1, "the columns of these lines"),
        ("：：： note", 1, "write a line ::: note"),
        ("① one\n② two", 1, "run on as one paragraph"),
        ("→ one\n→ two", 1, "run on as one paragraph"),
        ("✓ one\n✓ two", 1, "run on as one paragraph"),
        ("| a | b |\n| 1 | 2 |", 1, "for a table"),
        ("| a | b |\n|---|\n| 1 | 2 |", 1, "for a table"),
        ("a | b\n——|——", 2, "makes no table"),
        ("a | b\n1 | 2", 1, "for a table"),
        ("a\n+---+---+\n| b |", 2, "makes no table"),
        ("| a | b |", 1, "without empty lines"),
        ("| one\n| two", 1, "run on as one paragraph"),
        ('[a](#x "title")\n\nx {#x}', 1, "text in quotation marks"),
        ("[a]\n\n[a]: #x\n[a]: #y\n\nx {#x}", 4, "given twice"),
        ("———", 1, "across the page"),
        ("'''\ncode\n'''", 1, "before and after code"),
        ("####### x", 1, "at most six #"),
        ("[Note]: important", 1, "readers do not see this line"),
        ("<!--\n\nx\n\n-->", 1, "readers do not see this HTML comment"),
        ("a <!-- b --> c", 1, "readers do not see this HTML comment"),
        ("| a | b |\n|---|---|\n| 1 |", 3, "fewer cells"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nNote.", 4, "fewer cells"),
        ("::: note **Stop**\na\n:::", 1, "has no formatting"),
        ('![a](figures/x.svg "A caption {#x}")', 1, "write it after the picture"),
    ],
)
def test_a_warning(text: str, line: int, message: str) -> None:
    found = warnings_of(text)
    assert [(where, message in what) for where, what in found][:1] == [(line, True)], found


@pytest.mark.parametrize(
    "text",
    [
        "o one\no two", "One.  Two.\nThree.  Four.", "a\tb", "5 - 10 mg\n6 - 12 mg",
        "One line.\n2020. Another line.", "The dose was\n10. Then more", "50 %\n70 %", "-70 °C to\n-20 °C",
        "A. Smith said\nthat it", "I ate\na meal", "a|b", "Hello\nI am", "| a | b |\n|---|---|\n| 1 |  |",
        "| a | b |\n|---|---|\n| 1 | 2 |\n{#id}", "[a]: https://x.org\n\nSee [a].", "> quote\n> more",
    ],
)  # fmt: skip
def test_running_text_passes(text: str) -> None:
    assert warnings_of(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("Rest.\n- one", 8), ("# Rest", 7), ("Rest.\n\nMore.", 8), ("> Rest", 7), ("a\nb\n1. c", 9), ("a | b\nc | d", 7),
     ("Rest\nof it.", 0), ("-5 °C", 0), ("1.5 mg", 0)],
)  # fmt: skip
def test_a_definition_is_one_paragraph(text: str, line: int) -> None:
    problems = FileProblems("glossary.yaml")
    read_inline(text, 7, FileLinkResolver(TARGETS, problems))
    assert [problem.line for problem in problems.found] == ([line] if line else [])
