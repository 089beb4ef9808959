"""The packs that a command reads: those that are available, or the one of `--pack`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from reader import bundled
from reader.cli.output import print_error
from reader.library.composed import composed
from reader.library.shelf import PackOnShelf, PackOrigin, Shelf
from reader.sticks.copy_choices import is_listed
from reader.system import paths

LONGEST_FACT = 80  # characters


def open_shelf(options: argparse.Namespace) -> Shelf:
    """The available packs, or only the pack of `--pack`. Raises PackError.

    Prints which files are not read, because another file has the same id.
    """
    if options.pack:
        shelf = Shelf()
        shelf.add(options.pack)
        return shelf
    data = paths.data_folder(options.data)
    shelf, sentences = bundled.available_shelf(data.path, is_listed)
    for sentence in filter(None, (data.notice, *sentences, *files_not_read(shelf))):
        print_error(sentence)
    return shelf


def files_not_read(shelf: Shelf) -> Iterator[str]:
    """A sentence for each pack that is in several files, except those that the reader does not want."""
    packs: dict[str, list[PackOnShelf]] = {}
    for file in shelf.files():
        packs.setdefault(composed(file.id), []).append(file)
    for read, *others in packs.values():
        wanted = [each for each in others if not shelf.choice.is_declined(each.id, each.path)]
        if wanted:
            first = wanted[0]
            yield (
                f"Another edition of “{_short(read.title)}” was found and not read: "
                f"{_facts(first)}, in {first.path}{_more(len(wanted) - 1)}. "
                f"Carrel reads {read.path} ({origin_text(shelf, read.path)}). "
                f"To read the other one, add: --pack “{first.path}”."
            )


def origin_text(shelf: Shelf, file: Path) -> str:
    match shelf.origin(file):
        case PackOrigin.BUNDLED:
            return "came with Carrel"
        case PackOrigin.NEXT_TO_PROGRAM:
            return "next to the program"
        case PackOrigin.COPIED:
            return "a copy in the data folder"
        case PackOrigin.ADDED:
            return "added to the shelf"


def _facts(pack: PackOnShelf) -> str:
    return ", ".join(filter(None, (f"edition {pack.edition}", _short(pack.date), _short(pack.publisher))))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"


def _more(count: int) -> str:
    return f" (and {count:,} more)" if count else ""
