"""One article file -> its article, with its problems and all that it uses of the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring.blockids import block_ids
from reader.library.authoring.frontmatter import Head, read_head
from reader.library.authoring.markup import BlockDraft, read_blocks
from reader.library.authoring.problems import FileProblems, Problem
from reader.library.authoring.suggest import Names
from reader.library.authoring.targets import BlockLink, FileLinks, Targets
from reader.library.authoring.termlinks import TermLinker
from reader.library.authoring.textfile import UNFIT, read_text, unfit_name
from reader.library.authoring.yamlfile import shown
from reader.library.limits import article_excess, block_excess, link_excess
from reader.library.model import Article, Block, BlockKind, Spans, Table, plain_text
from reader.library.outline import spans_of


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """`file` is relative to the folder; `path` is where it is read."""

    id: str
    file: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """`article` is None where it has no title, or is not asked for. `block_ids` are joined by line ends."""

    file: ArticleFile
    article: Article | None
    problems: tuple[Problem, ...]
    cited: frozenset[str]
    shown: frozenset[str]
    block_ids: str
    block_links: tuple[BlockLink, ...]


@dataclass(frozen=True, slots=True)
class PackNames:
    """What an article of the pack can name: enough to read articles in another process."""

    articles: tuple[str, ...]
    terms: tuple[str, ...]
    references: tuple[str, ...]
    figures: tuple[str, ...]
    linked: tuple[tuple[str, str], ...]
    language: str


class ArticleReader:
    """Reads the articles of one pack, one by one."""

    def __init__(self, names: PackNames) -> None:
        self.targets = Targets(names.articles, names.terms, names.references, names.figures)
        self.linker = TermLinker(names.linked, names.language)

    def read(self, file: ArticleFile, *, keep: bool = True) -> ReadArticle:
        problems = FileProblems(file.file)
        links = FileLinks(self.targets, problems, file.id)
        text = read_text(file.path, problems)
        head, drafts = Head(), list[BlockDraft]()
        if text is not None:
            head, body, line = read_head(text, problems)
            excess = article_excess(_front(file.id, head))
            if excess:
                problems.error(1, f"{excess}; shorten it")
            drafts = read_blocks(body, line, links, problems)
            if "&" in body:
                _check_characters(drafts, problems)
            _check_sizes(drafts, problems)
        ids = block_ids([(draft.id, "" if draft.id else draft.text(), draft.kind.value) for draft in drafts])
        _check_own_links(links.own_links, ids, problems)
        article = self._article(file.id, head, drafts, ids) if keep and head.title and not problems.has_errors else None
        return ReadArticle(
            file,
            article,
            tuple(problems.found),
            frozenset(links.cited),
            frozenset(links.shown),
            "\n".join(ids),
            tuple(links.block_links),
        )

    def _article(self, id: str, head: Head, drafts: Sequence[BlockDraft], ids: Sequence[str]) -> Article:
        seen: set[str] = set()
        blocks = []
        for block_id, draft in zip(ids, drafts, strict=True):
            spans, table = draft.spans, draft.table
            if draft.kind is BlockKind.HEADING:
                seen.clear()
            elif table:
                table = self._link_table(table, seen)
            elif draft.kind is not BlockKind.CODE:
                spans = self.linker.link_spans(spans, seen)
            blocks.append(Block(block_id, draft.kind, spans, draft.level, draft.marker, draft.box, table, draft.figure))
        return _front(id, head)._replace(blocks=tuple(blocks))

    def _link_table(self, table: Table, seen: set[str]) -> Table:
        """The head of a table is a heading: nothing in it links by itself."""
        rows = [tuple(self.linker.link_spans(cell, seen) for cell in row) for row in table.rows[1:]]
        return Table((table.rows[0], *rows), table.alignments)


def _front(id: str, head: Head) -> Article:
    return Article(id, head.title, (), head.summary, head.authors, head.published, head.updated, head.based_on)


def _check_sizes(drafts: Sequence[BlockDraft], problems: FileProblems) -> None:
    """What no reader would open is said here and not after the pack is built."""
    for draft in drafts:
        block = Block("a", draft.kind, draft.spans, draft.level, draft.marker, draft.box, draft.table, draft.figure)
        excess = block_excess(block) or next(
            filter(None, (link_excess(span.link) for span in spans_of(block) if span.link)), ""
        )
        if excess:
            problems.error(draft.line, f"{excess}; shorten or divide it")


def _check_own_links(own_links: Sequence[tuple[int, str]], ids: Sequence[str], problems: FileProblems) -> None:
    names = Names(ids)
    for line, block in own_links:
        if block not in names:
            problems.error(line, f"no block #{shown(block)} in this article{names.hint(block)}")


def _check_characters(drafts: Sequence[BlockDraft], problems: FileProblems) -> None:
    """Entities such as &#8233; bring in characters that the text of the file does not show."""
    for draft in drafts:
        cells: tuple[Spans, ...] = sum(draft.table.rows, ()) if draft.table else ()
        for spans in (draft.spans, *cells):
            unfit = UNFIT.search(plain_text(spans))
            if unfit:
                problems.error(draft.line, f"{unfit_name(unfit[0])} does not belong in a text; delete it")
