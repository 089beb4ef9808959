"""Judged queries: what a thoughtful reader expects to find, and how far up it is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from reader.library.model import Block, BlockKind, Location
from reader.library.packfile import open_pack
from reader.search.answer import Hit
from reader.search.build_pack import build_pack
from reader.search.query_plan import PlanLimits
from reader.search.searcher import Searcher

HERE = Path(__file__).parent
BUNDLED = HERE.parents[1] / "content" / "neuroscience-psychotherapy"
LANGUAGES = ("ar", "de", "es", "fr", "hi", "ja", "ru", "sv", "th", "zh")

Sections = dict[tuple[str, str], set[str]]
"""(article, block) -> the ids of that block and of the headings above it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`rank` counts from 1; 0 where nothing wanted was found. `top` are the ten places found first."""

    query: str
    rank: int
    top: tuple[str, ...]

    @property
    def reciprocal(self) -> float:
        return 1 / self.rank if self.rank else 0.0


def judge(content: Path, queries: Path, work: Path, limits: PlanLimits | None = None) -> list[Judged]:
    """Every query of a file, asked of the pack of a content folder. Where nothing is wanted, finding it ranks first."""
    file = work / f"{content.name}.carrel"
    if not file.exists():
        build_pack(content, file)
    with open_pack(file) as pack:
        sections = {
            (entry.id, block): above
            for entry in pack.entries()
            for block, above in _sections(pack.article(entry.id).blocks)
        }
    searcher = Searcher([file], limits)
    judged = []
    for entry in yaml.safe_load(queries.read_text(encoding="utf-8")):
        hits = searcher.ask(entry["query"]).hits
        wanted = (
            number for number, hit in enumerate(hits, 1) if any(_is(hit, want, sections) for want in entry["wants"])
        )
        rank = next(wanted, 0) if entry["wants"] else int(not hits)
        judged.append(Judged(entry["query"], rank, tuple(f"{hit.kind} {hit.id} {hit.location}" for hit in hits[:10])))
    searcher.close()
    return judged


def _is(hit: Hit, want: str, sections: Sections) -> bool:
    kind, _, rest = want.partition(":")
    id, _, block = rest.partition("#")
    if (hit.kind, hit.id) != (kind, id):
        return False
    return not block or block in sections.get((id, Location.parse(hit.location).block), ())


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, set[str]]]:
    path: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            path = [above for above in path if above.level < block.level] + [block]
        yield block.id, {block.id, *(above.id for above in path)}
