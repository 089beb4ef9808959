"""Measures printing: a book as a PDF file, how much memory that takes, and how large a page is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import memory
from benchmarks.children import environment
from benchmarks.library import Plan
from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result

LONGEST_BOOK, MOST_MEMORY = 5.0, 300.0
BOOK_PAGES = 200
BETWEEN_SAMPLES = 0.1


def measure(bench: Bench) -> list[Result]:
    book = bench.pack(Plan(20 if bench.is_quick else 60))
    with tempfile.TemporaryDirectory(dir=bench.work) as place:
        file = Path(place, "book.pdf")
        seconds, peak, said = _print(book, file)
        pages = int(said.split()[0].replace(",", ""))
        per_book = seconds * BOOK_PAGES / pages
        results = [
            Result(f"Print {BOOK_PAGES} pages", per_book, "s", LONGEST_BOOK, note=f"{pages} pages in {seconds:.1f} s"),
            Result("Memory while printing", peak, "MiB", MOST_MEMORY),
            Result("Size of a page", file.stat().st_size / pages / 1024, "KiB"),
        ]
        seconds, _, said = _print(bench.pack(BUNDLED), Path(place, "bundled.pdf"))
    return [*results, Result("Print the bundled pack", seconds, "s", note=said)]


def _print(pack: Path, file: Path) -> tuple[float, float, str]:
    """Seconds, the highest memory in MiB, and what the command says."""
    command = [sys.executable, "-m", "reader", "print", str(pack), "-o", str(file)]
    begin = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory.of_tree(process.pid))
            time.sleep(BETWEEN_SAMPLES)
        seconds = time.monotonic() - begin
        said = process.stdout.read().strip() if process.stdout else ""
    if process.returncode:
        raise RuntimeError(f"{pack.name} could not be printed; see above.")
    return seconds, peak, said.partition(" written")[0]
