"""Search results as rows of a list: the hits of an article under its title, terms and sources under their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.search.answer import BLOCK_SEPARATOR, Hit
from reader.translation import N_, _, list_text
from reader.ui.widgets.labels import one_line

LONGEST = 600
"""Characters of a text that are shown: most definitions in full, but nothing that fills the side bar."""

CONTEXT = 80  # characters shown before the first match, if the text is shortened at its start

HEADINGS = {"note": N_("Notes"), "term": N_("Glossary"), "reference": N_("Sources")}
KIND_NAMES = {"article": N_("Article"), "term": N_("Glossary"), "reference": N_("Source"), "note": N_("Note")}

# Each is replaced by exactly one character, so that the positions of matches stay valid.
_BREAK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufffc\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A hit, or the heading of a group if `hit` is None.

    title    the title of the group, or the term; else empty
    above    the headings above the hit, or the pack of a group
    text     the excerpt
    marks    its matches as (first, last) characters, last exclusive
    spoken   the whole row, for a screen reader
    """

    hit: Hit | None
    title: str = ""
    above: tuple[str, ...] = ()
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    spoken: str = ""

    @property
    def tooltip(self) -> str:
        return " › ".join(self.above)

    @property
    def key(self) -> tuple[str, ...]:
        """Identifies the row, also among more results of the same search."""
        if self.hit is None:
            return (self.title, *self.above)
        return (self.hit.kind, self.hit.pack, self.hit.id, self.hit.location, self.hit.excerpt)


def rows_of(hits: Sequence[Hit], titles: Mapping[str, str]) -> list[ResultRow]:
    """A group is at the position of its best hit.

    `titles` has the titles of the packs by id. If there is only one pack, it is not named.
    """
    groups: dict[tuple[str, str, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.kind, hit.pack, hit.id if hit.kind == "article" else ""), []).append(hit)
    rows: list[ResultRow] = []
    for (kind, pack, _article), found in groups.items():
        title = _(HEADINGS[kind]) if kind in HEADINGS else one_line(found[0].title)
        above = (one_line(titles.get(pack, pack)),) if len(titles) > 1 else ()
        rows.append(ResultRow(None, title, above, spoken=_sentences(title, *above)))
        rows.extend(_row(hit) for hit in found)
    return rows


def _row(hit: Hit) -> ResultRow:
    text, marks = clipped(hit.excerpt or hit.title, hit.matches if hit.excerpt else ())
    title = one_line(hit.title) if hit.kind == "term" else ""
    path = tuple(filter(None, map(one_line, hit.path)))
    name = "" if hit.kind in ("reference", "note") else one_line(hit.title)
    kind = KIND_NAMES.get(hit.kind, "")
    spoken = _sentences(_(kind), name, list_text(path), _spoken(text))
    return ResultRow(hit, title, path, text, marks, spoken)


def _spoken(text: str) -> str:
    """A new sentence for each block."""
    return ". ".join(" ".join(block.split()).rstrip(".") for block in text.split(BLOCK_SEPARATOR))


def clipped(
    text: str, marks: Sequence[tuple[int, int]], longest: int = LONGEST
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most `longest` characters around the first match, and the matches in them.

    Line breaks and characters that change the direction of text are replaced.
    """
    first = min((mark[0] for mark in marks if mark[0] >= 0), default=0)
    start = 0
    if len(text) > longest and first > longest - CONTEXT:
        start = min(first, len(text)) - CONTEXT
        start = text.find(" ", start, start + CONTEXT) + 1 or start
    shown = _INVISIBLE.sub("\u200b", _BREAK.sub(" ", text[start : start + longest]))
    before, after = "…" if start else "", "…" if start + longest < len(text) else ""
    shifted = []
    for mark in sorted(marks):
        left, right = max(mark[0] - start, 0), min(mark[1] - start, len(shown))
        if left < right:
            shifted.append((left + len(before), right + len(before)))
    return f"{before}{shown}{after}", tuple(shifted)


def _sentences(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
