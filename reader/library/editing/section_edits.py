"""Changes to the sections of a pack: added, renamed, deleted, moved, and with other articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.authoring import packinfo
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.pack_arrangement import (
    SectionPath,
    list_path,
    listed_articles,
    section_place,
    with_complete_list,
)
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_edit import YamlPath
from reader.library.editing.yaml_tree import YamlValue
from reader.library.pack_sections import LEVELS, LONGEST_TITLE
from reader.translation import N_, _, ngettext

_GONE = N_("There is no such section any more.")
_NO_ARTICLE = N_("A section needs an article. Choose one first.")


def add_section(
    snapshot: FolderSnapshot, title: str, articles: Sequence[str], parent: SectionPath = (), index: int | None = None
) -> FolderEdit:
    """A section with these articles, which leave their places; in another section if `parent` is given."""
    if len(parent) >= LEVELS:
        raise EditRefused(_("A section in a section has no sections of its own. Add it one level higher."))
    title = checked_title(title)
    if not articles:
        raise EditRefused(_(_NO_ARTICLE))
    text = with_complete_list(snapshot)
    for old, listed in reversed(listed_articles(text)):
        if listed in articles:
            text = yaml_edit.delete_value(text, old)
    path: YamlPath = (*section_place(parent), "sections")
    there = yaml_edit.read_value(text, path)
    count = len(there) if isinstance(there, list) else 0
    value: YamlValue = {"title": title, "articles": list(articles)}
    text = yaml_edit.insert_item(text, path, count if index is None else index, value)
    return FolderEdit(_("Add section"), {packinfo.FILE: text})


def rename_section(snapshot: FolderSnapshot, section: SectionPath, title: str) -> FolderEdit:
    text = yaml_edit.set_value(snapshot.text(packinfo.FILE), (*section_place(section), "title"), checked_title(title))
    return FolderEdit(_("Rename section"), {packinfo.FILE: text}, joins=f"section {section}")


def delete_section(snapshot: FolderSnapshot, section: SectionPath) -> FolderEdit:
    """Deletes a section; its articles, and those of the sections in it, come to the end of what is around it."""
    text = snapshot.text(packinfo.FILE)
    gone = [id for path, id in listed_articles(text) if path[: len(section_place(section))] == section_place(section)]
    if not isinstance(yaml_edit.read_value(text, section_place(section)), Mapping):
        raise EditRefused(_(_GONE))
    text = yaml_edit.delete_value(text, section_place(section))
    path = list_path(section[:-1])
    there = yaml_edit.read_value(text, path)
    count = len(there) if isinstance(there, list) else 0
    for number, id in enumerate(gone):
        text = yaml_edit.insert_item(text, path, count + number, id)
    if not yaml_edit.read_value(text, section_place(section)[:-1]):
        text = yaml_edit.delete_value(text, section_place(section)[:-1])
    return FolderEdit(_("Delete section"), {packinfo.FILE: text})


def move_section(snapshot: FolderSnapshot, section: SectionPath, to: int) -> FolderEdit:
    """Moves a section among those beside it, so that it has the number `to`."""
    text = yaml_edit.move_item(snapshot.text(packinfo.FILE), section_place(section)[:-1], section[-1], to)
    return FolderEdit(_("Move section"), {packinfo.FILE: text})


def place_section(snapshot: FolderSnapshot, section: SectionPath, parent: SectionPath, index: int) -> FolderEdit:
    """Moves a section into another one, or out of it with (): before the one that has the number `index` there when the
    section itself is not counted."""
    text = snapshot.text(packinfo.FILE)
    value = yaml_edit.read_value(text, section_place(section))
    if not isinstance(value, Mapping):
        raise EditRefused(_(_GONE))
    if parent == section[:-1]:
        return move_section(snapshot, section, index)
    if parent[: len(section)] == section or len(parent) >= LEVELS or (parent and value.get("sections")):
        raise EditRefused(_("A section in a section has no sections of its own."))
    text = _without_section(text, section)
    parent = parent_after(section, parent)
    text = yaml_edit.insert_item(text, (*section_place(parent), "sections"), index, value)
    return FolderEdit(_("Move section"), {packinfo.FILE: text})


def parent_after(section: SectionPath, parent: SectionPath) -> SectionPath:
    """The path of a section when another one has left its place."""
    if parent and len(section) == 1 and parent[0] > section[0]:
        return (parent[0] - 1, *parent[1:])
    return parent


def section_fields(snapshot: FolderSnapshot, section: SectionPath) -> dict[str, Any]:
    """Its title, and the ids of its articles. Raises EditRefused."""
    value = yaml_edit.read_value(snapshot.text(packinfo.FILE), section_place(section))
    if not isinstance(value, Mapping):
        raise EditRefused(_(_GONE))
    ids = value.get("articles")
    articles = [str(id) for id in ids] if isinstance(ids, list) else []
    return {"title": " ".join(str(value.get("title", "")).split()), "articles": articles}


def change_section(snapshot: FolderSnapshot, section: SectionPath, title: str, articles: Sequence[str]) -> FolderEdit:
    """Another title, and these articles in this order. Others that it had come to the end of what is around."""
    title = checked_title(title)
    text = with_complete_list(snapshot)
    value = yaml_edit.read_value(text, section_place(section))
    if not isinstance(value, Mapping):
        raise EditRefused(_(_GONE))
    if not articles and not value.get("sections"):
        raise EditRefused(_(_NO_ARTICLE))
    own = list_path(section)
    before = [id for path, id in listed_articles(text) if path[:-1] == own]
    text = yaml_edit.set_value(text, (*section_place(section), "title"), title)
    for path, id in reversed(listed_articles(text)):
        if id in articles and path[:-1] != own:
            text = yaml_edit.delete_value(text, path)
    if list(articles) != before:
        text = yaml_edit.set_value(text, own, list(articles), ("title", "articles", "sections"))
    around = list_path(section[:-1])
    for id in before:
        if id not in articles:
            there = yaml_edit.read_value(text, around)
            text = yaml_edit.insert_item(text, around, len(there) if isinstance(there, list) else 0, id)
    return FolderEdit(_("Change section"), {packinfo.FILE: text})


def _without_section(text: str, section: SectionPath) -> str:
    """Also without the list that it was in, if that is empty now."""
    text = yaml_edit.delete_value(text, section_place(section))
    if not yaml_edit.read_value(text, section_place(section)[:-1]):
        text = yaml_edit.delete_value(text, section_place(section)[:-1])
    return text


def checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise EditRefused(_("The section needs a title."))
    if len(title) > LONGEST_TITLE:
        raise EditRefused(
            ngettext(
                "The title of a section has at most {count} character. Shorten it.",
                "The title of a section has at most {count} characters. Shorten it.",
                LONGEST_TITLE,
            )
        )
    return title
