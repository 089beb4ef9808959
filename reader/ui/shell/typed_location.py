"""Locations that a reader pastes into a field, where words to look for may stand as well."""

from __future__ import annotations

from reader.library.model import Location
from reader.ui.shell.session import Session

LOCATION_START = "carrel:"


def is_location(text: str) -> bool:
    return text.strip().startswith(LOCATION_START)


def parsed(text: str, session: Session) -> Location | None:
    """What `text` names, or None: then the session has said why."""
    try:
        return Location.parse(text.strip())
    except ValueError as error:
        session.failed.emit(f"This is {error}.")
        return None
