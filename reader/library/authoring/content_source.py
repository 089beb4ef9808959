"""Reads a content folder: glossary, references and figures at once, articles one at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from reader.library.authoring import glossary, packinfo, quiz, references
from reader.library.authoring.articlefile import ArticleReader, ArticleResult, PackNames
from reader.library.authoring.content_folder import ARTICLES, ContentFolder, FigurePath, FolderFiles, in_pack_order
from reader.library.authoring.crosscheck import CrossCheck
from reader.library.authoring.decode_check import quiz_error, reference_error, term_error
from reader.library.authoring.glossary import TermDraft
from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.problems import (
    ContentError,
    FileProblems,
    Problem,
    any_error,
    sort_problems,
    with_advice,
)
from reader.library.authoring.quiz import QuestionDraft
from reader.library.authoring.section_list import placed
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.targets import BlockLink, FileLinkResolver
from reader.library.authoring.textfile import TextSource
from reader.library.authoring.workers import read_articles
from reader.library.authoring.yamlfile import for_message
from reader.library.border_spans import bordered, bordered_spans
from reader.library.figure_check import MAX_FIGURE_BYTES, FigureError, read_figure
from reader.library.model import Article, FigureFile, QuizQuestion, Reference, Term
from reader.library.pack_sections import written
from reader.library.verify_pack import PackCounts
from reader.system.regular_file import read_regular
from reader.translation import _, choice

ReadProgress = Callable[[int, int], None]
"""Called with the number of bytes read so far, and their total."""

Result = TypeVar("Result")


class KeptResults:
    """Results of earlier readings of the same folder, so that what has not changed is not read again."""

    def __init__(self) -> None:
        self._kept: dict[str, list[tuple[Hashable, object]]] = {}

    def of(self, what: str, key: Hashable, work: Callable[[], Result]) -> Result:
        """The result that was made from `key`, else that of `work`, which must depend on nothing else.

        Of each `what`, such as a file, the last two are kept: undo and redo go between them. Those in another
        language of the interface are not used, since they contain problems.
        """
        key = (choice(), key)
        found = self._kept.setdefault(what, [])
        for known, result in found:
            if known == key:
                return result  # type: ignore[return-value]  # each `what` has one type
        result = work()
        self._kept[what] = [(key, result), *found[:1]]
        return result


class ContentSource:
    """An open content folder. `info` is None if pack.yaml has errors. The constructor raises NotAContentFolder."""

    def __init__(self, folder: Path | FolderFiles, kept: KeptResults | None = None) -> None:
        """`kept` is given by who reads the folder again and again, while somebody edits it."""
        if isinstance(folder, Path):
            folder = ContentFolder(folder)
        self._kept = kept or KeptResults()
        self._is_edited = kept is not None
        self.has_errors = False
        """Whether errors have been found so far. It can become true while articles are read."""
        self._problems: list[Problem] = []
        self._pack = FileProblems(packinfo.FILE)
        pack_file = folder.file(packinfo.FILE)
        pack_yaml = packinfo.read_pack(pack_file, self._pack) if pack_file else packinfo.PackYaml()
        self.info = pack_yaml.info
        files = folder.articles()
        in_sections = [each for section in pack_yaml.sections for each in section.articles]
        self._files, order_problems = in_pack_order(files, pack_yaml.articles, in_sections)
        if self.info:
            numbers = {file.id: number for number, file in enumerate(self._files)}
            self.info = self.info._replace(sections=written(placed(pack_yaml.sections, numbers)))
        self._figures = list(self._checked_figures(folder.figures()))
        self._reference_source = folder.file(references.FILE)
        self._references, reference_lines = self._read_references()
        glossary_source = folder.file(glossary.FILE)
        drafts, linked, glossary_problems = self._kept.of(
            glossary.FILE, glossary_source, partial(_read_glossary, glossary_source)
        )
        self._add(glossary_problems)
        self._names = PackNames(
            articles=tuple(file.id for file in files),
            terms=tuple(draft.id for draft in drafts),
            references=tuple(reference_lines),
            figures=tuple(figure.file for figure in self._figures),
            linked=linked,
            language=self.info.language if self.info else "",
            date=self.info.date if self.info else "",
        )
        self._cross_check = CrossCheck(reference_lines, self._names.figures)
        self._check_emergency(pack_yaml.emergency_line)
        self._reader = reader = self._kept.of("reader", self._names, partial(ArticleReader, self._names))
        terms = self._kept.of("terms", (glossary_source, self._names), partial(_read_terms, reader, drafts))
        self.terms = terms.entries
        self._take(glossary.FILE, terms)
        self._quiz: Mapping[str, Sequence[QuizQuestion]] = {}
        quiz_source = folder.file(quiz.FILE)
        if quiz_source is not None:
            questions = self._kept.of(quiz.FILE, (quiz_source, self._names), partial(_read_quiz, reader, quiz_source))
            self._quiz = questions.entries
            self._take(quiz.FILE, questions)
        if not files:
            self._pack.warn(1, _("the pack has no articles; write one as {file}", file=f"{ARTICLES}/NAME.md"))
        self._add([*self._pack.found, *folder.problems, *order_problems])

    @property
    def counts(self) -> PackCounts:
        return PackCounts(
            len(self._files),
            len(self.terms),
            len(self._references),
            len(self._figures),
            sum(map(len, self._quiz.values())),
        )

    @property
    def article_ids(self) -> list[str]:
        """In the order of the pack."""
        return [file.id for file in self._files]

    def problems(self) -> list[Problem]:
        """All problems, once all articles have been read."""
        return sort_problems([*self._problems, *self._cross_check.problems()])

    def articles(
        self, on_progress: ReadProgress | None = None, *, check_only: bool = False
    ) -> Generator[Article, None, None]:
        """The articles in the order of the pack. With `check_only` it yields none, and only finds their problems.

        Close the generator if you do not read it to its end: it runs other processes.
        """
        done, total = 0, sum(file.size for file in self._files)
        for result in self._results(check_only):
            self._add(result.problems)
            self._cross_check.add_article(result)
            done += result.file.size
            if on_progress:
                on_progress(done, total)
            if result.article:
                yield result.article._replace(quiz=tuple(self._quiz.get(result.article.id, ())))

    def preview(self, id: str) -> tuple[Article, Sequence[int]] | None:
        """The article as it is, even with errors, and the line at which each block begins. None if there is none."""
        file = next((file for file in self._files if file.id == id), None)
        if file is None:
            return None
        article, lines = self._reader.preview(file)
        return article._replace(quiz=tuple(self._quiz.get(id, ()))), lines

    def references(self) -> Iterator[Reference]:
        """The formatted references, in the order of the file."""
        if not self._is_edited:
            return map(_formatted, self._references)
        return iter(self._kept.of("formatted", self._reference_source, lambda: [*map(_formatted, self._references)]))

    def figures(self) -> Iterator[FigureFile]:
        """The figures by name, one in memory at a time. Raises ContentError if one has changed since it was checked."""
        for figure in self._figures:
            try:
                yield read_figure(figure.file, read_regular(figure.path, MAX_FIGURE_BYTES))
            except (FigureError, OSError) as error:
                message = _("this figure cannot be used: {reason}", reason=error)
                raise ContentError([Problem(figure.file, 1, message)]) from error

    def _results(self, check_only: bool) -> Iterator[ArticleResult]:
        if not self._is_edited:
            yield from read_articles(self._files, self._names, check_only=check_only)
            return
        for file in self._files:
            yield self._kept.of(file.file, (file, self._names), partial(self._reader.read, file))

    def _add(self, problems: Sequence[Problem]) -> None:
        self._problems += problems
        self.has_errors = self.has_errors or any_error(problems)

    def _check_emergency(self, line: int) -> None:
        link = self.info.emergency_link if self.info else None
        if link is None:
            return
        articles = KnownNames(self._names.articles)
        if link.article in articles:
            self._cross_check.add_links(packinfo.FILE, [BlockLink(line, link.article, link.block)])
        else:
            problem = _(
                "{field} names the article {article}, which is missing",
                field="emergency",
                article=for_message(link.article),
            )
            self._pack.error(line, with_advice(problem, articles.suggestion(link.article)))

    def _checked_figures(self, figures: list[FigurePath]) -> Iterator[FigurePath]:
        """Yields all figures, also those with errors, so that these are not also reported as missing."""
        for figure in figures:
            self._add(self._kept.of(figure.file, figure, partial(_figure_problems, figure)))
            yield figure

    def _read_references(self) -> tuple[list[Reference], dict[str, int]]:
        source = self._reference_source
        if source is None:
            return [], {}
        found, lines, problems = self._kept.of(references.FILE, source, partial(_checked_references, source))
        self._add(problems)
        return found, lines

    def _take(self, file: str, read: _EntriesRead[Any]) -> None:
        self._add(read.problems)
        self._cross_check.add_citations(read.cited)
        self._cross_check.add_links(file, read.links)


@dataclass(frozen=True, slots=True)
class _EntriesRead(Generic[Result]):
    """What glossary.yaml or quiz.yaml gives, and what is to be checked together with the other files."""

    entries: Result
    problems: Sequence[Problem]
    cited: frozenset[str]
    links: Sequence[BlockLink]


def _read_glossary(source: TextSource | None) -> tuple[list[TermDraft], tuple[tuple[str, str], ...], list[Problem]]:
    """The drafts, the names to link, and the problems."""
    problems = FileProblems(glossary.FILE)
    drafts = [] if source is None else glossary.read_glossary(source, problems)
    return drafts, tuple(glossary.unique_names(drafts, problems)), problems.found


def _read_terms(reader: ArticleReader, drafts: Sequence[TermDraft]) -> _EntriesRead[tuple[Term, ...]]:
    problems = FileProblems(glossary.FILE)
    links = FileLinkResolver(reader.targets, problems)
    glossary.check_links(drafts, reader.targets.references, problems)
    terms = []
    for draft in drafts:
        definition = read_inline(draft.definition, draft.definition_line, links)
        term = Term(
            id=draft.id,
            term=draft.term,
            definition=bordered_spans(reader.linker.link_spans(definition, set(), draft.id)),
            aka=tuple(aka for aka, _line in draft.aka),
            see=tuple(id for id, _line in draft.see),
            cites=tuple(key for key, _line in draft.cites),
        )
        terms.append(term)
        error = term_error(term)
        if error:
            problems.error(draft.line, error)
    cited = frozenset(key for draft in drafts for key, _line in draft.cites) | links.cited_references
    return _EntriesRead(tuple(terms), problems.found, cited, links.block_links)


def _read_quiz(reader: ArticleReader, source: TextSource) -> _EntriesRead[Mapping[str, Sequence[QuizQuestion]]]:
    """The questions of each article that has some."""
    problems = FileProblems(quiz.FILE)
    links = FileLinkResolver(reader.targets, problems)
    found: dict[str, list[QuizQuestion]] = {}
    drafts = quiz.read_quiz(source, reader.targets.articles, reader.targets.references, problems)
    for draft in drafts:
        questions = found.setdefault(draft.article, [])
        questions.append(_question(draft, links, reader))
        if not problems.has_errors and (error := quiz_error(questions)):
            problems.error(draft.line, error)
    cited = frozenset(key for draft in drafts for key, _line in draft.cites) | links.cited_references
    return _EntriesRead(found, problems.found, cited, [*links.block_links, *(draft.block_link for draft in drafts)])


def _question(draft: QuestionDraft, links: FileLinkResolver, reader: ArticleReader) -> QuizQuestion:
    why = read_inline(draft.why, draft.why_line, links)
    return QuizQuestion(
        id=draft.id,
        question=bordered(draft.question),
        choices=tuple(map(bordered, draft.choices)),
        answer=draft.answer,
        why=bordered_spans(reader.linker.link_spans(why, set())),
        block=draft.block,
        cites=tuple(key for key, _line in draft.cites),
    )


def _figure_problems(figure: FigurePath) -> list[Problem]:
    try:
        read_figure(figure.file, read_regular(figure.path, MAX_FIGURE_BYTES))
    except FigureError as error:
        return [Problem(figure.file, 1, _("this figure cannot be used: {reason}", reason=error))]
    except OSError as error:
        return [Problem(figure.file, 1, _("the file cannot be read: {reason}", reason=error.strerror or error))]
    return []


def _checked_references(source: TextSource) -> tuple[list[Reference], dict[str, int], list[Problem]]:
    problems = FileProblems(references.FILE)
    found, lines = references.read_references(source, problems)
    for reference in found:
        error = reference_error(_formatted(reference))
        if error:
            problems.error(lines[reference.id], error)
    return found, lines, problems.found


def _formatted(reference: Reference) -> Reference:
    from reader.library.citation import format_apa, format_vancouver

    return reference._replace(apa=format_apa(reference.csl), vancouver=format_vancouver(reference.csl))
