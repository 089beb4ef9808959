"""The fields at the top of a Markdown file: YAML, the header of MultiMarkdown, or the title block of Pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml
from reader.library.importing.report import ImportReport
from reader.translation import _

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PANDOC = re.compile(r"%[ \t]*([^\n]*)\n(?:%[ \t]*([^\n]*)\n)?(?:%[ \t]*([^\n]*)\n)?")
_MULTI = re.compile(
    r"(?:[A-Za-z][\w -]{0,40}:[ \t]+[^\n]*\n)(?:[A-Za-z][\w -]{0,40}:[^\n]*\n|[ \t]+\S[^\n]*\n)*(?=\s*\n)"
)
_MULTI_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_KNOWN_MULTI = re.compile(
    r"^(?:title|author|date|language|subtitle|keywords|base header level|format)[ \t]*:", re.I | re.M
)
_NAMES = re.compile(r"\s*(?:;|\band\b|&)\s*")
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class MarkdownHead:
    """`body_line` is the number of lines above the text."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    body: str = ""
    body_line: int = 0

    def first(self, *names: str) -> str:
        return next((self.fields[name][0] for name in names if self.fields.get(name)), "")

    def all(self, *names: str) -> tuple[str, ...]:
        return tuple(text for name in names for text in self.fields.get(name, ()))


def read_head(text: str, report: ImportReport) -> MarkdownHead:
    if found := _YAML.match(text[:_LONGEST]):
        fields = _yaml_fields(found[1], report)
        return _head(fields, text, found.end()) if fields is not None else MarkdownHead({}, text)
    if found := _TOML.match(text[:_LONGEST]):
        report.left_out("front-matter", _("The fields at the top are in TOML, which Carrel does not read."), found[0])
        return _head({}, text, found.end())
    if found := _PANDOC.match(text):
        authors = [name for name in _NAMES.split(found[2] or "") if name]
        fields = {"title": [found[1].strip()], "author": authors, "date": [(found[3] or "").strip()]}
        return _head({name: values for name, values in fields.items() if any(values)}, text, found.end())
    if (found := _MULTI.match(text[:_LONGEST])) and _KNOWN_MULTI.search(found[0]):
        return _head(dict(_multi_fields(found[0])), text, found.end())
    return MarkdownHead({}, text)


def _head(fields: dict[str, list[str]], text: str, end: int) -> MarkdownHead:
    return MarkdownHead(fields, text[end:], text.count("\n", 0, end))


def _yaml_fields(source: str, report: ImportReport) -> dict[str, list[str]] | None:
    """None if it is no YAML but a text between two lines."""
    problems = FileProblems("")
    node = parse_yaml(source, problems)
    if isinstance(node, YamlMapping):
        return {name.casefold(): list(_texts(value)) for name, value in node.values.items()}
    if not source.strip():
        return {}
    if node is None and _MULTI_LINE.match(source.lstrip()):
        report.left_out("front-matter", _("The fields at the top are not valid YAML, and are left out."), source)
        return {}
    return None


def _texts(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlScalar():
            if text := " ".join(node.text.split()):
                yield text
        case YamlList():
            for each in node.items:
                yield from _texts(each)
        case YamlMapping():
            # An author with an address and a workplace
            values = {key: " ".join(_texts(value)) for key, value in node.values.items()}
            name = values.get("name") or " ".join(filter(None, (values.get("given"), values.get("family"))))
            rest = [f"{key}: {value}" for key, value in values.items() if value]
            yield name or ", ".join(rest)


def _multi_fields(source: str) -> Iterator[tuple[str, list[str]]]:
    name, value = "", ""
    for line in source.split("\n"):
        found = None if line[:1].isspace() else _MULTI_LINE.match(line)
        if found:
            if name:
                yield name, [value.strip()]
            name, value = found[1].strip().casefold(), found[2]
        else:
            value += f" {line.strip()}"
    if name:
        yield name, [value.strip()]


_USED = ("title", "subtitle", "author", "authors", "creator", "language", "lang", "bibliography")


def report_unused(head: MarkdownHead, report: ImportReport) -> None:
    for name, values in head.fields.items():
        if name not in _USED and values:
            report.left_out(
                "front-matter", _("The field “{name}” at the top is not in the pack.", name=name), "; ".join(values)
            )
