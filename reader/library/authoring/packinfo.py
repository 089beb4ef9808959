"""Reads pack.yaml: the metadata of a pack, and the order of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.library.authoring import section_list
from reader.library.authoring.decode_check import info_error
from reader.library.authoring.fields import Fields
from reader.library.authoring.language import language_problem
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.raw_marks import field_mark
from reader.library.authoring.section_list import SectionDraft, read_sections
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlMapping, for_message, parse_yaml
from reader.library.model import ID, PackInfo
from reader.library.review import HEALTH, is_before
from reader.translation import _

FILE = "pack.yaml"
_FIELDS = (
    *("id", "title", "edition", "date", "language", "publisher", "licence", "description", "whats_new", "topic"),
    *("reviewed_by", "review_due", "emergency", "articles", section_list.FIELD),
)


class PackYaml(NamedTuple):
    """`info` is None if a required field is missing or invalid. `articles` are the listed ids with their lines.

    `info` does not have the sections yet: their articles get their numbers later.
    """

    info: PackInfo | None = None
    articles: Sequence[tuple[str, int]] = ()
    emergency_line: int = 1
    sections: Sequence[SectionDraft] = ()


def read_pack(source: TextSource, problems: FileProblems) -> PackYaml:
    text = read_text(source, problems)
    node = None if text is None else parse_yaml(text, problems)
    if not isinstance(node, YamlMapping):
        if not problems.found:
            problems.error(1, _("this file must contain fields, each on its own line, such as id: sleep-and-mood"))
        return PackYaml()
    return read_info(node, problems)


def read_info(node: YamlMapping, problems: FileProblems) -> PackYaml:
    fields = Fields(node, problems, _FIELDS)
    info = PackInfo(
        id=fields.identifier(),
        title=fields.text("title", required=True),
        edition=fields.whole_number("edition"),
        date=fields.date("date", required=True),
        language=_language(fields),
        publisher=fields.text("publisher"),
        licence=fields.text("licence"),
        description=fields.text("description"),
        topic=_topic(fields),
        reviewed_by=fields.text("reviewed_by"),
        review_due=fields.date("review_due"),
        emergency=_emergency(fields),
        whats_new=fields.text("whats_new"),
    )
    check_review_due(fields, info.review_due, info.date)
    for name, text in (
        ("title", info.title),
        ("publisher", info.publisher),
        ("description", info.description),
        ("whats_new", info.whats_new),
    ):
        mark = field_mark(text, name)
        if mark:
            problems.warn(fields.line_of(name), mark)
    is_complete = info.id and info.title and info.edition and info.date and info.language
    if is_complete and (error := info_error(info)):
        problems.error(1, error)
    articles, sections = fields.texts("articles"), read_sections(fields)
    return PackYaml(info if is_complete else None, articles, fields.line_of("emergency"), sections)


def check_review_due(fields: Fields, due: str, edition_date: str) -> None:
    """Compares with the date of the edition, not with today's: the same folder has the same problems every day."""
    if due and edition_date and is_before(due, edition_date):
        fields.problems.warn(
            fields.line_of("review_due"),
            _(
                "{field} {date} is before the date of this edition, {edition_date}; review the text, or correct it",
                field="review_due",
                date=due,
                edition_date=edition_date,
            ),
        )


def _emergency(fields: Fields) -> str:
    ids = [id.strip() for id in fields.text("emergency").split("#")]
    if ids != [""] and not (len(ids) == 2 and all(map(ID.fullmatch, ids))):
        message = _(
            "{field} must be the id of an article and that of a block, such as {field}: getting-help#danger",
            field="emergency",
        )
        fields.problems.error(fields.line_of("emergency"), message)
        return ""
    return "#".join(ids)


def _topic(fields: Fields) -> str:
    topic = fields.text("topic").lower()
    if topic not in ("", HEALTH):
        fields.problems.error(
            fields.line_of("topic"),
            _("{field} must be {value}; leave it out for any other topic", field="topic", value=HEALTH),
        )
        return ""
    return topic


def read_id(source: TextSource) -> str:
    """The id, whatever errors the file has; empty if there is none."""
    ignored = FileProblems(FILE)
    node = parse_yaml(read_text(source, ignored) or "", ignored)
    return Fields(node, ignored).identifier() if isinstance(node, YamlMapping) else ""


def _language(fields: Fields) -> str:
    tag = fields.text("language", required=True)
    if tag and (advice := language_problem(tag)):
        problem = _("{field} {tag} is not a language tag", field="language", tag=for_message(tag))
        fields.problems.error(fields.line_of("language"), with_advice(problem, advice))
        return ""
    return tag
