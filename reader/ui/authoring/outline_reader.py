"""Reads what the tree shows from the texts of a folder. What has mistakes and cannot be read is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml
from reader.library.editing import article_edits, pack_arrangement
from reader.library.editing.snapshot import FolderSnapshot
from reader.ui.authoring.pack_outline import FILES, EntryKind, OutlineEntry, PackOutline

Result = TypeVar("Result")


class OutlineReader:
    """Reads only the files again whose text has changed: an author waits for each letter."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, object]] = {}

    def read(self, snapshot: FolderSnapshot) -> PackOutline:
        def entries_of(kind: EntryKind, key: str, title: str) -> tuple[OutlineEntry, ...]:
            file = FILES[kind]
            return self._once(file, snapshot.text(file), lambda text: tuple(_entries(_yaml(text), key, title)))

        id, title = self._once(FILES[EntryKind.PACK], snapshot.text(FILES[EntryKind.PACK]), _pack_facts)
        articles = article_edits.articles(snapshot)
        entries = {
            EntryKind.ARTICLE: tuple(OutlineEntry(each.id, each.title, section=each.section) for each in articles),
            EntryKind.TERM: entries_of(EntryKind.TERM, "", "term"),
            EntryKind.SOURCE: entries_of(EntryKind.SOURCE, "references", "title"),
            EntryKind.FIGURE: tuple(
                OutlineEntry(file, file.removeprefix("figures/")) for file in sorted(snapshot.figures)
            ),
            EntryKind.QUESTION: entries_of(EntryKind.QUESTION, "questions", "question"),
        }
        return PackOutline(id, title, entries, tuple(pack_arrangement.sections(snapshot)))

    def _once(self, file: str, text: str, work: Callable[[str], Result]) -> Result:
        known = self._known.get(file)
        if known is None or known[0] != text:
            known = self._known[file] = text, work(text)
        return known[1]  # type: ignore[return-value]


def _pack_facts(text: str) -> tuple[str, str]:
    """The id and the title of the pack."""
    pack = _mapping(_yaml(text))
    return _text(pack.get("id")), _text(pack.get("title"))


def _yaml(text: str) -> YamlNode | None:
    return parse_yaml(text, FileProblems("")) if text else None


def _entries(node: YamlNode | None, key: str, title: str) -> Iterator[OutlineEntry]:
    """The file is a list, or has the list in a field of its own."""
    if isinstance(node, YamlMapping) and key:
        node = node.values.get(key)
    for item in _items(node):
        fields = _mapping(item)
        id = _text(fields.get("id"))
        if id:
            yield OutlineEntry(id, _text(fields.get(title)) or id, detail=_detail(fields))


def _detail(fields: dict[str, YamlNode]) -> str:
    """Further words by which an entry is found: other names of a term, authors and the year of a source."""
    words = [_text(item) for item in _items(fields.get("aka"))]
    for author in _items(fields.get("author")):
        name = _mapping(author)
        words.append(_text(name.get("family")) or _text(name.get("literal")))
    issued = fields.get("issued")
    while isinstance(issued, YamlMapping | YamlList):
        parts = [*issued.values.values()] if isinstance(issued, YamlMapping) else issued.items
        issued = parts[0] if parts else None
    words.append(_text(issued))
    return " ".join(filter(None, words))


def _mapping(node: YamlNode | None) -> dict[str, YamlNode]:
    return node.values if isinstance(node, YamlMapping) else {}


def _items(node: YamlNode | None) -> Sequence[YamlNode]:
    return node.items if isinstance(node, YamlList) else ()


def _text(node: YamlNode | None) -> str:
    return node.text if isinstance(node, YamlScalar) else ""
