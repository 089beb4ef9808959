"""Lays out orders for tests, and reads the lines of their pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.library.model import Article, Block, PackInfo, Reference, Term
from reader.library.packfile import PackFile
from reader.library.print_order import PaperFormat, PrintOptions, PrintSelection, PrintSubject
from reader.ui.paper.pagination import PageSlice
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.print_layout import PrintLayout
from tests.packs import INFO, REFERENCES, make_pack


def pack_of(
    folder: Path,
    *articles: Article,
    info: PackInfo = INFO,
    terms: Iterable[Term] = (),
    references: Iterable[Reference] = REFERENCES,
) -> PackFile:
    return PackFile(
        make_pack(folder / "printed.carrel", info=info, articles=articles, terms=terms, references=references)
    )


def layout_of(
    pack: PackFile, selection: PrintSelection, *, own_help: str = "", is_bundled: bool = True, **options
) -> PrintLayout:
    context = PrintContext(pack, PrintOptions(**{"paper": PaperFormat.A4, **options}), own_help, is_bundled=is_bundled)
    layout = PrintLayout(context, selection)
    for _ in layout.lay_out():
        pass
    return layout


def article_layout(folder: Path, *blocks: Block, **options) -> PrintLayout:
    pack = pack_of(folder, Article("a", "An article", blocks))
    return layout_of(pack, PrintSelection(PrintSubject.ARTICLE, "a"), **options)


def pages(layout: PrintLayout) -> list[list[str]]:
    """The lines of text of each page, those of a table's row as several."""
    return [[line for part in page for line in _lines(layout, part)] for page in layout.pages]


def _lines(layout: PrintLayout, part: PageSlice) -> Iterable[str]:
    document = layout.galley(part.galley).document
    block = document.findBlock(part.first)
    while block.isValid() and block.position() <= part.last:
        top = document.documentLayout().blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            middle = top + line.y() + line.height() / 2
            text = block.text()[line.textStart() : line.textStart() + line.textLength()].strip()
            if part.top <= middle < part.bottom and text:
                yield text
        block = block.next()
