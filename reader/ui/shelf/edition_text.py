"""What the reader is asked about several files of one pack. An edition, a date and a publisher are what a file says."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import PackInfo
from reader.library.shelf import PackOnShelf
from reader.library.shelf_listing import ListedPack
from reader.translation import N_, _, list_text, ngettext
from reader.ui.lists.pack_facts import readable_date
from reader.ui.shelf.pack_text import file_location
from reader.ui.widgets.labels import one_line

READ_IT, KEEP_MINE = N_("Read it"), N_("Keep mine")
SHOW_SHELF = N_("Show the shelf")
ALWAYS, ONLY_NOW = N_("Always read this one"), N_("Only this time")

LONGEST_TITLE, LONGEST_PUBLISHER = 80, 60  # characters


def found_another(mine: PackInfo, where: str, others: Sequence[ListedPack], count: int) -> str:
    """`mine` is read, from `where`; `others` were found, and there are `count` of them."""
    name = title(mine)
    if count == 1 and others[0].pack:
        other = others[0]
        return _(
            "Another edition of “{pack}” was found: {facts} ({file}). You are reading edition {edition} ({where}).",
            pack=name,
            facts=_facts(others[0].pack),
            file=file_location(other),
            edition=mine.edition,
            where=where,
        )
    return ngettext(
        "{count} other file of “{pack}” was found; the shelf lists it. You are reading edition {edition} ({where}).",
        "{count} other files of “{pack}” were found; the shelf lists them. "
        "You are reading edition {edition} ({where}).",
        count,
        pack=name,
        edition=mine.edition,
        where=where,
    )


def opened_another(opened: ListedPack, usual: ListedPack) -> str:
    """`opened` is on the page, because the reader opened it by its name; otherwise Carrel reads `usual`."""
    assert opened.pack
    assert usual.pack
    return _(
        "You opened another edition of “{pack}”: {facts} ({opened}). "
        "Next time Carrel opens edition {edition} ({file}).",
        pack=title(usual.pack),
        facts=_facts(opened.pack),
        opened=file_location(opened),
        edition=usual.pack.edition,
        file=file_location(usual),
    )


def reads_chosen(pack: PackInfo, where: str) -> str:
    return _(
        "Reading edition {edition} of “{pack}” ({where}), as you chose.",
        edition=pack.edition,
        pack=title(pack),
        where=where,
    )


def changed(pack: PackInfo) -> str:
    return _(
        "The other file of “{pack}” has changed since Carrel found it, so it was not opened. Open the shelf to see it.",
        pack=title(pack),
    )


def title(pack: PackInfo | PackOnShelf) -> str:
    return one_line(pack.title, LONGEST_TITLE)


def _facts(pack: PackOnShelf) -> str:
    publisher = one_line(pack.publisher, LONGEST_PUBLISHER)
    edition = _("edition {edition}", edition=pack.edition)
    return list_text(filter(None, (edition, readable_date(pack.date), publisher)))
