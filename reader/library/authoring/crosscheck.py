"""What can only be told when all articles are read: links between blocks, and what nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.library.authoring import references
from reader.library.authoring.articlefile import ReadArticle
from reader.library.authoring.problems import Problem, Severity
from reader.library.authoring.suggest import Names
from reader.library.authoring.targets import BlockLink
from reader.library.authoring.yamlfile import shown


class CrossCheck:
    """Gathers, article by article, no more than it needs in the end."""

    def __init__(self, reference_lines: Mapping[str, int], figures: Sequence[str]) -> None:
        self._reference_lines = reference_lines
        self._figures = figures
        self._cited: set[str] = set()
        self._shown: set[str] = set()
        # One text an article: a set of ten thousand articles' block ids would take far more memory.
        self._block_ids: dict[str, str] = {}
        self._links: dict[str, list[tuple[str, BlockLink]]] = {}

    def take(self, read: ReadArticle) -> None:
        self.cite(read.cited)
        self._shown |= read.shown
        self._block_ids[read.file.id] = read.block_ids
        self.expect(read.file.file, read.block_links)

    def cite(self, keys: Iterable[str]) -> None:
        self._cited.update(keys)

    def expect(self, file: str, links: Iterable[BlockLink]) -> None:
        for link in links:
            self._links.setdefault(link.article, []).append((file, link))

    def problems(self) -> list[Problem]:
        found = []
        for key, line in self._reference_lines.items():
            if key not in self._cited:
                message = f"reference {key} is never cited; cite it with [@{key}] or delete it"
                found.append(Problem(references.FILE, line, message, Severity.WARNING))
        for figure in self._figures:
            if figure not in self._shown:
                message = f"this figure is never shown; show it with ![what it shows]({figure}) or delete it"
                found.append(Problem(figure, 1, message, Severity.WARNING))
        for article, links in self._links.items():
            ids = Names(self._block_ids.get(article, "").split("\n"))
            for file, link in links:
                if link.block not in ids:
                    message = f"no block #{shown(link.block)} in the article {article}{ids.hint(link.block)}"
                    found.append(Problem(file, link.line, message))
        return found
