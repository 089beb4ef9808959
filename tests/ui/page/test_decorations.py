"""Boxes, bars and bullets, recognised by their colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Location, NoteBox, NoteKind, Span
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from reader.ui.shell.typography import Typography
from tests.ui import pages
from tests.ui.image_colours import colours

BOX = NoteBox(NoteKind.NOTE, 1, "Box")


def painted(qtbot: QtBot, folder: Path, *blocks: Block, style: PageStyle | None = None) -> tuple[PageView, QImage]:
    opened = pages.opened(folder, pages.article(*blocks))
    page = PageView(style or pages.light())
    qtbot.addWidget(page)
    page.resize(760, 640)
    page.show()
    page.open(opened)
    page.show_position(ReadingPosition(Location("sample", "article")))
    image = page.viewport().grab().toImage()
    opened.pack.close()
    return page, image


def count(image: QImage, colour: str) -> int:
    return colours(image)[pages.light().theme.colours[colour]]


def test_bullets_are_painted_on_their_box(qtbot: QtBot, tmp_path: Path) -> None:
    text = Block("p", BlockKind.PARAGRAPH, (Span("Words."),), box=BOX)
    item = Block("i", BlockKind.ITEM, (Span("Words."),), level=1, marker="•", box=BOX)
    _, without = painted(qtbot, tmp_path, text)
    _, image = painted(qtbot, tmp_path, item)
    assert count(image, "note") > 1000
    assert count(image, "soft_ink") - count(without, "soft_ink") >= 4


def test_painting_the_top_does_not_lay_out_the_rest(qtbot: QtBot, tmp_path: Path) -> None:
    """A box at the far end does not make Qt lay out everything before it."""
    blocks = [Block(f"p{n}", BlockKind.PARAGRAPH, (Span("Some words. " * 40),)) for n in range(100)]
    page, _ = painted(qtbot, tmp_path, *blocks, Block("end", BlockKind.PARAGRAPH, (Span("End."),), box=BOX))
    last = page.shown_document.lastBlock()
    assert last.layout().lineCount() == 0


@pytest.mark.parametrize("line_spacing", [100, 150, 200])
@pytest.mark.parametrize(
    ("block", "colour"),
    [
        (Block("p", BlockKind.PARAGRAPH, (Span("Words. " * 40),), box=BOX), "note"),
        (Block("p", BlockKind.QUOTE, (Span("Words. " * 40),)), "control_line"),
        (Block("p", BlockKind.CODE, (Span("Words."),)), "line"),
    ],
    ids=["box", "quotation", "code"],
)
def test_what_is_behind_a_text_reaches_from_its_first_line_to_its_last(
    block: Block, colour: str, line_spacing: int, qtbot: QtBot, tmp_path: Path
) -> None:
    """However far lines are apart: Qt leaves the space above each of them."""
    style = pages.light()._replace(typography=Typography(line_spacing=line_spacing))
    page, image = painted(qtbot, tmp_path, block, style=style)
    (decoration,) = (each for each in page.shown_document.decorations if each.name in ("note", "quote", "code"))
    top, bottom = page.shown_document.text_span(decoration.first, decoration.last)
    last = page.shown_document.findBlock(decoration.last)
    origin = page.shown_document.documentLayout().blockBoundingRect(last).top()
    line = last.layout().lineAt(last.layout().lineCount() - 1)
    assert bottom == origin + line.y() + line.height()
    scrolled = page.verticalScrollBar().value()
    expected = style.theme.colour(colour)
    x = round(page.margin) + (6 if colour == "note" else 2)
    assert {image.pixelColor(x, round(y) - scrolled).name() for y in (top + 2, bottom - 3)} == {expected.name()}
    assert image.pixelColor(x, round(bottom) - scrolled + 20) != expected
