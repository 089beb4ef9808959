"""What an edited folder changes since an edition that readers have: numbers and doses first, then everything else."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reader.library.editing.block_pairs import SIMILAR, block_words, comparable_block, paired_blocks
from reader.library.editing.number_changes import NumberChange, number_changes
from reader.library.editing.problem_check import FolderContents
from reader.library.model import (
    Article,
    PackInfo,
    QuizQuestion,
    Term,
    plain_text,
)
from reader.library.outline import block_text
from reader.library.packfile import PackFile
from reader.library.word_borders import borderless
from reader.translation import _


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


def edition_changes(contents: FolderContents, earlier: PackFile) -> EditionChanges:
    """What the folder changes since an earlier edition. Raises PackError if that file cannot be read.

    Links to terms that Carrel makes by itself do not count: a new term would change every article.
    """
    old = [borderless(earlier.article(entry.id)) for entry in earlier.entries()]
    numbers: list[NumberChange] = []
    articles = _articles(old, borderless(tuple(contents.articles)), numbers)
    terms = _entries(
        borderless(tuple(earlier.terms())), borderless(tuple(contents.terms)), lambda term: term.term, _term_text
    )
    for change in terms:
        numbers += number_changes(change.before, change.after, place=_("Glossary: {term}", term=change.label))
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
    pairs = paired_blocks(before.blocks, after.blocks)
    changes = []
    for old, new in pairs:
        one, other = block_words(old) if old else "", block_words(new) if new else ""
        if old and new and one == other:
            if comparable_block(old) != comparable_block(new):
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
        numbers += number_changes(
            # Translators: a place in an article, for a change of a number
            change.before,
            change.after,
            article.id,
            "",
            _("{article}: question", article=article.title),
        )
    return [BlockChange(change.kind, "", change.before, change.after) for change in found]


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
