"""Which part of a pack the options of `carrel print` name, and which of them cannot be used together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from difflib import get_close_matches

from reader.library.model import BlockKind
from reader.library.outline import sections
from reader.library.packfile import NotInPackError, PackFile
from reader.library.print_order import LONGEST_CLINIC, NothingToPrint, PrintSelection, PrintSubject, clinic_name
from reader.translation import Translated, _, list_text, ngettext, number_text

MOST_NAMED = 10  # sections in an error

ALONE = ("glossary", "sources", "term", "source", "table", "section")
"""Options of which each says what is printed."""

NOT_TOGETHER = (
    *((one, other) for number, one in enumerate(ALONE) for other in ALONE[number + 1 :]),
    *(("article", each) for each in ("glossary", "term", "source")),
    *((option, each) for option in ("handout", "sheets", "clinic") for each in ALONE if each != "section"),
    *(("quiz", each) for each in ("glossary", "sources", "term", "source", "table")),
    *(("terms", each) for each in ("glossary", "sources", "term", "source")),
)


def selection_of(pack: PackFile, options: argparse.Namespace) -> PrintSelection:
    """Raises NothingToPrint, PackError."""
    _check_values(options)
    article = str(options.article or "")
    if article:
        _check_article(pack, article)
    if options.glossary:
        return PrintSelection(PrintSubject.GLOSSARY)
    if options.sources:
        return PrintSelection(PrintSubject.SOURCES, article)
    if options.term:
        _check_term(pack, options.term)
        return PrintSelection(PrintSubject.TERM, entry=options.term)
    if options.source:
        _check_source(pack, options.source)
        return PrintSelection(PrintSubject.SOURCE, entry=options.source)
    if options.table:
        found, block = _place(pack, article, options.table, is_table=True)
        return PrintSelection(PrintSubject.TABLE, found, block)
    places = [_place(pack, article, each) for each in options.section]
    if options.handout or options.sheets or len(places) > 1:
        if not places and not article:
            raise NothingToPrint(_("A hand-out needs an article or sections: add --article A or --section S."))
        return PrintSelection(PrintSubject.HANDOUT, sections=tuple(places) or ((article, ""),))
    if options.clinic:
        raise NothingToPrint(_("{option} is only for a hand-out. Add: --handout", option="--clinic"))
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
    if len(clinic_name(options.clinic or "")) > LONGEST_CLINIC:
        raise NothingToPrint(
            ngettext(
                "{field} has more than {count} character; shorten it",
                "{field} has more than {count} characters; shorten it",
                LONGEST_CLINIC,
                field="--clinic",
            )
        )
    if options.sheets is not None and options.sheets < 1:
        sheets = number_text(options.sheets)
        raise NothingToPrint(_("{field} must be a whole number from 1, not {text}", field="--sheets", text=sheets))


def _check_article(pack: PackFile, id: str) -> None:
    """Raises NothingToPrint."""
    known = [entry.id for entry in pack.entries()]
    if id not in known:
        raise NothingToPrint(_with_nearest(_("This pack has no article with the id “{id}”.", id=id), id, known))


def _check_term(pack: PackFile, id: str) -> None:
    """Raises NothingToPrint."""
    try:
        pack.term(id)
    except NotInPackError as error:
        terms = [term for batch in pack.term_batches() for term in batch]
        named = [term.id for term in terms if id.casefold() in (term.term.casefold(), *map(str.casefold, term.aka))]
        problem = _("This pack's glossary has no “{term}”.", term=id)
        if named:
            problem = _("{problem} The nearest are: {ids}.", problem=problem, ids=list_text(named[:MOST_NAMED]))
            raise NothingToPrint(problem) from error
        raise NothingToPrint(_with_nearest(problem, id, [term.id for term in terms])) from error


def _check_source(pack: PackFile, key: str) -> None:
    """Raises NothingToPrint."""
    try:
        pack.reference(key)
    except NotInPackError as error:
        known = [reference.id for batch in pack.reference_batches() for reference in batch]
        problem = _("This pack has no source “{source}”.", source=key)
        raise NothingToPrint(_with_nearest(problem, key, known)) from error


def _with_nearest(problem: Translated, id: str, known: Sequence[str]) -> Translated:
    """With the ids that are like `id`, or else all if they are few."""
    nearest = get_close_matches(id, known, MOST_NAMED)
    if nearest:
        return _("{problem} The nearest are: {ids}.", problem=problem, ids=list_text(nearest))
    if not known or len(known) > MOST_NAMED:
        return problem
    return _("{problem} There are: {ids}.", problem=problem, ids=list_text(known))


def _place(pack: PackFile, article: str, name: str, *, is_table: bool = False) -> tuple[str, str]:
    """The article and the block of `ARTICLE#BLOCK`, of `BLOCK` in the article, or in the only one that has it.

    The block is empty for a whole article: `ARTICLE#`, or `ARTICLE` if no block has that id.
    """
    own, sign, block = name.removeprefix(f"carrel:{pack.info.id}/").partition("#")
    if block:
        _check_article(pack, own)
        _check_same_article(article, own, name, is_table=is_table)
        return own, block
    ids_of_all = [entry.id for entry in pack.entries()]
    if sign:
        _check_article(pack, own)
        _check_same_article(article, own, name, is_table=is_table)
    articles = [own] if sign else [article] if article else ids_of_all
    known: list[str] = []
    for id in articles:
        blocks = pack.article(id).blocks
        ids = [block.id for block in blocks if not is_table or block.kind is BlockKind.TABLE]
        if name in ids:
            return id, name
        known += [f"{id}#{each}" for each in (ids if is_table else [section.id for section in sections(blocks)])]
    if own in ids_of_all and not is_table:
        _check_same_article(article, own, name, is_table=is_table)
        return own, ""
    raise NothingToPrint(_no_table(name, known) if is_table else _no_section(name, known))


def _check_same_article(article: str, own: str, name: str, *, is_table: bool) -> None:
    """Raises NothingToPrint if `--article` has chosen another article than that of the name of a section or a table."""
    if article and own != article:
        argument = f"{'--table' if is_table else '--section'} {name}"
        other = f"--article {article}"
        raise NothingToPrint(
            _("argument {argument}: not allowed with argument {other}", argument=argument, other=other)
        )


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
