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
from reader.system import paths

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
        if file.is_dir():
            # Windows deletes the file only after the shelf is closed.
            built = stack.enter_context(tempfile.TemporaryDirectory(prefix="carrel-", ignore_cleanup_errors=True))
            file = _build(file, Path(built))
        shelf = stack.enter_context(contextlib.closing(Shelf()))
        shelf.add(file)
        yield shelf


def shown_path(options: argparse.Namespace, file: Path) -> Path:
    """The file, or the content folder that it was built from and is deleted with."""
    return options.pack if options.pack and options.pack.is_dir() else file


def _build(folder: Path, target: Path) -> Path:
    """Builds the pack of a content folder in the folder `target`, and prints its problems as `carrel check` does."""
    from reader.cli.author_commands import print_problems  # here, because reading needs no authoring library
    from reader.library.authoring.problems import ContentError, NotAContentFolder
    from reader.search.build_pack import build_pack

    try:
        file = target / f"pack{SUFFIX}"
        print_problems(build_pack(folder, file), sys.stderr)
    except NotAContentFolder as error:
        raise ContentFolderError(folder, str(error)) from error
    except ContentError as error:
        print_problems(error.problems, sys.stderr)
        raise ContentFolderError(folder, "The folder cannot be read as a pack. Correct the errors above.") from error
    except PackWriteError as error:
        raise ContentFolderError(folder, str(error)) from error
    return file


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
