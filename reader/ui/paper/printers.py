"""The printers of this computer. Qt's part for printing is loaded only here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from reader.translation import _
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.paper_sheet import UNITS_PER_INCH
from reader.ui.paper.pdf_file import page_layout, title_of
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import PrintLayout
from reader.ui.paper.sliced_work import WAITING


def has_any() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def ask(parent: QWidget, layout: PrintLayout) -> QPrinter | None:
    """The printer that somebody chose in the system's dialog, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title_of(layout))
    set_paper(printer, layout)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(layout.pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    set_paper(printer, layout)  # the pages are laid out for it, whatever was chosen in the dialog
    return printer if accepted else None


def set_paper(printer: QPrinter, layout: PrintLayout) -> None:
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(layout.context.sheet))


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """The pages that were chosen, from 0, in the order in which the printer wants them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(1, first) - 1, min(last, count)))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def print_pages(layout: PrintLayout, figures: PrintFigures, printer: QPrinter, numbers: Sequence[int]) -> Iterator[int]:
    """Yields as `write_pdf` does. Raises OSError. Nothing is printed if it is not run to the end."""
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError(None, _("The printer does not answer. See whether it is switched on and connected."))
    is_complete = False
    try:
        scale = printer.resolution() / UNITS_PER_INCH
        pages = PagePainter(layout, figures)
        for done, number in enumerate(numbers):
            while pages.waits_for_figures(number):
                yield WAITING
            if done and not printer.newPage():
                raise OSError(None, _("The printer has stopped. See whether it has paper."))
            painter.save()
            painter.scale(scale, scale)
            pages.paint(painter, number)
            painter.restore()
            yield done + 1
        is_complete = True
    finally:
        if not is_complete:
            printer.abort()
        painter.end()
