"""A selection of several cells of a table: whole rows, since what is copied and marked runs from one to the next.

Qt would show a rectangle of cells, and end the selection where the last cell begins.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextTable


def selected_range(cursor: QTextCursor) -> tuple[int, int]:
    """The document positions between which text is selected."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    if cursor.hasComplexSelection():
        last = max(last, cursor.currentTable().cellAt(cursor).lastPosition())
    return first, last


def whole_rows(cursor: QTextCursor, pressed: int) -> QTextCursor | None:
    """What a selection of cells must become that began at a document position; None if it is so already."""
    if not cursor.hasComplexSelection():
        return None
    table: QTextTable = cursor.currentTable()
    begin, end = table.cellAt(pressed), table.cellAt(cursor)
    if not begin.isValid():
        begin = table.cellAt(cursor.anchor())
    if begin.row() != end.row():
        last = table.columns() - 1
        is_forward = begin.row() < end.row()
        begin = table.cellAt(begin.row(), 0 if is_forward else last)
        end = table.cellAt(end.row(), last if is_forward else 0)
    if begin == table.cellAt(cursor.anchor()) and end == table.cellAt(cursor):
        return None
    found = QTextCursor(cursor)
    found.setPosition(begin.firstPosition())
    found.setPosition(end.firstPosition(), QTextCursor.MoveMode.KeepAnchor)
    return found
