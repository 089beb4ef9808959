"""The settings of the panel: the steps of each number, the titles of each choice, and what sets several at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.settings import SETTINGS
from reader.ui.shell.appearance import TEXT_SIZES


class Steps(NamedTuple):
    """A setting that is a number. `values` are those at which − and + stop."""

    setting: str
    label: str
    values: tuple[int, ...]
    suffix: str = ""


SIZE = Steps("text_size", "Text size", TEXT_SIZES, " %")
SPACING = (
    Steps("line_spacing", "Between lines", tuple(range(100, 201, 10)), " %"),
    Steps("paragraph_spacing", "Between paragraphs", tuple(range(100, 401, 50)), " %"),
    Steps("letter_spacing", "Between letters", tuple(range(0, 31, 3)), " %"),
    Steps("word_spacing", "Between words", (*range(0, 25, 4), 30, 40, 50, 60), " %"),
)
WIDTH = Steps("column_width", "Letters in a line", (*range(30, 97, 6), 100))

FACES: Mapping[object, str] = {
    "serif": "Serif",
    "sans": "Sans serif",
    "atkinson": "Atkinson",
    "lexend": "Lexend",
}
EDGES: Mapping[object, str] = {False: "On one side", True: "On both sides"}
MODES: Mapping[object, str] = {"scroll": "Scroll", "pages": "Turn pages"}
FOCUS: Mapping[object, str] = {0: "Off", 1: "1 line", 3: "3 lines", 5: "5 lines"}

_IN_PANEL = {
    *(steps.setting for steps in (SIZE, *SPACING, WIDTH)),
    *("face", "theme", "justified", "hyphenation", "reading_mode", "line_focus", "dotted_terms"),
}
USUAL: Mapping[str, object] = {each.name: each.default for each in SETTINGS if each.name in _IN_PANEL}
"""What Reset restores: the defaults of every setting in the panel."""

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
