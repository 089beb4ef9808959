"""The formats of the paragraphs of a page: their direction, and the space around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat

from reader.ui.page.page_style import BOX_PADDING, QUOTE_PADDING, ROW_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.paragraph_format import CENTRE, is_right_to_left, set_alignment, set_direction

Flags = tuple[tuple[str, Any], ...]
"""The names and values of arguments of `BlockFormats._make`."""


class LabelWidths:
    """The widths of labels such as “12. ” in pixels, each measured once."""

    def __init__(self, page_style: PageStyle) -> None:
        self._page_style = page_style
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def width(self, style: str, label: str) -> float:
        """That of a number or a letter with the full stop and space after it."""
        key = (style, label)
        if key not in self._widths:
            metrics = self._metrics.setdefault(style, QFontMetricsF(self._page_style.font(TEXT_STYLES[style])))
            self._widths[key] = metrics.horizontalAdvance(f"{label}. ")
        return self._widths[key]


class BlockFormats(dict[tuple[str, Flags], QTextBlockFormat]):
    """Those of paragraphs by their text style and flags: an article uses few of them, many times."""

    def __init__(self, page_style: PageStyle, *, is_rtl: bool, is_tight: bool = True) -> None:
        """`is_rtl` is the direction of the page; `is_tight` is as in `PageStyle.block_format`."""
        super().__init__()
        self._is_tight = is_tight
        self._page_style = page_style
        self._is_rtl = is_rtl
        self._labels = LabelWidths(page_style)
        self._hanging = 0.0

    def set_labels(self, style: str, labels: Sequence[str]) -> None:
        """For paragraphs that hang at a label: their text begins where it does after the widest of these."""
        self._hanging = max((self._labels.width(style, label) for label in labels), default=0.0)

    def __missing__(self, key: tuple[str, Flags]) -> QTextBlockFormat:
        style, flags = key
        made = self[key] = self._make(style, **dict(flags))
        return made

    def hanging(self, style: str, flags: Flags, label: str) -> QTextBlockFormat:
        """That of a paragraph that begins with a label, without its full stop, or has none but the place for it."""
        block_format = QTextBlockFormat(self[style, flags])
        if self._hanging:
            block_format.setTextIndent(-round(self._labels.width(style, label) if label else self._hanging))
            if is_right_to_left(block_format):
                block_format.setRightMargin(block_format.rightMargin() + round(self._hanging))
            else:
                block_format.setLeftMargin(block_format.leftMargin() + round(self._hanging))
        return block_format

    def _make(
        self,
        style: str,
        *,
        boxed: bool = False,
        is_row: bool = False,
        opens: bool = False,
        closes: bool = False,
        is_code: bool = False,
        centred: bool = False,
        ends_list: bool = False,
        first: bool = False,
        last: bool = False,
        is_rtl: bool | None = None,
        left: float = 0,
        right: float = 0,
        depth: int = 0,
        tallest: float = 0,
        is_divided: bool = True,
    ) -> QTextBlockFormat:
        """`boxed` is for a paragraph in a box, `opens` for the first in it and `closes` for the last. `is_row` is for a
        paragraph that is a box by itself.

        After a paragraph that `ends_list`, there is as much space as after any other, not as between items. `first` and
        `last` are for the first and last of the lines below the title. `is_rtl` is the direction of the page unless
        given. `left` and `right` are the space for quotations, in pixels at 100 %; `depth` counts the lists around it.
        `tallest` and `is_divided` are as in `PageStyle.block_format`.
        """
        pixels = self._page_style.pixels
        block_format = self._page_style.block_format(
            style, is_tight=self._is_tight, tallest=tallest, is_divided=is_divided
        )
        is_rtl = self._is_rtl if is_rtl is None else is_rtl
        set_direction(block_format, is_rtl=is_rtl)
        if depth:
            block_format.setIndent(depth)
        if is_code and is_rtl:
            right += QUOTE_PADDING
        elif is_code:
            left += QUOTE_PADDING
        if boxed:
            left += BOX_PADDING if self._is_rtl else BOX_PADDING + 4
            right += BOX_PADDING + 4 if self._is_rtl else BOX_PADDING
        if is_row:
            left += 2 * ROW_PADDING
            right += 2 * ROW_PADDING
        block_format.setLeftMargin(pixels(left))
        block_format.setRightMargin(pixels(right))
        if first:
            block_format.setTopMargin(round(pixels(26)))
        if last:
            block_format.setBottomMargin(round(pixels(36)))
        if ends_list:
            paragraph = self._page_style.block_format("paragraph")
            block_format.setBottomMargin(max(block_format.bottomMargin(), paragraph.bottomMargin()))
        if opens:
            block_format.setTopMargin(round(pixels(BOX_PADDING + 14)))
        if closes:
            block_format.setBottomMargin(round(pixels(BOX_PADDING + 22)))
        if centred:
            set_alignment(block_format, CENTRE)
        return block_format
