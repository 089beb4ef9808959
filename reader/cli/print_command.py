"""`carrel print`: writes a part of a pack, or all of it, as a PDF file to print."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
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
from reader.system import paths, reachable
from reader.translation import Translated, _, list_text, ngettext, number_text, with_english

DONE, DOES_NOT_FIT, ERROR = 0, 1, 2
MOST_NAMED = 10  # sections in an error

ALONE = ("glossary", "sources", "term", "source", "table", "section")
"""Options of which each says what is printed."""

NOT_TOGETHER = (
    *((one, other) for number, one in enumerate(ALONE) for other in ALONE[number + 1 :]),
    *(("article", each) for each in ("glossary", "term", "source")),
    *(("handout", each) for each in ALONE if each != "section"),
)


def run(options: argparse.Namespace, run_print: RunPrint) -> int:
    if reachable.is_folder(options.output):
        print_error(_("{file} is a folder. Add the name of the file to write.", file=options.output))
        return ERROR
    if os.path.lexists(options.output) and not options.replace:
        warning = with_english(_("{file} exists. To write over it, add: --replace", file=options.output))
        for line in warning.split("\n"):
            print_error(line)
        return ERROR
    name = str(options.name)
    if os.path.lexists(name):
        options.pack, name = Path(name), ""
        if _belongs_to_folder(options.output, options.pack):
            print_error(_("{file} belongs to the content folder. Choose another name.", file=options.output))
            return ERROR
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
            print_error(
                _(
                    "{file} could not be written ({reason}). Choose another folder.",
                    file=options.output,
                    reason=error.strerror or error,
                )
            )
    return ERROR


def _belongs_to_folder(file: Path, folder: Path) -> bool:
    """Whether it is what an author has written there: anything but an older PDF file."""
    is_in_folder = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
    return is_in_folder and os.path.lexists(file) and file.suffix.lower() != ".pdf"


def _print(shelf: Shelf, pack: PackFile, options: argparse.Namespace, run_print: RunPrint) -> int:
    selection = _selection(pack, options)
    own_help = saved_value(paths.data_folder(options.data).path, "local_help")
    is_bundled = shelf.is_bundled(pack.path)
    order = PdfOrder(pack.path, selection, _options(options), options.output, own_help, is_bundled)
    with progress_bar(_("Printing"), unit=_("page")) as show:
        pages = run_print(order, show)
    print(
        printable_line(
            ngettext("{count} page written to {file}.", "{count} pages written to {file}.", pages, file=options.output)
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
        clinic=options.clinic,
        sheets=options.sheets or 0,
    )


def _selection(pack: PackFile, options: argparse.Namespace) -> PrintSelection:
    """Raises NothingToPrint, PackError."""
    _check_values(options)
    article = str(options.article or "")
    if options.glossary:
        return PrintSelection(PrintSubject.GLOSSARY)
    if options.sources:
        return PrintSelection(PrintSubject.SOURCES, article)
    if options.term:
        return PrintSelection(PrintSubject.TERM, entry=options.term)
    if options.source:
        return PrintSelection(PrintSubject.SOURCE, entry=options.source)
    if options.table:
        found, block = _place(pack, article, options.table, is_table=True)
        return PrintSelection(PrintSubject.TABLE, found, block)
    places = [_place(pack, article, each) for each in options.section]
    if options.handout or options.sheets or len(places) > 1:
        if not places and not article:
            raise NothingToPrint(_("A hand-out needs an article or sections: add --article A or --section S."))
        return PrintSelection(PrintSubject.HANDOUT, sections=tuple(places) or ((article, ""),))
    if places:
        article, block = places[0]
        if block:
            return PrintSelection(PrintSubject.SECTION, article, block)
    return PrintSelection(PrintSubject.ARTICLE, article) if article else PrintSelection(PrintSubject.PACK)


def _check_values(options: argparse.Namespace) -> None:
    """Raises NothingToPrint for a value that would mean as much as no option: an empty one, no sheets, or one of two
    options."""
    for one, other in NOT_TOGETHER:
        if getattr(options, one) and getattr(options, other):
            text = _("argument {argument}: not allowed with argument {other}", argument=f"--{other}", other=f"--{one}")
            raise NothingToPrint(text)
    for name in ("article", "table", "term", "source"):
        if getattr(options, name) == "":
            raise NothingToPrint(_("argument {argument}: expected one argument", argument=f"--{name}"))
    if options.sheets is not None and options.sheets < 1:
        sheets = number_text(options.sheets)
        raise NothingToPrint(_("{field} must be a whole number from 1, not {text}", field="--sheets", text=sheets))


def _place(pack: PackFile, article: str, name: str, *, is_table: bool = False) -> tuple[str, str]:
    """The article and the block of `ARTICLE#BLOCK`, of `BLOCK` in the article, or in the only one that has it.

    The block is empty for a whole article: `ARTICLE#`, or `ARTICLE` if no block has that id.
    """
    own, sign, block = name.removeprefix(f"carrel:{pack.info.id}/").partition("#")
    if block:
        return own, block
    ids_of_all = [entry.id for entry in pack.entries()]
    articles = [own] if sign else [article] if article else ids_of_all
    known: list[str] = []
    for id in articles:
        try:
            blocks = pack.article(id).blocks
        except NotInPackError as error:
            raise NothingToPrint(_("This pack has no article with the id “{id}”.", id=id)) from error
        ids = [block.id for block in blocks if not is_table or block.kind is BlockKind.TABLE]
        if name in ids:
            return id, name
        known += [f"{id}#{each}" for each in (ids if is_table else [section.id for section in sections(blocks)])]
    if own in ids_of_all and not is_table:
        return own, ""
    raise NothingToPrint(_no_table(name, known) if is_table else _no_section(name, known))


def _no_section(name: str, known: Sequence[str]) -> Translated:
    if not known:
        return _("Nothing here has the id “{id}”. Sections are: none.", id=name)
    shown = list_text(known[:MOST_NAMED])
    if len(known) > MOST_NAMED:
        return _("Nothing here has the id “{id}”. Sections are: {sections} ….", id=name, sections=shown)
    return _("Nothing here has the id “{id}”. Sections are: {sections}.", id=name, sections=shown)


def _no_table(name: str, known: Sequence[str]) -> Translated:
    if not known:
        return _("There is no table here.")
    return _("No table here has the id “{id}”. Tables are: {tables}.", id=name, tables=list_text(known[:MOST_NAMED]))


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
