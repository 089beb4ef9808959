"""The message above a list, or in place of its rows where it has none."""

from __future__ import annotations

from reader.translation import N_
from reader.ui.widgets.word_label import WordLabel

NO_MATCHES = N_("No matches")


class ListMessage(WordLabel):
    """Wraps, shows text as it is, and is hidden while it is empty."""

    def __init__(self, style_name: str = "soft", margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        """`margins` are in pixels: left, top, right, bottom."""
        super().__init__()
        self.setObjectName(style_name)
        self.setContentsMargins(*margins)
        self.hide()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setVisible(bool(text))
