"""What the window says about marks: short names, and plain sentences."""

from __future__ import annotations

from reader.marks.model import Colour, Mark, MarkKind, MarkState
from reader.ui.widgets.labels import one_line

COLOURS = {Colour.YELLOW: "Yellow", Colour.GREEN: "Green", Colour.BLUE: "Blue", Colour.PINK: "Pink"}
LONGEST_SAID = 160

STATES = {
    MarkState.IN_PLACE: "",
    MarkState.MOVED: "moved in this edition",
    MarkState.TEXT_CHANGED: "text changed in this edition",
    MarkState.NOT_FOUND: "not found in this edition",
}


def kind_of(mark: Mark) -> str:
    """
    A few words, such as “Yellow highlight”.
    """
    return f"{COLOURS[mark.colour]} highlight" if mark.kind is MarkKind.HIGHLIGHT and mark.colour else "Bookmark"


def name_of(mark: Mark) -> str:
    """What a list calls it: the name that the reader gave, or the words that are marked."""
    return mark.title or one_line(mark.target.quote) or "A place without words"


def spoken(mark: Mark, state: MarkState | None = None, *, with_quote: bool = True) -> str:
    """All of a mark, for a screen reader."""
    words = [kind_of(mark)]
    if with_quote:
        words.append(one_line(name_of(mark), LONGEST_SAID))
    if mark.note:
        words.append(f"note: {one_line(mark.note, LONGEST_SAID)}")
    if mark.labels:
        words.append(f"labels: {', '.join(mark.labels)}")
    if state and STATES[state]:
        words.append(STATES[state])
    return ", ".join(each.rstrip(".") for each in words) + "."
