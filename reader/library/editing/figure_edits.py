"""Steps that concern figures: added, renamed with all that shows them, deleted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reader.library.authoring.content_folder import FIGURES
from reader.library.editing.disk_files import is_safe_name
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit, StoredData
from reader.library.editing.link_rewriting import addresses_in, with_addresses, without_links
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.figure_check import MAX_FIGURE_BYTES, FigureError, read_figure
from reader.library.safe_figure import MEDIA_TYPES
from reader.translation import Translated, _, ngettext


def add_figure(snapshot: FolderSnapshot, name: str, data: bytes, stored: StoredData) -> tuple[str, FolderEdit]:
    """The name of the new figure, such as figures/moon.svg, and the step. `stored` is `EditedFolder.stored(data)`.

    `name` is that of the file that was dropped. Raises EditRefused if it is no figure that a pack can have.
    """
    figure = free_name(snapshot, name)
    if reason := problem_of_figure(figure, data):
        raise EditRefused(reason)
    return figure, FolderEdit(_("Add figure"), {figure: stored})


def problem_of_figure(name: str, data: bytes) -> str:
    """Why a pack cannot have this picture, as a sentence; empty if it can."""
    if not name.casefold().endswith(tuple(MEDIA_TYPES)):
        return _("A figure is a PNG, JPEG or SVG file. Save the picture as one of these first.")
    if len(data) > MAX_FIGURE_BYTES:
        return _("This picture is larger than {limit} MB. Save it smaller first.", limit=MAX_FIGURE_BYTES >> 20)
    try:
        read_figure(name, data)
    except FigureError as error:
        return _("This picture cannot be used: {reason}.", reason=error.args[0])
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
        return FolderEdit(_("Rename figure"), {})
    if old not in snapshot.figures:
        raise EditRefused(_("There is no figure {figure} any more.", figure=old))
    if not is_safe_name(new) or not new.startswith(f"{FIGURES}/"):
        name = new.rpartition("/")[2]
        if not name:
            raise EditRefused(_("An empty text is not a name for a figure."))
        raise EditRefused(_("{name} is not a name for a figure.", name=name))
    if MEDIA_TYPES[_ending(new)] != MEDIA_TYPES[_ending(old)]:
        raise EditRefused(
            _("The name must go on to end in {ending}, because that is what the picture is.", ending=_ending(old))
        )
    if any(each.casefold() == new.casefold() for each in snapshot.figures if each != old):
        raise EditRefused(_("There is a figure {figure} already.", figure=new))
    changes: dict[str, FileValue | None] = {}
    for file, text in snapshot.texts.items():
        changed = with_addresses(text, lambda address: new if address == old else None)
        if changed != text:
            changes[file] = changed
    changes[new] = StoredData(snapshot.figures[old], 0)
    changes[old] = None
    return FolderEdit(_("Rename figure"), changes)


def delete_figure(snapshot: FolderSnapshot, figure: str, *, unlink: bool = False) -> FolderEdit:
    """Deletes a figure that no article shows. With `unlink`, it goes out of the articles, too."""
    if figure not in snapshot.figures:
        raise EditRefused(_("There is no figure {figure} any more.", figure=figure))
    uses = [
        (file, found.line)
        for file, text in sorted(snapshot.texts.items())
        for found in addresses_in(text)
        if found.address == figure
    ]
    if uses and not unlink:
        raise EditRefused(_used_text(figure, uses))
    changes: dict[str, FileValue | None] = {
        file: without_links(snapshot.text(file), lambda address: address == figure) for file, _line in uses
    }
    return FolderEdit(_("Delete figure"), {**changes, figure: None})


def _used_text(figure: str, uses: Sequence[tuple[str, int]]) -> Translated:
    """Why a figure cannot be deleted. `uses` are files with a line in each."""
    place = {"figure": figure, "file": uses[0][0], "line": uses[0][1]}
    if len(uses) == 1:
        return _("{figure} is shown in {file}, line {line}. Delete it there first.", **place)
    return ngettext(
        "{figure} is shown in {file}, line {line} and {count} more. Delete it there first.",
        "{figure} is shown in {file}, line {line} and {count} more. Delete it there first.",
        len(uses) - 1,
        **place,
    )


def _ending(name: str) -> str:
    return name[name.rfind(".") :].casefold()
