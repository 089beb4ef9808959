"""The page: shows an article, reports where the reader is in it and which link they chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.library.outline import number_of_block
from reader.translation import _
from reader.ui.page import page_caret
from reader.ui.page.article_parts import Parts
from reader.ui.page.page_links import ContentsLink, FigureLink, LocalHelpLink, PartLink, SourcesLink
from reader.ui.page.page_style import PageStyle
from reader.ui.page.styled_view import StyledView
from reader.ui.page.text_map import BlockOffset
from reader.ui.shell.session import OpenedArticle, ReadingPosition

if TYPE_CHECKING:
    from reader.search.find_in_article import Match
    from reader.ui.page.reading_steps import Target


class PageView(StyledView):
    """Signals, besides those of PartView and DocumentView:

    position_changed(ReadingPosition)      the window begins at another position now
    link_chosen(LinkRun, QRect)         by mouse or Enter; a card must not cover the rectangle (in this widget's pixels)
    location_chosen(Location)           the reader chose the link to another part of a long article
    contents_requested()                the reader chose the link to the contents of the pack
    sources_requested()                 the reader chose the link to all sources of the article
    local_help_requested()              the reader chose the link to change the local help
    figure_chosen(int, FigureRun)       the reader wants to see a picture enlarged; the number is that of its block
    menu_requested(QPoint, Location)    for a context menu on a paragraph, at a point of the screen
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
    wanted = Signal()
    resized = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._position_before_resize: ReadingPosition | None = None  # a resize may come in many steps
        self._is_changing_mode = False
        self._is_read_by_itself = False  # a screen reader need not be told where the page is now
        self.is_resizing = False
        """Whether the page scrolls because it has another size, and not because the reader scrolls."""
        self.setAccessibleName(_("Page"))
        self.setObjectName("page")
        self._position_timer = QTimer(self, singleShot=True, interval=0)
        self._position_timer.timeout.connect(self._announce_position)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._position_timer.start())
        self.anchorClicked.connect(self._activate_link)
        self.selectionChanged.connect(self.viewport().update)  # Qt forgets the edges of letters, and frames of pictures
        self.turned.connect(self._leave_kept_position)

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
        self.finish_style()
        if not self._opened:
            return
        index = number_of_block(self._opened.article.blocks, position.location.block)
        self._show_part(self._parts.part_with(index, position.location.offset) if index >= 0 else 0)
        self._scroll_to(position)
        self._target = None if position.depth else position
        self._position_timer.stop()
        self._place_caret(position)

    def set_style(self, page_style: PageStyle) -> None:
        glance = self._end_glance()
        position, caret = self.reading_position(), self._caret_place()
        before, self._page_style = self._page_style, page_style
        if self._opened and position:
            old = self._document if self._shown and page_style.theme == before.theme else None
            self._shown = None
            self._show(position)
            if old:
                self._document.reuse_figures(old)  # so that nothing flickers while they are drawn in another size
            if glance and glance.style == page_style:
                self._document.reuse_figures(glance.document)
            if caret:
                self._set_caret_place(caret)

    def set_turning(self, on: bool) -> None:
        """Whether pages are turned, or the page scrolls, at the same position."""
        if on == bool(self._turning):
            return
        self.finish_style()
        position = self._target or self.reading_position()
        self._is_changing_mode = True  # the window has more room without the scroll bar
        try:
            super().set_turning(on)
        finally:
            self._is_changing_mode = False
        self._kept = None
        self.fit_column()
        if position:
            self._scroll_to(position)
        self._position_timer.start()

    def fit_foot(self) -> None:
        """The numbers below pages that are turned have another size: the pages may end elsewhere."""
        position = self._target or self.reading_position()
        if self._turning and position:
            self.fit_column()
            self._scroll_to(position)

    def lay_out_again(self) -> None:
        """Shows what has changed besides the text, at the same position."""
        self.set_style(self.page_style)

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

    def follow_voice(self, first: int, last: int) -> None:
        """Brings what a voice reads into view. The caret stays where it is, and a screen reader says nothing."""
        from reader.ui.page import voice_following  # not at the top: few readers listen

        self._is_read_by_itself = True
        voice_following.bring_into_view(self, first, last)
        self._is_read_by_itself = False

    @property
    def is_caret_in_view(self) -> bool:
        return page_caret.is_in_view(self)

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
        self.scroll_into_view(found)
        is_link = target is reading_steps.Target.LINK
        # Orca says nothing of a picture that gets the focus. With the caret there, it does, and Enter opens it, too.
        is_figure = target is reading_steps.Target.FIGURE and not self._is_read_aloud
        if is_link or is_figure:
            link = self.shown_document.link_at(found)
            assert link, "every picture is a link"
            self.focus_link(link)
        elif target is reading_steps.Target.TABLE:
            table = self.shown_document.table_at(found)
            assert table
            self.focus_table(table)
            self.say_place()
        else:
            self.forget_focused_link()
            with self.unheard():
                self.setTextCursor(self.shown_document.cursor(found))
            self.say_place()
        return True

    def say_place(self) -> None:
        """Has a screen reader say what is at the caret: a heading, or the line with the number of its item."""
        if self._is_read_aloud:
            from reader.ui.widgets.announcement import announce  # not at the top: few readers listen

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
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and page_caret.follow_link(self):
            return
        document, top, had_selection = self.shown_document, self.view_top, self.textCursor().hasSelection()
        page_caret.bring_into_view(self)
        self._is_read_by_itself = event.key() in (QtCore.Qt.Key.Key_PageDown, QtCore.Qt.Key.Key_PageUp)
        super().keyPressEvent(event)
        self._is_read_by_itself = False
        if had_selection and not self.textCursor().hasSelection():
            self.link_left.emit()  # Qt tells nobody if the caret stays where the selection ended
        page_caret.leave_unseen(self, is_forward=event.key() not in (QtCore.Qt.Key.Key_Left, QtCore.Qt.Key.Key_Up))
        is_at_top = self.shown_document is not document and self.textCursor().position() == 0  # Qt tells of no move
        if is_at_top or (self.view_top != top and page_caret.bring_into_view(self)):  # Space has scrolled
            self.say_place()

    def _q_ensureVisible(self, area: QtCore.QRectF) -> None:
        self._is_read_by_itself = True
        super()._q_ensureVisible(area)
        self._is_read_by_itself = False

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        super().paintEvent(event)
        if self.focused_table or (self.textCursor().hasSelection() and not self._glance):
            from reader.ui.page import focus_frame  # not at the top: nothing has the focus before the first paint

            focus_frame.paint(self)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_frames()

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._turning:
            self._turning.slide.end()
        self._repaint_frames()

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        if self._shown and not self._is_changing_mode and not self._position_timer.isActive():
            self._position_before_resize = self._target or self.reading_position()
        self.is_resizing = True
        super().resizeEvent(event)
        must_move = not self._is_changing_mode and (self.fit_column() or self._turning is not None)
        if must_move and self._position_before_resize:
            self._scroll_to(self._position_before_resize)
        self.is_resizing = False
        self.resized.emit()

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        location = self.location_at(self.cursorForPosition(event.pos()).position())
        if location:
            self.menu_requested.emit(event.globalPos(), location)

    def _repaint_frames(self) -> None:
        """The frame of the link, picture or table that has the focus is around what Qt repaints."""
        if self.shown_document.figures or self.focused_table or self.focused_range:
            self.viewport().update()

    def _leave_kept_position(self) -> None:
        self._kept = None
        self._kept = self.reading_position()  # now: a resize comes when the window already has its new size
        self._position_timer.start()
        if self.has_caret and not self._is_read_by_itself and page_caret.bring_into_view(self):
            self.say_place()

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
