"""The command line for tests, without the window and the self-test."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.library.print_order import PdfOrder, PrintedPdf
from tests.packs import make_pack, make_searchable

FOLDER = {
    "pack.yaml": "id: small\ntitle: Small\nedition: 2\ndate: 2025-01-02\nlanguage: en\n",
    "articles/one.md": "---\ntitle: One thing\n---\n\n## Rest {#rest}\n\nSleep is rest [@reed].\n",
    "references.yaml": (
        "references:\n- id: reed\n  type: book\n  title: Rooms\n  author: [{family: Reed, given: Ann}]\n"
    ),
}


class Front:
    """Runs the command line with fakes for the parts that need Qt."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self.windows: list[tuple[Path | None, list[Path]]] = []
        self.selftests: list[tuple[bool, list[str]]] = []
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        status = main([str(word) for word in words], run_window=self._open, run_selftest=self._selftest)
        shown = self._capsys.readouterr()
        return status, shown.out, shown.err

    def _selftest(self, as_json: bool, checks: Sequence[str]) -> int:
        self.selftests.append((as_json, list(checks)))
        return 7

    def _open(self, data: Path | None, asked: Sequence[Path]) -> int:
        self.windows.append((data, list(asked)))
        return 0


@pytest.fixture
def carrel(tmp_path, capsys) -> Front:
    return Front(tmp_path / "data", capsys)


@pytest.fixture
def pack(tmp_path) -> Path:
    return make_pack(tmp_path / "sample.carrel")


@pytest.fixture
def searchable(tmp_path) -> Path:
    """The same with an index."""
    return make_searchable(tmp_path / "sample.carrel")


@pytest.fixture
def folder(tmp_path) -> Path:
    top = tmp_path / "small"
    for name, text in FOLDER.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    return top


def hits_of(carrel: Front, *words: str | Path) -> list[dict[str, Any]]:
    status, out, _ = carrel("search", *words, "--json")
    hits: list[dict[str, Any]] = json.loads(out)
    assert status == (0 if hits else 1)
    return hits


class Printer:
    """Notes the orders, or raises an error."""

    def __init__(self) -> None:
        self.orders: list[PdfOrder] = []
        self.error: Exception | None = None
        self.boxed: tuple[str, ...] = ()

    def __call__(self, order: PdfOrder, on_progress: Callable[[int, int], None]) -> PrintedPdf:
        self.orders.append(order)
        if self.error:
            raise self.error
        on_progress(1, 2)
        order.file.write_bytes(b"%PDF")
        return PrintedPdf(2, self.boxed)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def print_it(printer, pack, tmp_path, capsys):
    def run(*words: str) -> tuple[int, str, str]:
        output = [] if "-o" in words else ["-o", str(tmp_path / "out.pdf")]
        given = ["--data", str(tmp_path / "data"), "print", str(pack), *output, *words]
        status = main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run
