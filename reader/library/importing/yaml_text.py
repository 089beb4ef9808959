"""Writes values as YAML that every reader of YAML takes for the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][A-Za-z]*(?: [A-Za-z]+)*|[A-Za-z]+[A-Za-z0-9-]*")
_WORDS_OF_YAML = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def yaml_text(text: str) -> str:
    """In quotation marks, unless it is only words."""
    if _PLAIN.fullmatch(text) and len(text) < 80 and text.casefold() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_lines(fields: Mapping[str, Any], indent: str = "") -> list[str]:
    """One or several lines for each field."""
    lines: list[str] = []
    for key, value in fields.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:", *yaml_lines(value, f"{indent}  ")]
        elif isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
            lines.append(f"{indent}{key}:")
            for each in value:
                first, *rest = yaml_lines(each, f"{indent}  ")
                lines += [f"{indent}- {first.removeprefix(f'{indent}  ')}", *rest]
        else:
            lines.append(f"{indent}{key}: {_one_line(value)}")
    return lines


def _one_line(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_one_line, value))}]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return yaml_text(str(value))
