"""The formats of the paragraphs of a page: their direction, and the space around them."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat

from reader.ui.page.page_style import BOX_PADDING, QUOTE_PADDING, ROW_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.paragraph_format import CENTRE, set_alignment, set_direction


class LabelWidths:
    """The widths of labels such as “12. ” in pixels, each measured once."""

    def __init__(self, page_style: PageStyle) -> None:
        self._page_style = page_style
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def width(self, style: str, label: str) -> float:
        key = (style, label)
        if key not in self._widths:
            metrics = self._metrics.setdefault(style, QFontMetricsF(self._page_style.font(TEXT_STYLES[style])))
            self._widths[key] = metrics.horizontalAdvance(label)
        return self._widths[key]


class BlockFormats:
    """Each format is made once: an article uses few of them, many times."""

    def __init__(self, page_style: PageStyle, *, is_rtl: bool, is_tight: bool = True) -> None:
        """`is_rtl` is the direction of the page; `is_tight` is as in `PageStyle.block_format`."""
        self._is_tight = is_tight
        self._page_style = page_style
        self._is_rtl = is_rtl
        self._formats: dict[tuple[object, ...], QTextBlockFormat] = {}

    def get(self, style: str, **flags: Any) -> QTextBlockFormat:
        """The format of a text style; `flags` are those of `_make`."""
        key = (style, *flags.items())
        block_format = self._formats.get(key)
        if block_format is None:
            block_format = self._formats[key] = self._make(style, **flags)
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
        first: bool = False,
        last: bool = False,
        is_rtl: bool | None = None,
        left: float = 0,
        right: float = 0,
        depth: int = 0,
        hanging: float = 0,
        hangs: float = 0,
        tallest: float = 0,
    ) -> QTextBlockFormat:
        """`boxed` is for a paragraph in a box, `opens` for the first in it and `closes` for the last. `is_row` is for a
        paragraph that is a box by itself.

        `first` and `last` are for the first and last of the lines below the title. `is_rtl` is the direction of the
        page unless given. `left` and `right` are the pixels for quotations; `depth` counts the lists around it.
        A paragraph hangs at its label, which is `hangs` pixels wide, where the widest label has `hanging`. `tallest` is
        as in `PageStyle.block_format`.
        """
        pixels = self._page_style.pixels
        block_format = self._page_style.block_format(style, is_tight=self._is_tight, tallest=tallest)
        is_rtl = self._is_rtl if is_rtl is None else is_rtl
        set_direction(block_format, is_rtl=is_rtl)
        if depth:
            block_format.setIndent(depth)
        if is_code and is_rtl:
            right += pixels(QUOTE_PADDING)
        elif is_code:
            left += pixels(QUOTE_PADDING)
        if boxed:
            left += pixels(BOX_PADDING if self._is_rtl else BOX_PADDING + 4)
            right += pixels(BOX_PADDING + 4 if self._is_rtl else BOX_PADDING)
        if is_row:
            left += pixels(2 * ROW_PADDING)
            right += pixels(2 * ROW_PADDING)
        if hanging:
            block_format.setTextIndent(-round(hangs))
            left += 0 if is_rtl else round(hanging)
            right += round(hanging) if is_rtl else 0
        block_format.setLeftMargin(left)
        block_format.setRightMargin(right)
        if first:
            block_format.setTopMargin(pixels(26))
        if last:
            block_format.setBottomMargin(pixels(36))
        if opens:
            block_format.setTopMargin(pixels(BOX_PADDING + 14))
        if closes:
            block_format.setBottomMargin(pixels(BOX_PADDING + 22))
        if centred:
            set_alignment(block_format, CENTRE)
        return block_format
