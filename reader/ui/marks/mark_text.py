"""The texts of the window about marks: their names, what a screen reader says about them, and summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.marks import timestamps
from reader.marks.author_name import shown_name
from reader.marks.model import Colour, Mark, MarkKind, MarkState
from reader.translation import N_, _, list_text, ngettext, number_text
from reader.ui.lists.pack_facts import readable_date
from reader.ui.widgets.labels import one_line

LONGEST_SPOKEN = 160  # characters of a name or a note


class KindText(NamedTuple):
    """Complete texts about one kind of mark, because a translation cannot be put together from words.

    `name` is that of one mark; the others are sentences about it.
    """

    name: str
    saved: str
    deleted: str
    restored: str


class ColourText(NamedTuple):
    """Complete texts about one colour.

    name    of the colour
    swatch  tooltip of the button with this colour, which names the line below such highlights, too
    add     menu entry that highlights the selection
    change  menu entry that changes the colour of a highlight
    chosen  sentence about a highlight that has this colour now
    """

    name: str
    swatch: str
    add: str
    change: str
    chosen: str
    highlight: KindText


COLOURS = {
    Colour.YELLOW: ColourText(
        N_("Yellow"),
        N_("Yellow, with a line"),
        N_("Highlight in yellow"),
        N_("Change to yellow"),
        N_("Yellow highlight."),
        KindText(
            N_("Yellow highlight"),
            N_("Yellow highlight saved."),
            N_("Yellow highlight deleted."),
            N_("Yellow highlight restored."),
        ),
    ),
    Colour.GREEN: ColourText(
        N_("Green"),
        N_("Green, with dashes"),
        N_("Highlight in green"),
        N_("Change to green"),
        N_("Green highlight."),
        KindText(
            N_("Green highlight"),
            N_("Green highlight saved."),
            N_("Green highlight deleted."),
            N_("Green highlight restored."),
        ),
    ),
    Colour.BLUE: ColourText(
        N_("Blue"),
        N_("Blue, with dots"),
        N_("Highlight in blue"),
        N_("Change to blue"),
        N_("Blue highlight."),
        KindText(
            N_("Blue highlight"),
            N_("Blue highlight saved."),
            N_("Blue highlight deleted."),
            N_("Blue highlight restored."),
        ),
    ),
    Colour.PINK: ColourText(
        N_("Pink"),
        N_("Pink, with two lines"),
        N_("Highlight in pink"),
        N_("Change to pink"),
        N_("Pink highlight."),
        KindText(
            N_("Pink highlight"),
            N_("Pink highlight saved."),
            N_("Pink highlight deleted."),
            N_("Pink highlight restored."),
        ),
    ),
}
BOOKMARK = KindText(N_("Bookmark"), N_("Bookmark saved."), N_("Bookmark deleted."), N_("Bookmark restored."))

STATES = {
    MarkState.IN_PLACE: "",
    MarkState.MOVED: N_("Moved in this edition"),
    MarkState.TEXT_CHANGED: N_("Text changed in this edition"),
    MarkState.NOT_FOUND: N_("Not found in this edition"),
}


def _texts(mark: Mark) -> KindText:
    return COLOURS[mark.colour].highlight if mark.kind is MarkKind.HIGHLIGHT and mark.colour else BOOKMARK


def kind_of(mark: Mark) -> str:
    """“Bookmark”, or the colour of a highlight, such as “Yellow highlight”."""
    return _(_texts(mark).name)


def saved(mark: Mark) -> str:
    return _(_texts(mark).saved)


def deleted(marks: Sequence[Mark]) -> str:
    """`Bookmark deleted.`, `2 marks deleted.`"""
    if len(marks) == 1:
        return _(_texts(marks[0]).deleted)
    return ngettext("{count} mark deleted.", "{count} marks deleted.", len(marks))


def restored(marks: Sequence[Mark]) -> str:
    if len(marks) == 1:
        return _(_texts(marks[0]).restored)
    return ngettext("{count} mark restored.", "{count} marks restored.", len(marks))


def name_of(mark: Mark) -> str:
    """The name in a list: the reader's own, or else the marked text."""
    return mark.title or one_line(mark.target.quote) or _("A place without text")


def author_of(mark: Mark, own_name: str, *, is_imported: bool = False) -> str:
    """“Imported, by Ann”; empty for the reader's own marks. Others may have any name, also that of this reader.

    Marks that an older Carrel imported are not known as such; they have “By Ann”.
    """
    if is_imported:
        name = shown_name(mark.author)
        return _("Imported, by {author}", author=name) if name else _("Imported")
    name = shown_name(mark.author) if mark.author != own_name else ""
    return _("By {author}", author=name) if name else ""


def deleted_summary(count: int) -> str:
    """
    >>> deleted_summary(2)
    '2 deleted marks'
    """
    return ngettext("{count} deleted mark", "{count} deleted marks", count)


def proposal_summary(count: int) -> str:
    """
    >>> proposal_summary(2)
    '2 proposals wait for your answer.'
    """
    return ngettext("{count} proposal waits for your answer.", "{count} proposals wait for your answer.", count)


def clock_warning(mark: Mark) -> str:
    """Nothing for a mark with a credible date."""
    newest = max(mark.created, mark.modified)
    return _("Dated {day}, in the future", day=readable_date(newest[:10])) if timestamps.is_far_ahead(newest) else ""


def spoken(mark: Mark, state: MarkState | None = None, *, with_quote: bool = True, author: str = "") -> str:
    """Everything about a mark, for a screen reader. `author` is that of `author_of`."""
    parts = [kind_of(mark)]
    if with_quote:
        parts.append(one_line(name_of(mark), LONGEST_SPOKEN))
    if author:
        parts.append(author)
    if mark.note:
        parts.append(_("note: {note}", note=one_line(mark.note, LONGEST_SPOKEN)))
    if mark.labels:
        parts.append(_("labels: {labels}", labels=list_text(mark.labels)))
    if state and STATES[state]:
        parts.append(_(STATES[state]))
    if warning := clock_warning(mark):
        parts.append(warning)
    return f"{list_text(part.rstrip('.') for part in parts)}."


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
    in_place, moved = counts.get(MarkState.IN_PLACE, 0), counts.get(MarkState.MOVED, 0)
    changed, missing = counts.get(MarkState.TEXT_CHANGED, 0), counts.get(MarkState.NOT_FOUND, 0)
    if not moved and not changed and not missing:
        return _("This is another edition. All of your marks are in place ({number}).", number=number_text(in_place))
    return _(
        "This is another edition. Your marks: {in_place}, {moved}, {changed}, {missing}.",
        in_place=ngettext("{count} in place", "{count} in place", in_place),
        moved=ngettext("{count} moved", "{count} moved", moved),
        changed=ngettext("{count} with changed text", "{count} with changed text", changed),
        missing=ngettext("{count} not found", "{count} not found", missing),
    )
