"""The view of one part of an article: where the reader is in the article, and what is below its text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.library.model import Location
from reader.library.outline import number_of_block
from reader.translation import Translated, _, number_text
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer, ReadLocalHelp
from reader.ui.page.document import PageDocument
from reader.ui.page.document_view import DocumentView
from reader.ui.page.end_sections import EndSection, end_sections
from reader.ui.page.page_style import PageStyle
from reader.ui.page.shown_part import ShownPart
from reader.ui.page.text_map import BlockOffset
from reader.ui.shell.session import OpenedArticle, ReadingPosition

BELOW_TARGET = 40  # pixels at 100 % text below the top of a jump's target: a line and a half


class PartView(DocumentView):
    """`part_changed` is emitted when another part of the article is laid out, or the same one in another style."""

    part_changed = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._opened: OpenedArticle | None = None
        self._parts = Parts(())
        self._shown: ShownPart | None = None
        self._composer: PageComposer | None = None
        self._target: ReadingPosition | None = None  # of a jump, until the reader scrolls
        self._kept: ReadingPosition | None = None  # on the pages in view, until the reader turns them
        self.local_help: ReadLocalHelp | None = None
        """Gives the local help that the emergency box of a pack shows."""
        self.part_left.connect(self._turn_part)

    @property
    def opened(self) -> OpenedArticle | None:
        """The article that the page shows a part of."""
        return self._opened

    def reading_position(self) -> ReadingPosition | None:
        """Where the window begins; of pages that are turned, the place on them to which the reader came."""
        if self._kept:
            return self._kept
        height = self.view_top
        return self._shown.position_at_height(height, self.position_at(height)) if self._shown else None

    def progress(self) -> float:
        """How much of the text of the article is above the lower edge of the window, from 0 to 1."""
        if not self._shown:
            return 0.0
        if self._is_at_end():
            return self._shown.progress(1.0)
        return self._shown.progress(self._shown.share_before(self.position_at(self.view_bottom)))

    def first_visible(self) -> BlockOffset:
        """The first block in the window, and the first of its characters that is visible.

        After a jump, until the reader scrolls, it is the target, although a fifth of the page is above it.
        """
        if self._target and self._target.location.block and self._opened:
            location = self._target.location
            return number_of_block(self._opened.article.blocks, location.block), location.offset
        return self.shown_document.text_map.block_offset(self.position_at(self.view_top)) or (0, 0)

    def block_being_read(self) -> int | None:
        """The number of the block where a jump shows its target, or a line below; -1 in the head, None before a layout.

        So a section is being read from where a jump to it ends, also after a step of the arrow keys.
        """
        if not self._opened or not self._shown:
            return None
        is_at_start = self._turning.is_at_start if self._turning else self.verticalScrollBar().value() == 0
        if self._target or (is_at_start and self._shown.number == 0):
            block = self._target.location.block if self._target else ""
            return number_of_block(self._opened.article.blocks, block)
        height = self.view_top + self.viewport().height() // 5 + self.page_style.pixels(BELOW_TARGET)
        if self._turning:
            height = min(height, self.view_bottom - 1)
        block_offset = self.shown_document.text_map.block_offset(self.position_at(height))
        if block_offset is None and self._shown.number:  # on the link to the part before
            block_offset, _end = self._shown.article_range()
        return block_offset[0] if block_offset else -1

    def shown_range(self) -> tuple[BlockOffset, BlockOffset]:
        """The range of the article that is laid out; the end is exclusive."""
        return self._shown.article_range() if self._shown else ((0, 0), (0, 0))

    def location_at(self, position: int) -> Location | None:
        """The paragraph at a document position."""
        return self._shown.location_at(position) if self._shown else None

    @property
    def end_sections(self) -> tuple[EndSection, ...]:
        """What is below the text of the article, on the page or in another part."""
        return end_sections(self._opened) if self._opened else ()

    def end_section_position(self, section: EndSection) -> ReadingPosition | None:
        """Where a section below the text begins, or None if the article has none. Lays out the part with it."""
        if section not in self.end_sections:
            return None
        self._show_part(len(self._parts) - 1)
        self.lay_out_all()
        height = self._end_section_height(section)
        if height is None or not self._shown:
            return None
        return self._shown.position_at_height(height, self.shown_document.lastBlock().position())

    def end_section_at(self, position: ReadingPosition) -> EndSection | None:
        """The last section below the text that a window has reached that begins at `position`."""
        if not self._shown or not self._shown.is_near_end(position):
            return None  # else Qt would lay out the article to its end whenever the page is scrolled
        height = self._shown.height_of(position, self.space_above_target)
        reached = None
        for section in self.shown_document.end_sections:
            top = self._end_section_height(section)
            if height is not None and top is not None and height >= top - 1:
                reached = section
        return reached

    def _end_section_height(self, section: EndSection) -> float | None:
        """Where a window begins that shows the heading of a section at its top, in pixels of the document."""
        heading = self.shown_document.end_sections.get(section)
        if heading is None:
            return None
        return self.shown_document.top_and_bottom(heading, heading)[0] - self.space_above_target

    def show_part_with(self, index: int, offset: int) -> None:
        """Lays out the part of the article that has a character of a block, if it is another one."""
        self._show_part(self._parts.part_with(index, offset))

    def _show_part(self, number: int) -> None:
        if not self._opened or (self._shown and self._shown.number == number):
            return
        document = self._compose(self._composer_of(self._opened, self._page_style), number)
        self._shown = ShownPart(self._opened, self._parts, number, document)
        self.show_document(document)
        self.part_changed.emit()

    def _composer_of(self, opened: OpenedArticle, style: PageStyle) -> PageComposer:
        """One for all parts and styles of an article, so that its sources are read from the pack only once."""
        ratio = self._pixel_ratio()
        if self._composer and self._composer.opened is opened:
            self._composer.set_style(style, ratio, is_read_aloud=self._is_read_aloud)
        else:
            self._composer = PageComposer(opened, style, ratio, self.local_help, is_read_aloud=self._is_read_aloud)
        return self._composer

    def _compose(self, composer: PageComposer, number: int) -> PageDocument:
        """The document of part `number`."""
        return composer.compose(self._parts, number)

    def _scroll_to(self, position: ReadingPosition) -> None:
        if not self._shown:
            return
        self._kept = position if self._turning else None
        if self._shown.is_at_top(position):
            self.begin_at(0)
            return
        height = self._shown.height_of(position, self.space_above_target)
        if height is not None:
            self.begin_at(height)

    def has_part(self, by: int) -> bool:
        return self._shown is not None and 0 <= self._shown.number + by < len(self._parts)

    def page_label(self, first: int, last: int, count: int) -> Translated:
        parts = len(self._parts)
        if parts == 1 or not self._shown:
            return super().page_label(first, last, count)
        part, number, total = map(number_text, (self._shown.number + 1, first, count))
        if first == last:
            return _(
                "Part {part} of {parts}, page {number} of {total}",
                part=part, parts=number_text(parts), number=number, total=total,
            )  # fmt: skip
        return _(
            "Part {part} of {parts}, pages {first}–{last} of {total}",
            part=part, parts=number_text(parts), first=number, last=number_text(last), total=total,
        )  # fmt: skip

    def go_to_end(self, by: int) -> None:
        """Turns to the first page of the article (-1) or the last (1), or scrolls there."""
        if not self._shown:
            return
        part = 0 if by < 0 else len(self._parts) - 1
        is_shown = part == self._shown.number
        self._show_part(part)
        if self._turning and not is_shown:
            self._turning.show_edge(by)
            self._turning.tell()
        else:
            super().go_to_end(by)

    def _turn_part(self, by: int) -> None:
        """Turns to the next part of a long article (1), or to the last page of the one before it (-1)."""
        if self._turning and self._shown and self.has_part(by):
            self._show_part(self._shown.number + by)
            self._turning.show_edge(-by)
            self._turning.tell()

    def _is_at_end(self) -> bool:
        if self._turning:
            return self._turning.is_at_end
        bar = self.verticalScrollBar()
        return 0 < bar.maximum() <= bar.value()  # it is 0 until Qt has laid out more than the first lines

    def _pixel_ratio(self) -> float:
        """How many pixels of the screen make one of the page's."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        return screen.devicePixelRatio() if screen else 1.0
