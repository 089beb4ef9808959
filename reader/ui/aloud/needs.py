"""What reading aloud needs of the window and of the feature that shows cards."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from reader.library.model import Spans


class AbovePage(Protocol):
    """Where the bar is put."""

    def put_above_page(self, widget: QWidget) -> None: ...


class OpenCard(Protocol):
    """The card over the page, if one is open."""

    @property
    def has_card(self) -> bool: ...

    def card_texts(self) -> tuple[Spans, ...]:
        """What can be read aloud of it; empty if none is open."""
