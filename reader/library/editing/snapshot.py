"""A content folder as it is in memory at one moment, for the code that reads content folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.authoring.articlefile import ArticleFile
from reader.library.authoring.content_folder import ARTICLES, FILES, ContentFolder, FigurePath
from reader.library.authoring.problems import NotAContentFolder, Problem
from reader.library.authoring.textfile import TextSource
from reader.library.model import ID


@dataclass(frozen=True)
class FolderSnapshot:
    """`figures` are their names with a key that differs if a figure has changed; `unreadable` are reasons by file."""

    path: Path
    texts: Mapping[str, str]
    figures: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)

    def text(self, file: str) -> str:
        """Empty if there is no such file."""
        return self.texts.get(file, "")

    def article_ids(self) -> list[str]:
        """The articles that a pack would have, sorted by name. `article_order` gives the order of the pack."""
        names = (file[len(ARTICLES) + 1 : -3] for file in self.texts if file.startswith(f"{ARTICLES}/"))
        return sorted(name for name in names if ID.fullmatch(name))


def article_name(id: str) -> str:
    """The file of an article."""
    return f"{ARTICLES}/{id}.md"


class SnapshotFiles:
    """The files of a snapshot as `ContentSource` reads them, and the problems of what is in the folder on disk."""

    def __init__(self, snapshot: FolderSnapshot) -> None:
        self._snapshot = snapshot
        self._on_disk: ContentFolder | None = None
        try:
            self._on_disk = ContentFolder(snapshot.path)
            for name in FILES:
                self._on_disk.file(name)
            self._on_disk.articles()
            self._on_disk.figures()
        except NotAContentFolder:
            self._on_disk = None  # it is gone for a while; the texts are here

    @property
    def problems(self) -> Sequence[Problem]:
        return self._on_disk.problems if self._on_disk else ()

    def file(self, name: str) -> TextSource | None:
        text = self._snapshot.texts.get(name)
        if text is None and name in self._snapshot.unreadable:
            return self._snapshot.path / name
        return text

    def articles(self) -> list[ArticleFile]:
        found = []
        for id in self._snapshot.article_ids():
            name = article_name(id)
            text = self._snapshot.texts[name]
            found.append(ArticleFile(id, name, self._snapshot.path / name, len(text), text))
        return found

    def figures(self) -> list[FigurePath]:
        return [
            FigurePath(name, self._snapshot.path / name, key) for name, key in sorted(self._snapshot.figures.items())
        ]
