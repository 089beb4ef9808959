"""`carrel print`: writes a part of a pack, or all of it, as a PDF file to print."""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from reader.cli.open_shelf import open_shelf
from reader.cli.output import print_error, progress_bar
from reader.cli.print_selection import MOST_NAMED, selection_of
from reader.cli.safe_text import printable_line
from reader.library.packfile import PackFile
from reader.library.print_order import (
    LARGE_POINTS,
    NORMAL_POINTS,
    DoesNotFit,
    NothingToPrint,
    PaperFormat,
    PdfOrder,
    PrintOptions,
    RunPrint,
    clinic_name,
)
from reader.library.shelf import Shelf
from reader.settings import saved_value
from reader.system import paths, reachable
from reader.system.added_fonts import FOLDER_NAME
from reader.translation import Translated, _, list_text, ngettext, number_text, with_english

DONE, DOES_NOT_FIT, ERROR = 0, 1, 2
MOST_LETTERS = 20  # named of those that have no font


def run(options: argparse.Namespace, run_print: RunPrint) -> int:
    if reachable.is_folder(options.output):
        print_error(_("{file} is a folder. Add the name of the file to write.", file=options.output))
        return ERROR
    if str(options.output) == "-" or _is_device(options.output):
        print_error(_("Carrel cannot write a PDF file to {file}. Give the name of a file.", file=options.output))
        return ERROR
    if os.path.lexists(options.output) and not options.replace:
        warning = with_english(_("{file} exists. To write over it, add: --replace", file=options.output))
        for line in warning.split("\n"):
            print_error(line)
        return ERROR
    name = str(options.name)
    if os.path.lexists(name):
        options.pack, name = Path(name), ""
        if reachable.is_folder(options.pack) and _belongs_to_folder(options.output, options.pack):
            print_error(_("{file} belongs to the content folder. Choose another name.", file=options.output))
            return ERROR
    with open_shelf(options) as shelf:
        pack = shelf.pack(name) if name else shelf.packs()[0]
        if _is_same(options.output, pack.path):
            print_error(_("{file} is the pack that you print. Choose another name.", file=options.output))
            return ERROR
        try:
            return _print(shelf, pack, options, run_print)
        except NothingToPrint as error:
            print_error(error)
        except DoesNotFit as error:
            print_error(_does_not_fit(error))
            return DOES_NOT_FIT
        except OSError as error:
            print_error(
                _(
                    "{file} could not be written ({reason}). Choose another folder.",
                    file=options.output,
                    reason=error.strerror or error,
                )
            )
    return ERROR


def _is_device(file: Path) -> bool:
    """Whether it exists and is no file, such as a pipe or a terminal."""
    try:
        return not stat.S_ISREG(file.stat().st_mode)
    except (OSError, ValueError):
        return False


def _is_same(file: Path, pack: Path) -> bool:
    try:
        return file.samefile(pack)
    except (OSError, ValueError):
        return False


def _belongs_to_folder(file: Path, folder: Path) -> bool:
    """Whether it is what an author has written there: anything but an older PDF file."""
    is_in_folder = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
    return is_in_folder and os.path.lexists(file) and file.suffix.lower() != ".pdf"


def _print(shelf: Shelf, pack: PackFile, options: argparse.Namespace, run_print: RunPrint) -> int:
    selection = selection_of(pack, options)
    own_help = saved_value(paths.data_folder(options.data).path, "local_help")
    is_bundled = shelf.is_bundled(pack.path)
    order = PdfOrder(pack.path, selection, _options(options), options.output, own_help, is_bundled)
    with progress_bar(_("Printing"), unit=_("page")) as show:
        printed = run_print(order, show)
    if printed.boxed:
        print_error(_boxed(printed.boxed))
    print(
        printable_line(
            ngettext(
                "{count} page written to {file}.",
                "{count} pages written to {file}.",
                printed.pages,
                file=options.output,
            )
        )
    )
    return DONE


def _options(options: argparse.Namespace) -> PrintOptions:
    return PrintOptions(
        paper=PaperFormat(options.paper) if options.paper else None,
        is_landscape=True if options.landscape else None,
        points=LARGE_POINTS if options.large else NORMAL_POINTS,
        has_holes=options.holes,
        has_terms=options.terms,
        has_codes=options.codes,
        has_quiz=options.quiz,
        clinic=clinic_name(options.clinic or ""),
        sheets=options.sheets or 0,
    )


def _boxed(letters: Sequence[str]) -> Translated:
    shown = " ".join(letters[:MOST_LETTERS]) + (" …" if len(letters) > MOST_LETTERS else "")
    return _(
        "This computer has no font for these letters, which are printed as boxes ({count}): {letters}. "
        "Put a font that has them into a folder “{folder}” beside Carrel.",
        count=number_text(len(letters)),
        letters=shown,
        folder=FOLDER_NAME,
    )


def _does_not_fit(error: DoesNotFit) -> Translated:
    titles = [_("the end of “{title}”", title=error.cut)] if error.cut else []
    titles += [_("“{text}”", text=title) for title in error.left_out[: MOST_NAMED - len(titles)]]
    return ngettext(
        "This does not fit on {count} sheet, it needs {needed}. What does not fit: {parts}.",
        "This does not fit on {count} sheets, it needs {needed}. What does not fit: {parts}.",
        error.sheets,
        needed=number_text(error.needed),
        parts=list_text(titles) if titles else _("the end"),
    )
