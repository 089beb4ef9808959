"""The front matter of an article: YAML fields at its top, between two lines of ---."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.authoring.fields import Fields
from reader.library.authoring.packinfo import check_review_due
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.raw_marks import field_mark
from reader.library.authoring.yamlfile import YamlMapping, for_message, parse_yaml
from reader.library.limits import found_by_limit_error
from reader.library.model import BasedOn
from reader.translation import _

_FIELDS = ("title", "summary", "authors", "published", "updated", "reviewed_by", "review_due", "based_on", "found_by")
_BASED_ON_FIELDS = ("title", "authors", "publisher", "date", "url", "reviewed_by")
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


class BlockWords(NamedTuple):
    """Words that lead a search to a block, and the line of its id."""

    block: str
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`title` is empty if it is missing; that error is then already reported."""

    title: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    based_on: BasedOn | None = None
    reviewed_by: str = ""
    review_due: str = ""
    found_by: Sequence[BlockWords] = ()


def read_front_matter(text: str, problems: FileProblems, edition_date: str = "") -> tuple[FrontMatter, str, int]:
    """The front matter, the Markdown below it, and the line where the Markdown starts."""
    opening = _OPENING.match(text)
    if not opening:
        problems.error(
            1, _("the front matter is missing; start the file with a line ---, then title: …, then a line ---")
        )
        return FrontMatter(), text, 1
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        problems.error(1, _("the front matter is never closed; add a line --- after its last field"))
        return FrontMatter(), "", 1
    node = parse_yaml(text[opening.end() : closing.start()], problems, 2)
    body_line = text.count("\n", 0, closing.end()) + 1
    body = text[closing.end() :]
    if isinstance(node, YamlMapping):
        return read_fields(node, problems, edition_date), body, body_line
    if not problems.found:
        problems.error(
            1, _("the front matter must contain fields, each on its own line, such as title: Sleep and mood")
        )
    return FrontMatter(), body, body_line


def read_fields(node: YamlMapping, problems: FileProblems, edition_date: str = "") -> FrontMatter:
    fields = Fields(node, problems, _FIELDS)
    front_matter = _front_matter(fields)
    check_review_due(fields, front_matter.review_due, edition_date)
    _check_formatting(fields, front_matter)
    return front_matter


def _front_matter(fields: Fields) -> FrontMatter:
    return FrontMatter(
        title=fields.text("title", required=True),
        summary=fields.text("summary"),
        authors=_names(fields),
        published=fields.date("published"),
        updated=fields.date("updated"),
        based_on=_based_on(fields.fields("based_on", _BASED_ON_FIELDS)),
        reviewed_by=fields.text("reviewed_by"),
        review_due=fields.date("review_due"),
        found_by=_found_by(fields),
    )


def _found_by(fields: Fields) -> tuple[BlockWords, ...]:
    node = fields.node("found_by")
    if node is None:
        return ()
    if not isinstance(node, YamlMapping):
        message = _(
            "{field} must have ids of blocks, each with a list of words, such as {field}: {{emergency: [crisis]}}",
            field="found_by",
        )
        fields.problems.error(fields.line_of("found_by"), message)
        return ()
    blocks = Fields(node, fields.problems)
    found = []
    for block in node.values:
        words = tuple(dict.fromkeys(text for text, _line in blocks.texts(block)))
        line = blocks.line_of(block)
        error = found_by_limit_error(words)
        if error:
            fields.problems.error(line, with_advice(error, _("shorten the list")))
        elif words:
            found.append(BlockWords(block, words, line))
        elif blocks.is_empty(block):
            shown = for_message(block) or _("(empty)")
            fields.problems.error(line, _("{block} has no words; add some or delete it", block=shown))
    return tuple(found)


def _check_formatting(fields: Fields, front_matter: FrontMatter) -> None:
    for name, text in (("title", front_matter.title), ("summary", front_matter.summary)):
        mark = field_mark(text, name)
        if mark:
            fields.problems.warn(fields.line_of(name), mark)


def _based_on(fields: Fields | None) -> BasedOn | None:
    if fields is None:
        return None
    url = fields.text("url")
    if url and not is_web_address(url):
        fields.problems.error(
            fields.line_of("url"), _("{field} must be a web address that starts with https:// or http://", field="url")
        )
    return BasedOn(
        title=fields.text("title", required=True),
        authors=_names(fields),
        publisher=fields.text("publisher"),
        date=fields.date("date"),
        url=url,
        reviewed_by=fields.text("reviewed_by"),
    )


def is_web_address(url: str) -> bool:
    # Unprintable characters, such as those that change the text direction, could disguise an address.
    return bool(_URL.fullmatch(url)) and url.isprintable()


def _names(fields: Fields) -> tuple[str, ...]:
    return tuple(name for name, _line in fields.texts("authors"))
