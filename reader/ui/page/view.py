"""The page: shows an article, tells where the reader is in it, and which link they chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.library.model import Location
from reader.library.outline import number_of_block
from reader.ui.page import decorations
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import Composer
from reader.ui.page.decorations import AROUND
from reader.ui.page.document import LinkRun, PageDocument, PartLink
from reader.ui.page.page_style import COLUMN, PAGE_BOTTOM, PAGE_TOP, SMALLEST_MARGIN, PageStyle
from reader.ui.shell.session import OpenedArticle, ReadingPosition

if TYPE_CHECKING:
    from reader.search.find_in_article import Match
    from reader.ui.marks.mark_rects import BlockOffset
    from reader.ui.marks.marks_overlay import MarksOverlay


class PageView(QTextBrowser):
    """The page.

    place_changed(ReadingPosition)             the window begins somewhere else now
    link_chosen(LinkRun, QRect)      by mouse or Enter; the rectangle, in this widget's pixels, is what not to cover
    location_chosen(Location)        the link to another part of a long article
    menu_requested(QPoint, Location) a context menu is asked for, at a point of the screen, on a paragraph
    zoom_requested(int)              one step up or down
    first_painted()                  the page is on the screen for the first time
    part_changed()                   another part of the article, or the same in another look, is laid out
    link_reached()                   Tab has gone on to another link
    """

    place_changed = Signal(object)
    link_chosen = Signal(object, QRect)
    location_chosen = Signal(object)
    menu_requested = Signal(object, object)
    zoom_requested = Signal(int)
    part_changed = Signal()
    link_reached = Signal()
    first_painted = Signal()

    def __init__(self, look: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._opened: OpenedArticle | None = None
        self._parts = Parts(())
        self._part = 0
        self._side = 0.0
        self._width = 0
        self._kept: ReadingPosition | None = None  # while the window changes its size, in one step or in many
        self._is_restoring = False
        self._is_changing = False
        self._is_painted = False
        self._reached: tuple[int, int] | None = None  # from where to where the link stands that has the focus
        self._page = PageDocument(lambda *_: None)
        self.marks: MarksOverlay | None = None  # comes behind the first paint
        # PySide loads every kind of widget there is to find out of which one a viewport of Qt's own making is. Qt frees
        # the old viewport but leaves the first document painting to it, so that document is told of the new one first.
        viewport = QWidget()
        self.document().documentLayout().setPaintDevice(viewport)
        self.setViewport(viewport)
        self.setAccessibleName("Page")
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOn")
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._tell_place)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settled.start())
        self.anchorClicked.connect(self._choose)

    @property
    def page(self) -> PageDocument:
        """The document that is shown: one part of the article."""
        return self._page

    @property
    def look(self) -> PageStyle:
        return self._look

    @property
    def side(self) -> float:
        """The margin on either side of the column, in pixels."""
        return self._side

    @property
    def has_caret(self) -> bool:
        return bool(self.textInteractionFlags() & QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard)

    @property
    def has_selection(self) -> bool:
        """Whether words are selected; Qt shows a link that has the focus by selecting it, which is another thing."""
        cursor = self.textCursor()
        return cursor.hasSelection() and (cursor.selectionStart(), cursor.selectionEnd()) != self._reached

    @property
    def opened(self) -> OpenedArticle | None:
        """The article that the page shows a part of."""
        return self._opened

    def open(self, opened: OpenedArticle) -> None:
        """Takes another article. Nothing is laid out before `show_place` says where it is to be read."""
        self._opened = opened
        self._parts = Parts(opened.article.blocks)
        self._part = -1

    def show_place(self, place: ReadingPosition) -> None:
        """Scrolls so that the window begins at `place`, laying out the part that holds it."""
        if not self._opened:
            return
        index = self._index(place.location.block)
        part = self._parts.part_with(index, place.location.offset) if index >= 0 else 0
        if part != self._part:
            self._lay_out(part)
        self._scroll_to(index, place)
        self._settled.stop()

    @contextmanager
    def changing_look(self, look: PageStyle) -> Iterator[None]:
        """Within it, the window around the page may change its size; behind it, the page is set anew at its place."""
        place = self.place()
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False
        self._look = look
        if self._opened and place:
            self._part = -1
            self.show_place(place)

    def place(self) -> ReadingPosition | None:
        """Where the window begins."""
        if not self._opened:
            return None
        pack, article = self._opened.pack.info.id, self._opened.article.id
        y = self.verticalScrollBar().value()
        found = self._page.text_map.place(self._hit(y))
        if found is None and self._part:  # on the link to the part before
            piece = self._parts.part(self._part)[0]
            found = piece.number, piece.offset
        if found is None:
            first = self._page.text_map.extent(0)
            head = self._page.extent(*first)[0] if first else 0
            return ReadingPosition(Location(pack, article), y / head if head > 0 else 0.0)
        index, offset = found
        extent = self._page.text_map.extent(index) or (0, 0)
        top, bottom = self._page.extent(*extent)
        location = Location(pack, article, self._opened.article.blocks[index].id, offset)
        # Nothing at all would mean: some air above the block.
        return ReadingPosition(location, round((y - top) / max(1.0, bottom - top), 6) or 1e-6)

    def progress(self) -> float:
        """How much of the article is behind the lower edge of the window, from 0 to 1."""
        if not self._opened:
            return 0.0
        bar = self.verticalScrollBar()
        shown = (bar.value() + bar.pageStep()) / max(1, bar.maximum() + bar.pageStep())
        return min(1.0, (self._part + shown) / len(self._parts))

    def first_shown(self) -> tuple[int, int]:
        """The first block in the window, by its number, and the first of its characters."""
        return self._page.text_map.place(self._hit(self.verticalScrollBar().value())) or (0, 0)

    def shown_range(self) -> tuple[BlockOffset, BlockOffset]:
        """From where to where in the article the part reaches that is laid out; the end is exclusive."""
        ends = []
        for part in (self._part, self._part + 1):
            pieces = self._parts.part(part) if 0 <= part < len(self._parts) else ()
            ends.append((pieces[0].number, pieces[0].offset) if pieces else (len(self._parts.pieces), 0))
        return (ends[0] if self._part > 0 else (0, 0)), ends[1]

    def set_caret(self, on: bool) -> None:
        """Whether arrow keys move a caret, to select by keyboard, or scroll the page."""
        flags = QtCore.Qt.TextInteractionFlag.TextBrowserInteraction
        self.setTextInteractionFlags(flags | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard if on else flags)

    def show_match(self, match: Match) -> None:
        self.show_at(match.index, match.first)

    def show_at(self, index: int, offset: int) -> None:
        """Brings a character of a block into view, a third down the window."""
        part = self._parts.part_with(index, offset)
        if part != self._part:
            self._lay_out(part)
        position = self._page.text_map.position(index, offset)
        if position is None:
            return
        self._lay_out_all()
        bar = self.verticalScrollBar()
        rect = self.cursorRect(self._page.cursor(position))
        if not (rect.top() >= 0 and rect.bottom() <= self.viewport().height()):
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def mark_matches(self, found: Sequence[Match], current: int) -> None:
        """Paints matches; the one with number `current` stands out."""
        if not found:
            self.setExtraSelections([])
            return
        from reader.ui.page.match_selections import selections  # not at the top: nobody searches before the first paint

        def is_shown(match: Match) -> bool:
            return self._parts.part_with(match.index, match.first) == self._part

        self.setExtraSelections(selections(self._page, found, current, is_shown, self._look.theme))

    # Qt's own

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # By position and not by place: to ask where something stands has Qt lay out all that is above it.
        scrolled, area = self.verticalScrollBar().value(), event.rect()
        shown = self._hit(scrolled + area.top() - AROUND), self._hit(scrolled + area.bottom() + AROUND)
        decorations.paint(painter, self._page, self._look, self._side, scrolled, shown)
        if self.marks:
            self.marks.paint(painter, shown)
        painter.end()
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        is_settled = self._part >= 0 and not self._is_changing and not self._settled.isActive()
        if is_settled:
            self._kept = self.place()
        super().resizeEvent(event)
        if not self._is_changing and self._fit() and self._kept:
            self._scroll_to(self._index(self._kept.location.block), self._kept)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Goes on from what the window shows, and tells: Qt goes on from the last link, however far away it is."""
        if not self.viewport().rect().intersects(self.cursorRect()):
            top = self.verticalScrollBar().value()
            self.setTextCursor(self._page.cursor(self._hit(top if next else top + self.viewport().height())))
        stays = super().focusNextPrevChild(next)
        if stays:
            cursor = self.textCursor()
            self._reached = (cursor.selectionStart(), cursor.selectionEnd())
            self.link_reached.emit()
        return stays

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._reached = None
        super().mousePressEvent(event)

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        location = self.location_at(self.cursorForPosition(event.pos()).position())
        if location:
            self.menu_requested.emit(event.globalPos(), location)

    def createMimeDataFromSelection(self) -> QtCore.QMimeData:
        """Words alone: the page's own link names mean nothing elsewhere."""
        data = QtCore.QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace("\ufffc", ""))
        return data

    def location_at(self, position: int) -> Location | None:
        """The paragraph at a position of the document."""
        found = self._page.text_map.place(position) if self._opened else None
        if not found or not self._opened:
            return None
        block = self._opened.article.blocks[found[0]]
        return Location(self._opened.pack.info.id, self._opened.article.id, block.id, found[1])

    def link_rect(self, run: LinkRun) -> QRect:
        """Where a link stands, in this widget's pixels, over all its lines."""
        first, last = self.cursorRect(self._page.cursor(run.first)), self.cursorRect(self._page.cursor(run.last))
        rect = first.united(last)
        if first.top() != last.top():
            rect.setLeft(round(self._side))
        return rect.translated(self.viewport().pos())

    def focus_link(self, run: LinkRun) -> None:
        """Puts the keyboard's focus on a link, so that Enter and Tab go on from it."""
        self._reached = (run.first, run.last)
        self.setTextCursor(self._page.cursor(run.first, run.last))

    def _lay_out(self, part: int) -> None:
        if not self._opened:
            return
        page = Composer(self._opened, self._look, self._ratio()).compose(self._parts, part)
        old, self._page, self._part = self._page, page, part
        self._side = 0.0
        page.setParent(self)
        self._is_restoring = True
        self.setExtraSelections([])
        self._fit()
        self.setDocument(page)
        self._is_restoring = False
        old.deleteLater()
        self.part_changed.emit()

    def _fit(self) -> bool:
        """Centres the column and sizes its pictures. True where that moved the text."""
        width = self.viewport().width()
        side = max(float(SMALLEST_MARGIN), (width - self._look.pixels(COLUMN)) / 2)
        if (side, width) == (self._side, self._width):
            return False
        self._side, self._width = side, width
        self._page.fit(width, side, self._look.pixels(PAGE_TOP), self._look.pixels(PAGE_BOTTOM))
        return True

    def _lay_out_all(self) -> None:
        """Qt lays out from the top as far as is asked for, and has the scroll bar guess how much is to come."""
        height = self._page.documentLayout().documentSize().toSize().height()
        self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))

    def _scroll_to(self, index: int, place: ReadingPosition) -> None:
        first = self._parts.part(self._part)[0] if self._parts.pieces else None
        is_first = index < 0 or (first and (first.number, first.offset) == (index, place.location.offset))
        if is_first and not place.depth:
            self.verticalScrollBar().setValue(0)
            return
        self._lay_out_all()
        extent = self._page.text_map.extent(max(0, index))
        if extent is None:
            return
        top, bottom = self._page.extent(*extent)
        if index < 0:
            y = place.depth * top
        elif place.depth:
            y = top + place.depth * (bottom - top)
        else:
            y = self._page.top_with_box(extent[0]) - self._look.pixels(14)
        self.verticalScrollBar().setValue(round(y))

    def _tell_place(self) -> None:
        self._kept = None
        place = self.place()
        if place and not self._is_restoring:
            self.place_changed.emit(place)

    def _choose(self, url: QtCore.QUrl) -> None:
        number = url.toString().removeprefix("link:")
        if not number.isdecimal() or int(number) >= len(self._page.links):
            return
        run = self._page.links[int(number)]
        if isinstance(run.link, PartLink) and self._opened:
            first = self._parts.part(run.link.part)[0]
            block = self._opened.article.blocks[first.number].id if run.link.part else ""
            self.location_chosen.emit(Location(self._opened.pack.info.id, self._opened.article.id, block, first.offset))
        else:
            self.link_chosen.emit(run, self.link_rect(run))

    def _index(self, block: str) -> int:
        return number_of_block(self._opened.article.blocks, block) if self._opened else -1

    def _hit(self, y: float) -> int:
        """The position of the document at the left edge of the column."""
        if y <= 0:
            return 0  # Qt names the end as long as nothing is laid out
        below = y + 1 - self.verticalScrollBar().value()
        return self.cursorForPosition(QPoint(round(self._side + 1), round(below))).position()

    def _ratio(self) -> float:
        screen = self.screen() or QGuiApplication.primaryScreen()
        return screen.devicePixelRatio() if screen else 1.0
