"""Checks printing: the sample pack becomes a PDF file, and Qt's part for printers can be loaded."""

from __future__ import annotations

from pathlib import Path

from reader.library.print_order import PdfOrder, PrintOptions, PrintSelection, PrintSubject
from reader.system.format_numbers import counted
from reader.ui.paper import print_job, printers
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import build_sample


def check_paper(data: Path) -> str:
    data.mkdir(exist_ok=True)
    file = data / "printed.pdf"
    options = PrintOptions(has_terms=True, has_codes=True, has_quiz=True)
    order = PdfOrder(build_sample(data), PrintSelection(PrintSubject.PACK), options, file)
    pages = print_job.write(order, lambda _done, _total: None).pages
    written = file.read_bytes()
    parts = (b"%PDF-", b"/Outlines", b"/Lang", b"/FontFile2", b"%%EOF")
    missing = [part.decode() for part in parts if part not in written]
    if missing:
        raise SelfTestFailedError(f"The PDF file has no {', '.join(missing)}.")
    names = "there are printers" if printers.has_any() else "there is no printer"
    return f"{counted(pages, 'page')} of PDF; {names}"
