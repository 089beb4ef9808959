"""Writes a layout as a PDF file: completely or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from reader import __version__
from reader.library.print_order import PaperFormat, PrintSubject
from reader.library.word_borders import without_borders
from reader.system.atomic_write import replacing
from reader.translation import _
from reader.ui.paper.glyph_texts import KnownRuns, PageTexts, needs_texts, texts_of
from reader.ui.paper.page_links import links_of
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.paper_sheet import UNITS_PER_INCH, PaperSheet
from reader.ui.paper.pdf_update import PdfBookmark, PdfLink, PdfPlace, add_structure
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import AnchorPlace, PrintLayout
from reader.ui.paper.sliced_work import WAITING

RESOLUTION = 1200  # units of Qt's PDF per inch
_POINTS = 72 / UNITS_PER_INCH
PAGE_SIZES = {PaperFormat.A4: QPageSize.PageSizeId.A4, PaperFormat.LETTER: QPageSize.PageSizeId.Letter}


def write_pdf(layout: PrintLayout, figures: PrintFigures, file: Path) -> Iterator[int]:
    """Yields after each page how many are written, and WAITING while a figure is drawn elsewhere. Raises OSError.

    The file appears at the end; if it is not run to the end, nothing is left behind.
    """
    sheet = layout.context.sheet
    _check_target(file, layout.context.pack.path)
    with replacing(file) as unfinished, unfinished.open("x+b") as opened:
        written = QBuffer()  # not the file: Qt does not know every name, and does not tell when a disk is full
        written.open(QIODevice.OpenModeFlag.WriteOnly)
        links: list[PdfLink] = []
        texts: dict[int, PageTexts] = {}
        known: KnownRuns = {}
        writer = _writer(written, sheet, title_of(layout))
        painter = QPainter()
        if not painter.begin(writer):
            raise OSError(None, _("it cannot be written"), str(file))
        try:
            pages = PagePainter(layout, figures)
            for number in range(len(layout.pages)):
                while pages.waits_for_figures(number):
                    yield WAITING
                if number:
                    writer.newPage()
                _paint(pages, number, painter)
                _move(written, opened)
                if needs_texts(pages.text(number)):
                    texts[number] = texts_of(partial(_paint, pages, number), writer, known)
                links += _pdf_links(layout, number)
                yield number + 1
        finally:
            painter.end()
        _move(written, opened)
        bookmarks = [
            PdfBookmark(each.level, without_borders(each.title), _place(sheet, each.place)) for each in layout.headings
        ]
        add_structure(opened, layout.context.info.language, bookmarks, links, texts)
        opened.flush()
        os.fsync(opened.fileno())


def _check_target(file: Path, pack: Path) -> None:
    """Raises OSError if the file would replace the pack that is printed."""
    try:
        is_pack = file.samefile(pack)
    except OSError:
        return
    if is_pack:
        raise OSError(errno.EINVAL, _("it is the pack that you print"), str(file))


def _move(written: QBuffer, file: IO[bytes]) -> None:
    """Writes what Qt has written so far to the file. Raises OSError."""
    file.write(written.data().data())
    written.buffer().clear()
    written.seek(0)


def _paint(pages: PagePainter, number: int, painter: QPainter) -> None:
    painter.save()
    painter.scale(RESOLUTION / UNITS_PER_INCH, RESOLUTION / UNITS_PER_INCH)
    pages.paint(painter, number)
    painter.restore()


def title_of(layout: PrintLayout) -> str:
    """The title of the document: of the pack, or of the first thing that is printed."""
    info = layout.context.info
    if layout.selection.subject is PrintSubject.PACK or not layout.headings:
        return info.title
    return f"{layout.headings[0].title} – {info.title}"


def _writer(device: QIODevice, sheet: PaperSheet, title: str) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(sheet))
    writer.setTitle(title)
    writer.setCreator(f"Carrel {__version__}")
    return writer


def page_layout(sheet: PaperSheet) -> QPageLayout:
    """What Qt calls so: the paper, without margins."""
    turned = QPageLayout.Orientation.Landscape if sheet.is_landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(PAGE_SIZES[sheet.paper]), turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def _place(sheet: PaperSheet, place: AnchorPlace) -> PdfPlace:
    """A little above the target, so that it is not at the edge of the window."""
    y = max(0.0, sheet.top + place.y - 12)
    return PdfPlace(place.page, (sheet.full_height - y) * _POINTS)


def _pdf_links(layout: PrintLayout, number: int) -> Iterator[PdfLink]:
    sheet = layout.context.sheet
    for area, target in links_of(layout, number):
        left, right = area.left() * _POINTS, area.right() * _POINTS
        bottom, top = ((sheet.full_height - y) * _POINTS for y in (area.bottom(), area.top()))
        where = target if isinstance(target, str) else _place(sheet, target)
        yield PdfLink(number, (left, bottom, right, top), where)
