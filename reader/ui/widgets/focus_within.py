"""Whether something in a part of a window has the keyboard focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def has_focus_within(widget: QWidget | None) -> bool:
    """Whether the focus of its window is on the widget or inside it, also while another window is active."""
    focus = widget.window().focusWidget() if widget else None
    return widget is not None and focus is not None and (focus is widget or widget.isAncestorOf(focus))
