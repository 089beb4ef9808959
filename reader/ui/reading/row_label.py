"""The label of a row of links in an entry, such as “Sources”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from reader.translation import N_, _
from reader.ui.widgets.word_label import WordLabel

LABELS = (N_("Address"), N_("Cited in"), N_("Copy as"), N_("Sources"), N_("Used in"))
"""Of most rows. The links of all rows begin to the right of the widest one, or of a wider one in the entry."""

LABEL_GAP = "  "


class RowLabel(WordLabel):
    """As wide as the widest of the labels, in the font that the style sheet gives it later than it is made."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("soft")
        self.setWordWrap(False)
        self._others: Sequence[QLabel] = ()
        self._fit()

    def align_with(self, labels: Sequence[QLabel]) -> None:
        """Those of the rows of the same entry."""
        self._others = labels
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        # The links are a fourteenth larger: all stand on one base line.
        self.setContentsMargins(0, 3 + round(metrics.ascent() / 14), 0, 3)
        names = (*map(_, LABELS), *(label.text() for label in self._others))
        self.setMinimumWidth(max(metrics.horizontalAdvance(f"{name}{LABEL_GAP}") for name in names))
