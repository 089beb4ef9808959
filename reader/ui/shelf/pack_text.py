"""Where a pack on the shelf is, as text for its row and for questions about it."""

from __future__ import annotations

from pathlib import Path

from reader.library.shelf import PackOrigin
from reader.library.shelf_listing import NOT_ASKED, ListedPack, is_removable
from reader.system.paths import DATA_NAME
from reader.translation import _, in_english
from reader.ui.lists.pack_facts import last_two, origin_text
from reader.ui.widgets.labels import one_line


def location_text(each: ListedPack) -> str:
    folder = one_line(str(each.file.parent))
    if in_english(each.problem) == NOT_ASKED:
        return _("Not looked for in {folder}", folder=folder)
    if each.origin is PackOrigin.ADDED and not each.is_available:
        carried = is_removable(each.file)
        return (
            _("Not available: insert its stick ({folder})", folder=folder)
            if carried
            else _("Not available: it was in {folder}", folder=folder)
        )
    match each.origin:
        case PackOrigin.BUNDLED:
            return _("Comes with Carrel")
        case PackOrigin.NEXT_TO_PROGRAM:
            return _("Next to the program: {file}", file=last_two(each.file))
        case PackOrigin.COPIED:
            return _copy_location(each.file)
        case PackOrigin.ADDED:
            return (
                _("On a stick or a share: {folder}", folder=folder)
                if is_removable(each.file)
                else _("On this computer: {folder}", folder=folder)
            )


def file_location(each: ListedPack) -> str:
    """For the end of a sentence, in brackets."""
    return origin_text(each.file, each.origin)


def _copy_location(file: Path) -> str:
    is_portable = file.parent.parent.name == DATA_NAME
    return _("A copy, next to the program") if is_portable else _("A copy, on this computer")
