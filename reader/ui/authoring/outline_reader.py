"""Reads what the tree shows from the texts of a folder. What has mistakes and cannot be read is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml
from reader.ui.authoring.pack_outline import FILES, EntryKind, OutlineEntry, PackOutline, article_of_file

LONGEST_HEAD = 20_000  # characters of the head of an article in which its title is looked for
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)

Result = TypeVar("Result")
ReadText = Callable[[str], str | None]


class OutlineReader:
    """Reads only the files again whose text has changed: an author waits for each letter."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, object]] = {}

    def read(self, read: ReadText, files: Sequence[str]) -> PackOutline:
        """`files` are those of the folder, relative, with forward slashes; `read` gives the text of one."""

        def entries_of(kind: EntryKind, key: str, title: str) -> tuple[OutlineEntry, ...]:
            file = FILES[kind]
            return self._once(file, read(file) or "", lambda text: tuple(_entries(_yaml(text), key, title)))

        id, title, order = self._once(FILES[EntryKind.PACK], read(FILES[EntryKind.PACK]) or "", _pack_facts)
        articles = sorted(filter(None, map(article_of_file, files)))
        ordered = dict.fromkeys([*(each for each in order if each in articles), *articles])
        figures = (file for file in sorted(files) if file.startswith("figures/"))
        entries = {
            EntryKind.ARTICLE: tuple(OutlineEntry(id, self._title(read, id)) for id in ordered),
            EntryKind.TERM: entries_of(EntryKind.TERM, "", "term"),
            EntryKind.SOURCE: entries_of(EntryKind.SOURCE, "references", "title"),
            EntryKind.FIGURE: tuple(OutlineEntry(file, file.removeprefix("figures/")) for file in figures),
            EntryKind.QUESTION: entries_of(EntryKind.QUESTION, "questions", "question"),
        }
        return PackOutline(id, title, entries)

    def _title(self, read: ReadText, id: str) -> str:
        file = f"articles/{id}.md"
        return self._once(file, read(file) or "", article_title) or id

    def _once(self, file: str, text: str, work: Callable[[str], Result]) -> Result:
        known = self._known.get(file)
        if known is None or known[0] != text:
            known = self._known[file] = text, work(text)
        return known[1]  # type: ignore[return-value]


def _pack_facts(text: str) -> tuple[str, str, tuple[str, ...]]:
    """The id and the title of the pack, and the ids of its articles in their order."""
    pack = _mapping(_yaml(text))
    return _text(pack.get("id")), _text(pack.get("title")), tuple(_text(item) for item in _items(pack.get("articles")))


def article_title(text: str) -> str:
    """The title in the head of an article; empty if there is none."""
    if not text.startswith("---"):
        return ""
    head = text[: text.find("\n---", 3)] if "\n---" in text[3:LONGEST_HEAD] else text[:LONGEST_HEAD]
    found = _TITLE.search(head)
    if not found:
        return ""
    node = parse_yaml(found[0], FileProblems(""))
    return _text(_mapping(node).get("title"))


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
