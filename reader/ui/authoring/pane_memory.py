"""Remembers how wide the parts of the author's room are, and which are hidden, from one window to the next."""

from __future__ import annotations

from reader.ui.authoring.room_panes import RoomPane, RoomPanes
from reader.ui.authoring.room_services import RoomServices

WIDTHS, HIDDEN = "room_widths", "room_hidden"
WIDEST = 10_000  # pixels


def restore_panes(panes: RoomPanes, services: RoomServices) -> None:
    """Without what is not valid: the file of the settings may be changed by hand."""
    hidden, widths = services.setting(HIDDEN), services.setting(WIDTHS)
    names = [str(each) for each in hidden] if isinstance(hidden, list) else []
    sizes = widths if isinstance(widths, list) and len(widths) == len(RoomPane) else []
    valid = {
        str(pane): size for pane, size in zip(RoomPane, sizes, strict=False) if type(size) is int and 0 < size < WIDEST
    }
    panes.restore(names, valid)


def remember_panes(panes: RoomPanes, services: RoomServices) -> None:
    services.remember(HIDDEN, [pane.value for pane in RoomPane if pane not in panes.wanted])
    services.remember(WIDTHS, [panes.widths.get(pane, 0) for pane in RoomPane])
