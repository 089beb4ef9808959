"""A page with marks on it, without a window around it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Location, Span
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import pages

BLOCKS = tuple(
    Block(f"p{number}", BlockKind.PARAGRAPH, (Span(f"{number}. Some words. " * 12),)) for number in range(30)
)


def mark(id: str, start: BlockOffset, end: BlockOffset, colour: str = "yellow", *, has_note: bool = False) -> PageMark:
    return PageMark(id, colour, start, end, has_note, f"Mark {id}.")


def bookmark(id: str, index: int) -> PageMark:
    return mark(id, (index, 0), (index, 5), "")


def page_with_overlay(qtbot: QtBot, folder: Path) -> tuple[PageView, MarksOverlay]:
    opened = pages.opened(folder, pages.article(*BLOCKS))
    page = PageView(pages.light())
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.open(opened)
    page.show_position(ReadingPosition(Location("sample", "article")))
    page.show()
    opened.pack.close()
    return page, MarksOverlay(page)
