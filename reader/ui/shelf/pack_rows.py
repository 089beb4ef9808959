"""The packs of the shelf as rows of a list: by title, with the other files of a pack below the one that is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.composed import composed
from reader.library.folding import fold, fold_words
from reader.library.shelf import PackOnShelf, PackOrigin
from reader.library.shelf_listing import ListedPack
from reader.system.format_numbers import size
from reader.translation import _, ngettext, number_text
from reader.ui.lists.pack_facts import language_name, readable_date
from reader.ui.lists.row_model import RowModel
from reader.ui.shelf import pack_text
from reader.ui.widgets.labels import one_line

LONGEST = 300  # characters


class PackRow(NamedTuple):
    """`about` are the lines below the title. `note` is emphasised: the pack is open, or why it cannot be opened.

    `is_below` is set for another file of the pack above, which is not read unless the reader opens it.
    `is_read` is set for the pack that is open.
    """

    listed: ListedPack
    title: str
    about: tuple[str, ...]
    note: str = ""
    is_below: bool = False
    is_read: bool = False

    @property
    def name(self) -> str:
        """The title of the pack, or its file name."""
        edition = self.listed.pack
        return one_line(edition.title) if edition else self.title

    @property
    def spoken(self) -> str:
        name = f"{self.name}. {self.title}" if self.is_below else self.title
        parts = [part for part in (name, *self.about, self.note) if part]
        return ". ".join([*(part.removesuffix(".") for part in parts[:-1]), *parts[-1:]])

    @property
    def tooltip(self) -> str:
        return str(self.listed.file)


CountRead = Callable[[str, int], int]
"""How many articles the reader has read, of the pack with an id that has so many."""


def rows_of_packs(
    listed: Iterable[ListedPack],
    reading: Path | None,
    files_read: Collection[Path] = (),
    count_read: CountRead = lambda _id, _articles: 0,
) -> list[PackRow]:
    """`reading` is the file that is on the page; `files_read` are those that are read for their packs."""
    packs: dict[str, list[tuple[ListedPack, PackOnShelf]]] = {}
    unknown: list[ListedPack] = []
    for each in listed:
        if each.pack:
            packs.setdefault(composed(each.pack.id), []).append((each, each.pack))
        else:
            unknown.append(each)
    read = {*files_read, *([reading] if reading else ())}
    groups = [sorted(group, key=lambda of: (of[0].file not in read, *_order(of))) for group in packs.values()]
    groups.sort(key=lambda group: (one_line(group[0][1].title).casefold(), group[0][1].id))
    found = [_row(group, at, reading, count_read) for group in groups for at in range(len(group))]
    return found + [
        PackRow(each, one_line(each.file.name), (pack_text.location_text(each),), each.problem)
        for each in sorted(unknown, key=lambda each: each.file.name.casefold())
    ]


def narrowed(rows: Sequence[PackRow], typed: str) -> list[PackRow]:
    """Those that hold every word typed."""
    wanted = fold_words(typed)
    return [row for row in rows if all(word in fold(row.spoken) for word in wanted)]


def _order(of: tuple[ListedPack, PackOnShelf]) -> tuple[bool, int, int, str]:
    each, edition = of
    return (not each.is_readable, [*PackOrigin].index(each.origin), -edition.edition, str(each.file))


def _row(
    group: Sequence[tuple[ListedPack, PackOnShelf]], at: int, reading: Path | None, count_read: CountRead
) -> PackRow:
    """The row of one file of a pack; the one that is read is the first in `group`."""
    each, edition = group[at]
    first = group[0][1]
    title = one_line(edition.title, LONGEST)
    if at:
        # Two files with one edition number need not be the same.
        title = _other_title(title if edition.title != first.title else "", edition.edition != first.edition)
    facts = (
        _("Edition {edition}", edition=edition.edition),
        readable_date(edition.date),
        language_name(edition.language),
        size(edition.size),
    )
    is_read = each.file == reading
    note = _("You are reading it now") if is_read else each.problem
    lines = (
        one_line(edition.description, LONGEST) if not at else "",
        _articles_line(edition, count_read) if not at else "",
        " · ".join(filter(None, facts)),
        one_line(edition.publisher, LONGEST) if not at or edition.publisher != first.publisher else "",
        pack_text.location_text(each),
        _("File: {file}", file=one_line(each.file.name)) if len(group) > 1 and each.origin is PackOrigin.ADDED else "",
    )
    return PackRow(each, title, tuple(filter(None, lines)), note, bool(at), is_read)


def _other_title(title: str, is_other_edition: bool) -> str:
    """`title` is empty if it is that of the pack above."""
    if is_other_edition:
        return _("Another edition: {title}", title=title) if title else _("Another edition")
    if title:
        return _("Another file with this edition number: {title}", title=title)
    return _("Another file with this edition number")


def _articles_line(edition: PackOnShelf, count_read: CountRead) -> str:
    if not edition.articles:
        return ""
    if read := count_read(edition.id, edition.articles):
        return ngettext(
            "{read} of {count} article read",
            "{read} of {count} articles read",
            edition.articles,
            read=number_text(read),
        )
    return ngettext("{count} article", "{count} articles", edition.articles)


class PackRowModel(RowModel):
    rows: Sequence[PackRow]

    def number_of(self, file: Path | None) -> int:
        """The row of the file, or -1."""
        return next((number for number, row in enumerate(self.rows) if row.listed.file == file), -1)
