"""The figures of an article, in any part of it, each as large as in a column of text."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize

from reader.library.model import Block, BlockKind, Spans
from reader.library.packfile import PackError
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_images import shown_size
from reader.ui.page.page_style import COLUMN, PageStyle
from reader.ui.shell.session import OpenedArticle


class ArticleFigure(NamedTuple):
    """A figure of the block with this number. `natural` is its own size in pixels."""

    number: int
    run: FigureRun
    natural: QSize
    caption: Spans


class ArticleFigures:
    def __init__(self, opened: OpenedArticle, page_style: PageStyle) -> None:
        self._opened = opened
        self._page_style = page_style
        self._numbers = [number for number, block in enumerate(opened.article.blocks) if _is_figure(block)]

    def __len__(self) -> int:
        return len(self._numbers)

    def index_of(self, number: int) -> int:
        """Which of the figures the block with this number has, from 0."""
        return self._numbers.index(number)

    def figure(self, index: int) -> ArticleFigure:
        """If the pack does not have it, it is square, and what draws it says why."""
        number = self._numbers[index]
        block = self._opened.article.blocks[number]
        assert block.figure is not None
        try:
            natural = self._opened.pack.figure_size(block.figure.path)
        except PackError:
            natural = (COLUMN, COLUMN)
        width, height = shown_size(natural, self._page_style.column, self._page_style.text_scale)
        run = FigureRun(block.figure.path, 0, width, height, (width, height), block.figure.alt)
        return ArticleFigure(number, run, QSize(*natural), block.spans)


def _is_figure(block: Block) -> bool:
    return block.kind is BlockKind.FIGURE and block.figure is not None
