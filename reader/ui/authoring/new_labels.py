"""The rows that make a new entry at the end of a list to choose from, with the words that were typed."""

from __future__ import annotations

from collections.abc import Callable

from reader.translation import _
from reader.ui.widgets.labels import one_line

LONGEST_TYPED = 40  # characters

NewLabel = Callable[[str], str]
"""The text of the row for what was typed, which may be empty."""


def new_term(typed: str) -> str:
    words = _short(typed)
    return _("New term “{words}”…", words=words) if words else _("New term…")


def new_source(typed: str) -> str:
    words = _short(typed)
    return _("New source “{words}”…", words=words) if words else _("New source…")


def _short(typed: str) -> str:
    return one_line(typed, LONGEST_TYPED).strip()
