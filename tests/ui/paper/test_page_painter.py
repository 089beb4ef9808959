"""The lines above and below a printed page: in the order of the pack, whichever direction the window has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from reader.library.model import Article, Block, BlockKind, Span
from reader.library.print_order import PrintSelection, PrintSubject
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_layout import PrintLayout
from tests.packs import INFO
from tests.ui.paper.printed import article_layout, layout_of, pack_of

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


class _Recorder(QPainter):
    """Notes each text that is painted at a point, and in which direction."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.texts: list[tuple[str, Qt.LayoutDirection]] = []

    def drawText(self, point: QPointF, text: str) -> None:  # type: ignore[override]
        self.texts.append((text, self.layoutDirection()))
        super().drawText(point, text)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("text", "marker"), [("One.", "4."), ("النوم", ".4")])
def test_a_number_of_a_list_has_the_order_of_its_item(tmp_path: Path, language: str, text: str, marker: str) -> None:
    item = Block("i", BlockKind.ITEM, (Span(text),), level=1, marker="4.")
    pack = pack_of(tmp_path, Article("a", "A", (item,)), info=INFO._replace(language=language))
    layout = layout_of(pack, PrintSelection(PrintSubject.ARTICLE, "a"))
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    painter = _Recorder(image)
    PagePainter(layout, PrintFigures(layout.context)).paint(painter, 0)
    painter.end()
    assert (marker, Qt.LayoutDirection.LeftToRight) in painter.texts


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("title", ["Sleep", "النوم", "Sleep and the brain " * 12])
def test_titles_of_the_contents_leave_room_for_the_numbers_of_pages(tmp_path: Path, language: str, title: str) -> None:
    block = Block("p", BlockKind.PARAGRAPH, (Span("Words."),))
    pack = pack_of(
        tmp_path, Article("a", title, (block,)), Article("b", "B", (block,)), info=INFO._replace(language=language)
    )
    layout = layout_of(pack, PrintSelection(PrintSubject.PACK))
    galley, column = layout.galley(0), layout.context.sheet.column
    assert galley.numbered
    for position in galley.numbered:
        lines = galley.document.findBlock(position).layout()
        for number in range(lines.lineCount()):
            rect = lines.lineAt(number).naturalTextRect().translated(lines.position())
            left, right = rect.left(), column - rect.right()
            beside, at_edge = (left, right) if language == "ar" else (right, left)
            assert beside > 20
            assert at_edge < 8 or lines.lineCount() > 1
