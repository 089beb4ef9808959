"""Generates a content folder of any size from a seed: the same plan gives the same bytes on every system."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.prose import Prose, words_of

VERSION = 1
"""Add one after every change of what is generated, so that older folders are not used any more."""

WORDS_PER_SECTION = 235
WORDS_PER_PARAGRAPH = 70


@dataclass(frozen=True, slots=True)
class Plan:
    """`words` is the usual length of an article, `spread` how much lengths differ. If `longest` is not 0, there is one
    more article of that length at the end."""

    articles: int
    words: int = 1350
    spread: float = 0.5
    longest: int = 0
    seed: int = 1


def folder_of(plan: Plan, work: Path, words: Sequence[str] | None = None) -> Path:
    """The content folder of a plan in `work`; generated if it is missing."""
    words = words_of() if words is None else words
    digest = hashlib.sha256(json.dumps([VERSION, asdict(plan), *words]).encode()).hexdigest()[:12]
    folder = work / f"library-{plan.articles}-{digest}"
    if not folder.is_dir():
        partial = folder.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        for name, text in files(plan, words):
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        partial.rename(folder)
    return folder


def files(plan: Plan, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The name and text of each file of the content folder."""
    return _Library(plan, words).files()


def article_id(number: int) -> str:
    """Counted from 0, in the order of the pack."""
    return f"article-{number:05}"


def size_of(folder: Path) -> int:
    """Bytes of Markdown in a content folder."""
    return sum(file.stat().st_size for file in (folder / "articles").iterdir())


class _Library:
    def __init__(self, plan: Plan, words: Sequence[str]) -> None:
        self._plan = plan
        self._prose = Prose(words, plan.seed)
        self._articles = plan.articles + (1 if plan.longest else 0)
        self._references = max(8, self._articles // 4)

    def files(self) -> Iterator[tuple[str, str]]:
        yield (
            "pack.yaml",
            _yaml(
                id=f"generated-{self._plan.articles}",
                title="A generated library",
                edition=1,
                date="2026-01-01",
                language="en-GB",
                licence="CC0-1.0",
            ),
        )
        yield "glossary.yaml", "".join(map(self._term, range(len(self._prose.names))))
        yield "references.yaml", "references:\n" + "".join(map(self._reference, range(self._references)))
        for number in range(self._plan.articles):
            yield self._article(number, max(80, self._prose.length(self._plan.words, self._plan.spread)))
        if self._plan.longest:
            yield self._article(self._plan.articles, self._plan.longest)

    def _term(self, number: int) -> str:
        names = self._prose.names
        see = json.dumps([_term_id((number + step) % len(names)) for step in (1, 7)])
        definition = json.dumps(self._prose.sentence(), ensure_ascii=False)
        return f"- id: {_term_id(number)}\n  term: {names[number]}\n  definition: {definition}\n  see: {see}\n"

    def _reference(self, number: int) -> str:
        prose = self._prose
        family, title, journal = prose.phrase(1), prose.phrase(7), prose.phrase(3)
        return (
            f"- id: ref{number}\n  type: article-journal\n  title: {title}\n"
            f"  author: [{{family: {family}, given: A. B.}}, {{family: {prose.phrase(1)}, given: C.}}]\n"
            f"  container-title: {journal}\n  volume: {1 + prose.number(60)}\n  page: {1 + prose.number(900)}\n"
            f"  issued: {{date-parts: [[{1990 + prose.number(35)}]]}}\n  DOI: 10.5555/{number}\n"
        )

    def _article(self, number: int, words: int) -> tuple[str, str]:
        prose = self._prose
        head = _yaml(
            title=f"{prose.phrase(4)} {number}",
            summary=prose.sentence(),
            authors=[f"{prose.phrase(1)} {prose.phrase(1)}"],
            updated=f"20{10 + prose.number(16)}-{1 + prose.number(12):02}-{1 + prose.number(28):02}",
        )
        blocks: list[str] = []
        for section in range(max(1, round(words / WORDS_PER_SECTION))):
            blocks += self._section(section + 1)
        return f"articles/{article_id(number)}.md", f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n"

    def _section(self, number: int) -> Iterator[str]:
        prose = self._prose
        yield f"{'###' if number % 4 == 0 else '##'} {prose.phrase(3)} {{#section-{number}}}"
        yield f"{prose.paragraph(WORDS_PER_PARAGRAPH)} [@{self._key()}]"
        kind = prose.number(10)
        if kind < 3:
            yield "\n".join(f"- **{prose.phrase(2)}.** {prose.sentence()}" for _ in range(4))
        elif kind == 3:
            yield "\n".join(f"{step}. {prose.sentence()}" for step in range(1, 5))
        elif kind == 4:
            rows = "\n".join(f"| {prose.phrase(1)} | {prose.phrase(4)} |" for _ in range(4))
            yield f"| Word | What it means |\n| --- | --- |\n{rows}"
        elif kind == 5:
            yield f"::: note {prose.phrase(3)}\n{prose.paragraph(30)}\n:::"
        elif kind == 6:
            yield f"> {prose.paragraph(30)} [@{self._key()}; @{self._key()}]"
        else:
            yield prose.paragraph(WORDS_PER_PARAGRAPH)
        term = prose.number(len(prose.names))
        link = f"[{prose.names[term]}](term:{_term_id(term)})"
        target = f"article:{article_id(prose.number(self._articles))}#section-1"
        yield f"{prose.paragraph(WORDS_PER_PARAGRAPH)} See {link}, and [what else is known]({target}). [@{self._key()}]"

    def _key(self) -> str:
        return f"ref{self._prose.number(self._references)}"


def _term_id(number: int) -> str:
    return f"term-{number}"


def _yaml(**fields: object) -> str:
    """Fields as JSON, which is also YAML."""
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
