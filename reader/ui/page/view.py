"""The page: shows an article, reports where the reader is in it and which link they chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.library.model import Location
from reader.library.outline import number_of_block
from reader.translation import Translated, _, number_text
from reader.ui.page import page_caret
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer, ReadLocalHelp
from reader.ui.page.document import ContentsLink, FigureLink, LocalHelpLink, PageDocument, PartLink, SourcesLink
from reader.ui.page.document_view import DocumentView
from reader.ui.page.end_sections import EndSection, end_sections
from reader.ui.page.page_style import PageStyle
from reader.ui.page.shown_part import ShownPart
from reader.ui.page.text_map import BlockOffset
from reader.ui.shell.session import OpenedArticle, ReadingPosition
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.search.find_in_article import Match
    from reader.ui.page.reading_steps import Target

BELOW_TARGET = 40  # pixels at 100 % text below the top of a jump's target: a line and a half


class PageView(DocumentView):
    """Signals, besides those of DocumentView:

    position_changed(ReadingPosition)      the window begins at another position now
    link_chosen(LinkRun, QRect)         by mouse or Enter; a card must not cover the rectangle (in this widget's pixels)
    location_chosen(Location)           the reader chose the link to another part of a long article
    contents_requested()                the reader chose the link to the contents of the pack
    sources_requested()                 the reader chose the link to all sources of the article
    local_help_requested()              the reader chose the link to change the local help
    figure_chosen(int, FigureRun)       the reader wants to see a picture enlarged; the number is that of its block
    menu_requested(QPoint, Location)    for a context menu on a paragraph, at a point of the screen
    part_changed()                      another part of the article is laid out, or the same one in another style
    wanted()                            a place of the page must be seen now, if something else is in its place
    resized()                           the text is laid out in another size of the window
    """

    position_changed = Signal(object)
    link_chosen = Signal(object, QRect)
    location_chosen = Signal(object)
    contents_requested = Signal()
    sources_requested = Signal()
    local_help_requested = Signal()
    figure_chosen = Signal(int, object)
    menu_requested = Signal(object, object)
    part_changed = Signal()
    wanted = Signal()
    resized = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._opened: OpenedArticle | None = None
        self._parts = Parts(())
        self._shown: ShownPart | None = None
        self._position_before_resize: ReadingPosition | None = None  # a resize may come in many steps
        self._target: ReadingPosition | None = None  # of a jump, until the reader scrolls
        self._is_changing_style = False
        self._kept: ReadingPosition | None = None  # on the pages in view, until the reader turns them
        self._is_read_by_itself = False  # a screen reader reads where the caret comes by the key that is pressed
        self.local_help: ReadLocalHelp | None = None
        """Gives the local help that the emergency box of a pack shows."""
        self.is_resizing = False
        """Whether the page scrolls because it has another size, and not because the reader scrolls."""
        self.setAccessibleName(_("Page"))
        self.setObjectName("page")
        self._position_timer = QTimer(self, singleShot=True, interval=0)
        self._position_timer.timeout.connect(self._announce_position)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._position_timer.start())
        self.anchorClicked.connect(self._activate_link)
        self.selectionChanged.connect(self._repaint_figures)
        self.turned.connect(self._leave_kept_position)
        self.part_left.connect(self._turn_part)

    @property
    def opened(self) -> OpenedArticle | None:
        """The article that the page shows a part of."""
        return self._opened

    def open(self, opened: OpenedArticle) -> None:
        """Sets the article. The page lays it out when `show_position` says which part to show."""
        self._opened = opened
        self._parts = Parts(opened.article.blocks)
        self._shown = self._kept = None

    def show_position(self, position: ReadingPosition) -> None:
        """Scrolls so that the window begins at `position`; lays out the part that contains it if necessary.

        A screen reader says where that is, if the page has the focus.
        """
        self._show(position)
        if self._is_read_aloud and self.hasFocus():
            self.say_place()

    def _show(self, position: ReadingPosition) -> None:
        if not self._opened:
            return
        index = number_of_block(self._opened.article.blocks, position.location.block)
        self._show_part(self._parts.part_with(index, position.location.offset) if index >= 0 else 0)
        self._scroll_to(position)
        self._target = None if position.depth else position
        self._position_timer.stop()
        self._place_caret(position)

    @contextmanager
    def changing_style(self, page_style: PageStyle) -> Iterator[None]:
        """Inside the block, the window may change its size. After it, the page is laid out at the same position."""
        position, caret = self.reading_position(), self._caret_place()
        self._is_changing_style = True
        try:
            yield
        finally:
            self._is_changing_style = False
        self._page_style = page_style
        if self._opened and position:
            self._shown = None
            self._show(position)
            if caret:
                self._set_caret_place(caret)

    def set_turning(self, on: bool) -> None:
        """Whether pages are turned, or the page scrolls, at the same position."""
        if on == bool(self._turning):
            return
        position = self._target or self.reading_position()
        self._is_changing_style = True  # the window has more room without the scroll bar
        try:
            super().set_turning(on)
        finally:
            self._is_changing_style = False
        self._kept = None
        self.fit_column()
        if position:
            self._scroll_to(position)
        self._position_timer.start()

    def lay_out_again(self) -> None:
        """Shows what has changed besides the text, at the same position."""
        with self.changing_style(self._page_style):
            pass

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

    def show_match(self, match: Match) -> None:
        self.show_at(match.index, match.first)

    def show_at(self, index: int, offset: int) -> None:
        """Brings a character of a block into view."""
        self.wanted.emit()
        self._show_part(self._parts.part_with(index, offset))
        position = self.shown_document.text_map.position(index, offset)
        if position is not None:
            self.scroll_into_view(position)
            page_caret.place(self, position)

    def step_to(self, target: Target, by: int) -> bool:
        """Moves the caret to the next heading, link or the like (1), or the previous one (-1), also in another part.

        False if there is none.
        """
        if not self._shown or not self._opened:
            return False
        page_caret.bring_into_view(self)
        if not (self._step_in_part(target, by, self.textCursor().selectionStart()) or self._step_out(target, by)):
            return False
        self._position_timer.start()
        return True

    def _step_out(self, target: Target, by: int) -> bool:
        """Into the next part that has one; back to this one if none has."""
        assert self._shown
        here, caret = self._shown.number, self.textCursor().position()
        top = self.reading_position()
        while self.has_part(by):
            self._show_part(self._shown.number + by)
            if self._step_in_part(target, by, -1 if by > 0 else self.shown_document.characterCount()):
                return True
        if self._shown.number != here and top:
            self._show(top)
            page_caret.place(self, caret)
        return False

    def _step_in_part(self, target: Target, by: int, position: int) -> bool:
        from reader.ui.page import reading_steps  # not at the top: few readers use these keys

        found = reading_steps.next_position(self.shown_document, target, position, by)
        if found is None:
            return False
        link = self.shown_document.link_at(found) if target is reading_steps.Target.LINK else None
        self.scroll_into_view(found)
        if link:
            self.focus_link(link)
            self.link_reached.emit()
        else:
            self.forget_focused_link()
            self.setTextCursor(self.shown_document.cursor(found))
            self.say_place()
        return True

    def say_place(self) -> None:
        """Has a screen reader say what is at the caret: a heading, or the line with the number of its item."""
        if self._is_read_aloud:
            announce(self, page_caret.text_at(self))

    def read_aloud(self, *, with_caret: bool) -> None:
        is_new = not self._is_read_aloud
        super().read_aloud(with_caret=with_caret)
        if is_new:
            self.lay_out_again()

    def _place_caret(self, position: ReadingPosition) -> None:
        """Where `position` is in the text."""
        if not self._opened or not self._shown:
            return
        number = number_of_block(self._opened.article.blocks, position.location.block)
        found = self.shown_document.text_map.position(number, position.location.offset) if number >= 0 else 0
        if found is not None:
            page_caret.place(self, found)

    def _caret_place(self) -> BlockOffset | None:
        """Where the caret is in the article, if it is in view and nothing is selected."""
        if not self._shown or not self.has_caret or not page_caret.is_in_view(self):
            return None
        return self.shown_document.text_map.block_offset(self.textCursor().position())

    def _set_caret_place(self, place: BlockOffset) -> None:
        position = self.shown_document.text_map.position(*place)
        if position is not None:
            page_caret.place(self, position)

    def highlight_matches(self, matches: Sequence[Match], current: int) -> None:
        """Paints the matches of a search; the one with number `current` in a stronger colour."""
        if not matches:
            self.setExtraSelections([])
            return
        from reader.ui.page.match_selections import selections  # not at the top: nobody searches before the first paint

        number = self._shown.number if self._shown else 0

        def is_shown(match: Match) -> bool:
            return self._parts.part_with(match.index, match.first) == number

        self.setExtraSelections(selections(self.shown_document, matches, current, is_shown, self.page_style.theme))

    # Qt's own

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """The caret moves from where the reader is, and a screen reader says where a key has led."""
        if not self.has_caret:
            super().keyPressEvent(event)
            return
        top = self.view_top
        page_caret.bring_into_view(self)
        self._is_read_by_itself = event.key() in (QtCore.Qt.Key.Key_PageDown, QtCore.Qt.Key.Key_PageUp)
        super().keyPressEvent(event)
        self._is_read_by_itself = False
        page_caret.leave_unseen(self, is_forward=event.key() not in (QtCore.Qt.Key.Key_Left, QtCore.Qt.Key.Key_Up))
        if self.view_top != top and page_caret.bring_into_view(self):  # Space has scrolled
            self.say_place()

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shown_document.figures and self.textCursor().hasSelection():
            from reader.ui.page import figure_focus  # not at the top: nothing is selected before the first paint

            figure_focus.paint(self)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_figures()

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_figures()

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        if self._shown and not self._is_changing_style and not self._position_timer.isActive():
            self._position_before_resize = self._target or self.reading_position()
        self.is_resizing = True
        super().resizeEvent(event)
        must_move = not self._is_changing_style and (self.fit_column() or self._turning is not None)
        if must_move and self._position_before_resize:
            self._scroll_to(self._position_before_resize)
        self.is_resizing = False
        self.resized.emit()

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        location = self.location_at(self.cursorForPosition(event.pos()).position())
        if location:
            self.menu_requested.emit(event.globalPos(), location)

    def _repaint_figures(self) -> None:
        """The frame of the picture that has the focus is around what Qt repaints."""
        if self.shown_document.figures:
            self.viewport().update()

    def _end_section_height(self, section: EndSection) -> float | None:
        """Where a window begins that shows the heading of a section at its top, in pixels of the document."""
        heading = self.shown_document.end_sections.get(section)
        if heading is None:
            return None
        return self.shown_document.top_and_bottom(heading, heading)[0] - self.space_above_target

    def _show_part(self, number: int) -> None:
        if not self._opened or (self._shown and self._shown.number == number):
            return
        document = self._compose(
            PageComposer(
                self._opened,
                self.page_style,
                self._pixel_ratio(),
                self.local_help,
                is_read_aloud=self._is_read_aloud,
            ),
            number,
        )
        self._shown = ShownPart(self._opened, self._parts, number, document)
        self.show_document(document)
        self.part_changed.emit()

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
        self.lay_out_all()
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
        """Turns to the first page of the article (-1) or the last (1)."""
        if not self._turning or not self._shown:
            return
        part = 0 if by < 0 else len(self._parts) - 1
        if part == self._shown.number:
            self._turning.go_to_end(by)
        else:
            self._show_part(part)
            self._turning.show_edge(by)
            self._turning.tell()

    def _turn_part(self, by: int) -> None:
        """Turns to the next part of a long article (1), or to the last page of the one before it (-1)."""
        if self._turning and self._shown and self.has_part(by):
            self._show_part(self._shown.number + by)
            self._turning.show_edge(-by)
            self._turning.tell()

    def _leave_kept_position(self) -> None:
        self._kept = None
        self._kept = self.reading_position()  # now: a resize comes when the window already has its new size
        self._position_timer.start()
        if self.has_caret and not self._is_read_by_itself and page_caret.bring_into_view(self):
            self.say_place()

    def _is_at_end(self) -> bool:
        if self._turning:
            return self._turning.is_at_end
        bar = self.verticalScrollBar()
        return 0 < bar.maximum() <= bar.value()  # it is 0 until Qt has laid out more than the first lines

    def _announce_position(self) -> None:
        self._position_before_resize = self._target = None
        position = self.reading_position()
        if position:
            self.position_changed.emit(position)

    def _activate_link(self, url: QtCore.QUrl) -> None:
        number = url.toString().removeprefix("link:")
        if not number.isdecimal() or int(number) >= len(self.shown_document.links):
            return
        run = self.shown_document.links[int(number)]
        if isinstance(run.link, PartLink) and self._shown:
            self.location_chosen.emit(self._shown.target(run.link))
        elif isinstance(run.link, ContentsLink):
            self.contents_requested.emit()
        elif isinstance(run.link, SourcesLink):
            self.sources_requested.emit()
        elif isinstance(run.link, LocalHelpLink):
            self.local_help_requested.emit()
        elif isinstance(run.link, FigureLink):
            block, _offset = self.shown_document.text_map.block_offset(run.first) or (0, 0)
            self.figure_chosen.emit(block, self.shown_document.figures[run.link.figure])
        else:
            self.link_chosen.emit(run, self.link_rect(run))

    def _pixel_ratio(self) -> float:
        """How many pixels of the screen make one of the page's."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        return screen.devicePixelRatio() if screen else 1.0
