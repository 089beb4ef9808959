"""Run by test_script_fonts.py as a process of its own: which letters of each language no font has, as JSON.

The process has no fonts but the program's own. `families` are those that were used on a page and in a list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextLayout

from reader.library.model import Block, BlockKind, Span, Style
from reader.ui.app import application
from reader.ui.lists.row_layout import RowFonts, wrap_text
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.page_style import PageStyle
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell import fonts
from reader.ui.shell.typography import DEFAULT
from tests.language_samples import SAMPLES
from tests.ui import pages

_kept: list[PageDocument] = []
"""Else one could be at the address of another that is gone, and PySide could take its parts for those of that one."""


def page_texts(language: str, text: str, face: str) -> Iterable[tuple[str, QTextLayout]]:
    """The paragraphs of a page with the text in each family, weight and slant."""
    style: PageStyle = pages.light(1.0)._replace(typography=DEFAULT._replace(face=face))
    document = PageDocument(lambda *_: None)
    _kept.append(document)
    builder = DocumentBuilder(document, style, {}, lambda _: None, writing_system_of(language))
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.QUOTE)
    blocks = [Block(kind.value, kind, (Span(text),), level=int(kind is not BlockKind.PARAGRAPH)) for kind in kinds]
    blocks.append(Block("strong", BlockKind.PARAGRAPH, (Span(text, Style.STRONG), Span(text, Style.EMPHASIS))))
    builder.add_pieces(Parts(blocks).pieces)
    builder.finish()
    document.setTextWidth(style.column)
    block = document.begin()
    while block.isValid():
        document.documentLayout().blockBoundingRect(block)
        yield block.text(), block.layout()
        block = block.next()


def look_at(text: str, layout: QTextLayout, where: str, missing: set[str], families: set[str]) -> None:
    for run in layout.glyphRuns(0, len(text), QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        families.add(run.rawFont().familyName().lower())
        for glyph, index in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            if glyph == 0:
                missing.add(f"{where}: {ord(text[index]):04X} {text[index]}")


def main() -> None:
    application()
    fonts.load()
    fonts.load_rare()
    for face in fonts.FACES:
        fonts.load_face(face)
    found = {}
    row = QFont(fonts.SANS)
    row.setPixelSize(15)
    for language, text in SAMPLES.items():
        missing: set[str] = set()
        families: set[str] = set()
        for face in fonts.FACES:
            for shown, layout in page_texts(language, text, face):
                look_at(shown, layout, face, missing, families)
        for font in (RowFonts(row).text, RowFonts(row).bold):
            look_at(text, wrap_text(text, font, 300)[0], "list", missing, families)
        found[language] = {"missing": sorted(missing), "families": sorted(families)}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
