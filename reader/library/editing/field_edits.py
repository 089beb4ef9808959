"""What forms change: fields of pack.yaml and of the head of an article, and entries of glossary, references and quiz.

A value is a text, a list of texts, or fields; an empty one deletes the field. The rest of the file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.library.authoring import glossary, packinfo, quiz, references
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_edit import YamlPath
from reader.library.editing.yaml_tree import YamlValue
from reader.translation import N_, _

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)

ORDERS: Mapping[str, Sequence[str]] = {
    packinfo.FILE: (
        *("id", "title", "edition", "date", "language", "publisher", "licence", "description", "whats_new", "topic"),
        *("reviewed_by", "review_due", "emergency", "articles", "sections"),
    ),
    glossary.FILE: ("id", "term", "aka", "definition", "see", "cites"),
    references.FILE: (
        *("id", "type", "title", "author", "editor", "container-title", "container-title-short", "publisher"),
        *("publisher-place", "edition", "version", "issued", "volume", "issue", "page", "number"),
        *("DOI", "URL", "accessed", "language"),
    ),
    quiz.FILE: ("id", "article", "question", "choices", "answer", "why", "block", "cites"),
}
"""The fields of a file in their usual order, in which new ones are added."""

HEAD_ORDER = (
    *("title", "summary", "authors", "published", "updated", "reviewed_by", "review_due", "based_on", "found_by"),
)
_LISTS = {references.FILE: "references", quiz.FILE: "questions"}


def fields(snapshot: FolderSnapshot, file: str) -> Mapping[str, YamlValue]:
    """All fields of pack.yaml, or of the head of an article. Raises EditRefused with the line of an error."""
    value = yaml_edit.read_value(_yaml(snapshot.text(file), file)[1])
    return value if isinstance(value, Mapping) else {}


def set_field(snapshot: FolderSnapshot, file: str, path: YamlPath, value: YamlValue, name: str = "") -> FolderEdit:
    """Sets a field of pack.yaml or of the head of an article, such as ("based_on", "title")."""
    before, text, after = _yaml(snapshot.text(file), file)
    order = ORDERS.get(file, HEAD_ORDER) if len(path) == 1 else ()
    if not value:
        changed = yaml_edit.delete_value(text, path)
    else:
        for depth in range(1, len(path)):
            if not yaml_edit.read_value(text, path[:depth]):
                value = _nested(path[depth:], value)
                path = path[:depth]
                break
        changed = yaml_edit.set_value(text, path, value, order)
    return FolderEdit(name or _("Change field"), {file: f"{before}{changed}{after}"}, joins=f"{file} {path}")


def entries(snapshot: FolderSnapshot, file: str) -> list[Mapping[str, YamlValue]]:
    """The entries of glossary.yaml, references.yaml or quiz.yaml, in their order."""
    value = yaml_edit.read_value(snapshot.text(file), _list_path(snapshot.text(file), file))
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [entry for entry in value if isinstance(entry, Mapping)]


def add_entry(
    snapshot: FolderSnapshot, file: str, entry: Mapping[str, YamlValue], index: int | None = None, name: str = ""
) -> FolderEdit:
    """Adds an entry at its end or before that number. Empty fields are left out. Makes the file if it is missing."""
    text = snapshot.text(file)
    order = ORDERS[file]
    known = {key: entry[key] for key in order if entry.get(key)}
    written = {**known, **{key: value for key, value in entry.items() if value and key not in known}}
    place = len(entries(snapshot, file)) if index is None else index
    changed = yaml_edit.insert_item(text, _list_path(text, file), place, written)
    return FolderEdit(name or _(_ADD[file]), {file: changed})


def set_entry_field(
    snapshot: FolderSnapshot, file: str, id: str, path: YamlPath, value: YamlValue, name: str = ""
) -> FolderEdit:
    """Sets a field of the entry with this id; an empty value deletes it."""
    text = snapshot.text(file)
    whole = (*_list_path(text, file), number_of(snapshot, file, id), *path)
    if value:
        changed = yaml_edit.set_value(text, whole, value, ORDERS[file] if len(path) == 1 else ())
    else:
        changed = yaml_edit.delete_value(text, whole)
    return FolderEdit(name or _(_CHANGE[file]), {file: changed}, joins=f"{file} {id} {path}")


def delete_entry(snapshot: FolderSnapshot, file: str, id: str) -> FolderEdit:
    text = snapshot.text(file)
    changed = yaml_edit.delete_value(text, (*_list_path(text, file), number_of(snapshot, file, id)))
    return FolderEdit(_(_DELETE[file]), {file: changed})


def move_entry(snapshot: FolderSnapshot, file: str, id: str, to: int) -> FolderEdit:
    """Moves the entry so that it has the number `to`, from 0."""
    text = snapshot.text(file)
    changed = yaml_edit.move_item(text, _list_path(text, file), number_of(snapshot, file, id), to)
    return FolderEdit(_(_MOVE[file]), {file: changed})


def number_of(snapshot: FolderSnapshot, file: str, id: str) -> int:
    """Raises EditRefused if no entry has this id."""
    value = yaml_edit.read_value(snapshot.text(file), _list_path(snapshot.text(file), file))
    for number, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, Mapping) and entry.get("id") == id:
            return number
    raise EditRefused(_("There is no {id} in {file} any more.", id=id, file=file))


# Translators: the name of a step, shown after “Undo”
_ADD = {glossary.FILE: N_("Add term"), references.FILE: N_("Add source"), quiz.FILE: N_("Add question")}
# Translators: the name of a step, shown after “Undo”
_CHANGE = {glossary.FILE: N_("Change term"), references.FILE: N_("Change source"), quiz.FILE: N_("Change question")}
# Translators: the name of a step, shown after “Undo”
_DELETE = {glossary.FILE: N_("Delete term"), references.FILE: N_("Delete source"), quiz.FILE: N_("Delete question")}
# Translators: the name of a step, shown after “Undo”
_MOVE = {glossary.FILE: N_("Move term"), references.FILE: N_("Move source"), quiz.FILE: N_("Move question")}
"""The names of steps."""


def split_head(text: str) -> tuple[str, str, str]:
    """The text of an article: up to its head, the YAML in its head, and the rest. Without a head the first is empty."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return "", "", text
    return text[: opening.end()], text[opening.end() : closing.start()], text[closing.start() :]


def _yaml(text: str, file: str) -> tuple[str, str, str]:
    """What is before the YAML in a file, the YAML, and what is after it."""
    if not file.endswith(".md"):
        return "", text, ""
    before, head, after = split_head(text)
    if before:
        return before, head, after
    if _OPENING.match(text):
        raise EditRefused(_("The head of {file} is never closed. Add a line --- after its fields.", file=file))
    return "---\n", "", f"---\n\n{text}"


def _list_path(text: str, file: str) -> YamlPath:
    """The path of the list: glossaries are lists; the others have one in a field, or are one themselves."""
    key = _LISTS.get(file)
    if key is None:
        return ()
    root = yaml_edit.read_value(text)
    return () if isinstance(root, Sequence) and not isinstance(root, str) else (key,)


def _nested(path: YamlPath, value: YamlValue) -> YamlValue:
    for part in reversed(path):
        value = [value] if isinstance(part, int) else {part: value}
    return value
