"""The lines of local help in the emergency box of a pack, and the link to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.model import Span, Spans, Style
from reader.library.page_words import isolated_ltr
from reader.named_tuple import NamedTuple
from reader.translation import _, language
from reader.ui.page.writing_system import WritingSystem
from reader.ui.widgets.text_direction import has_right_to_left

if TYPE_CHECKING:
    from reader.library.local_help import LocalHelp


class LocalHelpLine(NamedTuple):
    """A paragraph in a text style. `link` is the text at its end that opens the dialog; empty if it has none.

    `is_control`: the line is no text of the page, but only says what the link is for.
    """

    style: str
    spans: Spans
    link: str = ""
    is_control: bool = False


class LocalHelpLines(NamedTuple):
    """`first` are below the title of the box, where the eye falls, and `last` at its end."""

    first: tuple[LocalHelpLine, ...] = ()
    last: tuple[LocalHelpLine, ...] = ()


def local_help_lines(help: LocalHelp, writing_system: WritingSystem) -> LocalHelpLines:
    """On a page of another direction, texts of the program and telephone numbers keep theirs (Unicode's isolates)."""
    from reader.library.local_help import isolated  # not at the top: few articles have a place for it

    is_rtl, words = writing_system.is_rtl, writing_system.words
    label = writing_system.isolated(words.label("local_help"))

    def furniture(text: str) -> str:
        if language().is_right_to_left and has_right_to_left(text):
            return text if is_rtl else f"\u2067{text}\u2069"
        return isolated_ltr(text) if is_rtl else text

    first: list[LocalHelpLine] = []
    last: list[LocalHelpLine] = []
    for number, (text, origin) in enumerate(help.lines, 1):
        shown = isolated(text) if is_rtl or has_right_to_left(text) else text
        link = furniture(_("Change…")) if number == len(help.lines) else ""
        first.append(LocalHelpLine("local_help", (Span(f"{label} "), Span(shown, Style.STRONG))))
        first.append(LocalHelpLine("local_origin", (Span(f"{furniture(f'({origin})')} "),), link))
    if help.problem:
        last.append(LocalHelpLine("local_hint", (Span(furniture(help.problem)),)))
    if not help.lines:
        last.append(
            LocalHelpLine(
                "local_hint",
                (Span(f"{furniture(_('Add your clinic’s number:'))} "),),
                furniture(_("Local help…")),
                is_control=True,
            )
        )
    return LocalHelpLines(tuple(first), tuple(last))


def without_controls(lines: LocalHelpLines) -> LocalHelpLines:
    """The lines without what can be pressed, for where nothing can be."""
    first = tuple(line._replace(link="") for line in lines.first)
    last = tuple(line._replace(link="") for line in lines.last if not line.is_control)
    return LocalHelpLines(first, last)
