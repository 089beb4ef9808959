"""An answer as rows of a list: places under the article that they stand in, terms and sources under their own heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.search.answer import Hit
from reader.ui.widgets.labels import one_line

LONGEST = 600
"""Characters of a text that are shown: a definition in full where it is one, and nothing that fills the side bar."""

BEFORE_A_MARK = 80  # characters, where a text is cut short

HEADS = {"note": "Notes", "term": "Glossary", "reference": "Sources"}
KIND_NAMES = {"article": "Article", "term": "Glossary", "reference": "Source", "note": "Note"}

# Each for one other character, so that marks stay where they are.
_BREAK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufffc\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A hit, or the head of a group where `hit` is None.

    title    of the group; the term; else nothing
    above    for a quiet line: the headings above the place, or the pack of a group
    text     with its marks, (first, last) characters, last exclusive
    spoken   all of it, for a screen reader
    """

    hit: Hit | None
    title: str = ""
    above: tuple[str, ...] = ()
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    spoken: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells the row from others, also in the answer to a larger question."""
        if self.hit is None:
            return (self.title, *self.above)
        return (self.hit.kind, self.hit.pack, self.hit.id, self.hit.location, self.hit.excerpt)


def rows_of(hits: Sequence[Hit], titles: Mapping[str, str]) -> list[ResultRow]:
    """A group stands where its best hit does. `titles` are those of the packs, by id; one alone is not named."""
    groups: dict[tuple[str, str, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.kind, hit.pack, hit.id if hit.kind == "article" else ""), []).append(hit)
    rows: list[ResultRow] = []
    for (kind, pack, _), found in groups.items():
        title = HEADS.get(kind) or one_line(found[0].title)
        above = (one_line(titles.get(pack, pack)),) if len(titles) > 1 else ()
        rows.append(ResultRow(None, title, above, spoken=_sentences(title, *above)))
        rows.extend(_row(hit) for hit in found)
    return rows


def _row(hit: Hit) -> ResultRow:
    text, marks = clipped(hit.excerpt or hit.title, hit.matches if hit.excerpt else ())
    title = one_line(hit.title) if hit.kind == "term" else ""
    path = tuple(filter(None, map(one_line, hit.path)))
    name = "" if hit.kind in ("reference", "note") else one_line(hit.title)
    spoken = _sentences(KIND_NAMES.get(hit.kind, ""), name, ", ".join(path), " ".join(text.split()))
    return ResultRow(hit, title, path, text, marks, spoken)


def clipped(
    text: str, marks: Sequence[tuple[int, int]], longest: int = LONGEST
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most `longest` characters around the first mark, without what turns or breaks lines; and the marks in them."""
    first = min((mark[0] for mark in marks if mark[0] >= 0), default=0)
    start = 0
    if len(text) > longest and first > longest - BEFORE_A_MARK:
        start = min(first, len(text)) - BEFORE_A_MARK
        start = text.find(" ", start, start + BEFORE_A_MARK) + 1 or start
    shown = _UNSEEN.sub("\u200b", _BREAK.sub(" ", text[start : start + longest]))
    before, behind = "…" if start else "", "…" if start + longest < len(text) else ""
    moved = []
    for mark in sorted(marks):
        left, right = max(mark[0] - start, 0), min(mark[1] - start, len(shown))
        if left < right:
            moved.append((left + len(before), right + len(before)))
    return f"{before}{shown}{behind}", tuple(moved)


def _sentences(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
