"""One change of a text: what is replaced, by what, and what is selected then. Positions count characters."""

from __future__ import annotations

from typing import NamedTuple


class TextChange(NamedTuple):
    """Replaces the characters from `first` to `last`. The selection is in the new text; `caret` is its moving end."""

    first: int
    last: int
    new: str
    anchor: int
    caret: int

    def applied_to(self, text: str) -> str:
        return text[: self.first] + self.new + text[self.last :]


def line_range(text: str, first: int, last: int) -> tuple[int, int]:
    """The range of whole lines around a selection, without the last line end."""
    if last > first and text[last - 1 : last] == "\n":
        last -= 1
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    return start, len(text) if end < 0 else end
