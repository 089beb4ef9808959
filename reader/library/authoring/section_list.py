"""Reads `sections` in pack.yaml: titles above groups of articles, on one or two levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.yamlfile import YamlList
from reader.library.pack_sections import LEVELS, LONGEST_TITLE, MOST_SECTIONS, PackSection
from reader.translation import _, number_text

FIELD = "sections"
_EXAMPLE = "- {title: Before birth, articles: [food, visits]}"
_OF_LEVEL = {1: ("title", "articles", FIELD), 2: ("title", "articles")}


class SectionDraft(NamedTuple):
    """`articles` are the ids that stand directly in it, each with its line."""

    level: int
    title: str
    line: int
    articles: Sequence[tuple[str, int]]


def read_sections(fields: Fields) -> tuple[SectionDraft, ...]:
    """A section is followed by those in it."""
    found = tuple(_read(fields, 1))
    if len(found) > MOST_SECTIONS:
        fields.problems.error(
            fields.line_of(FIELD), _("a pack has at most {most} sections; join some", most=number_text(MOST_SECTIONS))
        )
        return ()
    return found


def _read(fields: Fields, level: int) -> list[SectionDraft]:
    node, found = fields.node(FIELD), list[SectionDraft]()
    if node is not None and not isinstance(node, YamlList):
        fields.problems.error(
            fields.line_of(FIELD),
            _("{field} must be a list with entries like this: {example}", field=FIELD, example=_EXAMPLE),
        )
        return []
    for entry in read_entries(node, _EXAMPLE, fields.problems):
        section = Fields(entry, fields.problems, _OF_LEVEL[level])
        title = section.text("title", required=True)
        if len(title) > LONGEST_TITLE:
            message = _(
                "the title of a section has more than {most} characters; shorten it", most=number_text(LONGEST_TITLE)
            )
            fields.problems.error(section.line_of("title"), message)
        articles = section.texts("articles")
        inner = _read(section, level + 1) if level < LEVELS else []
        if title and not articles and not inner:
            fields.problems.error(
                section.line, _("the section {title} has no articles; list their ids, or delete it", title=title)
            )
        found += [SectionDraft(level, title, section.line, articles), *inner]
    return found


def placed(drafts: Sequence[SectionDraft], numbers: Mapping[str, int]) -> list[PackSection]:
    """With the number of the first article of each. Those without articles, which have been reported, are left out."""
    found: list[PackSection] = []
    for index, draft in enumerate(drafts):
        inner = [draft]
        for other in drafts[index + 1 :]:
            if other.level <= draft.level:
                break
            inner.append(other)
        first = min((numbers[id] for each in inner for id, _line in each.articles if id in numbers), default=None)
        if first is not None:
            found.append(PackSection(draft.level, first, draft.title))
    return found
