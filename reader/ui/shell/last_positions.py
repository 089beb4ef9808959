"""Where the reader stopped in each pack, as values for the settings, the pack that was read last first."""

from __future__ import annotations

from typing import Any

from reader.library.model import Location
from reader.ui.shell.session import ReadingPosition

MOST_POSITIONS = 200  # packs
LARGEST_OFFSET = 10**9  # characters
LARGEST_DEPTH = 1e6


def last_position(values: list[Any], pack: str) -> ReadingPosition | None:
    """Where the reader stopped in a pack. Values that Carrel did not write are ignored."""
    positions = (_read(entry) for entry in values[:MOST_POSITIONS] if _is_in(entry, pack))
    return next((position for position in positions if position), None)


def with_position(values: list[Any], position: ReadingPosition) -> list[Any]:
    """The values with a newer position in its pack."""
    location = position.location
    entry = {
        "location": str(location),
        "offset": location.offset,
        "depth": max(-LARGEST_DEPTH, min(LARGEST_DEPTH, position.depth)),
    }
    if values and _is_in(values[0], location.pack):  # the usual case, each time the page is scrolled
        return [entry, *values[1:]]
    others = [each for each in values if _read(each) and not _is_in(each, location.pack)]
    return [entry, *others[: MOST_POSITIONS - 1]]


def _is_in(entry: object, pack: str) -> bool:
    return isinstance(entry, dict) and str(entry.get("location")).startswith(f"carrel:{pack}/")


def _read(entry: object) -> ReadingPosition | None:
    match entry:
        case {"location": str(location), "offset": int(offset), "depth": int(depth) | float(depth)}:
            is_valid = 0 <= offset < LARGEST_OFFSET and -LARGEST_DEPTH <= depth <= LARGEST_DEPTH
            if not is_valid or isinstance(offset, bool) or isinstance(depth, bool):
                return None
            try:
                return ReadingPosition(Location.parse(location)._replace(offset=offset), depth)
            except ValueError:
                return None
    return None
