"""The problems and the preview of an edited folder, from unsaved texts. What did not change is not read again.

One `FolderCheck` serves one folder; its methods can be called on any thread, one after another.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from reader.library.authoring.content_source import ContentSource, KeptResults
from reader.library.authoring.problems import Problem, Severity
from reader.library.editing.snapshot import FolderSnapshot, SnapshotFiles
from reader.library.model import Article, PackInfo, Reference, Term
from reader.translation import Language, language


@dataclass(frozen=True, slots=True)
class BlockLines:
    """Which line of an article's file belongs to which block. `starts` has the first line of each block."""

    starts: Sequence[int]

    def block_at(self, line: int) -> int | None:
        """The number of the block at a line, counted from 1; None above the first block."""
        order = sorted(range(len(self.starts)), key=lambda number: (self.starts[number], number))
        place = bisect_right([self.starts[number] for number in order], line)
        return order[place - 1] if place else None

    def line_of(self, block: int) -> int:
        return self.starts[block]


@dataclass(frozen=True, slots=True)
class ArticlePreview:
    """All that a page needs to show an article that somebody is writing. `info` is None if pack.yaml has errors.

    `references` are formatted; figures are read by `EditedFolder.data_of`.
    """

    article: Article
    lines: BlockLines
    info: PackInfo | None
    terms: Sequence[Term]
    references: Sequence[Reference]


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a pack of the folder would contain, articles with errors included as far as they can be read.

    `figure_data` gives the bytes of a figure by name, and raises OSError.
    """

    info: PackInfo | None
    articles: Sequence[Article]
    terms: Sequence[Term]
    references: Sequence[Reference]
    figures: Sequence[str]
    figure_data: Callable[[str], bytes]


class FolderCheck:
    def __init__(self) -> None:
        self._kept = KeptResults()
        self._lock = threading.Lock()
        self._source: tuple[FolderSnapshot, Language, ContentSource] | None = None

    def problems(self, snapshot: FolderSnapshot) -> list[Problem]:
        """All problems of the folder, as `carrel check` finds them."""
        with self._lock:
            source = self._source_of(snapshot)
            with closing(source.articles(check_only=True)) as articles:
                for _ in articles:
                    pass
            return source.problems()

    def preview(self, snapshot: FolderSnapshot, article: str) -> ArticlePreview | None:
        """The article with this id as it is, also with errors; None if there is none."""
        with self._lock:
            source = self._source_of(snapshot)
            found = source.preview(article)
            if found is None:
                return None
            return ArticlePreview(found[0], BlockLines(found[1]), source.info, source.terms, tuple(source.references()))

    def contents(self, snapshot: FolderSnapshot, figure_data: Callable[[str], bytes]) -> FolderContents:
        """`figure_data` is `EditedFolder.data_of`."""
        with self._lock:
            source = self._source_of(snapshot)
            with closing(source.articles()) as articles:
                good = {article.id: article for article in articles}
            whole = [good.get(id) or (source.preview(id) or (None,))[0] for id in source.article_ids]
            found = tuple(article for article in whole if article)
            references = tuple(source.references())
            return FolderContents(
                source.info, found, source.terms, references, tuple(sorted(snapshot.figures)), figure_data
            )

    def _source_of(self, snapshot: FolderSnapshot) -> ContentSource:
        if self._source and self._source[0] is snapshot and self._source[1] == language():
            return self._source[2]
        source = ContentSource(SnapshotFiles(snapshot), self._kept)
        self._source = (snapshot, language(), source)
        return source


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether no pack can be built."""
    return any(problem.severity is Severity.ERROR for problem in problems)
