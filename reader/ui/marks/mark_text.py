"""The texts of the window about marks: their names, what a screen reader says about them, and summaries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.marks import timestamps
from reader.marks.author_name import shown_name
from reader.marks.model import Colour, Mark, MarkKind, MarkState
from reader.system.format_numbers import counted
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


def saved(mark: Mark) -> str:
    return f"{kind_of(mark)} saved."


def name_of(mark: Mark) -> str:
    """The name in a list: the reader's own, or else the marked text."""
    return mark.title or one_line(mark.target.quote) or "A place without text"


def author_of(mark: Mark, own_name: str, *, is_imported: bool = False) -> str:
    """“Imported, by Ann”; empty for the reader's own marks. Others may have any name, also that of this reader.

    Marks that an older Carrel imported are not known as such; they have “By Ann”.
    """
    if is_imported:
        name = shown_name(mark.author)
        return f"Imported, by {name}" if name else "Imported"
    name = shown_name(mark.author) if mark.author != own_name else ""
    return f"By {name}" if name else ""


def deleted_summary(count: int) -> str:
    """
    >>> deleted_summary(2)
    '2 deleted marks'
    """
    return counted(count, "deleted mark")


def version_count(count: int) -> str:
    return counted(count, "version")


def proposal_summary(count: int) -> str:
    """
    >>> proposal_summary(2)
    '2 proposals wait for your answer.'
    """
    return f"{counted(count, 'proposal')} {'waits' if count == 1 else 'wait'} for your answer."


def clock_warning(mark: Mark) -> str:
    """Nothing for a mark with a credible date."""
    newest = max(mark.created, mark.modified)
    return f"dated {newest[:10]}, in the future" if timestamps.is_far_ahead(newest) else ""


def spoken(mark: Mark, state: MarkState | None = None, *, with_quote: bool = True, author: str = "") -> str:
    """Everything about a mark, for a screen reader. `author` is that of `author_of`."""
    parts = [kind_of(mark)]
    if with_quote:
        parts.append(one_line(name_of(mark), LONGEST_SPOKEN))
    if author:
        parts.append(author[:1].lower() + author[1:])
    if mark.note:
        parts.append(f"note: {one_line(mark.note, LONGEST_SPOKEN)}")
    if mark.labels:
        parts.append(f"labels: {', '.join(mark.labels)}")
    if state and STATES[state]:
        parts.append(STATES[state])
    if warning := clock_warning(mark):
        parts.append(warning)
    return ", ".join(part.rstrip(".") for part in parts) + "."


def edition_summary(counts: Mapping[MarkState, int]) -> str:
    """A sentence or two, or nothing if there are no marks from other editions. None is called newer: a number that a
    file gives itself shows nothing.

    >>> edition_summary({MarkState.IN_PLACE: 12})
    'This is another edition. All of your marks are in place (12).'
    >>> edition_summary({MarkState.IN_PLACE: 12, MarkState.MOVED: 1})
    'This is another edition. Your marks: 12 in place, 1 moved, 0 with changed text, 0 not found.'
    """
    if not any(counts.values()):
        return ""
    edition = "This is another edition."
    in_place, moved = counts.get(MarkState.IN_PLACE, 0), counts.get(MarkState.MOVED, 0)
    changed, missing = counts.get(MarkState.TEXT_CHANGED, 0), counts.get(MarkState.NOT_FOUND, 0)
    if not moved and not changed and not missing:
        return f"{edition} All of your marks are in place ({in_place:,})."
    return (
        f"{edition} Your marks: {in_place:,} in place, {moved:,} moved, {changed:,} with changed text, "
        f"{missing:,} not found."
    )
