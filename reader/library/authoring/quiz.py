"""Reads quiz.yaml: the questions of the self-check at the end of the articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.raw_marks import formatting_mark
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.targets import BlockLink
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlMapping, for_message, parse_yaml
from reader.library.limits import MOST_CHOICES
from reader.library.model import ID, ArticleLink

FILE = "quiz.yaml"
_EXAMPLE = "- {id: sleep-1, article: sleep, question: …, choices: [one, another], answer: 2, why: …, block: …}"
_FIELDS = ("id", "article", "question", "choices", "answer", "why", "block", "cites")
_NUMBER = re.compile(r"[1-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question with its reason as Markdown. `answer` counts from 0; `cites` are pairs of a key and its line."""

    id: str
    article: str
    question: str
    choices: tuple[str, ...]
    answer: int
    why: str
    block: ArticleLink
    cites: tuple[tuple[str, int], ...]
    line: int
    why_line: int
    block_line: int

    @property
    def block_link(self) -> BlockLink:
        return BlockLink(self.block_line, self.block.article or self.article, self.block.block)


def read_quiz(
    source: TextSource, articles: KnownNames, references: KnownNames, problems: FileProblems
) -> list[QuestionDraft]:
    """The questions that have an article and a block, in the order of the file, even if another field is not valid."""
    text = read_text(source, problems)
    node = None if text is None else parse_yaml(text, problems)
    if isinstance(node, YamlMapping):
        node = Fields(node, problems, ("questions",)).node("questions")
    drafts: list[QuestionDraft] = []
    lines: dict[str, int] = {}
    for entry in read_entries(node, _EXAMPLE, problems):
        draft = read_question(entry, articles, references, problems)
        if draft.id in lines:
            problems.error(
                draft.line, f"question {draft.id} is given twice (first in line {lines[draft.id]}); keep one"
            )
        elif draft.id:
            lines[draft.id] = draft.line
        if draft.article and draft.block.block:
            drafts.append(draft)
    if text is not None and node is None and not problems.found:
        problems.warn(1, f"this file has no questions; write each below questions: like this: {_EXAMPLE}")
    return drafts


def read_question(
    entry: YamlMapping, articles: KnownNames, references: KnownNames, problems: FileProblems
) -> QuestionDraft:
    fields = Fields(entry, problems, _FIELDS)
    why, why_line = fields.raw("why", required=True)
    question = fields.text("question", required=True)
    choices = _choices(fields)
    for name, line, text in (
        ("a question", fields.line_of("question"), question),
        *(("a choice", line, text) for text, line in choices),
    ):
        mark = formatting_mark(text, name)
        if mark:
            problems.warn(line, mark)
    cites = fields.texts("cites")
    for key, line in cites:
        if key not in references:
            problems.error(line, f"cites contains an unknown reference {for_message(key)}{references.hint(key)}")
    return QuestionDraft(
        id=fields.identifier(),
        article=_article(fields, articles),
        question=question,
        choices=tuple(text for text, _ in choices),
        answer=_answer(fields, len(choices)),
        why=why,
        block=_block(fields, articles),
        cites=tuple(cites),
        line=fields.line_of("id"),
        why_line=why_line,
        block_line=fields.line_of("block"),
    )


def _choices(fields: Fields) -> Sequence[tuple[str, int]]:
    """Each choice with its line."""
    line = fields.line_of("choices")
    before = len(fields.problems.found)
    choices = fields.texts("choices")
    if len(fields.problems.found) == before and not 2 <= len(choices) <= MOST_CHOICES:
        fields.problems.error(
            line, f"choices must have 2 to {MOST_CHOICES} texts, and it has {len(choices)}; add or delete some"
        )
    lines: dict[str, int] = {}
    for text, line in choices:
        folded = text.casefold()
        if folded in lines:
            fields.problems.error(
                line, f"the choice {for_message(text)} is given twice (first in line {lines[folded]}); change one"
            )
        lines.setdefault(folded, line)
    return choices


def _answer(fields: Fields, choices: int) -> int:
    text = fields.text("answer", required=True)
    if _NUMBER.fullmatch(text) and int(text) <= choices:
        return int(text) - 1
    if text and choices:
        fields.problems.error(
            fields.line_of("answer"),
            f"answer must be the number of the right choice, from 1 to {choices}, not {for_message(text)}",
        )
    return 0


def _article(fields: Fields, articles: KnownNames) -> str:
    article = fields.text("article", required=True)
    if article and article not in articles:
        _report_article(fields, "article", article, articles)
        return ""
    return article


def _block(fields: Fields, articles: KnownNames) -> ArticleLink:
    text = fields.text("block", required=True)
    article, _, block = text.rpartition("#")
    if not text:
        return ArticleLink("")
    if not ID.fullmatch(block) or (article and not ID.fullmatch(article)):
        fields.problems.error(
            fields.line_of("block"),
            f"block {for_message(text)} is not the id of a block; write the id from {{#id}}, or ARTICLE#id",
        )
        return ArticleLink("")
    if article and article not in articles:
        _report_article(fields, "block", article, articles)
        return ArticleLink("")
    return ArticleLink(article, block)


def _report_article(fields: Fields, key: str, article: str, articles: KnownNames) -> None:
    hint = articles.hint(article) or "; write the name of its file in articles/, without .md"
    fields.problems.error(fields.line_of(key), f"{key} names an unknown article {for_message(article)}{hint}")
