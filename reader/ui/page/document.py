"""An article's part as a QTextDocument, and what must be painted around its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6 import QtCore, QtGui
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrameFormat

from reader.library.model import Link, NoteKind
from reader.ui.page.text_map import TextMap

MOST_KEPT = 64 << 20
"""Bytes of unpacked pictures."""


BOXES = frozenset(NoteKind)
"""The names of decorations that are boxes with a title of their own."""


class Decoration(NamedTuple):
    """What is painted behind the text from one document position to another: a box, a bar, lines, by `name`."""

    name: str
    first: int
    last: int


class PartLink(NamedTuple):
    """A link to another part of a long article."""

    part: int


class LinkRun(NamedTuple):
    """A link as it stands in the document, from one position to another."""

    link: Link | PartLink
    first: int
    last: int


class FigureRun(NamedTuple):
    """A picture: where it stands in the document, and its size in a column that has room for it."""

    path: str
    position: int
    width: int
    height: int
    shown: tuple[int, int]


class PageDocument(QTextDocument):
    """One part of an article, laid out.

    `load_figure` gives the picture of a path at a width and height in pixels; it is asked when a picture is painted.
    """

    def __init__(self, load_figure: Callable[[str, int, int], QtGui.QImage | None]) -> None:
        super().__init__()
        self.is_rtl = False
        self.text_map = TextMap()
        self.decorations: list[Decoration] = []  # by where they begin, so that a box lies under its bullets
        self.links: list[LinkRun] = []
        self.figures: list[FigureRun] = []
        self._load_figure = load_figure
        self._pictures: dict[tuple[str, int, int], QtGui.QImage | None] = {}

    def loadResource(self, kind: int, name: QtCore.QUrl | str) -> object:
        """Nothing but pictures of the pack is ever loaded, by their number in this document."""
        scheme, _, number = QtCore.QUrl(name).toString().partition(":")
        if scheme == "figure" and number.isdigit() and int(number) < len(self.figures):
            return self._picture(self.figures[int(number)])
        return None

    def _picture(self, figure: FigureRun) -> QtGui.QImage | None:
        """Qt asks again each time that it paints; unpacking a photograph takes longer than all the rest."""
        key = (figure.path, *figure.shown)
        if key not in self._pictures:
            picture = self._load_figure(*key)
            while self._pictures and sum(map(_size, self._pictures.values())) + _size(picture) > MOST_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = picture
        return self._pictures[key]

    def fit(self, width: float, side: float, top: float, bottom: float) -> None:
        """Sets the margins of a page that is `width` pixels wide, and makes pictures as small as its column asks."""
        column = max(1, round(width - 2 * side))
        for number, figure in enumerate(self.figures):
            scale = min(1.0, column / figure.width)
            shown = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
            if shown != figure.shown:
                self.figures[number] = figure._replace(shown=shown)
                self._resize_figure(number)
        margins = QTextFrameFormat()
        margins.setLeftMargin(side)
        margins.setRightMargin(side)
        margins.setTopMargin(top)
        margins.setBottomMargin(bottom)
        self.rootFrame().setFrameFormat(margins)

    def _resize_figure(self, number: int) -> None:
        figure = self.figures[number]
        cursor = QTextCursor(self)
        cursor.setPosition(figure.position)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        image.setWidth(figure.shown[0])
        image.setHeight(figure.shown[1])
        cursor.setCharFormat(image)

    def cursor(self, first: int, last: int | None = None) -> QTextCursor:
        """A cursor at a position, or over the text between two."""
        cursor = QTextCursor(self)
        cursor.setPosition(first)
        if last is not None:
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """Top and bottom, in pixels, of the paragraphs at two positions."""
        layout = self.documentLayout()
        top = layout.blockBoundingRect(self.findBlock(first)).top()
        return top, layout.blockBoundingRect(self.findBlock(last)).bottom()

    def top_with_box(self, position: int) -> float:
        """The top of the paragraph at a position; of a box that it opens, with the box's title."""
        block = self.findBlock(position)
        opened = next(
            (box for box in self.decorations if box.name in BOXES and box.first == block.previous().position()), None
        )
        return self.extent(opened.first if opened else position, position)[0]

    def link_at(self, position: int) -> LinkRun | None:
        return next((run for run in self.links if run.first <= position < run.last), None)


def _size(picture: QtGui.QImage | None) -> int:
    return picture.sizeInBytes() if picture else 0
