"""The entries of an edited folder as forms need them, and the steps that forms make in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from reader.library.authoring import glossary, packinfo, quiz, references
from reader.library.authoring.content_source import ContentSource, KeptResults
from reader.library.authoring.dates import iso_date
from reader.library.citation.fields import as_text
from reader.library.editing import field_edits, section_edits
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.known_entries import KnownEntries, NamedEntry
from reader.library.editing.forms.step_names import addition_name, change_name, deletion_name
from reader.library.editing.pack_arrangement import SectionPath
from reader.library.editing.snapshot import FolderSnapshot, SnapshotFiles, article_name
from reader.library.importing.yaml_text import yaml_lines
from reader.library.model import Article, plain_text
from reader.translation import _

FILES: Mapping[FormKind, str] = {
    FormKind.TERM: glossary.FILE,
    FormKind.SOURCE: references.FILE,
    FormKind.QUESTION: quiz.FILE,
}
"""The files with a list of entries."""

MOST_SHOWN = 300  # characters of a paragraph


class FolderEntries:
    """What the folder has at one moment. Its methods raise EditRefused where a file is not valid YAML."""

    def __init__(self, snapshot: FolderSnapshot, kept: KeptResults | None = None) -> None:
        """`kept` makes reading quicker for who asks again and again."""
        self.snapshot = snapshot
        self._kept = kept or KeptResults()
        self.article = cache(self._article)

    def entries(self, kind: FormKind) -> dict[str, Entry]:
        """The terms, sources or questions by their ids; of two with the same id the first one."""
        found: dict[str, Entry] = {}
        for entry in field_edits.entries(self.snapshot, FILES[kind]):
            found.setdefault(as_text(entry.get("id")), entry)
        found.pop("", None)
        return found

    def entry(self, kind: FormKind, id: str) -> Entry:
        """An entry, the fields of the pack, or those above an article. Raises EditRefused if it is gone."""
        if kind is FormKind.PACK:
            return field_edits.fields(self.snapshot, packinfo.FILE)
        if kind is FormKind.ARTICLE:
            return field_edits.fields(self.snapshot, article_name(id))
        if kind is FormKind.SECTION:
            return section_edits.section_fields(self.snapshot, _section_path(id))
        entry = self.entries(kind).get(id)
        if entry is None:
            raise EditRefused(_("There is no {id} in {file} any more.", id=id, file=FILES[kind]))
        return entry

    @cached_property
    def known(self) -> KnownEntries:
        """What the files with errors would say is left out."""
        return KnownEntries(
            articles=[NamedEntry(id, self.title_of(id)) for id in self.snapshot.article_ids()],
            terms=self._if_valid(FormKind.TERM),
            sources=self._if_valid(FormKind.SOURCE),
            questions=[*self._if_valid(FormKind.QUESTION)],
            figures=[*self.snapshot.figures],
            paragraphs=self.paragraphs,
            date=self._date(),
        )

    def title_of(self, article: str) -> str:
        try:
            return as_text(field_edits.fields(self.snapshot, article_name(article)).get("title")) or article
        except EditRefused:
            return article

    def paragraphs(self, article: str) -> Sequence[NamedEntry]:
        """The blocks of an article that have a text."""
        found = self.article(article)
        texts = [(block.id, " ".join(plain_text(block.spans).split())) for block in found.blocks] if found else []
        return [NamedEntry(id, text[:MOST_SHOWN]) for id, text in texts if text]

    def _article(self, id: str) -> Article | None:
        found = self._source.preview(id)
        return found[0] if found else None

    @cached_property
    def _source(self) -> ContentSource:
        return ContentSource(SnapshotFiles(self.snapshot), self._kept)

    def _if_valid(self, kind: FormKind) -> Mapping[str, Entry]:
        try:
            return self.entries(kind)
        except EditRefused:
            return {}

    def _date(self) -> str:
        try:
            return iso_date(as_text(self.entry(FormKind.PACK, "").get("date")))
        except EditRefused:
            return ""


def edit_of(
    snapshot: FolderSnapshot, kind: FormKind, id: str, changes: Mapping[tuple[str, ...], Any], name: str = ""
) -> FolderEdit:
    """One step that changes fields of an entry. Raises EditRefused."""
    if kind is FormKind.SECTION:
        section = _section_path(id)
        fields = section_edits.section_fields(snapshot, section)
        title, articles = (changes.get((field,), fields[field]) for field in ("title", "articles"))
        return section_edits.change_section(snapshot, section, as_text(title), articles or ())
    file = {FormKind.PACK: packinfo.FILE, FormKind.ARTICLE: article_name(id)}.get(kind) or FILES[kind]
    for path, value in changes.items():
        if kind in FILES:
            step = field_edits.set_entry_field(snapshot, file, id, path, value or "")
        else:
            step = field_edits.set_field(snapshot, file, path, value or "")
        snapshot = with_texts(snapshot, step)
    return FolderEdit(name or change_name(kind), {file: snapshot.text(file)})


def _section_path(id: str) -> SectionPath:
    """A section has no id of its own, but numbers, such as 2.0."""
    return tuple(int(part) for part in id.split("."))


def addition_of(snapshot: FolderSnapshot, kind: FormKind, entries: Sequence[Entry], name: str = "") -> FolderEdit:
    """One step that adds entries, which have their ids, at the end. Raises EditRefused."""
    file = FILES[kind]
    name = name or addition_name(kind, len(entries))
    if len(entries) > 1 and (text := _with_all(snapshot, file, entries)):
        return FolderEdit(name, {file: text})
    for entry in entries:
        snapshot = with_texts(snapshot, field_edits.add_entry(snapshot, file, entry))
    return FolderEdit(name, {file: snapshot.text(file)})


def _with_all(snapshot: FolderSnapshot, file: str, entries: Sequence[Entry]) -> str:
    """The file with many entries at its end, which is read only once; empty if its form does not allow that."""
    before, text = field_edits.entries(snapshot, file), snapshot.text(file)
    lines: list[str] = []
    for entry in entries:
        known = [key for key in field_edits.ORDERS[file] if entry.get(key)]
        ordered = {key: entry[key] for key in dict.fromkeys([*known, *entry]) if entry[key]}
        first, *rest = yaml_lines(ordered, "  ")
        lines += [f"- {first.strip()}", *rest]
    if not before and not text.strip():
        key = {references.FILE: "references:\n", quiz.FILE: "questions:\n"}.get(file, "")
        text = key
    changed = "\n".join([text.rstrip("\n"), *lines, ""]).lstrip("\n")
    try:
        after = field_edits.entries(with_texts(snapshot, FolderEdit("", {file: changed})), file)
    except EditRefused:
        return ""
    is_whole = after[: len(before)] == before and len(after) == len(before) + len(entries)
    ids = [entry.get("id") for entry in after[len(before) :]]
    return changed if is_whole and ids == [entry.get("id") for entry in entries] else ""


def deletion_of(snapshot: FolderSnapshot, kind: FormKind, ids: Sequence[str]) -> FolderEdit:
    """One step that deletes entries. Raises EditRefused."""
    file = FILES[kind]
    for id in ids:
        snapshot = with_texts(snapshot, field_edits.delete_entry(snapshot, file, id))
    return FolderEdit(deletion_name(kind, len(ids)), {file: snapshot.text(file)})


def together(name: str, *edits: FolderEdit) -> FolderEdit:
    """Edits of different files as one step."""
    return FolderEdit(name, {file: value for edit in edits for file, value in edit.changes.items()})


def with_texts(snapshot: FolderSnapshot, edit: FolderEdit) -> FolderSnapshot:
    """The folder as it is after an edit of texts."""
    changed = {file: value for file, value in edit.changes.items() if isinstance(value, str)}
    return FolderSnapshot(snapshot.path, {**snapshot.texts, **changed}, snapshot.figures, snapshot.unreadable)
