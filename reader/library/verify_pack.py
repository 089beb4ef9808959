"""Verifies a complete pack: each article, term, reference and figure against its checksum."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library.packfile import PackFile


@dataclass(frozen=True, slots=True)
class PackCounts:
    articles: int
    terms: int
    references: int
    figures: int
    questions: int = 0


def verify_contents(pack: PackFile) -> PackCounts:
    """Counts the content of the pack. Raises PackError for the first part that is damaged."""
    entries = pack.entries()
    questions = sum(len(pack.article(entry.id).quiz) for entry in entries)
    figures = figure_paths(pack)
    for path in figures:
        # One that this Carrel does not show is no damage: the pack may be older than a limit, or newer than it.
        pack.figure(path)
    return PackCounts(len(entries), len(pack.terms()), len(pack.references()), len(figures), questions)


def figure_paths(pack: PackFile) -> list[str]:
    return [str(path) for (path,) in pack.connection.rows("SELECT path FROM figure ORDER BY path")]
