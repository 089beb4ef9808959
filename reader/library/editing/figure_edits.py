"""Steps that concern figures: added, renamed with all that shows them, deleted."""

from __future__ import annotations

import re
import unicodedata

from reader.library.authoring.content_folder import FIGURES
from reader.library.editing.disk_files import is_safe_name
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit, StoredData
from reader.library.editing.link_rewriting import addresses_in, with_addresses, without_links
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.figure_check import MAX_FIGURE_BYTES, FigureError, read_figure
from reader.library.safe_figure import MEDIA_TYPES


def add_figure(snapshot: FolderSnapshot, name: str, data: bytes, stored: StoredData) -> tuple[str, FolderEdit]:
    """The name of the new figure, such as figures/moon.svg, and the step. `stored` is `EditedFolder.stored(data)`.

    `name` is that of the file that was dropped. Raises EditRefused if it is no figure that a pack can have.
    """
    figure = free_name(snapshot, name)
    if reason := problem_of_figure(figure, data):
        raise EditRefused(reason)
    return figure, FolderEdit("Add figure", {figure: stored})


def problem_of_figure(name: str, data: bytes) -> str:
    """Why a pack cannot have this picture, as a sentence; empty if it can."""
    if not name.casefold().endswith(tuple(MEDIA_TYPES)):
        return "A figure is a PNG, JPEG or SVG file. Save the picture as one of these first."
    if len(data) > MAX_FIGURE_BYTES:
        return f"This picture is larger than {MAX_FIGURE_BYTES >> 20} MB. Save it smaller first."
    try:
        read_figure(name, data)
    except FigureError as error:
        return f"This picture cannot be used: {error}."
    return ""


def free_name(snapshot: FolderSnapshot, name: str) -> str:
    """A name in figures/ that no figure has, made from the name of a file, with hyphens in place of spaces."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = plain.rpartition(".")
    stem = re.sub(r"[^\w.]+", "-", stem).strip("-._").lower()[:80] or "figure"
    ending = ending.lower()
    taken = {each.casefold() for each in snapshot.figures}
    number = 1
    while (made := f"{FIGURES}/{stem}{f'-{number}' if number > 1 else ''}{dot}{ending}").casefold() in taken:
        number += 1
    return made if is_safe_name(made) else made.replace(f"/{stem}", f"/figure-{stem}")


def rename_figure(snapshot: FolderSnapshot, old: str, new: str) -> FolderEdit:
    """Another name in figures/; articles that show it go along."""
    if old == new:
        return FolderEdit("Rename figure", {})
    if old not in snapshot.figures:
        raise EditRefused(f"There is no figure {old} any more.")
    if not is_safe_name(new) or not new.startswith(f"{FIGURES}/"):
        raise EditRefused(f"{new.rpartition('/')[2] or 'An empty text'} is not a name for a figure.")
    if MEDIA_TYPES[_ending(new)] != MEDIA_TYPES[_ending(old)]:
        raise EditRefused(f"The name must go on to end in {_ending(old)}, because that is what the picture is.")
    if any(each.casefold() == new.casefold() for each in snapshot.figures if each != old):
        raise EditRefused(f"There is a figure {new} already.")
    changes: dict[str, FileValue | None] = {}
    for file, text in snapshot.texts.items():
        changed = with_addresses(text, lambda address: new if address == old else None)
        if changed != text:
            changes[file] = changed
    changes[new] = StoredData(snapshot.figures[old], 0)
    changes[old] = None
    return FolderEdit("Rename figure", changes)


def delete_figure(snapshot: FolderSnapshot, figure: str, *, unlink: bool = False) -> FolderEdit:
    """Deletes a figure that no article shows. With `unlink`, it goes out of the articles, too."""
    if figure not in snapshot.figures:
        raise EditRefused(f"There is no figure {figure} any more.")
    uses = [
        (file, found.line)
        for file, text in sorted(snapshot.texts.items())
        for found in addresses_in(text)
        if found.address == figure
    ]
    if uses and not unlink:
        more = f" and {len(uses) - 1} more" if len(uses) > 1 else ""
        raise EditRefused(f"{figure} is shown in {uses[0][0]}, line {uses[0][1]}{more}. Delete it there first.")
    changes: dict[str, FileValue | None] = {
        file: without_links(snapshot.text(file), lambda address: address == figure) for file, _ in uses
    }
    return FolderEdit("Delete figure", {**changes, figure: None})


def _ending(name: str) -> str:
    return name[name.rfind(".") :].casefold()
