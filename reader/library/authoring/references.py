"""Reads references.yaml: CSL items in the form that Pandoc and Zotero write."""

from __future__ import annotations

import re
from typing import Any

from reader.library.authoring.dates import iso_date
from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.problems import FileProblems, any_error, with_advice
from reader.library.authoring.reference_check import check_values
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, for_message, parse_yaml
from reader.library.citation import csl
from reader.library.citation.printed import PRINTED
from reader.library.limits import LONGEST_ADDRESS, LONGEST_ENTRY
from reader.library.model import Reference
from reader.translation import _, number_text

FILE = "references.yaml"
_EXAMPLE = "- {id: smith2020, type: article-journal, title: …}"

_FIELDS = KnownNames((*csl.TEXTS, *csl.NAMES, *csl.DATES, *csl.NUMBERS, *csl.OTHERS))
_TYPES = KnownNames(csl.TYPES)
_OTHER_NAMES = {
    "year": "issued: 2024",
    "date": "issued: 2024-05-31",
    "month": "issued: 2024-05",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "address": "publisher-place",
    "location": "publisher-place",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "website": "URL",
    "link": "URL",
    "authors": "author",
}
"""What other formats call a field -> its name in CSL."""

_NULLS = ("~", "null")
"""What other programs export for no value. Null is a family name."""

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)


def read_references(source: TextSource, problems: FileProblems) -> tuple[list[Reference], dict[str, int]]:
    """The valid references, not yet formatted, and the line of every id."""
    text = read_text(source, problems)
    node = None if text is None else parse_yaml(text, problems, nulls=_NULLS)
    if node is None:
        return [], {}
    if isinstance(node, YamlMapping):
        fields = Fields(node, problems, ("references",))
        node = fields.node("references")
    references = []
    _FIELDS.start_file()
    lines: dict[str, int] = {}
    for entry in read_entries(node, _EXAMPLE, problems):
        reference = read_reference(entry, lines, problems)
        if reference:
            references.append(reference)
    return references, lines


def read_reference(entry: YamlMapping, lines: dict[str, int], problems: FileProblems) -> Reference | None:
    """None if it is not valid. `lines` gets the line of its id."""
    before = len(problems.found)
    fields = Fields(entry, problems)
    id = fields.identifier()
    kind = fields.text("type", required=True)
    fields.text("title", required=PRINTED not in entry.values)
    if kind and kind not in _TYPES:
        advice = _TYPES.suggestion(kind) or _("write a CSL type, such as article-journal, book, report or webpage")
        problem = _("unknown type {type}", type=for_message(kind))
        problems.error(fields.line_of("type"), with_advice(problem, advice))
    for key, line in entry.key_lines.items():
        # Other programs add fields of their own, which are kept. Only fields that look like errors are reported.
        if key.casefold() in _OTHER_NAMES:
            other = _OTHER_NAMES[key.casefold()]
            problems.warn(line, _("{field} is not shown; write {other} instead", field=for_message(key), other=other))
        elif key not in _FIELDS and _FIELDS.nearest(key):
            problem = _("unknown field {field}", field=for_message(key))
            problems.error(line, with_advice(problem, _FIELDS.suggestion(key)))
        _check_shape(key, entry.values[key], line, problems)
        _check_length(key, entry.values[key], line, problems)
    if id:
        if id in lines:
            message = _("reference {id} is given twice (first in line {first}); keep one", id=id, first=lines[id])
            problems.error(fields.line_of("id"), message)
        lines.setdefault(id, fields.line_of("id"))
    reference = Reference(id, _csl_item(entry))
    check_values(reference.csl, entry.key_lines, problems)
    return reference if not any_error(problems.found[before:]) else None


def _check_shape(key: str, node: YamlNode, line: int, problems: FileProblems) -> None:
    if key in csl.NAMES:
        if not isinstance(node, YamlList) or not all(isinstance(item, YamlMapping) for item in node.items):
            problems.error(
                line,
                _(
                    "{field} must be a list of names, each like {{family: Smith, given: Ann}} or {{literal: WHO}}",
                    field=key,
                ),
            )
            return
        for item in node.items:
            if isinstance(item, YamlMapping):
                name = Fields(item, problems, csl.NAME_PARTS)
                parts = [name.raw(part)[0] for part in csl.NAME_PARTS]
                if not any(parts[:3]):
                    message = _("this name in {field} is empty; give family and given, or literal", field=key)
                    problems.error(item.line, message)
    elif key in csl.DATES:
        if isinstance(node, YamlList) and not all(isinstance(item, YamlMapping) for item in node.items):
            message = _(
                "{field} must be a date such as 2020-05-31, or {{date-parts: [[2020, 5, 31]]}}",
                field=key,
            )
            problems.error(line, message)
    elif (
        (key in csl.NUMBERS or key in csl.TEXTS or key == PRINTED)
        and not isinstance(node, YamlScalar)
        and key not in ("id", "type", "title")
    ):
        problems.error(line, _("{field} must be a single text", field=key))


def _check_length(key: str, node: YamlNode, line: int, problems: FileProblems) -> None:
    """Reports long fields, but not abstracts and notes, which Carrel does not show."""
    most = LONGEST_ENTRY if key == PRINTED else LONGEST_ADDRESS
    if isinstance(node, YamlScalar) and len(node.text) > most and key not in ("abstract", "annote", "note"):
        problems.error(
            line, _("{field} has more than {most} characters; shorten it", field=key, most=number_text(most))
        )


def _csl_item(entry: YamlMapping) -> dict[str, Any]:
    return {key: _csl_value(key, value) for key, value in entry.values.items() if not _is_empty(value)}


def _csl_value(key: str, node: YamlNode) -> Any:
    if isinstance(node, YamlMapping):
        return {name: _csl_value(name, value) for name, value in node.values.items() if not _is_empty(value)}
    if isinstance(node, YamlList):
        return [_csl_value(key, item) for item in node.items]
    if node.plain and key in csl.NUMBERS:
        if _INTEGER.fullmatch(node.text):
            return int(node.text)
        if node.text in ("true", "false"):
            return node.text == "true"
    text = node.text.strip()
    return iso_date(text) or text if key in csl.DATES else text


def _is_empty(node: YamlNode) -> bool:
    return isinstance(node, YamlScalar) and not node.text.strip()
