"""Reads the page of an article from the texts as they are, for the preview. It runs on a thread, one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.problem_check import FolderCheck
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.figure_check import FigureError, read_figure
from reader.library.model import ArticleEntry, FigureFile, PackInfo
from reader.library.outline import block_text, citation_numbers, count_words, sections_and_notes
from reader.library.packerrors import NotInPackError
from reader.library.page_words import page_words
from reader.translation import _
from reader.ui.authoring.draft_pack import DraftPack
from reader.ui.authoring.preview_pane import PreviewPage
from reader.ui.shell.session import OpenedArticle

MOST_FIGURES = 30
"""Figures that are remembered: reading one checks all of it."""

_UNKNOWN = PackInfo("draft", "", 1, "", "en")


class PageReader:
    def __init__(self, folder: EditedFolder) -> None:
        self._folder = folder
        self._check = FolderCheck()
        self._figures: dict[tuple[str, str], FigureFile | NotInPackError] = {}

    def read(self, snapshot: FolderSnapshot, entries: Sequence[ArticleEntry], id: str) -> PreviewPage | None:
        """`entries` are the articles in their order. None if there is no such article."""
        found = self._check.preview(snapshot, id)
        if found is None:
            return None
        article = found.article
        references = {reference.id: reference for reference in found.references}
        pack = DraftPack(snapshot.path, found.info or _UNKNOWN, entries, references, partial(self._figure, snapshot))
        number = next((entry.number for entry in entries if entry.id == id), 0)
        words = sum(count_words(block_text(block)) for block in article.blocks)
        numbers = citation_numbers(article.blocks)
        opened = OpenedArticle(
            pack,
            article,
            number,
            words,
            numbers,
            sections_and_notes(article.blocks, page_words(pack.info.language).text("notes")),
        )
        return PreviewPage(opened, found.lines, snapshot.figures)

    def _figure(self, snapshot: FolderSnapshot, path: str) -> FigureFile:
        """On the window's thread, when the page is composed."""
        key = path, snapshot.figures.get(path, "")
        found = self._figures.get(key)
        if found is None:
            try:
                found = read_figure(path, self._folder.data_of(path))
            except (OSError, FigureError) as error:
                found = NotInPackError(
                    snapshot.path / path, _("The figure {file} cannot be shown: {error}.", file=path, error=error)
                )
            while len(self._figures) >= MOST_FIGURES:
                self._figures.pop(next(iter(self._figures)))
            self._figures[key] = found
        if isinstance(found, NotInPackError):
            raise found
        return found
