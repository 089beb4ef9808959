"""Numbered lists on paper: Qt would put their numbers a little below the line of the text."""

from __future__ import annotations

from reader.library.model import Block
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.list_items import ListBuilder

BULLET = "•"


class PaperLists(ListBuilder):
    """`markers` gets the numbers of items by their document positions. For Qt they are items without a number."""

    def __init__(self) -> None:
        super().__init__()
        self.markers: dict[int, str] = {}

    def add(self, writer: DocumentWriter, block: Block, *, is_rtl: bool) -> None:
        if block.marker and block.marker != BULLET:
            self.markers[writer.cursor.position()] = block.marker
            block = block._replace(marker=BULLET)
        super().add(writer, block, is_rtl=is_rtl)
