"""What every galley of one order needs: the pack, the options, the style, the sheet, and local help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QImage

from reader.library.local_help import LocalHelp, local_help
from reader.library.model import Article, PackInfo, Spans
from reader.library.packfile import PackError, PackFile
from reader.library.page_words import PageWords
from reader.library.print_order import PrintOptions
from reader.ui.page.document import PageDocument
from reader.ui.page.writing_system import WritingSystem, writing_system_of
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.paper_sheet import sheet_of, usual_paper
from reader.ui.paper.paper_style import paper_style

Value = TypeVar("Value")

MOST_REMEMBERED = 4  # articles that were read and taken apart


class PrintContext:
    """`own_help` is the local help of the settings; `is_bundled`: the pack came with the program."""

    def __init__(self, pack: PackFile, options: PrintOptions, own_help: str, *, is_bundled: bool) -> None:
        self.pack = pack
        self.options = options
        self.is_bundled = is_bundled
        self._own_help = own_help
        self._help: LocalHelp | None = None
        self._writing_system = writing_system_of(pack.info.language)
        self.style = paper_style(options.points)
        self.sheet = sheet_of(
            options.paper or usual_paper(),
            has_holes=options.has_holes,
            is_rtl=self.is_rtl,
            is_landscape=bool(options.is_landscape),
        )
        self._remembered: dict[object, object] = {}

    @property
    def info(self) -> PackInfo:
        return self.pack.info

    @property
    def words(self) -> PageWords:
        return self._writing_system.words

    @property
    def writing_system(self) -> WritingSystem:
        return self._writing_system

    @property
    def is_rtl(self) -> bool:
        return self._writing_system.is_rtl

    def local_help(self) -> LocalHelp:
        """Read once: it may be on a stick."""
        if self._help is None:
            self._help = local_help(self.pack.path, self._own_help, is_bundled=self.is_bundled)
        return self._help

    def article(self, id: str) -> Article:
        """Read once for each order, if it is asked for again soon: a long one takes seconds. Raises PackError."""
        return self.remembered(("read", id), lambda: self.pack.article(id))

    def builder(self, numbers: Mapping[str, int]) -> PaperBuilder:
        document = PageDocument(_nothing)  # `page_painter` paints the pictures
        return PaperBuilder(document, self.style, numbers, self._figure_size, self._writing_system, self.sheet)

    def remembered(self, key: object, make: Callable[[], Value]) -> Value:
        if key not in self._remembered:
            while len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            self._remembered[key] = make()
        return self._remembered[key]  # type: ignore[return-value]

    def isolated(self, text: str) -> str:
        """Carrel's own words, as they keep their order on a page from right to left."""
        return self._writing_system.isolated(text)

    def isolated_line(self, line: Spans) -> Spans:
        return self._writing_system.isolated_line(line)

    def _figure_size(self, path: str) -> tuple[int, int] | None:
        try:
            return self.pack.figure_size(path)
        except PackError:
            return None


def _nothing(_path: str, _width: int, _height: int) -> QImage:
    """An image that cannot be seen. Without one, Qt would paint the sign for a missing picture."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
