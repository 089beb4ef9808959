"""What the editors of a form show of an entry, and what the entry gets when they are changed.

An entry is what its YAML says as plain values: texts, lists and mappings. Fields that no form knows are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.library.authoring.dates import iso_date
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode
from reader.library.citation.dates import read_date
from reader.library.citation.fields import as_text
from reader.library.editing.forms.form_fields import (
    LISTS,
    Answers,
    EditorKind,
    FieldValue,
    Form,
    FormField,
    empty_value,
)
from reader.library.editing.forms.name_lines import lines_of, names_of

Entry = Mapping[str, Any]
Values = Mapping[str, FieldValue]
"""The value of each field of a form by the field's name."""

ANSWER = "answer"
"""The field with the number of the right one of the answers."""

DELETED = None
"""In the changes of an entry: the field is deleted."""


def plain_value(node: YamlNode) -> Any:
    if isinstance(node, YamlMapping):
        return {key: plain_value(value) for key, value in node.values.items()}
    if isinstance(node, YamlList):
        return [plain_value(item) for item in node.items]
    return node.text


def values_of(form: Form, entry: Entry) -> dict[str, FieldValue]:
    return {field.name: value_of_field(field, entry) for field in form.fields}


def value_of_field(field: FormField, entry: Entry) -> FieldValue:
    found = _at(entry, field.path)
    if found is None:
        return empty_value(field)
    match field.editor:
        case EditorKind.NAMES:
            return lines_of(found)
        case EditorKind.DATE:
            return _date_text(found)
        case EditorKind.ANSWERS:
            return Answers(_texts(found), _right(entry.get(ANSWER)))
        case EditorKind.TEXT | EditorKind.PASSAGE:
            return found.strip() if isinstance(found, str) else as_text(found)
        case _ if field.editor in LISTS:
            return _texts(found)
    return as_text(found)


def changes_of(form: Form, entry: Entry, values: Values) -> dict[tuple[str, ...], Any]:
    """The new value of each field that differs from the entry, by its path; DELETED for one that is now empty."""
    changes: dict[tuple[str, ...], Any] = {}
    for field in form.fields:
        before = value_of_field(field, entry)
        value = values.get(field.name, before)
        if value == before or (isinstance(value, str) and _written(field, value) == _written(field, str(before))):
            continue
        if isinstance(value, Answers):
            right = str(value.right + 1) if value.right is not None else ""
            if not isinstance(before, Answers) or before.texts != value.texts:
                changes[field.path] = list(value.texts) or DELETED
            if as_text(entry.get(ANSWER)) != right:
                changes[(ANSWER,)] = right or DELETED
        elif isinstance(value, tuple):
            names = names_of(value, _at(entry, field.path)) if field.editor is EditorKind.NAMES else list(value)
            changes[field.path] = names or DELETED
        else:
            changes[field.path] = _written(field, value) or DELETED
    return {path: value for path, value in changes.items() if value is not DELETED or _at(entry, path) is not None}


def applied(entry: Entry, changes: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    """A copy of the entry with the changes; new fields come last."""
    result = dict(entry)
    for path, value in changes.items():
        *above, name = path
        target = result
        for step in above:
            inner = target.get(step)
            target[step] = dict(inner) if isinstance(inner, Mapping) else {}
            target = target[step]
        if value is DELETED:
            target.pop(name, None)
        else:
            target[name] = value
        if above and not result[above[0]]:
            del result[above[0]]
    return result


def _written(field: FormField, value: str) -> str:
    if field.editor is EditorKind.DATE:
        return iso_date(value) or " ".join(value.split())
    if field.editor in (EditorKind.TEXT, EditorKind.PASSAGE):
        return value.strip()
    return " ".join(value.split())


def _at(entry: Entry, path: tuple[str, ...]) -> Any:
    found: Any = entry
    for step in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(step)
    return found


def _texts(value: Any) -> tuple[str, ...]:
    rows = value if isinstance(value, list | tuple) else [value]
    return tuple(text for row in rows if (text := as_text(row)))


def _right(value: Any) -> int | None:
    text = as_text(value)
    return int(text) - 1 if text.isdecimal() and len(text) == 1 and text != "0" else None


def _date_text(value: Any) -> str:
    """As short as it can be written, so that the same date is read again."""
    if isinstance(value, str | int):
        text = as_text(value)
        return iso_date(text) or text
    date = read_date({"date": value}, "date")
    if date is None:
        return ""
    if date.literal or date.season or date.circa:
        return date.literal or " ".join(
            filter(None, ["circa" if date.circa else "", *_season(date.season), str(date.year)])
        )
    return date.iso_range


def _season(number: int) -> tuple[str, ...]:
    return (("Spring", "Summer", "Autumn", "Winter")[number - 1],) if number else ()
