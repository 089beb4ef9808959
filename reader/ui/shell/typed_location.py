"""Locations typed or pasted into a field that also takes search text."""

from __future__ import annotations

from reader.library.model import Location
from reader.ui.shell.messages import Messages

LOCATION_START = "carrel:"


def is_location(text: str) -> bool:
    return text.strip().startswith(LOCATION_START)


def parse_location(text: str, messages: Messages) -> Location | None:
    """The location that `text` names; None where it names none, which is told in `messages`."""
    try:
        return Location.parse(text.strip())
    except ValueError as error:
        messages.tell(f"This is {error}.")
        return None
