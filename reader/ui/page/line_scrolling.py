"""Scrolls a page by keys: by whole lines, where Qt would cut them."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from reader.ui.page import line_steps
from reader.ui.page.page_host import PageHost


class LineScrolling:
    """Loaded with the first key: the first page is shown without it."""

    def __init__(self, view: PageHost) -> None:
        self._view = view

    def press_key(self, event: QKeyEvent) -> bool:
        """True if the key was used."""
        key, keys = event.key(), Qt.Key
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key == keys.Key_Space and (is_shifted or not modifiers):
            self.page(-1 if is_shifted else 1)
        elif modifiers or self._view.has_caret:
            return False
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            self.page(1 if key == keys.Key_PageDown else -1)
        elif key in (keys.Key_Down, keys.Key_Up):
            self.line(1 if key == keys.Key_Down else -1)
        else:
            return False
        return True

    def page(self, by: int) -> None:
        """One page down (1) or up (-1): its last whole line is the first one of the next page."""
        view = self._view
        window, lines = self.window_and_lines()

        def bottom_from(top: float) -> float:
            return view.uncovered_bottom(self._value_at(top) + view.viewport().height())

        top = line_steps.page_down(lines, window) if by > 0 else line_steps.page_up(lines, window, bottom_from)
        self._begin_at(top, by)

    def line(self, by: int) -> None:
        """One line down (1) or up (-1)."""
        window, lines = self.window_and_lines()
        height = self._view.page_style.line_height
        step = line_steps.line_down if by > 0 else line_steps.line_up
        self._begin_at(step(lines, window, height), by)

    def window_and_lines(self) -> tuple[line_steps.Window, list[line_steps.Line]]:
        """What is in view and not covered by a table's head or scroll bar, and the lines as far as a page around it."""
        view = self._view
        top, height = view.verticalScrollBar().value(), view.viewport().height()
        first, last = view.position_at(top), view.position_at(top + height)
        tables = view.shown_document.displaced_tables(first, last)
        above = max((table.pinned_height() for table in tables), default=0.0)
        window = line_steps.Window(top + above, top + height - view.covered_height())
        start = view.position_at(top - height)
        return window, line_steps.lines_between(view.shown_document, start, top - height, top + 2 * height)

    def _begin_at(self, top: float, by: int) -> None:
        """Scrolls so that nothing covers what begins at a height; by one pixel at least."""
        bar = self._view.verticalScrollBar()
        value = self._value_at(top)
        if (value - bar.value()) * by <= 0:
            value = bar.value() + by * max(1, self._view.viewport().height() // 8)
        self._view.lay_out_all()
        bar.setValue(value)

    def _value_at(self, top: float) -> int:
        """The value of the scroll bar for a page that begins at a height, below a table's head if one is pinned."""
        table = self._view.shown_document.table_at(self._view.position_at(top + 1))
        return floor(top - (table.head_height_if_pinned(top) if table else 0.0) + 0.01)
