"""The lines above and below a printed page: in the order of the pack, whichever direction the window has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from reader.library.model import Block, BlockKind, Span
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import PrintLayout
from tests.ui.paper.printed import article_layout

pytestmark = pytest.mark.usefixtures("paper_fonts")


@pytest.fixture(autouse=True)
def _direction() -> Iterator[None]:
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painted(layout: PrintLayout) -> QImage:
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    PagePainter(layout, PrintFigures(layout.context)).paint(painter, 0)
    painter.end()
    return image


def test_a_window_from_right_to_left_prints_the_same(tmp_path: Path) -> None:
    layout = article_layout(tmp_path, Block("p", BlockKind.PARAGRAPH, (Span("Rest."),)))
    usual = painted(layout)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert painted(layout) == usual
