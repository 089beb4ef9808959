"""Writes a PDF for the command line: the same as the window's, without a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtGui import QGuiApplication, QImageReader

from reader.library.packfile import PackFile, open_pack
from reader.library.print_order import DoesNotFit, PdfOrder, PrintedPdf, PrintOptions, PrintSubject
from reader.system import gc_pause
from reader.ui.page.figure_worker import LARGEST_IMAGE
from reader.ui.paper.pdf_file import write_pdf
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import AnchorPlace, PrintLayout
from reader.ui.shell import fonts
from reader.ui.widgets.script_fonts import unset_letters

QUIET = "qt.text.font.db=false"
"""Qt tells of each font that lacks a script, before it comes to the one that has it."""

_UNSEEN = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0xFEFF, 0xFFFC, *range(0xE0000, 0xE01F0))))
"""What pictures stand for in a document, and signs that choose the form of another one."""

TOP_OF_PAGE = 8.0  # units, less than a line: a heading that is no lower has nothing above it


def write(order: PdfOrder, on_progress: Callable[[int, int], None]) -> PrintedPdf:
    """See `RunPrint`."""
    application = _application()
    try:
        # The garbage collector would take a fifth of the time, and find almost nothing.
        with gc_pause.paused(), open_pack(order.pack) as pack:
            layout = _lay_out(pack, order, order.options, on_progress)
            if layout.should_turn:
                layout = _lay_out(pack, order, replace(order.options, is_landscape=True), on_progress)
            check_sheets(layout)
            figures = PrintFigures(layout.context)
            try:
                for done in write_pdf(layout, figures, order.file):
                    on_progress(done, len(layout.pages))
            finally:
                figures.close()
            boxed = unset_letters(layout.foreign_letters - _UNSEEN)
            return PrintedPdf(len(layout.pages), tuple(boxed))
    finally:
        del application


def _lay_out(
    pack: PackFile, order: PdfOrder, options: PrintOptions, on_progress: Callable[[int, int], None]
) -> PrintLayout:
    context = PrintContext(pack, options, order.local_help, is_bundled=order.is_bundled)
    layout = PrintLayout(context, order.selection)
    for _ in layout.lay_out():
        on_progress(0, 0)
    return layout


def check_sheets(layout: PrintLayout) -> None:
    """Raises DoesNotFit."""
    most = layout.context.options.sheets
    if layout.selection.subject is not PrintSubject.HANDOUT or not most or len(layout.pages) <= most:
        return
    begun = [heading.title for heading in layout.headings if heading.place.page < most]
    left_out = [heading for heading in layout.headings if heading.place.page >= most]
    is_cut = not left_out or left_out[0].place > AnchorPlace(most, TOP_OF_PAGE)
    cut = begun[-1] if begun and is_cut else ""
    raise DoesNotFit(most, len(layout.pages), tuple(heading.title for heading in left_out), cut)


def _application() -> QCoreApplication:
    existing = QCoreApplication.instance()
    if existing:
        return existing
    # On Windows, only this platform finds the fonts of the computer.
    os.environ.setdefault("QT_QPA_PLATFORM", "windows" if sys.platform == "win32" else "offscreen")
    QLoggingCategory.setFilterRules(QUIET)
    application = QGuiApplication(["carrel"])
    fonts.load()
    fonts.load_rare()
    QImageReader.setAllocationLimit(LARGEST_IMAGE)
    return application
