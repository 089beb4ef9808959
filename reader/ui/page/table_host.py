"""What tables ask of the view that shows them."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.ui.page.document import PageDocument
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_table import PageTable


class TableHost(Protocol):
    """A DocumentView. Points are in pixels of its viewport."""

    @property
    def shown_document(self) -> PageDocument: ...

    @property
    def page_style(self) -> PageStyle: ...

    @property
    def has_caret(self) -> bool: ...

    @property
    def has_selection(self) -> bool: ...

    @property
    def focused_table(self) -> PageTable | None: ...

    def scroll_into_view(self, position: int) -> None: ...

    def refresh_tables(self) -> None: ...

    def choose_table(self, table: PageTable) -> None: ...

    def has_overlay_at(self, point: QPointF) -> bool: ...

    # Qt's own

    def viewport(self) -> QWidget: ...

    def verticalScrollBar(self) -> QScrollBar: ...

    def palette(self) -> QPalette: ...

    def hasFocus(self) -> bool: ...

    def textCursor(self) -> QTextCursor: ...

    def setTextCursor(self, cursor: QTextCursor) -> None: ...

    def extraSelections(self) -> Any: ...

    def anchorAt(self, pos: QPoint) -> str: ...
