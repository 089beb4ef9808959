"""Reads one article file: its article, its problems, and the other parts of the pack that it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.library.authoring.blockids import block_ids
from reader.library.authoring.decode_check import article_errors
from reader.library.authoring.frontmatter import FrontMatter, read_front_matter
from reader.library.authoring.markup import BlockDraft, read_blocks
from reader.library.authoring.problems import FileProblems, Problem, with_advice
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.targets import BlockLink, FileLinkResolver, LinkTargets
from reader.library.authoring.termlinks import TermLinker
from reader.library.authoring.textfile import UNWANTED, read_text, unwanted_character_message
from reader.library.authoring.yamlfile import for_message
from reader.library.border_spans import bordered_article
from reader.library.composed import composed
from reader.library.limits import article_limit_error, block_limit_error, link_limit_error
from reader.library.model import Article, Block, BlockKind, Table, plain_text
from reader.library.outline import spans_of
from reader.translation import Translated, _


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """`file` is its name in the content folder, with forward slashes; `size` is in bytes.

    `text` is given if somebody is editing it: then the file is not read.
    """

    id: str
    file: str
    path: Path
    size: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """`article` is None if it has errors or was only checked. `block_ids` is one text, separated by line ends.

    `found_by` is how many texts it has in `found_by`.
    """

    file: ArticleFile
    article: Article | None
    problems: tuple[Problem, ...]
    cited_references: frozenset[str]
    used_figures: frozenset[str]
    block_ids: str
    block_links: tuple[BlockLink, ...]
    found_by: int = 0


@dataclass(frozen=True, slots=True)
class PackNames:
    """The names that articles can refer to: all that another process needs to read articles.

    linked  pairs of a name to link automatically, and the id of its term
    date    of the edition
    """

    articles: tuple[str, ...]
    terms: tuple[str, ...]
    references: tuple[str, ...]
    figures: tuple[str, ...]
    linked: tuple[tuple[str, str], ...]
    language: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What an article is made of. `ids` are those of the blocks."""

    front_matter: FrontMatter
    drafts: Sequence[BlockDraft]
    ids: Sequence[str]
    has_entities: bool


class ArticleReader:
    """Reads the articles of one pack, one at a time."""

    def __init__(self, names: PackNames) -> None:
        self.targets = LinkTargets(names.articles, names.terms, names.references, names.figures)
        self.linker = TermLinker(names.linked, names.language)
        self._date = names.date

    def read(self, file: ArticleFile, *, check_only: bool = False) -> ArticleResult:
        problems = FileProblems(file.file)
        links = FileLinkResolver(self.targets, problems, file.id)
        parts = self._read_parts(file, links, problems)
        article = None
        if parts.front_matter.title and not problems.has_errors:
            article = self._article(file.id, parts)
            for number, message in article_errors(article):
                problems.error(parts.drafts[number].line if number >= 0 else 1, message)
            if check_only or problems.has_errors:
                article = None
        return ArticleResult(
            file,
            article,
            tuple(problems.found),
            frozenset(links.cited_references),
            frozenset(links.used_figures),
            "\n".join(parts.ids),
            tuple(links.block_links),
            sum(len(found.words) for found in parts.front_matter.found_by),
        )

    def preview(self, file: ArticleFile) -> tuple[Article, Sequence[int]]:
        """The article, whatever errors it has, and the line at which each block begins."""
        problems = FileProblems(file.file)
        links = FileLinkResolver(self.targets, problems, file.id)
        parts = self._read_parts(file, links, problems)
        return self._article(file.id, parts), [draft.line for draft in parts.drafts]

    def _read_parts(self, file: ArticleFile, links: FileLinkResolver, problems: FileProblems) -> _Parts:
        text = read_text(file.path if file.text is None else file.text, problems)
        front_matter, drafts = FrontMatter(), list[BlockDraft]()
        if text is not None:
            front_matter, body, line = read_front_matter(text, problems, self._date)
            error = article_limit_error(_article_without_blocks(file.id, front_matter))
            if error:
                problems.error(1, with_advice(error, _("shorten it")))
            drafts = read_blocks(body, line, links, problems)
            if "&" in body:
                _check_characters(drafts, problems)
            _check_sizes(drafts, problems)
        ids = block_ids([(draft.id, "" if draft.id else draft.text(), draft.kind.value) for draft in drafts])
        _check_own_links(links.own_links, ids, problems)
        _check_own_links([(found.line, found.block) for found in front_matter.found_by], ids, problems)
        return _Parts(front_matter, drafts, ids, "&" in str(text))

    def _article(self, id: str, parts: _Parts) -> Article:
        linked_terms: set[str] = set()
        found_by = {found.block: found.words for found in parts.front_matter.found_by}
        blocks = []
        for block_id, draft in zip(parts.ids, parts.drafts, strict=True):
            spans, table = draft.spans, draft.table
            if draft.kind in (BlockKind.HEADING, BlockKind.FOOTNOTE):
                linked_terms.clear()
            if table:
                table = self._link_table(table, linked_terms)
            elif draft.kind not in (BlockKind.HEADING, BlockKind.CODE):
                spans = self.linker.link_spans(spans, linked_terms)
            blocks.append(
                Block(
                    block_id,
                    draft.kind,
                    spans,
                    draft.level,
                    draft.marker,
                    draft.box,
                    table,
                    draft.figure,
                    draft.nesting,
                    found_by.get(block_id, ()),
                )
            )
        article = _article_without_blocks(id, parts.front_matter)._replace(blocks=tuple(blocks))
        # An entity such as &#769; can add an accent to the letter before it.
        return bordered_article(composed(article) if parts.has_entities else article)

    def _link_table(self, table: Table, linked_terms: set[str]) -> Table:
        """Links no terms in the header row."""
        rows = [tuple(self.linker.link_spans(cell, linked_terms) for cell in row) for row in table.rows[1:]]
        return Table((table.rows[0], *rows), table.alignments)


def _article_without_blocks(id: str, head: FrontMatter) -> Article:
    return Article(
        id,
        head.title,
        (),
        head.summary,
        head.authors,
        head.published,
        head.updated,
        head.based_on,
        head.reviewed_by,
        head.review_due,
    )


def _check_sizes(drafts: Sequence[BlockDraft], problems: FileProblems) -> None:
    """Reports blocks that no reader could open, before the pack is built."""
    for draft in drafts:
        block = Block("a", draft.kind, draft.spans, draft.level, draft.marker, draft.box, draft.table, draft.figure)
        error = block_limit_error(block) or next(
            filter(None, (link_limit_error(span.link) for span in spans_of(block) if span.link)), Translated("")
        )
        if error:
            problems.error(draft.line, with_advice(error, _("shorten or divide it")))


def _check_own_links(own_links: Sequence[tuple[int, str]], ids: Sequence[str], problems: FileProblems) -> None:
    names = KnownNames(ids)
    for line, block in own_links:
        if block not in names:
            problem = _("this article has no block #{block}", block=for_message(block))
            problems.error(line, with_advice(problem, names.suggestion(block)))


def _check_characters(drafts: Sequence[BlockDraft], problems: FileProblems) -> None:
    """Entities such as &#8233; can insert characters that `read_text` has not checked."""
    for draft in drafts:
        rows = draft.table.rows if draft.table else ()
        for spans in chain((draft.spans,), *rows):
            found = UNWANTED.search(plain_text(spans))
            if found:
                problems.error(draft.line, unwanted_character_message(found[0]))
