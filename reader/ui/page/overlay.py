"""What the page asks of an overlay: something that is painted with its text, such as the reader's marks."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from reader.ui.page.text_map import BlockOffset


class Overlay(Protocol):
    """Positions are those of the page's document. An overlay that reacts to the mouse installs an event filter."""

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        """Whether it paints anything between two places of the article."""

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Paints behind the text between two positions. The painter's unit is a pixel of the document."""

    def description(self, first: int, last: int) -> str:
        """What a screen reader says about the overlay between two positions; empty if it has nothing there."""

    def is_at(self, point: QPointF) -> bool:
        """Whether a click at a point of the document is for the overlay."""
