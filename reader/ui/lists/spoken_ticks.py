"""What a screen reader hears when a box in front of a row is ticked: Qt tells it of the box, and of no change."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from reader.translation import _
from reader.ui.widgets.announcement import announce


def say_tick(view: QAbstractItemView, *, is_ticked: bool) -> None:
    """The user has ticked or unticked the current row."""
    if view.hasFocus():
        announce(view, _("Ticked") if is_ticked else _("Not ticked"))
