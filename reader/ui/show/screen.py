"""One screen of a show: the part of a laid out document that it has, and its figure."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from reader.library.word_borders import without_borders
from reader.ui.page.document import PageDocument
from reader.ui.page.text_map import BlockOffset
from reader.ui.show.show_plan import Step


class ShownFigure(NamedTuple):
    """A figure of a document that has nothing else, and its place on the screen."""

    document: PageDocument
    area: QRectF


class Screen(NamedTuple):
    """From `top` to `bottom` of a document, and from `first` to `last` of its positions, shown from height `y` on.

    `share` is the size at which it is painted, and `head` the top and bottom of what is repeated above it. `start` is
    what it begins with. The columns of a table that is too wide are in several groups, `group` is the number of one.
    """

    step: Step
    document: PageDocument
    margin: float
    top: float
    bottom: float
    first: int
    last: int
    y: float
    start: BlockOffset
    share: float = 1.0
    head: tuple[float, float] | None = None
    figure: ShownFigure | None = None
    group: int = 0

    @property
    def order(self) -> tuple[BlockOffset, int, int]:
        """In the screens of a step."""
        return self.start, self.group, self.first

    @property
    def text(self) -> str:
        """For screen readers, and for the trainer."""
        selected = self.document.cursor(self.first, self.last).selection().toPlainText()
        text = without_borders(selected.replace("\ufffc", "")).strip()
        return "\n".join(filter(None, (self.figure.document.figures[0].alt if self.figure else "", text)))
