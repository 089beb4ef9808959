"""Entries as the YAML nodes that the readers of content folders take, with lines that lead back to the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar


def numbered(entry: Mapping[str, Any]) -> tuple[YamlMapping, dict[int, str]]:
    """The entry as YAML in which each field has a line of its own, and the path of the field by its line."""
    fields = {1: ""}
    return _mapping(entry, "", 1, fields), fields


def node_of(value: Any, line: int = 0) -> YamlNode:
    """All of it on one line."""
    if isinstance(value, Mapping):
        return YamlMapping(
            line, {key: node_of(inner, line) for key, inner in value.items()}, dict.fromkeys(value, line)
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return YamlList(line, [node_of(item, line) for item in value])
    return YamlScalar(line, str(value))


def _mapping(entry: Mapping[str, Any], above: str, own_line: int, fields: dict[int, str]) -> YamlMapping:
    node = YamlMapping(own_line)
    for key, value in entry.items():
        path, line = f"{above}{key}", len(fields) + 1
        fields[line] = path
        node.key_lines[key] = line
        node.values[key] = (
            _mapping(value, f"{path}.", line, fields) if isinstance(value, Mapping) else node_of(value, line)
        )
    return node
