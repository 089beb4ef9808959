"""Checks that need all articles: links to blocks of other articles, and unused references and figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.library.authoring import references
from reader.library.authoring.articlefile import ArticleResult
from reader.library.authoring.problems import Problem, Severity, with_advice
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.targets import BlockLink
from reader.library.authoring.yamlfile import for_message
from reader.library.limits import MOST_FOUND_BY_IN_PACK
from reader.translation import _, number_text


class CrossCheck:
    """Collects from each article only what the final check needs."""

    def __init__(self, reference_lines: Mapping[str, int], figures: Sequence[str]) -> None:
        self._reference_lines = reference_lines
        self._figures = figures
        self._cited_references: set[str] = set()
        self._used_figures: set[str] = set()
        # One string for each article, since sets of the block ids of ten thousand articles would need far more memory.
        self._block_ids: dict[str, str] = {}
        self._links: dict[str, list[tuple[str, BlockLink]]] = {}
        self._found_by = 0
        self._too_many: Problem | None = None

    def add_article(self, result: ArticleResult) -> None:
        self.add_citations(result.cited_references)
        self._used_figures |= result.used_figures
        self._block_ids[result.file.id] = result.block_ids
        self.add_links(result.file.file, result.block_links)
        self._found_by += result.found_by
        if self._found_by > MOST_FOUND_BY_IN_PACK and not self._too_many:
            message = _(
                "{field} has more than {most} texts in this pack; delete some",
                field="found_by",
                most=number_text(MOST_FOUND_BY_IN_PACK),
            )
            self._too_many = Problem(result.file.file, 1, message)

    def add_citations(self, keys: Iterable[str]) -> None:
        self._cited_references.update(keys)

    def add_links(self, file: str, links: Iterable[BlockLink]) -> None:
        for link in links:
            self._links.setdefault(link.article, []).append((file, link))

    def problems(self) -> list[Problem]:
        found = [self._too_many] if self._too_many else []
        for key, line in self._reference_lines.items():
            if key not in self._cited_references:
                message = _("reference {key} is never cited; cite it with [@{key}] or delete it", key=key)
                found.append(Problem(references.FILE, line, message, Severity.WARNING))
        for figure in self._figures:
            if figure not in self._used_figures:
                message = _(
                    "this figure is never used; add ![what it shows]({file}) to an article or delete it", file=figure
                )
                found.append(Problem(figure, 1, message, Severity.WARNING))
        for article, links in self._links.items():
            ids = KnownNames(self._block_ids.get(article, "").split("\n"))
            for file, link in links:
                if link.block not in ids:
                    problem = _(
                        "the article {article} has no block #{block}", article=article, block=for_message(link.block)
                    )
                    message = with_advice(problem, ids.suggestion(link.block))
                    found.append(Problem(file, link.line, message))
        return found
