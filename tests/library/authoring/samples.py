"""Parts of content folders, and functions that read them, shared by the tests of authoring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource
from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.markup import BlockDraft, read_blocks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver, LinkTargets
from reader.library.model import Article, Span

MakeFolder = Callable[..., Path]

PACK = "id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n"
MD = "articles/mood.md"
HEAD = "---\ntitle: Sleep\n---\n\n"
END = "\n\nEnd [@smith2020].\n\n![A bed](figures/bed.svg)\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'
REFERENCE = "- id: smith2020\n  type: book\n  title: On sleep\n"
TERM = "- id: sleep\n  term: sleep\n  definition: Rest.\n"
TARGETS = LinkTargets(["mood"], ["sleep"], ["a", "b", "smith2020"], ["figures/x.svg", "figures/bed room.svg"])


def assert_reported(make_folder: MakeFolder, file: str, content: str | bytes, message: str) -> None:
    """`check` reports a problem that contains `message` when `file` has this content in an otherwise valid folder."""
    problems = check(make_folder({file: content}))
    assert any(message in str(problem) for problem in problems), "\n".join(map(str, problems))


def read(folder: Path) -> tuple[ContentSource, list[Article]]:
    source = ContentSource(folder)
    return source, list(source.articles())


def blocks_of(text: str) -> list[BlockDraft]:
    problems = FileProblems("x.md")
    blocks = read_blocks(text, 1, FileLinkResolver(TARGETS, problems, "mood"), problems)
    assert not problems.has_errors
    return blocks


def spans_of(text: str) -> tuple[Span, ...]:
    problems = FileProblems("x.md")
    spans = read_inline(text, 1, FileLinkResolver(TARGETS, problems, "mood"))
    assert not problems.has_errors
    return spans


def warnings_of(text: str) -> list[tuple[int, str]]:
    """The line and message of each warning about the text of an article."""
    problems = FileProblems("x.md")
    read_blocks(text, 1, FileLinkResolver(TARGETS, problems, "mood"), problems)
    assert not problems.has_errors
    return [(problem.line, problem.message) for problem in problems.found]
