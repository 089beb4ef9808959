"""Builds lists: joins a paragraph to the list that it continues, or starts a new one at its depth and number."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

from reader.library.model import Block


class ListBuilder:
    """The lists that the next item can continue, by depth, each with its last number (empty for bullets) and whether
    its items are read from right to left.
    """

    def __init__(self) -> None:
        self._lists: list[tuple[QTextList, str, bool] | None] = []

    def end(self) -> None:
        """Ends every list: the next paragraph is not an item."""
        self._lists.clear()

    def add(self, cursor: QTextCursor, block: Block, *, is_rtl: bool) -> None:
        """Makes the paragraph at the cursor an item. An item without a marker continues the item before it."""
        del self._lists[block.level :]
        if not block.marker:
            return
        own = QTextBlockFormat()
        own.setIndent(0)  # an item gets the indent of its list
        cursor.mergeBlockFormat(own)
        number = int(block.marker[:-1]) if block.marker[:-1].isdecimal() else None
        if len(self._lists) == block.level and (current := self._lists.pop()):
            qt_list, last, was_rtl = current
            continues = (number is None) == (not last) and (number is None or number == int(last) + 1)
            if continues and is_rtl == was_rtl:
                qt_list.add(cursor.block())
                self._lists.append((qt_list, str(number or ""), is_rtl))
                return
        style = QTextListFormat()
        style.setIndent(block.level)
        if number is None:
            # Qt's own bullet is heavy and touches the words; `decorations` paints ours.
            style.setStyle(QTextListFormat.Style.ListStyleUndefined)
        else:
            style.setStyle(QTextListFormat.Style.ListDecimal)
            style.setStart(number)
            if is_rtl:  # Qt lays out “.1” from the right, so that the full stop would be before the number
                style.setNumberPrefix(".")
                style.setNumberSuffix("")
        # A depth that the content skips has no list: an item that returns to that depth starts one.
        self._lists += [None] * (block.level - 1 - len(self._lists))
        self._lists.append((cursor.createList(style), str(number or ""), is_rtl))
