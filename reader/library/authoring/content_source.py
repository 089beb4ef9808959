"""A content folder, opened: its glossary, references and figures at once, its articles one by one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from reader.library.authoring import glossary, packinfo, references
from reader.library.authoring.articlefile import ArticleReader, PackNames
from reader.library.authoring.content_folder import ARTICLES, FigurePath, Folder, in_pack_order
from reader.library.authoring.crosscheck import CrossCheck
from reader.library.authoring.glossary import TermDraft
from reader.library.authoring.markup import read_inline
from reader.library.authoring.problems import ContentError, FileProblems, Problem, any_error, in_order
from reader.library.authoring.targets import FileLinks
from reader.library.authoring.workers import read_articles
from reader.library.figure_check import MAX_BYTES, FigureError, read_figure
from reader.library.limits import term_excess
from reader.library.model import Article, FigureFile, Reference, Term

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""


class ContentSource:
    """Raises NotAContentFolder. `info` is None where pack.yaml lacks something required."""

    def __init__(self, path: Path) -> None:
        folder = Folder(path)
        self.has_errors = False
        """So far: it may turn true while articles are read."""
        self._problems: list[Problem] = []
        self._pack = FileProblems(packinfo.FILE)
        pack_file = folder.file(packinfo.FILE)
        self.info, listed = packinfo.read_pack(pack_file, self._pack) if pack_file else (None, [])
        files = folder.articles()
        self._files, out_of_order = in_pack_order(files, listed)
        self._figures = list(self._checked_figures(folder.figures()))
        self._references, reference_lines = self._read_references(folder)
        drafts, glossary_problems = self._read_glossary(folder)
        self._names = PackNames(
            articles=tuple(file.id for file in files),
            terms=tuple(draft.id for draft in drafts),
            references=tuple(reference_lines),
            figures=tuple(figure.file for figure in self._figures),
            linked=tuple(glossary.unique_names(drafts, glossary_problems)),
            language=self.info.language if self.info else "",
        )
        self._cross_check = CrossCheck(reference_lines, self._names.figures)
        self.terms = self._read_terms(drafts, glossary_problems)
        if not files:
            self._pack.warn(1, f"the pack has no articles; write one as {ARTICLES}/NAME.md")
        self._add([*self._pack.found, *folder.problems, *out_of_order, *glossary_problems.found])

    def problems(self) -> list[Problem]:
        """All of them, once the articles are read."""
        return in_order([*self._problems, *self._cross_check.problems()])

    def articles(self, progress: Progress | None = None, *, keep: bool = True) -> Generator[Article, None, None]:
        """In the order of the pack. Without `keep` they are read for their problems only, and none is given.

        Close the iterator where it is not read to its end: it holds other processes.
        """
        done, total = 0, sum(file.size for file in self._files)
        for read in read_articles(self._files, self._names, keep=keep):
            self._add(read.problems)
            self._cross_check.take(read)
            done += read.file.size
            if progress:
                progress(done, total)
            if read.article:
                yield read.article

    def references(self) -> Iterator[Reference]:
        """Formatted, in the order of the file."""
        from reader.library.citation import format_apa, format_vancouver

        for reference in self._references:
            yield reference._replace(apa=format_apa(reference.csl), vancouver=format_vancouver(reference.csl))

    def figures(self) -> Iterator[FigureFile]:
        """By name, one in memory at a time. Raises SourceError where one has changed since it was checked."""
        for figure in self._figures:
            try:
                yield read_figure(figure.file, figure.path.read_bytes())
            except (FigureError, OSError) as error:
                raise ContentError([Problem(figure.file, 1, f"this figure cannot be used: {error}")]) from error

    def _add(self, problems: Sequence[Problem]) -> None:
        self._problems += problems
        self.has_errors = self.has_errors or any_error(problems)

    def _checked_figures(self, figures: list[FigurePath]) -> Iterator[FigurePath]:
        """All of them: one that cannot be used is no missing one."""
        for figure in figures:
            try:
                if figure.path.stat().st_size > MAX_BYTES:
                    raise FigureError(f"it is larger than {MAX_BYTES >> 20} MB; save it smaller")
                read_figure(figure.file, figure.path.read_bytes())
            except FigureError as error:
                self._add([Problem(figure.file, 1, f"this figure cannot be used: {error}")])
            except OSError as error:
                self._add([Problem(figure.file, 1, f"the file cannot be read: {error.strerror}")])
            yield figure

    def _read_references(self, folder: Folder) -> tuple[list[Reference], dict[str, int]]:
        path = folder.file(references.FILE)
        if path is None:
            return [], {}
        problems = FileProblems(references.FILE)
        read = references.read_references(path, problems)
        self._add(problems.found)
        return read

    def _read_glossary(self, folder: Folder) -> tuple[list[TermDraft], FileProblems]:
        problems = FileProblems(glossary.FILE)
        path = folder.file(glossary.FILE)
        return (glossary.read_glossary(path, problems) if path else []), problems

    def _read_terms(self, drafts: list[TermDraft], problems: FileProblems) -> tuple[Term, ...]:
        reader = ArticleReader(self._names)
        links = FileLinks(reader.targets, problems)
        glossary.check_links(drafts, reader.targets.references, problems)
        terms = []
        for draft in drafts:
            definition = read_inline(draft.definition, draft.definition_line, links)
            term = Term(
                id=draft.id,
                term=draft.term,
                definition=reader.linker.link_spans(definition, set(), draft.id),
                aka=tuple(aka for aka, _ in draft.aka),
                see=tuple(id for id, _ in draft.see),
                cites=tuple(key for key, _ in draft.cites),
            )
            terms.append(term)
            excess = term_excess(term)
            if excess:
                problems.error(draft.line, f"{excess}; shorten it")
        self._cross_check.cite(key for draft in drafts for key, _ in draft.cites)
        self._cross_check.cite(links.cited)
        self._cross_check.expect(glossary.FILE, links.block_links)
        return tuple(terms)
