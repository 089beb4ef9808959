"""Reads all of a pack, so that each article, term, reference and picture is held against its sum."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library.figure_check import FigureError, read_figure
from reader.library.packerrors import DamagedPackError
from reader.library.packfile import PackFile


@dataclass(frozen=True, slots=True)
class Counted:
    articles: int
    terms: int
    references: int
    figures: int


def check_whole(pack: PackFile) -> Counted:
    """How much the pack holds. Raises PackError at the first thing that is not what was written."""
    entries = pack.entries()
    for entry in entries:
        pack.article(entry.id)
    figures = [str(path) for (path,) in pack.connection.rows("SELECT path FROM figure ORDER BY path")]
    for path in figures:
        figure = pack.figure(path)
        try:
            read_figure(path, figure.data)
        except FigureError as error:
            raise DamagedPackError(pack.path, f"the picture “{path}” cannot be shown: {error}") from error
    return Counted(len(entries), len(pack.terms()), len(pack.references()), len(figures))
