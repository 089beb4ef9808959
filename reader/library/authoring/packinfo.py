"""pack.yaml: what a pack says of itself, and the order of its articles."""

from __future__ import annotations

from pathlib import Path

from reader.library.authoring.fields import Fields
from reader.library.authoring.language import language_problem
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import read_text
from reader.library.authoring.yamlfile import Mapping, parse_yaml, shown
from reader.library.limits import info_excess
from reader.library.model import PackInfo

FILE = "pack.yaml"
_KNOWN = ("id", "title", "edition", "date", "language", "publisher", "licence", "description", "articles")


def read_pack(path: Path, problems: FileProblems) -> tuple[PackInfo | None, list[tuple[str, int]]]:
    """The pack (None where a required field is missing or wrong) and the listed article ids with their lines."""
    text = read_text(path, problems)
    node = None if text is None else parse_yaml(text, problems)
    if not isinstance(node, Mapping):
        if not problems.found:
            problems.error(1, "this file must hold fields, one a line, such as id: sleep-and-mood")
        return None, []
    fields = Fields(node, problems, _KNOWN)
    info = PackInfo(
        id=fields.identifier(),
        title=fields.text("title", required=True),
        edition=fields.whole_number("edition"),
        date=fields.date("date", required=True),
        language=_language(fields),
        publisher=fields.text("publisher"),
        licence=fields.text("licence"),
        description=fields.text("description"),
    )
    excess = info_excess(info)
    if excess:
        problems.error(1, f"{excess}; shorten it")
    complete = info.id and info.title and info.edition and info.date and info.language
    return (info if complete else None), fields.texts("articles")


def read_id(path: Path) -> str:
    """The id alone, whatever else is wrong; empty where there is none."""
    unheard = FileProblems(FILE)
    node = parse_yaml(read_text(path, unheard) or "", unheard)
    return Fields(node, unheard).identifier() if isinstance(node, Mapping) else ""


def _language(fields: Fields) -> str:
    tag = fields.text("language", required=True)
    problem = language_problem(tag) if tag else ""
    if problem:
        fields.problems.error(fields.line_of("language"), f"language {shown(tag)} {problem}")
        return ""
    return tag
