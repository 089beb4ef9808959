"""Builds lists: joins a paragraph to the list that it continues, or starts a new one at its depth and number."""

from __future__ import annotations

from PySide6.QtGui import QTextListFormat

from reader.library.model import Block
from reader.named_tuple import NamedTuple
from reader.ui.page.document_writer import DocumentWriter


class _List(NamedTuple):
    """A list that the next item may continue, by its number, with its last marker; read from the right or not."""

    number: int
    marker: str
    is_rtl: bool

    def goes_on(self, marker: str, *, is_rtl: bool) -> bool:
        """Whether an item with this marker is the next one of the list."""
        before, number = _number(self.marker), _number(marker)
        is_next = before is not None and number == before + 1 and marker[-1] == self.marker[-1]
        return is_rtl == self.is_rtl and (is_next or (number is None and before is None))


class ListBuilder:
    """The lists that the next item can continue, by depth."""

    def __init__(self) -> None:
        self._lists: list[_List | None] = []

    def end(self) -> None:
        """Ends every list: the next paragraph is not an item."""
        self._lists.clear()

    def add(self, writer: DocumentWriter, block: Block, *, is_rtl: bool) -> None:
        """Makes the paragraph that was begun an item. An item without a marker continues the item before it."""
        del self._lists[block.level :]
        if not block.marker:
            return
        writer.leave_indent_to_list()
        current = self._lists.pop() if len(self._lists) == block.level else None
        if current and current.goes_on(block.marker, is_rtl=is_rtl):
            writer.continue_list(current.number)
            self._lists.append(current._replace(marker=block.marker))
            return
        # A depth that the content skips has no list: an item that returns to that depth starts one.
        self._lists += [None] * (block.level - 1 - len(self._lists))
        self._lists.append(_List(writer.list_count, block.marker, is_rtl))
        writer.begin_list(_format(block, is_rtl=is_rtl))


def _format(block: Block, *, is_rtl: bool) -> QTextListFormat:
    style = QTextListFormat()
    style.setIndent(block.level)
    number = _number(block.marker)
    if number is None:
        # Qt's own bullet is heavy and touches the words; `decorations` paints ours.
        style.setStyle(QTextListFormat.Style.ListStyleUndefined)
        return style
    style.setStyle(QTextListFormat.Style.ListDecimal)
    style.setStart(number)
    style.setNumberSuffix(block.marker[-1])
    if is_rtl:  # Qt lays out “.1” from the right, so that the full stop would be before the number
        style.setNumberPrefix(block.marker[-1])
        style.setNumberSuffix("")
    return style


def _number(marker: str) -> int | None:
    """The number of a marker such as `3.`; None for a bullet."""
    return int(marker[:-1]) if marker[:-1].isdecimal() else None
