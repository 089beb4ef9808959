"""`carrel print`: writes a part of a pack, or all of it, as a PDF file to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli.open_shelf import open_shelf
from reader.cli.output import print_error, progress_bar
from reader.cli.safe_text import printable_line
from reader.library.model import BlockKind
from reader.library.outline import sections
from reader.library.packfile import NotInPackError, PackFile
from reader.library.print_order import (
    LARGE_POINTS,
    NORMAL_POINTS,
    DoesNotFit,
    NothingToPrint,
    PaperFormat,
    PdfOrder,
    PrintOptions,
    PrintSelection,
    PrintSubject,
    RunPrint,
)
from reader.library.shelf import Shelf
from reader.settings import saved_value
from reader.system import paths
from reader.system.format_numbers import counted

DONE, DOES_NOT_FIT, ERROR = 0, 1, 2
MOST_NAMED = 10  # sections in an error


def run(options: argparse.Namespace, run_print: RunPrint) -> int:
    if options.output.exists() and not options.replace:
        print_error(f"{options.output} exists. To write over it, add: --replace")
        return ERROR
    name = str(options.name)
    if Path(name).exists():
        options.pack, name = Path(name), ""
    with open_shelf(options) as shelf:
        pack = shelf.pack(name) if name else shelf.packs()[0]
        try:
            return _print(shelf, pack, options, run_print)
        except NothingToPrint as error:
            print_error(error)
        except DoesNotFit as error:
            print_error(_does_not_fit(error))
            return DOES_NOT_FIT
        except OSError as error:
            print_error(f"{options.output} cannot be written ({error.strerror or error}).")
    return ERROR


def _print(shelf: Shelf, pack: PackFile, options: argparse.Namespace, run_print: RunPrint) -> int:
    selection = _selection(pack, options)
    own_help = saved_value(paths.data_folder(options.data).path, "local_help")
    is_bundled = shelf.is_bundled(pack.path)
    order = PdfOrder(pack.path, selection, _options(options), options.output, own_help, is_bundled)
    with progress_bar("Printing", unit="page") as show:
        pages = run_print(order, show)
    print(printable_line(f"{counted(pages, 'page')} written to {options.output}."))
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
        clinic=options.clinic,
        sheets=max(0, options.sheets),
    )


def _selection(pack: PackFile, options: argparse.Namespace) -> PrintSelection:
    """Raises NothingToPrint, PackError."""
    article = str(options.article)
    if options.glossary:
        return PrintSelection(PrintSubject.GLOSSARY)
    if options.sources:
        return PrintSelection(PrintSubject.SOURCES, article)
    if options.term:
        return PrintSelection(PrintSubject.TERM, entry=options.term)
    if options.source:
        return PrintSelection(PrintSubject.SOURCE, entry=options.source)
    if options.table:
        found, block = _place(pack, article, options.table, {BlockKind.TABLE})
        return PrintSelection(PrintSubject.TABLE, found, block)
    places = [_place(pack, article, each, set(BlockKind)) for each in options.section]
    if options.handout or options.sheets or len(places) > 1:
        if not places and not article:
            raise NothingToPrint("A hand-out needs an article or sections: add --article A or --section S.")
        return PrintSelection(PrintSubject.HANDOUT, sections=tuple(places) or ((article, ""),))
    if places:
        return PrintSelection(PrintSubject.SECTION, *places[0])
    return PrintSelection(PrintSubject.ARTICLE, article) if article else PrintSelection(PrintSubject.PACK)


def _place(pack: PackFile, article: str, name: str, kinds: set[BlockKind]) -> tuple[str, str]:
    """The article and the block of `ARTICLE#BLOCK`, of `BLOCK` in the article, or in the only one that has it."""
    if "#" in name:
        own, _, block = name.removeprefix(f"carrel:{pack.info.id}/").partition("#")
        return own, block
    articles = [article] if article else [entry.id for entry in pack.entries()]
    known: list[str] = []
    for id in articles:
        try:
            blocks = pack.article(id).blocks
        except NotInPackError as error:
            raise NothingToPrint(f"This pack has no article with the id “{id}”.") from error
        if any(block.id == name and block.kind in kinds for block in blocks):
            return id, name
        known += [f"{id}#{section.id}" for section in sections(blocks)]
    shown = ", ".join(known[:MOST_NAMED]) + (" …" if len(known) > MOST_NAMED else "")
    raise NothingToPrint(f"Nothing here has the id “{name}”. Sections are: {shown or 'none'}.")


def _does_not_fit(error: DoesNotFit) -> str:
    sheets = counted(error.sheets, "sheet")
    named = ", ".join(f"“{title}”" for title in error.left_out[:MOST_NAMED]) or "the end"
    return f"This does not fit on {sheets}, it needs {error.needed}. What does not fit: {named}."
