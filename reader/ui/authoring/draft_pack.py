"""A pack that has not been built, as the page reads it: from the texts of its folder as they are now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader.library.model import Article, ArticleEntry, FigureFile, PackInfo, Reference
from reader.library.packerrors import NotInPackError
from reader.library.packfile import PackFile
from reader.translation import _

ReadFigure = Callable[[str], FigureFile]
"""Gives a figure by its path. Raises NotInPackError."""


class DraftPack(PackFile):
    """Has what the page asks a pack for; there is no file, so it needs no connection and cannot be damaged."""

    def __init__(
        self,
        folder: Path,
        info: PackInfo,
        entries: Sequence[ArticleEntry],
        references: Mapping[str, Reference],
        read_figure: ReadFigure,
    ) -> None:
        self.path = folder
        self.info = info
        self.article_count = len(entries)
        self.reference_count = len(references)
        self._entries = entries
        self._references = references
        self._read_figure = read_figure

    def close(self) -> None:
        """Nothing is open."""

    def is_unchanged(self) -> bool:
        return True

    def entries(self, first: int = 0, count: int = sys.maxsize) -> list[ArticleEntry]:
        return list(self._entries[first : first + count])

    def entry(self, article: str) -> ArticleEntry:
        found = next((entry for entry in self._entries if entry.id == article), None)
        if found is None:
            raise NotInPackError(self.path, _("There is no article “{article}”.", article=article))
        return found

    def article(self, article: str) -> Article:
        raise NotInPackError(self.path, _("There is no article “{article}”.", article=article))

    def reference(self, reference: str) -> Reference:
        found = self._references.get(reference)
        if found is None:
            raise NotInPackError(self.path, _("There is no source “{reference}”.", reference=reference))
        return found

    def figure(self, path: str) -> FigureFile:
        return self._read_figure(path)

    def figure_size(self, path: str) -> tuple[int, int]:
        found = self._read_figure(path)
        return found.width, found.height
