"""The settings of the panel: the steps of each number, the titles of each choice, and what sets several at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.settings import SETTINGS
from reader.translation import N_, Translated, ngettext, pgettext
from reader.ui.shell.appearance import TEXT_SIZES


def focus_title(lines: int) -> Translated:
    return ngettext("{count} line", "{count} lines", lines) if lines else pgettext("the reading ruler", "Off")


class Steps(NamedTuple):
    """A setting that is a number. `values` are those at which − and + stop."""

    setting: str
    label: str
    values: tuple[int, ...]
    suffix: str = ""


SIZE = Steps("text_size", N_("Text size"), TEXT_SIZES, " %")
SPACING = (
    Steps("line_spacing", N_("Between lines"), tuple(range(100, 201, 10)), " %"),
    Steps("paragraph_spacing", N_("Between paragraphs"), tuple(range(100, 401, 50)), " %"),
    Steps("letter_spacing", N_("Between letters"), tuple(range(0, 31, 3)), " %"),
    Steps("word_spacing", N_("Between words"), (*range(0, 25, 4), 30, 40, 50, 60), " %"),
)
WIDTH = Steps("column_width", N_("Letters in a line"), (*range(30, 97, 6), 100))

FACES: Mapping[object, str] = {
    "serif": N_("Serif"),
    "sans": N_("Sans serif"),
    "atkinson": "Atkinson",
    "lexend": "Lexend",
}
EDGES: Mapping[object, str] = {False: N_("On one side"), True: N_("On both sides")}
MODES: Mapping[object, str] = {"scroll": N_("Scroll"), "pages": N_("Turn pages")}
FOCUS = (0, 1, 3, 5)
"""Lines that the reading ruler shows; 0 is for none."""

_IN_PANEL = {
    *(steps.setting for steps in (SIZE, *SPACING, WIDTH)),
    *("face", "theme", "justified", "hyphenation", "reading_mode", "slide_pages", "line_focus", "dotted_terms"),
}
IN_PANEL = tuple(each.name for each in SETTINGS if each.name in _IN_PANEL)
"""Every setting in the panel: what Reset restores."""

EASIER: Mapping[str, object] = {
    "face": "atkinson",
    "line_spacing": 130,
    "paragraph_spacing": 300,
    "letter_spacing": 12,
    "word_spacing": 16,
    "column_width": 60,
    "justified": False,
    "hyphenation": False,
}
"""The spacing that WCAG 2 names in 1.4.12: lines of 1.5 times the size of the text, also in titles; paragraphs of
twice, letters of 0.12 and words of 0.16 times."""
