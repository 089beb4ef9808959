"""The lists of sources that lie beside a Markdown file: CSL in JSON or YAML, and BibTeX."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml
from reader.library.importing.bibtex_items import items_of_bibtex
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.files_beside import FilesBeside
from reader.library.importing.report import ImportReport

MAX_BYTES = 8_000_000
MOST_FILES = 5
_ENDINGS = (".bib", ".json", ".yaml", ".yml")

Items = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Adds a source to `references` when it is first cited, so that the pack has no others."""

    items: Items
    references: ReferenceList
    report: ImportReport

    def id_of(self, key: str) -> str:
        """The id in the pack of the source with this key; empty if there is none."""
        item = self.items.get(key)
        return (
            ""
            if item is None
            else self.references.add(item, (f"key:{key}:{json.dumps(item, sort_keys=True)}",), self.report)
        )


def read_bibliography(
    files: FilesBeside, named: Sequence[str], references: ReferenceList, report: ImportReport
) -> Bibliography:
    """`named` are the files that the document names; without any, those of its folder are read."""
    items: dict[str, Mapping[str, Any]] = {}
    for path in _paths(files, named, report):
        data = files.read(path, MAX_BYTES)
        found = _items(path, data.decode("utf-8", "replace")) if data is not None else None
        if found is not None:
            items |= {key: item for key, item in found.items() if key not in items}
        elif named:
            message = "A list of sources cannot be read. Export it again as .bib or .json."
            report.left_out("bibliography", message, path.name)
    return Bibliography(items, references, report)


def _paths(files: FilesBeside, named: Sequence[str], report: ImportReport) -> list[Path]:
    if not named:
        folder = files.document.parent
        found = (path for ending in (".bib", ".json") for path in sorted(folder.glob(f"*{ending}")))
        return [path for path in found if files.path(path.name)][:MOST_FILES]
    paths = []
    for name in named[:MOST_FILES]:
        path = files.path(name)
        if path is not None and path.is_file() and path.suffix.casefold() in _ENDINGS:
            paths.append(path)
        else:
            report.left_out("bibliography", "A list of sources is not in the folder of the document.", name)
    return paths


def _items(path: Path, text: str) -> Items | None:
    """By their key; None if the file is no list of sources."""
    if path.suffix.casefold() == ".bib":
        return items_of_bibtex(text)
    try:
        rows = json.loads(text) if path.suffix.casefold() == ".json" else _plain(parse_yaml(text, FileProblems("")))
    except (ValueError, RecursionError):
        return None
    rows = rows.get("references", rows.get("items")) if isinstance(rows, dict) else rows
    if not isinstance(rows, list):
        return None
    known = [row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str | int) and "type" in row]
    return {str(row["id"]): {key: value for key, value in row.items() if key != "id"} for row in known} or None


def _plain(node: YamlNode | None) -> Any:
    match node:
        case YamlScalar():
            return node.text
        case YamlList():
            return [_plain(each) for each in node.items]
        case YamlMapping():
            return {key: _plain(value) for key, value in node.values.items()}
    return None
