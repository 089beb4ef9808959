"""Footnotes become blocks at the end of the article, in the order in which the text links to them."""

from __future__ import annotations

import pytest

from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.markup import read_blocks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver
from reader.library.model import BlockKind, FootnoteLink
from tests.library.authoring.samples import TARGETS, blocks_of, warnings_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A[^1].\n\n[^1]: One.\n\nB.", [("A.", [1]), ("B.", []), ("One.", [])]),
        ("A[^b] [^a].\n\n[^a]: One.\n[^b]: Two.", [("A.", [1, 2]), ("Two.", []), ("One.", [])]),
        ("A[^1][^1].\n[^1]: One\nmore.", [("A.", [1, 1]), ("One more.", [])]),
        ("A[^1].\n\n[^1]: One[^2].\n\n[^2]: Two.", [("A.", [1]), ("One.", [2]), ("Two.", [])]),
        ("- A[^x].\n\n  [^x]: One.", [("A.", [1]), ("One.", [])]),
        ("A[^1].\n\n[^1]: One.\n- item", [("A.", [1]), ("item", []), ("One.", [])]),
        ("::: note\nA[^1].\n\n[^1]: One.\n:::", [("A.", [1]), ("One.", [])]),
        ("A[^Ä].\n\n[^ä]: One.", [("A.", [1]), ("One.", [])]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, list[int]]]) -> None:
    blocks = blocks_of(text)
    links = [[span.link.number for span in block.spans if isinstance(span.link, FootnoteLink)] for block in blocks]
    assert list(zip([block.text() for block in blocks], links, strict=True)) == expected
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert [note.level for note in notes] == list(range(1, len(notes) + 1))
    assert all(note.box is None for note in notes)
    assert warnings_of(text) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("A.\n\nB[^1].", 3, "no footnote has this name"),
        ("A.\n\n[^1]: One.", 3, "readers do not see this footnote"),
        ("A[^1].\n\n[^1]: One.\n\n    Two.", 5, "a footnote has one paragraph"),
        ("A[^1].\n\n[^1]: One <b>.", 3, "<b> is shown"),
    ],
)
def test_warnings(text: str, line: int, message: str) -> None:
    assert [(where, message in what) for where, what in warnings_of(text)] == [(line, True)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("A[^1].\n\n[^1]: One.\n[^1]: Two.", 4, "given twice (first in line 3)"),
        ("A[^1].\n\n[^1]:\n", 3, "this footnote is empty"),
        ("A[^1].\n\n[^1]: One [@c].", 3, "unknown reference @c"),
    ],
)
def test_errors(text: str, line: int, message: str) -> None:
    problems = FileProblems("x.md")
    read_blocks(text, 1, FileLinkResolver(TARGETS, problems, "mood"), problems)
    assert [(problem.line, message in problem.message) for problem in problems.found] == [(line, True)]


def test_an_id_of_a_footnote() -> None:
    assert [block.id for block in blocks_of("A[^1].\n\n[^1]: One. {#one}")] == ["", "one"]


def test_a_definition_has_no_footnotes() -> None:
    problems = FileProblems("glossary.yaml")
    spans = read_inline("Rest[^1].", 4, FileLinkResolver(TARGETS, problems))
    assert spans[0].text == "Rest[^1]."
    assert [(problem.line, "only an article" in problem.message) for problem in problems.found] == [(4, True)]
