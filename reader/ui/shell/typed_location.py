"""Locations that the reader typed or pasted into a search field."""

from __future__ import annotations

from reader.library.model import Location
from reader.translation import _
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line

LOCATION_START = "carrel:"


def is_location(text: str) -> bool:
    return text.strip().startswith(LOCATION_START)


def parse_location(text: str, messages: Messages) -> Location | None:
    """The location that `text` names, or None, with a message, where it is invalid."""
    try:
        return Location.parse_with_home(text.strip())
    except ValueError:
        messages.tell(
            _("“{text}” is not a location. Copy a link to a paragraph and paste it here.", text=one_line(text))
        )
        return None
