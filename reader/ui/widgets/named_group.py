"""A group of choices with a name, which a screen reader speaks when the focus comes into it."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox


class NamedGroup(QGroupBox):
    """Nothing of it is painted; what is in it has the whole place. A plain widget has no name for screen readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("named_group")
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Without a frame."""
