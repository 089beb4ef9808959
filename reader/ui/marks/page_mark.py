"""A mark as the page shows it."""

from __future__ import annotations

from typing import NamedTuple

from reader.ui.page.text_map import BlockOffset


class PageMark(NamedTuple):
    """From `start` up to `end` of the article. `colour` is empty for a bookmark.

    `description` is what a screen reader says about the mark and its note.
    """

    id: str
    colour: str
    start: BlockOffset
    end: BlockOffset
    has_note: bool
    description: str

    def overlaps(self, first: BlockOffset, last: BlockOffset) -> bool:
        return self.start <= last and self.end >= first
