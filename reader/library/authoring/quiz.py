"""Reads quiz.yaml: the questions of the self-check at the end of the articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.glossary import report_unknown_reference
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.raw_marks import PlainText, formatting_mark
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.targets import BlockLink
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlMapping, for_message, parse_yaml
from reader.library.limits import MOST_CHOICES
from reader.library.model import ID, ArticleLink
from reader.translation import _, number_text

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
                draft.line,
                _(
                    "question {id} is given twice (first in line {first}); keep one",
                    id=draft.id,
                    first=lines[draft.id],
                ),
            )
        elif draft.id:
            lines[draft.id] = draft.line
        if draft.article and draft.block.block:
            drafts.append(draft)
    if text is not None and node is None and not problems.found:
        problems.warn(
            1, _("this file has no questions; write each below questions: like this: {example}", example=_EXAMPLE)
        )
    return drafts


def read_question(
    entry: YamlMapping, articles: KnownNames, references: KnownNames, problems: FileProblems
) -> QuestionDraft:
    fields = Fields(entry, problems, _FIELDS)
    why, why_line = fields.raw("why", required=True)
    question = fields.text("question", required=True)
    choices = _choices(fields)
    for kind, line, text in (
        (PlainText.QUESTION, fields.line_of("question"), question),
        *((PlainText.CHOICE, line, text) for text, line in choices),
    ):
        mark = formatting_mark(text, kind)
        if mark:
            problems.warn(line, mark)
    cites = fields.texts("cites")
    for key, line in cites:
        if key not in references:
            report_unknown_reference(key, line, references, problems)
    return QuestionDraft(
        id=fields.identifier(),
        article=_article(fields, articles),
        question=question,
        choices=tuple(text for text, _line in choices),
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
            line,
            _(
                "{field} must have 2 to {most} texts, and it has {count}; add or delete some",
                field="choices",
                most=number_text(MOST_CHOICES),
                count=len(choices),
            ),
        )
    lines: dict[str, int] = {}
    for text, line in choices:
        folded = text.casefold()
        if folded in lines:
            fields.problems.error(
                line,
                _(
                    "the choice {choice} is given twice (first in line {first}); change one",
                    choice=for_message(text),
                    first=lines[folded],
                ),
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
            _(
                "{field} must be the number of the right choice, from 1 to {last}, not {text}",
                field="answer",
                last=choices,
                text=for_message(text),
            ),
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
    article, _sign, block = text.rpartition("#")
    if not text:
        return ArticleLink("")
    if not ID.fullmatch(block) or (article and not ID.fullmatch(article)):
        fields.problems.error(
            fields.line_of("block"),
            _(
                "{field} {text} is not the id of a block; write the id from {{#id}}, or ARTICLE#id",
                field="block",
                text=for_message(text),
            ),
        )
        return ArticleLink("")
    if article and article not in articles:
        _report_article(fields, "block", article, articles)
        return ArticleLink("")
    return ArticleLink(article, block)


def _report_article(fields: Fields, key: str, article: str, articles: KnownNames) -> None:
    problem = _("{field} names an unknown article {article}", field=key, article=for_message(article))
    advice = articles.suggestion(article) or _("write the name of its file in articles/, without .md")
    fields.problems.error(fields.line_of(key), with_advice(problem, advice))
