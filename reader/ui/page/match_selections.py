"""The matches of a search, as Qt paints them over the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from reader.search.find_in_article import Match
from reader.ui.page.document import PageDocument
from reader.ui.shell.theme import Theme

MOST_PAINTED = 1000


def selections(
    document: PageDocument, matches: Sequence[Match], current: int, is_shown: Callable[[Match], bool], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """The matches nearest to number `current` that the page shows; `current` in a stronger colour, underlined."""
    start = max(0, current - MOST_PAINTED // 2)
    found = []
    for number, match in enumerate(matches[start : start + MOST_PAINTED], start):
        begin = document.text_map.position(match.index, match.first)
        end = document.text_map.end(match.index, match.last)
        if begin is None or end is None or not is_shown(match):
            continue
        selection: Any = QTextEdit.ExtraSelection()  # its fields are missing from the stubs
        selection.cursor = document.cursor(begin, end)
        characters = QTextCharFormat()
        characters.setBackground(theme.colour("mark_now" if number == current else "mark"))
        characters.setForeground(theme.colour("mark_now_ink" if number == current else "mark_ink"))
        characters.setFontUnderline(number == current)  # not by its colour alone
        selection.format = characters
        found.append(selection)
    return found
