"""Lists: which paragraphs are items of one, at which depth, and with which number."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

from reader.library.model import Block


class Lists:
    """The lists that are open at a place of a document, by depth."""

    def __init__(self) -> None:
        self._lists: list[tuple[QTextList, str] | None] = []

    def clear(self) -> None:
        """What follows is no item: every list is at its end."""
        self._lists.clear()

    def add(self, cursor: QTextCursor, block: Block) -> None:
        """Joins the paragraph to Qt's list of its depth, or opens a new one where the marker begins again."""
        del self._lists[block.level :]
        if not block.marker:
            indent = QTextBlockFormat()
            indent.setIndent(block.level)
            cursor.mergeBlockFormat(indent)
            return
        number = int(block.marker[:-1]) if block.marker[:-1].isdecimal() else None
        if len(self._lists) == block.level and (now := self._lists.pop()):
            qt_list, last = now
            if (number is None) == (not last) and (number is None or number == int(last) + 1):
                qt_list.add(cursor.block())
                self._lists.append((qt_list, str(number or "")))
                return
        style = QTextListFormat()
        style.setIndent(block.level)
        if number is None:
            # Qt's own disc is heavy and touches the words; ours is painted.
            style.setStyle(QTextListFormat.Style.ListStyleUndefined)
        else:
            style.setStyle(QTextListFormat.Style.ListDecimal)
            style.setStart(number)
        # A depth that the content skips has no list of its own: an item that steps back to it opens one.
        self._lists += [None] * (block.level - 1 - len(self._lists))
        self._lists.append((cursor.createList(style), str(number or "")))
