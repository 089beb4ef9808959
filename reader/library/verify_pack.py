"""Verifies a complete pack: each article, term, reference and figure against its checksum."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library.figure_check import FigureError, read_figure
from reader.library.packerrors import DamagedPackError
from reader.library.packfile import PackFile


@dataclass(frozen=True, slots=True)
class PackCounts:
    articles: int
    terms: int
    references: int
    figures: int


def verify_contents(pack: PackFile) -> PackCounts:
    """Counts the content of the pack. Raises PackError for the first part that is damaged."""
    entries = pack.entries()
    for entry in entries:
        pack.article(entry.id)
    figures = [str(path) for (path,) in pack.connection.rows("SELECT path FROM figure ORDER BY path")]
    for path in figures:
        figure = pack.figure(path)
        try:
            read_figure(path, figure.data)
        except FigureError as error:
            raise DamagedPackError(pack.path, f"The figure “{path}” cannot be shown: {error}.") from error
    return PackCounts(len(entries), len(pack.terms()), len(pack.references()), len(figures))
