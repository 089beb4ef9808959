"""Paints the rows of the shelf: the title of a pack, lines about it, and a note."""

from __future__ import annotations

from reader.ui.lists.row_delegate import RowDelegate
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.shelf.pack_rows import PackRow
from reader.ui.widgets.text_direction import is_right_to_left

INDENT = 1.3  # of the size of the text


class PackDelegate(RowDelegate):
    ABOVE, BELOW = 8, 10

    def lay_out(self, row: PackRow, width: int) -> LaidOutRow:
        """All lines are aligned by the direction of the pack's name."""
        fonts, is_right = self.fonts, is_right_to_left(row.name)
        found = LaidOutRow(width)
        title_font = fonts.text if row.is_below else fonts.bold
        found.add(row.title, title_font, "ink" if row.listed.is_readable else "soft_ink", is_right=is_right)
        for text in row.about:
            found.add(text, fonts.small, "soft_ink", is_right=is_right)
        if row.note:
            found.add(row.note, fonts.small_bold, "accent" if row.is_read else "ink", is_right=is_right)
        return found

    def indent(self, row: PackRow) -> int:
        return round(self.view.font().pixelSize() * INDENT) if row.is_below else 0
