"""The packs that a command reads: those that are available, or the one of `--pack`, which can be a content folder."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reader import bundled
from reader.cli.output import print_error
from reader.library.composed import composed
from reader.library.packfile import SUFFIX, PackError
from reader.library.packwriter import PackWriteError
from reader.library.shelf import PackOnShelf, PackOrigin, Shelf
from reader.sticks.copy_choices import is_listed
from reader.system import paths, reachable
from reader.translation import Translated, _, as_translated, list_text, ngettext

LONGEST_FACT = 80  # characters


class ContentFolderError(PackError):
    """The content folder of `--pack` cannot be read as a pack. The text names it."""

    def __init__(self, folder: Path, sentence: str) -> None:
        super().__init__(folder, sentence)
        self.args = (sentence,)


@contextlib.contextmanager
def open_shelf(options: argparse.Namespace) -> Iterator[Shelf]:
    """The available packs, or only the pack of `--pack`. Raises PackError.

    Prints which files are not read, because another file has the same id.
    """
    if not options.pack:
        data = paths.data_folder(options.data)
        shelf, sentences = bundled.available_shelf(data.path, is_listed)
        with contextlib.closing(shelf):
            for sentence in filter(None, (data.notice, *sentences, *files_not_read(shelf))):
                print_error(sentence)
            yield shelf
        return
    with contextlib.ExitStack() as stack:
        file = options.pack
        if reachable.is_folder(file):
            # Windows deletes the file only after the shelf is closed.
            built = stack.enter_context(tempfile.TemporaryDirectory(prefix="carrel-", ignore_cleanup_errors=True))
            file = _build(file, Path(built))
        shelf = stack.enter_context(contextlib.closing(Shelf()))
        shelf.add(file)
        yield shelf


def shown_path(options: argparse.Namespace, file: Path) -> Path:
    """The file, or the content folder that it was built from and is deleted with."""
    return options.pack if options.pack and reachable.is_folder(options.pack) else file


def _build(folder: Path, target: Path) -> Path:
    """Builds the pack of a content folder in the folder `target`, and prints its problems as `carrel check` does."""
    from reader.cli.author_commands import print_problems  # here, because reading needs no authoring library
    from reader.library.authoring.problems import ContentError, NotAContentFolder
    from reader.search.build_pack import build_pack

    try:
        file = target / f"pack{SUFFIX}"
        print_problems(build_pack(folder, file), sys.stderr)
    except NotAContentFolder as error:
        raise ContentFolderError(folder, as_translated(error)) from error
    except ContentError as error:
        print_problems(error.problems, sys.stderr)
        sentence = _("The folder cannot be read as a pack. Correct the errors above.")
        raise ContentFolderError(folder, sentence) from error
    except PackWriteError as error:
        raise ContentFolderError(folder, as_translated(error)) from error
    return file


def files_not_read(shelf: Shelf) -> Iterator[str]:
    """A sentence for each pack that is in several files, except those that the reader does not want."""
    packs: dict[str, list[PackOnShelf]] = {}
    for file in shelf.files():
        packs.setdefault(composed(file.id), []).append(file)
    for read, *others in packs.values():
        wanted = [each for each in others if not shelf.choice.is_declined(each.id, each.path)]
        if wanted:
            yield _not_read(shelf, read, wanted)


def _not_read(shelf: Shelf, read: PackOnShelf, others: list[PackOnShelf]) -> Translated:
    first = others[0]
    fields = {
        "title": _short(read.title),
        "facts": _facts(first),
        "file": first.path,
        "read": read.path,
        "origin": origin_text(shelf, read.path),
    }
    if len(others) == 1:
        return _(
            "Another edition of “{title}” was found and not read: {facts}, in {file}. "
            "Carrel reads {read} ({origin}). To read the other one, add: --pack “{file}”.",
            **fields,
        )
    return ngettext(
        "Another edition of “{title}” was found and not read: {facts}, in {file} (and {count} more). "
        "Carrel reads {read} ({origin}). To read the other one, add: --pack “{file}”.",
        "Another edition of “{title}” was found and not read: {facts}, in {file} (and {count} more). "
        "Carrel reads {read} ({origin}). To read the other one, add: --pack “{file}”.",
        len(others) - 1,
        **fields,
    )


def origin_text(shelf: Shelf, file: Path) -> Translated:
    match shelf.origin(file):
        case PackOrigin.BUNDLED:
            return _("came with Carrel")
        case PackOrigin.NEXT_TO_PROGRAM:
            return _("next to the program")
        case PackOrigin.COPIED:
            return _("a copy in the data folder")
        case PackOrigin.ADDED:
            return _("added to the shelf")


def _facts(pack: PackOnShelf) -> Translated:
    edition = _("edition {number}", number=pack.edition)
    return list_text(filter(None, (edition, _short(pack.date), _short(pack.publisher))))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"
