"""What scrolling and turning pages ask of the view that shows them."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtGui import QPainter

from reader.ui.page.table_host import TableHost


class PageHost(TableHost, Protocol):
    """A DocumentView. Heights are in pixels of the document."""

    selectionChanged: Any
    cursorPositionChanged: Any

    @property
    def margin(self) -> float: ...

    @property
    def view_top(self) -> float: ...

    def margin_at(self, y: float) -> float: ...

    def position_at(self, y: float) -> int: ...

    def lay_out_all(self) -> None: ...

    def fit_column(self) -> bool: ...

    def has_part(self, by: int) -> bool: ...

    def page_label(self, first: int, last: int, count: int) -> str: ...

    def go_to_end(self, by: int) -> None: ...

    def paint_overlays(self, painter: QPainter, first: int, last: int) -> None: ...

    def paint_hyphens(self, painter: QPainter, first: int, last: int) -> None: ...

    def uncovered_bottom(self, bottom: float) -> float: ...

    def covered_height(self) -> int: ...
