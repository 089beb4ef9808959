"""Files of sources and of terms that are added to an edited folder: the same work or term only once, as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reader.library.citation.fields import as_text
from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.folder_entries import FolderEntries, addition_of, edit_of, together, with_texts
from reader.library.editing.forms.pasted_source import as_yaml
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.importing.glossary_files.glossary_file import GLOSSARY_ENDINGS, read_glossary_file
from reader.library.importing.imported import ImportFailed
from reader.library.importing.plain_text.text_reader import text_of
from reader.library.importing.reading import OnShare, Reading
from reader.library.importing.reference_files.merge_references import merge_references
from reader.library.importing.reference_files.reference_file import REFERENCE_READERS, items_in
from reader.library.importing.report import ImportReport, ReportEntry
from reader.library.importing.term_list import ImportedTerm
from reader.translation import Translated, _, list_text, ngettext

Item = TypeVar("Item")

ENDINGS: Mapping[FormKind, tuple[str, ...]] = {
    FormKind.TERM: GLOSSARY_ENDINGS,
    FormKind.SOURCE: tuple(REFERENCE_READERS),
}
"""The endings of the files that can be added to a list."""

_LISTS = ("aka", "see", "cites")
LONGEST_SHOWN = 200  # characters of what was not kept


class AddedFile(NamedTuple):
    """`edit` is None if the file has nothing new; `sentence` says what it does, and `lines` what was not kept."""

    edit: FolderEdit | None
    sentence: str
    lines: Sequence[str] = ()


def added_file(folder: FolderEntries, kind: FormKind, path: Path, on_share: OnShare = lambda share: None) -> AddedFile:
    """Raises ImportFailed and EditRefused, and what `on_share` raises, which learns how much of it is done."""
    if path.suffix.casefold() not in ENDINGS[kind]:
        raise ImportFailed(_("Carrel adds files that end in {endings} here.", endings=list_text(ENDINGS[kind])))
    if kind is FormKind.TERM:
        return _added_terms(folder, path, on_share)
    report = ImportReport()
    found = items_in(text_of(path, report), path.suffix.casefold())
    items = [{"id": each.key, **each.item} for each in _followed(found, on_share)]
    existing = folder.entries(FormKind.SOURCE)
    merged = merge_references(existing, _followed(items, on_share, len(items)))
    new = [as_yaml(merged.items[key]) for key in merged.items if key not in existing]
    changed = {key: as_yaml(merged.items[key]) for key in merged.changed}
    edit = _edit(folder.snapshot, FormKind.SOURCE, new, _added_fields(existing, changed), _step_name(path))
    same = len(set(merged.keys)) - len(new) - len(changed)
    sentence = _source_sentences(len(new), len(changed), same)
    return AddedFile(edit, sentence, _lines((*report.finish(), *merged.report)))


def _added_terms(folder: FolderEntries, path: Path, on_share: OnShare) -> AddedFile:
    existing, sources = folder.entries(FormKind.TERM), folder.entries(FormKind.SOURCE)
    reading = Reading(on_share=on_share)
    reading.references.items.update({key: {**item} for key, item in sources.items()})
    for id, entry in existing.items():
        reading.terms.add(_imported(id, entry), ImportReport())
    # The list of an import has ids of its own form, such as rem-sleep for REM_sleep.
    own = {reading.terms.id_of(as_text(entry.get("term"))): id for id, entry in reversed(existing.items())}
    known = {**reading.terms.terms}
    read_glossary_file(path, reading)
    new, changed = [], dict[str, dict[str, Any]]()
    for id, term in _followed(reading.terms.terms.items(), on_share, len(reading.terms.terms)):
        see = tuple(own.get(other, other) for other in term.see)
        fields = replace(term, see=see).fields()
        if id not in own:
            new.append(fields)
        elif term != known[id]:
            changed[own[id]] = {key: fields[key] for key in _LISTS if key in fields}
    edits = []
    snapshot = folder.snapshot
    if found := [as_yaml(item) for key, item in reading.references.items.items() if key not in sources]:
        edits.append(addition_of(snapshot, FormKind.SOURCE, found))
    edit = _edit(snapshot, FormKind.TERM, new, changed, "")
    edits += [edit] if edit else []
    report = [entry for entries in reading.list_reports.values() for entry in entries]
    whole = together(_step_name(path), *edits) if edits else None
    return AddedFile(whole, _term_sentences(len(new), len(changed)), _lines(report))


def _followed(items: Iterable[Item], on_share: OnShare, count: int = 0) -> Iterator[Item]:
    """The items, with a word on how many of `count` there were before each; 0 if nobody knows how many there are."""
    for number, item in enumerate(items):
        on_share(number / count if count else 0.0)
        yield item


def _imported(id: str, entry: Entry) -> ImportedTerm:
    texts = {key: tuple(map(as_text, entry[key])) for key in _LISTS if isinstance(entry.get(key), list)}
    return ImportedTerm(id, as_text(entry.get("term")), as_text(entry.get("definition")), **texts)


def _added_fields(existing: Mapping[str, Entry], changed: Mapping[str, Entry]) -> dict[str, dict[str, Any]]:
    return {
        id: {key: value for key, value in entry.items() if existing[id].get(key) != value}
        for id, entry in changed.items()
    }


def _edit(
    snapshot: FolderSnapshot,
    kind: FormKind,
    new: Sequence[Entry],
    changed: Mapping[str, Mapping[str, Any]],
    name: str,
) -> FolderEdit | None:
    """One step that adds new entries and sets fields of those that are there; None if there is nothing to do."""
    edit: FolderEdit | None = None
    for id, fields in changed.items():
        if fields:
            edit = edit_of(snapshot, kind, id, {(key,): value for key, value in fields.items()}, name)
            snapshot = with_texts(snapshot, edit)
    if new:
        edit = addition_of(snapshot, kind, new, name)
    return edit


def _step_name(file: Path) -> Translated:
    return _("Add {file}", file=file.name)


def _source_sentences(new: int, changed: int, same: int) -> str:
    """Such as “3 sources added. 1 source that was there has more fields now. 2 sources were there already.”"""
    parts = [ngettext("{count} source added.", "{count} sources added.", new)]
    if changed:
        parts.append(
            ngettext(
                "{count} source that was there has more fields now.",
                "{count} sources that were there have more fields now.",
                changed,
            )
        )
    if same:
        parts.append(ngettext("{count} source was there already.", "{count} sources were there already.", same))
    return " ".join(parts)


def _term_sentences(new: int, changed: int) -> str:
    parts = [ngettext("{count} term added.", "{count} terms added.", new)]
    if changed:
        parts.append(
            ngettext(
                "{count} term that was there has more fields now.",
                "{count} terms that were there have more fields now.",
                changed,
            )
        )
    return " ".join(parts)


def _lines(entries: Iterable[ReportEntry]) -> list[str]:
    """Each is a sentence, with the text that it is about."""
    return [f"{entry.message} {entry.text[:LONGEST_SHOWN]}".strip() for entry in entries]
