"""Files that the reader drops on the window or chooses in “Open”: packs, content folders, marks, documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.system import reachable
from reader.translation import _, ngettext
from reader.ui.importing.document_files import holds_documents, is_document, is_other_format
from reader.ui.importing.feature import ImportingFeature
from reader.ui.marks.feature import MarksFeature
from reader.ui.previews.content_folder import content_folder_of
from reader.ui.previews.feature import PreviewsFeature
from reader.ui.shelf.feature import ShelfFeature
from reader.ui.widgets.labels import one_line

_MARKS = (".json", ".sqlite")
LONGEST_NAME = 80  # characters
MOST_NAMED = 3


class SortedFiles(NamedTuple):
    packs: list[Path]
    folders: list[Path]
    marks: list[Path]
    content: list[Path]
    """Content folders, and files in them."""

    documents: list[Path]
    """Files of other programs, and folders of them."""


def sort_files(files: Sequence[Path]) -> SortedFiles:
    """By their names and places, JSON also by its beginning; any other file is opened as a pack, which may fail."""
    found = SortedFiles([], [], [], [], [])
    for file in files:
        if file.name.lower().endswith(_MARKS) and not is_document(file):
            found.marks.append(file)
        elif content_folder_of(file):
            found.content.append(file)
        elif reachable.is_folder(file):
            (found.documents if holds_documents(file) else found.folders).append(file)
        elif is_document(file) or is_other_format(file):
            found.documents.append(file)
        else:
            found.packs.append(file)
    return found


def describe_drop(files: Sequence[Path]) -> str:
    """What will happen to files that are dropped, as sentences on lines of their own."""
    packs, folders, marks, content, documents = sort_files(files)
    lines: list[str] = []
    if packs:
        rest = len(packs) - 1
        if rest:
            line = ngettext(
                "Drop to open “{pack}”, and to add {count} more pack to the shelf.",
                "Drop to open “{pack}”, and to add {count} more packs to the shelf.",
                rest,
                pack=_name(packs[0]),
            )
        else:
            line = _("Drop to open “{pack}”.", pack=_name(packs[0]))
        lines.append(line)
    if len(folders) == 1:
        lines.append(_("Drop to add the packs in the folder “{folder}” to the shelf.", folder=_name(folders[0])))
    elif folders:
        lines.append(
            ngettext(
                "Drop to add the packs in {count} folder to the shelf.",
                "Drop to add the packs in {count} folders to the shelf.",
                len(folders),
            )
        )
    to_build = dict.fromkeys(folder for file in content if (folder := content_folder_of(file)))
    lines += [
        _("Drop to look at the pack in the folder “{folder}”.", folder=_name(folder))
        for folder in [*to_build][:MOST_NAMED]
    ]
    lines += _about_documents(documents)
    if len(marks) == 1:
        lines.append(_("Drop to import the marks in “{file}”.", file=_name(marks[0])))
    elif marks:
        lines.append(
            ngettext(
                "Drop to import the marks in {count} file.", "Drop to import the marks in {count} files.", len(marks)
            )
        )
    return "\n".join(lines)


def _about_documents(documents: Sequence[Path]) -> list[str]:
    if not documents:
        return []
    count, name = len(documents), _name(documents[0])
    if all(map(is_other_format, documents)):
        if count == 1:
            return [_("Carrel cannot read “{file}”. Drop to learn what to do.", file=name)]
        return [
            ngettext(
                "Carrel cannot read {count} document. Drop to learn what to do.",
                "Carrel cannot read {count} documents. Drop to learn what to do.",
                count,
            )
        ]
    if count == 1:
        return [_("Drop to make a pack of “{file}”.", file=name)]
    return [ngettext("Drop to make a pack of {count} document.", "Drop to make a pack of {count} documents.", count)]


class FileOpener:
    def __init__(
        self, shelf: ShelfFeature, marks: MarksFeature, previews: PreviewsFeature, importing: ImportingFeature
    ) -> None:
        self._shelf = shelf
        self._marks = marks
        self._previews = previews
        self._importing = importing

    def open(self, files: Sequence[Path]) -> None:
        """Opens the first pack, adds the others to the shelf, builds content folders, imports marks and documents."""
        packs, folders, marks, content, documents = sort_files(files)
        self._shelf.open_files(packs)
        self._shelf.packs.add_folders(folders)
        self._previews.look_at(content)
        if marks:
            self._marks.import_files(marks)
        if documents:
            self._importing.import_documents(documents)


def _name(file: Path) -> str:
    return one_line(file.name or str(file), LONGEST_NAME)
