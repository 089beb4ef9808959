"""A window on a pack of figures, and the viewer that is opened from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reader.library.model import Block, BlockKind, Figure, FigureFile, Span
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.page.figure_view import FigureView
from reader.ui.page.page_links import FigureLink, LinkRun
from reader.ui.reading.figure_dialog import FigureDialog
from tests.packs import SVG, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start

ALT = "A quiet room by the water"
WIDE, TALL, SMALL = (400, 200), (300, 900), (30, 20)


def pack(folder: Path, *sizes: tuple[int, int]) -> Path:
    """A figure of each size, below a heading and between words."""
    blocks = [Block("h", BlockKind.HEADING, (Span("Rooms"),), level=2)]
    figures = []
    for number, size in enumerate(sizes):
        path = f"figures/{number}.svg"
        blocks.append(Block(f"p{number}", BlockKind.PARAGRAPH, (Span("Words."),)))
        blocks.append(Block(f"f{number}", BlockKind.FIGURE, (Span("A caption."),), figure=Figure(path, ALT)))
        figures.append(FigureFile(path, "image/svg+xml", *size, SVG))
    return make_pack(folder / "figures.carrel", articles=(pages.article(*blocks),), figures=figures)


def figure_window(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """For a fixture: the viewers of its three figures are closed at the end."""
    file = pack(folder, WIDE, TALL, SMALL)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))  # so that it is drawn at once
    window = start(file, (700, 600))
    yield window
    for dialog in open_dialogs(window):
        dialog.close()


def open_dialogs(window: MainWindow) -> list[FigureDialog]:
    return hands.visible(window, FigureDialog)


def link_of(window: MainWindow, number: int) -> LinkRun:
    return next(run for run in window.page.shown_document.links if run.link == FigureLink(number))


def opened(window: MainWindow, number: int = 0) -> FigureDialog:
    """Opened with Enter."""
    window.page.setFocus()
    for _ in range(number + 1):
        hands.press(window.page, "Tab")
    assert hands.focused_link(window.page) == link_of(window, number)
    hands.press(window.page, "Return")
    (dialog,) = open_dialogs(window)
    QTest.qWaitForWindowActive(dialog)
    return dialog


def width(view: FigureView) -> int:
    return view.picture.width()


def colour(image: QImage, x: float = 0.5, y: float = 0.25) -> str:
    return QColor(image.pixel(int(image.width() * x), int(image.height() * y))).name()


def tool(dialog: FigureDialog, name: str) -> QToolButton:
    return hands.named(dialog, name, QToolButton)
