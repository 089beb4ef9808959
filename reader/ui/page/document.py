"""One part of an article as a QTextDocument, with what must be painted around its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrameFormat

from reader.library.model import NoteKind
from reader.named_tuple import NamedTuple
from reader.ui.page.end_sections import EndSection
from reader.ui.page.figure_sizes import FigureKey as FigureKey
from reader.ui.page.figure_sizes import FigureRun as FigureRun
from reader.ui.page.figure_sizes import fitted_size
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_links import LinkRun
from reader.ui.page.page_style import SMALLEST_MARGIN
from reader.ui.page.paragraph_format import set_direction
from reader.ui.page.text_map import TextMap

if TYPE_CHECKING:
    from reader.ui.page.page_table import PageTable

IMAGE_CACHE_BYTES = 64 << 20
"""The most bytes of decoded pictures that a document caches."""

LABEL_GAP = "\u2002"
"""The space after the letter of a footnote at the end of an article. Copied text has a stop and a space instead."""

BOXES = frozenset(NoteKind)
"""The names of decorations that are boxes with a title of their own."""


class Decoration(NamedTuple):
    """What is painted behind the text from one document position to another: a box, a bar, lines, by `name`.

    `indent` is the distance of a bar from the side where lines begin, in pixels at 100 % text size: the right one if
    `is_rtl`.
    """

    name: str
    first: int
    last: int
    indent: float = 0.0
    is_rtl: bool = False


class ScriptRun(NamedTuple):
    """A superscript or subscript, from one position to another, and its text when it is copied, such as ⁻⁶."""

    first: int
    last: int
    text: str


class LanguageRun(NamedTuple):
    """A passage in another language than the pack, from one position to another."""

    first: int
    last: int
    language: str


_STRUCTURE = (
    "is_rtl",
    "language",
    "text_map",
    "decorations",
    "links",
    "end_sections",
    "ending",
    "scripts",
    "languages",
    "spoken",
    "controls",
)
"""What is the same in every style."""


class PageDocument(QTextDocument):
    """One part of an article, laid out.

    `end_sections` has the positions of the headings above the questions and the sources. `ending` is that of the links
    to other articles, which are no text of this one, or None if the part has none.

    `load_figure` returns the picture of a path at a width and height in pixels. It is called when a picture is painted.

    figure_drawn(): a picture that was drawn elsewhere can be painted now
    """

    figure_drawn = Signal()

    def __init__(self, load_figure: Callable[[str, int, int], QtGui.QImage | None]) -> None:
        super().__init__()
        self.is_rtl = False
        self.language = ""  # a BCP 47 tag
        self.text_map = TextMap()
        self.held_fonts: Mapping[str, QtGui.QFont] = {}  # so that Qt does not search for them again: see ForeignFonts
        self.decorations: list[Decoration] = []  # by their first position, so that bullets are painted on their box
        self.links: list[LinkRun] = []
        self.end_sections: dict[EndSection, int] = {}
        self.ending: int | None = None
        self.scripts: list[ScriptRun] = []
        self.languages: list[LanguageRun] = []
        self.is_read_aloud = False  # for a screen reader
        self.spoken: list[tuple[int, int]] = []  # what is not seen, and is there to be read aloud: see spoken_runs.py
        self.controls: list[tuple[int, int]] = []  # what is there to be pressed, and no text to copy
        self.figures: list[FigureRun] = []
        self.tables: list[PageTable] = []
        self.table_moves = 0  # rises when a table is shown elsewhere, so that what was measured in it must be forgotten
        self.page_width = 0.0  # in pixels, with the margins; two pages may be beside each other in a window
        self._load_figure = load_figure
        self._images: dict[FigureKey, QtGui.QImage | None] = {}
        self._requested: dict[FigureKey, QtGui.QImage] = {}  # what is shown until a picture comes
        self.request_figure: Callable[[PageDocument, FigureRun], QtGui.QImage] | None = None
        """Asks for a picture that is drawn elsewhere, and returns what is shown until `take_figure` brings it."""

    @property
    def structure(self) -> dict[str, Any]:
        """What the document has besides its text, and what another one with the same text can have, too."""
        return {name: getattr(self, name) for name in _STRUCTURE}

    @structure.setter
    def structure(self, structure: dict[str, Any]) -> None:
        vars(self).update(structure)

    def language_at(self, position: int) -> str:
        """The BCP 47 tag of the language that the text at a position is in."""
        found = bisect_right(self.languages, position, key=lambda run: run.first) - 1
        if found >= 0 and position < self.languages[found].last:
            return self.languages[found].language
        return self.language

    def seen_position(self, position: int, *, is_forward: bool = True) -> int:
        """The nearest position that is seen: after words that are only read aloud, or before them."""
        found = bisect_right(self.spoken, position, key=lambda run: run[0]) - 1
        if found < 0 or position >= self.spoken[found][1]:
            return position
        first, last = self.spoken[found]
        return last if is_forward or not first else first - 1

    def is_seen(self, block: QtGui.QTextBlock) -> bool:
        """Whether a paragraph has a text that is not only read aloud."""
        first, last = block.position(), block.position() + block.length() - 1
        found = bisect_right(self.spoken, first, key=lambda run: run[0]) - 1
        return first < last and (found < 0 or self.spoken[found] != (first, last))

    def loadResource(self, kind: int, name: QtCore.QUrl | str) -> object:
        """Loads the pack's pictures, by their number in this document, and nothing else."""
        scheme, _, number = QtCore.QUrl(name).toString().partition(":")
        if scheme == "figure" and number.isdigit() and int(number) < len(self.figures):
            return self._image(self.figures[int(number)])
        return None

    def figure_at(self, number: int, width: int, height: int) -> QtGui.QImage | None:
        """A picture at a size of its own in pixels, for a view that lays it out itself."""
        self.figures[number] = self.figures[number]._replace(shown=(width, height))
        return self._image(self.figures[number])

    def _image(self, figure: FigureRun) -> QtGui.QImage | None:
        """From the cache if possible: Qt asks each time it paints, and decoding a photograph takes long."""
        key = figure.key
        if key in self._images:
            return self._images[key]
        if self.request_figure:
            if key not in self._requested:
                box = self.request_figure(self, figure)
                wanted = {figure.key for figure in self.figures}
                self._requested = {old: image for old, image in self._requested.items() if old in wanted}
                self._requested[key] = box
            return self._at_another_size(figure.path) or self._requested[key]
        image = self._load_figure(*key)
        self._cache(key, image)
        return image

    def reuse_figures(self, other: PageDocument) -> None:
        """Takes over what is drawn already from a document of the same pack and theme, so that nothing flickers.

        Of a picture in several sizes, that is the last one, which is shown until another is drawn.
        """
        paths = {figure.path for figure in self.figures}
        last = {key[0]: key for key in other._images if key[0] in paths}
        self._images.update({key: other._images[key] for key in last.values()})

    def _cache(self, key: FigureKey, image: QtGui.QImage | None) -> None:
        while self._images and sum(map(_size, self._images.values())) + _size(image) > IMAGE_CACHE_BYTES:
            self._images.pop(next(iter(self._images)))
        self._images[key] = image

    def _at_another_size(self, path: str) -> QtGui.QImage | None:
        """While the width of the window changes, a picture is scaled until it is drawn at its new size."""
        return next((image for key, image in reversed(self._images.items()) if key[0] == path), None)

    def wants(self, key: FigureKey) -> bool:
        """Whether a picture is still shown at that size."""
        return any(figure.key == key for figure in self.figures)

    def forget_request(self, key: FigureKey) -> None:
        """A picture will not come; it is requested again when it is painted."""
        self._requested.pop(key, None)

    def take_figure(self, key: FigureKey, image: QtGui.QImage) -> None:
        """A picture that was requested. Its size on the page does not change, so no text moves."""
        self._requested.pop(key, None)
        if self.wants(key):
            self._cache(key, image)
            self.figure_drawn.emit()

    def fit(self, fit: PageFit, *, is_other_width: bool = True) -> bool:
        """Sets the margins of the page, and makes the pictures fit its column and its height.

        Without `is_other_width`, only the height has changed since the last time. True if that moved the text.
        """
        width, margin = fit.width, fit.margin
        self.page_width = width
        column = max(1, round(width - 2 * margin))
        room = max(1.0, width - 2 * min(margin, SMALLEST_MARGIN))
        has_resized = False
        for number, figure in enumerate(self.figures):
            shown = fitted_size(figure, column, room, fit.height)
            if shown != figure.shown or (figure.widest and is_other_width):
                self.figures[number] = figure._replace(shown=shown)
                self._resize_figure(number, column)
                has_resized = True
        if not has_resized and not is_other_width:
            return False
        # Before the margins, which make Qt lay out everything: after a change in the middle of a document that Qt has
        # not yet laid out to its end, it would leave out the paragraphs below.
        for table in self.tables:
            table.fit(margin, width, min(margin, SMALLEST_MARGIN))
        margins = QTextFrameFormat()
        margins.setLeftMargin(margin)
        margins.setRightMargin(margin + fit.beside)
        margins.setTopMargin(fit.top)
        margins.setBottomMargin(fit.bottom)
        self.rootFrame().setFrameFormat(margins)
        return True

    def add_table(self, table: PageTable) -> None:
        """Adds a table. Further pieces of a long one have the same widths, and are scrolled with it."""
        pieces = [other for other in self.tables if other.number == table.number]
        if pieces:
            from reader.ui.page.column_widths import larger  # not at the top: few pages have a long table

            shared = list(map(larger, pieces[0].needs, table.needs))
            for piece in (*pieces, table):
                piece.needs = shared
        self.tables.append(table)

    def displaced_tables(self, first: int, last: int) -> list[PageTable]:
        """The tables between two positions that are shown elsewhere than where Qt has laid them out."""
        return [table for table in self.tables if table.first <= last and table.last >= first and table.is_displaced]

    def table_at(self, position: int) -> PageTable | None:
        found = bisect_right(self.tables, position, key=lambda table: table.first) - 1
        return self.tables[found] if found >= 0 and position <= self.tables[found].last else None

    def shown_rect(self, position: int, rect: QRectF) -> QRectF:
        """What the reader sees of the rectangle of a document position; empty if it is scrolled out of a table."""
        table = self.table_at(position)
        return table.shown(position, rect) if table else rect

    def wide_figure_at(self, position: int) -> FigureRun | None:
        """The picture in the paragraph at a document position, if it may be wider than the column."""
        block = self.findBlock(position)
        inside = range(block.position(), block.position() + block.length())
        return next((figure for figure in self.figures if figure.widest and figure.position in inside), None)

    def _resize_figure(self, number: int, column: float) -> None:
        """A picture that is wider than the column extends into the margins, by equal parts."""
        figure = self.figures[number]
        cursor = QTextCursor(self)
        cursor.setPosition(figure.position)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        image.setWidth(figure.shown[0])
        image.setHeight(figure.shown[1])
        cursor.setCharFormat(image)
        if figure.widest:
            beyond = max(0.0, (figure.shown[0] - column) / 2)
            block = cursor.blockFormat()
            set_direction(block, is_rtl=False)  # on which side the indent is
            block.setTextIndent(-beyond)  # Qt takes negative margins for none
            cursor.setBlockFormat(block)

    def cursor(self, first: int, last: int | None = None) -> QTextCursor:
        """A cursor at a position, or one that selects the text between two."""
        cursor = QTextCursor(self)
        cursor.setPosition(first)
        if last is not None:
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def top_and_bottom(self, first: int, last: int) -> tuple[float, float]:
        """The top of the paragraph at one position and the bottom of the paragraph at another, in pixels."""
        layout = self.documentLayout()
        top = layout.blockBoundingRect(self.findBlock(first)).top()
        return top, layout.blockBoundingRect(self.findBlock(last)).bottom()

    def text_span(self, first: int, last: int) -> tuple[float, float]:
        """The top of the first line of one paragraph and the bottom of the last line of another, in pixels.

        `top_and_bottom` is higher by the space that Qt leaves above each line, half of it where lines are far apart.
        """
        top, bottom = self.top_and_bottom(first, last)
        layout, last_block = self.findBlock(first).layout(), self.findBlock(last)
        if layout.lineCount():
            top += layout.lineAt(0).y()
        if last_block.layout().lineCount():
            line = last_block.layout().lineAt(last_block.layout().lineCount() - 1)
            bottom = self.documentLayout().blockBoundingRect(last_block).top() + line.y() + line.height()
        return top, bottom

    def top_with_box(self, position: int) -> float:
        """The top of the paragraph at a position, or of the box's title if no text of the box is before it."""
        first = self.findBlock(position).position()
        boxes = (box for box in self.decorations if box.name in BOXES and box.first < first <= box.last)
        opened = next((box for box in boxes if not self.text_map.has_text(box.first, first)), None)
        return self.top_and_bottom(opened.first if opened else position, position)[0]

    def link_at(self, position: int) -> LinkRun | None:
        return next((run for run in self.links if run.first <= position < run.last), None)


def _size(image: QtGui.QImage | None) -> int:
    return image.sizeInBytes() if image else 0
