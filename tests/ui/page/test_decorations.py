"""Boxes, bars and bullets, recognised by their colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Location, NoteBox, NoteKind, Span
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import pages
from tests.ui.image_colours import colours

BOX = NoteBox(NoteKind.NOTE, 1, "Box")


def painted(qtbot: QtBot, folder: Path, *blocks: Block) -> tuple[PageView, QImage]:
    opened = pages.opened(folder, pages.article(*blocks))
    page = PageView(pages.light())
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
