"""The quotations around the paragraphs of a page: how far each indents them, and its bar."""

from __future__ import annotations

from reader.named_tuple import NamedTuple
from reader.ui.page.document import Decoration, PageDocument
from reader.ui.page.page_style import INDENT, QUOTE_PADDING


class _Quotation(NamedTuple):
    """`containers` are those of its paragraphs, up to the quotation itself; `first` is a document position."""

    containers: str
    is_rtl: bool
    first: int
    box: float


class Quotations:
    """The quotations that the next paragraph can continue. Their bars are added to the document as they end.

    All measures are in pixels at 100 % text size. A bar is on the side where the quotation's first paragraph begins.
    """

    def __init__(self, document: PageDocument) -> None:
        self._document = document
        self._open: list[_Quotation] = []
        self._end = 0

    def margins(self, containers: str, first: int, box: float, *, is_rtl: bool) -> tuple[float, float]:
        """The space left and right that the quotations around a paragraph need.

        `containers` are those of the block, `first` is the document position where the paragraph begins, `box` is the
        space between the text and the edge of the box that it is in.
        """
        while self._open and not containers.startswith(self._open[-1].containers):
            self._close()
        for number, kind in enumerate(containers, 1):
            if kind == "q" and not any(len(each.containers) == number for each in self._open):
                self._open.append(_Quotation(containers[:number], is_rtl, first, box))
        from_right = sum(quotation.is_rtl for quotation in self._open)
        return (len(self._open) - from_right) * QUOTE_PADDING, from_right * QUOTE_PADDING

    def add(self, last: int) -> None:
        """The paragraph ends at a document position."""
        self._end = last

    def end(self) -> None:
        """Ends every quotation: the next paragraph is in none of them."""
        while self._open:
            self._close()

    def _close(self) -> None:
        quotation = self._open.pop()
        around = quotation.containers[:-1]
        indent = quotation.box + around.count("l") * INDENT + around.count("q") * QUOTE_PADDING
        self._document.decorations.append(Decoration("quote", quotation.first, self._end, indent, quotation.is_rtl))
