"""The formats of the paragraphs of a page: their direction, and the space around them."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextBlockFormat

from reader.ui.page.page_style import BOX_PADDING, QUOTE_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.paragraph_format import CENTRE, set_alignment, set_direction

DIGIT_WIDTH, STOP_WIDTH = 0.497, 0.449
"""The widths of a digit, and of a full stop and a space, in the font of references, as shares of its size."""


class BlockFormats:
    """Each format is made once: an article uses few of them, many times."""

    def __init__(self, page_style: PageStyle, *, is_rtl: bool) -> None:
        """`is_rtl` is the direction of the page."""
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
        hanging: int = 0,
        hangs: int = 0,
    ) -> QTextBlockFormat:
        """`boxed` is for a paragraph in a box, `opens` for the first in it and `closes` for the last.

        `first` and `last` are for the first and last of the lines below the title. `is_rtl` is the direction of the
        page unless given. `left` and `right` are the pixels for quotations; `depth` counts the lists around it.
        A paragraph hangs at its number of `hangs` digits, where the longest number has `hanging` digits.
        """
        pixels = self._page_style.pixels
        block_format = self._page_style.block_format(style)
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
        if hanging:
            block_format.setTextIndent(-round(self._number_width(style, hangs)))
            left += 0 if is_rtl else round(self._number_width(style, hanging))
            right += round(self._number_width(style, hanging)) if is_rtl else 0
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

    def _number_width(self, style: str, digits: int) -> float:
        """The width in pixels of a number with its full stop and space. To measure it, Qt would load another class."""
        return self._page_style.pixels(TEXT_STYLES[style].size * (digits * DIGIT_WIDTH + STOP_WIDTH))
