"""A complete session by keyboard: reading, searching, marking, opening dialogs; and what must be stored then."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tests.frozen.program import Copy, settings
from tests.frozen.window import Window

FIRST, OTHER = "Start here – Carrel", "The second article – Carrel"
MISSPELT, FOUND = "hipocampus", "How talking can change a brain – Carrel"
ELSEWHERE = "second article"
NOTE = "Ask about this on Tuesday"
MENU = (-28, 23)
"""Position of the menu button, from the right end of the tool bar."""


class StoredSession(NamedTuple):
    """What is stored after a session. `marks` are pairs of quote and note."""

    searches: tuple[str, ...]
    theme: str
    text_size: int
    panel: str
    location: str
    marks: tuple[tuple[str, str], ...]


def read_through(window: Window) -> None:
    assert window.title == FIRST
    search(window, MISSPELT)
    window.press("F3", "ctrl+d", "alt+Left")
    window.wait_for(lambda: window.title == FIRST, FIRST)
    write_note(window, NOTE)
    window.press("ctrl+t", "ctrl+plus", "ctrl+2", "ctrl+3", "ctrl+5")
    open_about_dialog(window)
    search(window, ELSEWHERE)
    window.wait_for(lambda: window.title == OTHER, OTHER)


def search(window: Window, words: str) -> None:
    """Search and open the first result."""
    window.press("ctrl+k")
    window.type(words)
    window.press("Return")


def write_note(window: Window, note: str) -> None:
    window.press("ctrl+m")
    window.type(note)
    window.press("ctrl+Return")


def open_file_dialog(window: Window) -> None:
    """Qt's own dialog, which saves settings of its own."""
    window.press("ctrl+o")
    window.wait_for_dialog("Open a pack")
    window.press("Escape")
    window.wait_for_no_dialog("Open a pack")


def open_about_dialog(window: Window) -> None:
    window.click(*MENU)
    window.press("Up", "Right", "Up", "Return")
    window.wait_for_dialog("About Carrel")
    window.press("Escape")
    window.wait_for_no_dialog("About Carrel")


def stored_session(copy: Copy, data: Path) -> StoredSession:
    stored = settings(data)
    return StoredSession(
        tuple(stored.get("recent_searches", ())),
        stored.get("theme", ""),
        stored.get("text_size", 0),
        stored.get("panel", ""),
        stored.get("location", ""),
        tuple((_quote(mark), _note(mark)) for mark in copy.marks(data)),
    )


def check(stored: StoredSession) -> None:
    """Everything that read_through does is stored."""
    assert stored.searches == (ELSEWHERE, MISSPELT)
    assert (stored.theme, stored.text_size) == ("light", 110)
    assert stored.location.startswith("carrel:sample/second")
    # By article: the bookmark is at the search result in the main article, the note at the beginning of the home page.
    assert [note for _, note in stored.marks] == ["", NOTE]
    assert stored.panel == "marks"


def _quote(mark: Any) -> str:
    selectors = mark["target"][0]["selector"]
    return next((str(each["exact"]) for each in selectors if each["type"] == "TextQuoteSelector"), "")


def _note(mark: Any) -> str:
    return next((str(body["value"]) for body in mark["body"] if body.get("value")), "")
