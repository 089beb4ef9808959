"""What an edited folder changes since an edition that readers have: numbers and doses first, then everything else."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reader.library.authoring import packinfo
from reader.library.authoring.problems import Problem
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.number_changes import NumberChange, number_changes
from reader.library.editing.problem_check import FolderContents
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.model import (
    Article,
    Block,
    PackInfo,
    QuizQuestion,
    Span,
    Spans,
    Term,
    TermLink,
    plain_text,
)
from reader.library.outline import block_text
from reader.library.packfile import PackFile

SIMILAR = 0.6
"""From 0 to 1: how much of a block must be left that it counts as the same one, rewritten."""

MOST_COMPARED = 150
"""Blocks of an article that are compared with each other, if their ids do not tell which is which."""


LONGEST_COMPARED = 1_000
"""Characters of a block, at its beginning."""


class ChangeKind(enum.Enum):
    ADDED = "added"
    DELETED = "deleted"
    RENAMED = "renamed"
    CHANGED = "changed"
    FORMATTED = "formatted"
    """The words are the same; formatting, links or citations differ."""


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block before and after, as text; one of them is empty if it is new or gone."""

    kind: ChangeKind
    block: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """`id` and `title` are the new ones, of a deleted article the old ones. `fields` are names of changed fields."""

    kind: ChangeKind
    id: str
    title: str
    old_id: str = ""
    old_title: str = ""
    fields: Sequence[str] = ()
    blocks: Sequence[BlockChange] = ()


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A term, a reference or a figure, before and after."""

    kind: ChangeKind
    id: str
    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What differs from the edition `since`. `fields` are names of fields of pack.yaml, without edition and date."""

    since: PackInfo
    numbers: Sequence[NumberChange]
    articles: Sequence[ArticleChange]
    terms: Sequence[EntryChange]
    references: Sequence[EntryChange]
    figures: Sequence[EntryChange]
    fields: Sequence[str]
    is_order_changed: bool

    @property
    def is_empty(self) -> bool:
        parts = (self.numbers, self.articles, self.terms, self.references, self.figures, self.fields)
        return not any(parts) and not self.is_order_changed


def next_edition(snapshot: FolderSnapshot, known: Iterable[PackInfo]) -> int:
    """The lowest edition that is higher than each known one of this pack; at least that of pack.yaml."""
    text = snapshot.text(packinfo.FILE)
    id = packinfo.read_id(text)
    written = str(yaml_edit.read_value(text, ("edition",))).strip()
    own = int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 1
    return max([max(1, own), *(info.edition + 1 for info in known if info.id == id)])


def edition_problem(snapshot: FolderSnapshot, known: Iterable[PackInfo]) -> Problem | None:
    """An error if readers have this edition or a higher one already: they would not get what has changed."""
    text = snapshot.text(packinfo.FILE)
    written = str(yaml_edit.read_value(text, ("edition",))).strip()
    number = next_edition(snapshot, known)
    if not written or written == str(number):
        return None
    line = next((place for place, line in enumerate(text.split("\n"), 1) if line.startswith("edition")), 1)
    return Problem(
        packinfo.FILE, line, f"edition {written} is not higher than the one that readers have; write {number}"
    )


def set_edition(snapshot: FolderSnapshot, edition: int, date: datetime.date) -> FolderEdit:
    """The number and the date of the next edition in pack.yaml."""
    text = snapshot.text(packinfo.FILE)
    order = ("id", "title", "edition", "date")
    for field, value in (("edition", str(edition)), ("date", date.isoformat())):
        text = yaml_edit.set_value(text, (field,), value, order)
    return FolderEdit("Next edition", {packinfo.FILE: text})


def edition_changes(contents: FolderContents, earlier: PackFile) -> EditionChanges:
    """What the folder changes since an earlier edition. Raises PackError if that file cannot be read.

    Links to terms that Carrel makes by itself do not count: a new term would change every article.
    """
    old = [earlier.article(entry.id) for entry in earlier.entries()]
    numbers: list[NumberChange] = []
    articles = _articles(old, contents.articles, numbers)
    terms = _entries(earlier.terms(), contents.terms, lambda term: term.term, _term_text)
    for change in terms:
        numbers += number_changes(change.before, change.after, place=f"Glossary: {change.label}")
    renamed = {change.old_id: change.id for change in articles if change.old_id}
    order = [renamed.get(article.id, article.id) for article in old]
    common = [article.id for article in contents.articles if article.id in order]
    kept = [id for id in order if id in common]
    info = contents.info or earlier.info
    return EditionChanges(
        earlier.info,
        sorted(numbers, key=lambda change: change.rank),
        articles,
        terms,
        _entries(earlier.references(), contents.references, lambda each: each.id, lambda each: plain_text(each.apa)),
        _figures(earlier, contents),
        [
            name
            for name in PackInfo._fields
            if name not in ("edition", "date", "sections", "whats_new")
            and getattr(info, name) != getattr(earlier.info, name)
        ],
        kept != common,
    )


def _articles(old: Sequence[Article], new: Sequence[Article], numbers: list[NumberChange]) -> list[ArticleChange]:
    by_id = {article.id: article for article in old}
    gone = [article for article in old if article.id not in {each.id for each in new}]
    changes = []
    for article in new:
        before = by_id.get(article.id) or _renamed_from(article, gone)
        if before is None:
            changes.append(ArticleChange(ChangeKind.ADDED, article.id, article.title))
            continue
        if before.id != article.id:
            gone.remove(before)
        blocks = _blocks(before, article, numbers)
        names = ("title", "summary", "authors", "published", "updated", "based_on", "reviewed_by", "review_due")
        fields = [name for name in names if getattr(before, name) != getattr(article, name)]
        kind = ChangeKind.CHANGED if before.id == article.id else ChangeKind.RENAMED
        if blocks or fields or kind is ChangeKind.RENAMED:
            old_id = before.id if kind is ChangeKind.RENAMED else ""
            changes.append(ArticleChange(kind, article.id, article.title, old_id, before.title, fields, blocks))
    return [*changes, *(ArticleChange(ChangeKind.DELETED, each.id, each.title) for each in gone)]


def _renamed_from(article: Article, gone: Sequence[Article]) -> Article | None:
    texts = {block_text(block) for block in article.blocks} - {""}
    for other in gone:
        same = texts & {block_text(block) for block in other.blocks}
        if other.title == article.title or (texts and len(same) / len(texts) >= SIMILAR):
            return other
    return None


def _blocks(before: Article, after: Article, numbers: list[NumberChange]) -> list[BlockChange]:
    pairs = _paired(before.blocks, after.blocks)
    changes = []
    for old, new in pairs:
        one, other = block_words(old) if old else "", block_words(new) if new else ""
        if old and new and one == other:
            if _comparable(old) != _comparable(new):
                changes.append(BlockChange(ChangeKind.FORMATTED, new.id, one, other))
            continue
        kind = ChangeKind.CHANGED if old and new else ChangeKind.ADDED if new else ChangeKind.DELETED
        block = new or old
        if block is None or not (one or other):
            continue
        changes.append(BlockChange(kind, block.id, one, other))
        numbers += number_changes(one, other, after.id, block.id if new else "", after.title)
    changes += _questions(before.quiz, after.quiz, after, numbers)
    return changes


def _questions(
    before: Sequence[QuizQuestion], after: Sequence[QuizQuestion], article: Article, numbers: list[NumberChange]
) -> list[BlockChange]:
    found = _entries(before, after, lambda each: each.question, _question_text)
    for change in found:
        numbers += number_changes(change.before, change.after, article.id, "", f"{article.title}: question")
    return [BlockChange(change.kind, "", change.before, change.after) for change in found]


def _paired(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[Block | None, Block | None]]:
    """Each new block with the old one that it was, then the old ones that are gone."""
    by_id = {block.id: block for block in old}
    by_text: dict[str, list[Block]] = {}
    for block in old:
        by_text.setdefault(block_words(block), []).append(block)
    partner: dict[str, Block] = {}
    used: set[str] = set()

    def pair(one: Block, other: Block) -> None:
        partner[one.id] = other
        used.add(other.id)

    for block in new:
        other = by_id.get(block.id)
        if other and _similarity(block, other) >= SIMILAR:
            pair(block, other)
    for block in new:
        if block.id not in partner:
            same = [each for each in by_text.get(block_words(block), ()) if each.id not in used]
            if same:
                pair(block, same[0])
    left = [block for block in new if block.id not in partner][:MOST_COMPARED]
    free = [block for block in old if block.id not in used][:MOST_COMPARED]
    scored = [(_similarity(block, other), block, other) for block in left for other in free]
    for score, block, other in sorted(scored, key=lambda each: -each[0]):
        if score >= SIMILAR and block.id not in partner and other.id not in used:
            pair(block, other)
    for block in new:
        if block.id not in partner and block.id in by_id and block.id not in used:
            pair(block, by_id[block.id])  # rewritten, but the author has kept its name
    pairs: list[tuple[Block | None, Block | None]] = [(partner.get(block.id), block) for block in new]
    return [*pairs, *((block, None) for block in old if block.id not in used)]


def _similarity(one: Block, other: Block) -> float:
    from rapidfuzz.distance import Indel  # loading it takes longer than comparing a short article

    if one.kind is not other.kind:
        return 0.0
    texts = (block_words(each)[:LONGEST_COMPARED] for each in (one, other))
    return Indel.normalized_similarity(*texts, score_cutoff=SIMILAR)


def block_words(block: Block) -> str:
    """What readers read of a block: its text, or what its figure shows."""
    text = block_text(block)
    return f"{block.figure.alt} {text}".strip() if block.figure else text


def _comparable(block: Block) -> object:
    """The block without its id, the number of its box, and the links that Carrel makes by itself."""
    box = block.box._replace(number=0) if block.box else None
    table = block.table and block.table._replace(
        rows=tuple(tuple(_without_terms(cell) for cell in row) for row in block.table.rows)
    )
    return block._replace(id="", spans=_without_terms(block.spans), box=box, table=table)


def _without_terms(spans: Spans) -> Spans:
    joined: list[Span] = []
    for span in spans:
        plain = Span(span.text, span.style) if isinstance(span.link, TermLink) else span
        if joined and joined[-1].style == plain.style and joined[-1].link is None and plain.link is None:
            joined[-1] = Span(joined[-1].text + plain.text, plain.style)
        else:
            joined.append(plain)
    return tuple(joined)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_HasId)


def _entries(
    old: Iterable[Entry], new: Iterable[Entry], label: Callable[[Entry], str], text: Callable[[Entry], str]
) -> list[EntryChange]:
    before = {entry.id: entry for entry in old}
    changes = []
    for entry in new:
        other = before.pop(entry.id, None)
        if other is None:
            changes.append(EntryChange(ChangeKind.ADDED, entry.id, label(entry), "", text(entry)))
        elif text(other) != text(entry):
            changes.append(EntryChange(ChangeKind.CHANGED, entry.id, label(entry), text(other), text(entry)))
    deleted = [EntryChange(ChangeKind.DELETED, each.id, label(each), text(each)) for each in before.values()]
    return [*changes, *deleted]


def _term_text(term: Term) -> str:
    names = f"{term.term} ({', '.join(term.aka)})" if term.aka else term.term
    return f"{names}: {plain_text(term.definition)}"


def _question_text(question: QuizQuestion) -> str:
    choices = (f"{number}. {choice}" for number, choice in enumerate(question.choices, 1))
    return "\n".join([question.question, *choices, f"→ {question.answer + 1}. {plain_text(question.why)}"])


def _figures(earlier: PackFile, contents: FolderContents) -> list[EntryChange]:
    old = [name for (name,) in earlier.connection.rows("SELECT path FROM figure ORDER BY path")]
    changes = []
    for name in contents.figures:
        if name not in old:
            changes.append(EntryChange(ChangeKind.ADDED, name, name))
        elif earlier.figure(name).data != contents.figure_data(name):
            changes.append(EntryChange(ChangeKind.CHANGED, name, name))
    return [*changes, *(EntryChange(ChangeKind.DELETED, name, name) for name in old if name not in contents.figures)]
