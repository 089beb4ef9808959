"""Where a pack on the shelf is, as text for its row and for questions about it."""

from __future__ import annotations

from pathlib import Path

from reader.library.shelf import PackOrigin
from reader.library.shelf_listing import NOT_ASKED, ListedPack, is_removable
from reader.system.paths import DATA_NAME
from reader.ui.lists.pack_facts import last_two, origin_text
from reader.ui.widgets.labels import one_line


def location_text(each: ListedPack) -> str:
    folder = one_line(str(each.file.parent))
    if each.problem == NOT_ASKED:
        return f"Not looked for in {folder}"
    if each.origin is PackOrigin.ADDED and not each.is_available:
        carried = is_removable(each.file)
        return f"Not available: insert its stick ({folder})" if carried else f"Not available: it was in {folder}"
    match each.origin:
        case PackOrigin.BUNDLED:
            return "Comes with Carrel"
        case PackOrigin.NEXT_TO_PROGRAM:
            return f"Next to the program: {last_two(each.file)}"
        case PackOrigin.COPIED:
            return _copy_location(each.file)
        case PackOrigin.ADDED:
            return f"On a stick or a share: {folder}" if is_removable(each.file) else f"On this computer: {folder}"


def file_location(each: ListedPack) -> str:
    """For the end of a sentence, in brackets."""
    return origin_text(each.file, each.origin)


def _copy_location(file: Path) -> str:
    is_portable = file.parent.parent.name == DATA_NAME
    return "A copy, next to the program" if is_portable else "A copy, on this computer"
