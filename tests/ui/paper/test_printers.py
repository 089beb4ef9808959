"""Pages on a printer: a file of Qt's own stands in for the paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from reader.library.model import Location
from reader.library.packfile import PackFile
from reader.library.print_order import PaperFormat, PrintSelection, PrintSubject
from reader.ui.paper import printers
from reader.ui.paper.print_dialog import PrintDialog
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import PrintLayout
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.paper.printed import layout_of


@pytest.fixture
def layout(paper_fonts, bundled_pack) -> PrintLayout:
    selection = PrintSelection(PrintSubject.ARTICLE, "how-talking-changes-a-brain")
    return layout_of(PackFile(bundled_pack), selection, paper=PaperFormat.LETTER)


@pytest.fixture
def printer(layout, tmp_path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printers.set_paper(printer, layout)
    return printer


def pages_in(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


def test_every_page_is_printed_at_the_size_of_its_paper(layout, printer, tmp_path) -> None:
    numbers = list(range(len(layout.pages)))
    done = list(printers.print_pages(layout, PrintFigures(layout.context), printer, numbers))
    assert done == [number + 1 for number in numbers]
    assert pages_in(tmp_path / "paper.pdf") == len(numbers)
    assert b"/MediaBox [0 0 612" in (tmp_path / "paper.pdf").read_bytes()
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_the_pages_that_were_chosen(printer) -> None:
    assert printers.pages_of(printer, 5) == [0, 1, 2, 3, 4]
    printer.setFromTo(2, 9)
    assert printers.pages_of(printer, 5) == [1, 2, 3, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printers.pages_of(printer, 5) == [4, 3, 2, 1]


def test_without_an_answer_it_is_an_error(layout, tmp_path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    with pytest.raises(OSError, match="The printer does not answer"):
        next(printers.print_pages(layout, PrintFigures(layout.context), printer, [0]))


def test_a_computer_without_printers(monkeypatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert not printers.has_any()


def test_print_in_the_window(start: Start, layout, printer, tmp_path, monkeypatch) -> None:
    window = start()
    window.session.go(Location("neuroscience-psychotherapy", "hand-out"))
    monkeypatch.setattr(printers, "has_any", lambda: True)
    monkeypatch.setattr(printers, "ask", lambda _parent, _layout: printer)

    def press(dialog: PrintDialog) -> None:
        assert dialog.print_button.isDefault()
        while not dialog.is_ready:
            QApplication.processEvents()
        hands.button(dialog, "Print…").click()

    assert hands.answering(PrintDialog, press, lambda: hands.press(window, "Ctrl+P")) == 1
    assert pages_in(tmp_path / "paper.pdf") == 1
    assert "1 page sent to the printer." in window.toast.text
