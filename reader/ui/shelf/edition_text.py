"""What the reader is asked about several files of one pack. An edition, a date and a publisher are what a file says."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import PackInfo
from reader.library.shelf import PackOnShelf
from reader.library.shelf_listing import ListedPack
from reader.ui.lists.pack_facts import isolated, readable_date
from reader.ui.shelf.pack_text import file_location
from reader.ui.widgets.labels import one_line

READ_IT, KEEP_MINE = "Read it", "Keep mine"
SHOW_SHELF = "Show the shelf"
ALWAYS, ONLY_NOW = "Always read this one", "Only this time"
CHANGED = "The other file of “{}” has changed since Carrel found it, so it was not opened. Open the shelf to see it."

LONGEST_TITLE, LONGEST_PUBLISHER = 80, 60  # characters


def found_another(mine: PackInfo, where: str, others: Sequence[ListedPack], count: int) -> str:
    """`mine` is read, from `where`; `others` were found, and there are `count` of them."""
    name = title(mine)
    if count == 1 and others[0].pack:
        other = others[0]
        return (
            f"Another edition of “{name}” was found: {_facts(others[0].pack)} ({file_location(other)}). "
            f"You are reading edition {mine.edition} ({where})."
        )
    return (
        f"{count:,} other files of “{name}” were found; the shelf lists them. "
        f"You are reading edition {mine.edition} ({where})."
    )


def opened_another(opened: ListedPack, usual: ListedPack) -> str:
    """`opened` is on the page, because the reader opened it by its name; otherwise Carrel reads `usual`."""
    assert opened.pack
    assert usual.pack
    return (
        f"You opened another edition of “{title(usual.pack)}”: {_facts(opened.pack)} ({file_location(opened)}). "
        f"Next time Carrel opens edition {usual.pack.edition} ({file_location(usual)})."
    )


def reads_chosen(pack: PackInfo, where: str) -> str:
    return f"Reading edition {pack.edition} of “{title(pack)}” ({where}), as you chose."


def title(pack: PackInfo | PackOnShelf) -> str:
    return isolated(one_line(pack.title, LONGEST_TITLE))


def _facts(pack: PackOnShelf) -> str:
    publisher = isolated(one_line(pack.publisher, LONGEST_PUBLISHER))
    return ", ".join(filter(None, (f"edition {pack.edition}", readable_date(pack.date), publisher)))
