"""The texts of the window about marks: their names, and what a screen reader says about them."""

from __future__ import annotations

from typing import NamedTuple

from reader.marks.model import Colour, Mark, MarkKind, MarkState
from reader.ui.widgets.labels import one_line

LONGEST_SPOKEN = 160  # characters of a name or a note


class ColourText(NamedTuple):
    """Complete texts about one colour, because a translation cannot be put together from words.

    name       of the colour
    highlight  name of a highlight in this colour
    add        menu entry that highlights the selection
    change     menu entry that changes the colour of a highlight
    """

    name: str
    highlight: str
    add: str
    change: str


COLOURS = {
    Colour.YELLOW: ColourText("Yellow", "Yellow highlight", "Highlight in yellow", "Change to yellow"),
    Colour.GREEN: ColourText("Green", "Green highlight", "Highlight in green", "Change to green"),
    Colour.BLUE: ColourText("Blue", "Blue highlight", "Highlight in blue", "Change to blue"),
    Colour.PINK: ColourText("Pink", "Pink highlight", "Highlight in pink", "Change to pink"),
}

STATES = {
    MarkState.IN_PLACE: "",
    MarkState.MOVED: "moved in this edition",
    MarkState.TEXT_CHANGED: "text changed in this edition",
    MarkState.NOT_FOUND: "not found in this edition",
}


def kind_of(mark: Mark) -> str:
    """“Bookmark”, or the colour of a highlight, such as “Yellow highlight”."""
    return COLOURS[mark.colour].highlight if mark.kind is MarkKind.HIGHLIGHT and mark.colour else "Bookmark"


def name_of(mark: Mark) -> str:
    """The name in a list: the reader's own, or else the marked text."""
    return mark.title or one_line(mark.target.quote) or "A place without text"


def spoken(mark: Mark, state: MarkState | None = None, *, with_quote: bool = True) -> str:
    """Everything about a mark, for a screen reader."""
    parts = [kind_of(mark)]
    if with_quote:
        parts.append(one_line(name_of(mark), LONGEST_SPOKEN))
    if mark.note:
        parts.append(f"note: {one_line(mark.note, LONGEST_SPOKEN)}")
    if mark.labels:
        parts.append(f"labels: {', '.join(mark.labels)}")
    if state and STATES[state]:
        parts.append(STATES[state])
    return ", ".join(part.rstrip(".") for part in parts) + "."
