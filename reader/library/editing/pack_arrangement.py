"""Where pack.yaml lists articles: in `articles`, and in `sections` on two levels; and moves among these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.library.authoring import packinfo
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_edit import YamlPath
from reader.library.editing.yaml_tree import YamlValue
from reader.library.pack_sections import LEVELS
from reader.translation import _

SectionPath = tuple[int, ...]
"""() is above all sections, (2,) the third section, (2, 0) the first one in it."""


@dataclass(frozen=True, slots=True)
class FolderSection:
    """A section in pack.yaml, with the ids that it lists itself."""

    path: SectionPath
    title: str
    articles: Sequence[str]


def listed_articles(pack: str) -> list[tuple[YamlPath, str]]:
    """Each id that the text of pack.yaml lists, with its path there; none if the file has an error."""
    try:
        value = yaml_edit.read_value(pack)
    except EditRefused:
        return []
    return list(_listed(value, ())) if isinstance(value, Mapping) else []


def sections(snapshot: FolderSnapshot) -> list[FolderSection]:
    """All sections in their order; each is followed by those in it."""
    try:
        value = yaml_edit.read_value(snapshot.text(packinfo.FILE), ("sections",))
    except EditRefused:
        return []
    return list(_sections(value, ()))


def order_of(snapshot: FolderSnapshot) -> list[tuple[str, SectionPath]]:
    """All articles in the order of the pack, each with its section."""
    ids = snapshot.article_ids()
    top, inside = dict[str, SectionPath](), dict[str, SectionPath]()
    for path, id in listed_articles(snapshot.text(packinfo.FILE)):
        section = tuple(part for part in path[:-1] if isinstance(part, int))
        if id in ids and id not in top and id not in inside:
            (inside if section else top)[id] = section
    unlisted = dict.fromkeys((id for id in ids if id not in top and id not in inside), ())
    return [*top.items(), *unlisted.items(), *inside.items()]


def arranged(snapshot: FolderSnapshot, ids: Sequence[str]) -> str:
    """pack.yaml with these articles in `articles`, which sections do not list."""
    return yaml_edit.set_value(
        snapshot.text(packinfo.FILE), ("articles",), list(ids), (*_ORDER_BEFORE_ARTICLES, "articles", "sections")
    )


def move_article(snapshot: FolderSnapshot, id: str, section: SectionPath, index: int) -> FolderEdit:
    """Moves an article to a place in a section, or above all sections. `index` counts without the article itself."""
    text = with_complete_list(snapshot)
    path = list_path(section)
    for old, listed in reversed(listed_articles(text)):
        if listed == id:
            text = yaml_edit.delete_value(text, old)
    text = yaml_edit.insert_item(text, path, index, id)
    return FolderEdit(_("Move article"), {packinfo.FILE: text})


_ORDER_BEFORE_ARTICLES = (
    *("id", "title", "edition", "date", "language", "publisher", "licence", "description", "whats_new", "topic"),
    *("reviewed_by", "review_due", "emergency"),
)


def with_complete_list(snapshot: FolderSnapshot) -> str:
    """pack.yaml with every article in a list: in their present order if they have been ordered by their names."""
    text = snapshot.text(packinfo.FILE)
    listed = {id for _path, id in listed_articles(text)}
    top = [id for id, section in order_of(snapshot) if not section]
    return text if all(id in listed for id in top) else arranged(snapshot, top)


def section_place(section: SectionPath) -> YamlPath:
    path: YamlPath = ()
    for number in section:
        path = (*path, "sections", number)
    return path


def list_path(section: SectionPath) -> YamlPath:
    return (*section_place(section), "articles")


def _listed(value: Mapping[str, YamlValue], path: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    ids, inner = value.get("articles"), value.get("sections")
    for number, id in enumerate(ids if isinstance(ids, list) else ()):
        if isinstance(id, str):
            yield (*path, "articles", number), " ".join(id.split())
    for number, section in enumerate(inner if isinstance(inner, list) else ()):
        if isinstance(section, Mapping) and len(path) < 2 * LEVELS:
            yield from _listed(section, (*path, "sections", number))


def _sections(value: YamlValue, path: SectionPath) -> Iterator[FolderSection]:
    for number, section in enumerate(value if isinstance(value, list) else ()):
        if isinstance(section, Mapping) and len(path) < LEVELS:
            ids = section.get("articles")
            own = [str(id) for id in ids] if isinstance(ids, list) else []
            yield FolderSection((*path, number), " ".join(str(section.get("title", "")).split()), own)
            yield from _sections(section.get("sections", ""), (*path, number))
