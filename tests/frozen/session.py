"""A whole session: reading, finding, marking and looking around by keys, and what must be stored when it has ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tests.frozen.program import Copy, settings
from tests.frozen.window import Window

FIRST, OTHER = "How talking changes a brain – Carrel", "The second article – Carrel"
MISSPELT, ELSEWHERE = "hipocampus", "second article"
NOTE = "Ask about this on Tuesday"
MENU = (-28, 23)
"""Where the menu is, at the right of the tool bar."""


class Kept(NamedTuple):
    """What of a session is stored. `marks` are quotes and notes."""

    searches: tuple[str, ...]
    theme: str
    text_size: int
    panel: str
    location: str
    marks: tuple[tuple[str, str], ...]


def read_through(window: Window) -> None:
    assert window.title == FIRST
    search(window, MISSPELT)
    window.press("F3", "ctrl+d", "alt+Left", "alt+Left")
    write_note(window, NOTE)
    window.press("ctrl+t", "ctrl+plus", "ctrl+2", "ctrl+3", "ctrl+5")
    look_at_about(window)
    search(window, ELSEWHERE)
    window.wait_for(lambda: window.title == OTHER, OTHER)


def search(window: Window, words: str) -> None:
    """And opens the first place that is found."""
    window.press("ctrl+k")
    window.type(words)
    window.press("Return")


def write_note(window: Window, note: str) -> None:
    window.press("ctrl+m")
    window.type(note)
    window.press("ctrl+Return")


def look_for_a_file(window: Window) -> None:
    """Qt's own dialog, which has a memory of its own."""
    window.press("ctrl+o")
    window.wait_for_dialog("Open a pack")
    window.press("Escape")
    window.wait_for_no_dialog("Open a pack")


def look_at_about(window: Window) -> None:
    window.click(*MENU)
    window.press("Up", "Right", "Up", "Return")
    window.wait_for_dialog("About Carrel")
    window.press("Escape")
    window.wait_for_no_dialog("About Carrel")


def kept(copy: Copy, data: Path) -> Kept:
    stored = settings(data)
    return Kept(
        tuple(stored.get("recent_searches", ())),
        stored.get("theme", ""),
        stored.get("text_size", 0),
        stored.get("panel", ""),
        stored.get("location", ""),
        tuple((_quote(mark), _note(mark)) for mark in copy.marks(data)),
    )


def check(kept: Kept) -> None:
    """That all of the session came about."""
    assert kept.searches == (ELSEWHERE, MISSPELT)
    assert (kept.theme, kept.text_size) == ("light", 110)
    assert kept.location.startswith("carrel:sample/second")
    # In the order of the article: the note was made at its beginning, on the way back from what was found further on.
    assert [note for _, note in kept.marks] == [NOTE, ""]
    assert kept.panel == "marks"


def _quote(mark: Any) -> str:
    selectors = mark["target"][0]["selector"]
    return next((str(each["exact"]) for each in selectors if each["type"] == "TextQuoteSelector"), "")


def _note(mark: Any) -> str:
    return next((str(body["value"]) for body in mark["body"] if body.get("value")), "")
