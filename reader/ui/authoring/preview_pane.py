"""The page as readers will see it, beside the text: it follows the caret, and a click leads back to the text."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.library.editing.problem_check import BlockLines
from reader.library.model import Location
from reader.translation import _
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.page_style import PageStyle
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView
from reader.ui.shell.session import OpenedArticle, ReadingPosition
from reader.ui.widgets.labels import plain_label

BAR_WIDTH, BAR_GAP = 3, 14  # pixels at 100 % text: the bar beside the paragraph that is being written


class PreviewPage(NamedTuple):
    """An article as it would be in the pack, and which lines of the source belong to which block.

    `figures` differs if a figure of the pack has changed.
    """

    opened: OpenedArticle
    lines: BlockLines
    figures: object = None

    def block_at(self, line: int) -> int:
        """The number of the block that a line belongs to; -1 above the first one."""
        found = self.lines.block_at(line)
        return -1 if found is None else found


class _PreviewView(PageView):
    """Pictures that are on the page already stay there while the text around them is written."""

    figures_version: object = None
    _shown_version: object = None

    def _compose(self, composer: PageComposer, number: int) -> PageDocument:
        document = super()._compose(composer, number)
        if self._shown_version == (self.figures_version, self.page_style):
            document.reuse_figures(self.shown_document)
        self._shown_version = self.figures_version, self.page_style
        return document


class PreviewPane(QWidget):
    """line_chosen(int): a paragraph was clicked, whose source begins in this line."""

    line_chosen = Signal(int)

    def __init__(self, page_style: PageStyle) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.page = _PreviewView(page_style)
        self.page.setAccessibleName(_("Page as readers see it"))
        self._shown: PreviewPage | None = None
        self._line = 1
        self.message = plain_label("", "soft")
        self.message.setContentsMargins(14, 8, 14, 8)
        self.message.hide()
        self._bar = _WritingBar(self.page)
        self.page.add_overlay(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        self.page.installEventFilter(self)
        self.page.viewport().installEventFilter(self)
        self.page.location_chosen.connect(self._show_other_part)

    @property
    def shown(self) -> PreviewPage | None:
        return self._shown

    def show_page(self, page: PreviewPage, line: int) -> None:
        """Shows an article, with the paragraph of a source line in view. The page stays where it is if it is that."""
        is_same = self._shown is not None and self._shown.opened.article.id == page.opened.article.id
        before = self.page.verticalScrollBar().value() if is_same else -1
        self._shown, self._line = page, line
        self.message.hide()
        self.page.setUpdatesEnabled(False)
        try:
            self.page.figures_version = page.figures
            self.page.open(page.opened)
            self._show_block()
            if before >= 0:
                jumped = self.page.verticalScrollBar().value()
                self.page.begin_at(before)
                if not self._is_in_view():
                    self.page.begin_at(jumped)
        finally:
            self.page.setUpdatesEnabled(True)
        self._mark_block()

    def follow(self, line: int) -> None:
        """The caret is in another line of the source."""
        if line == self._line:
            return
        self._line = line
        self._mark_block()
        if self._shown and not self._is_in_view():
            self._show_block()

    def show_message(self, sentence: str) -> None:
        """Above the page, which stays: why it does not show what was typed last."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def show_nothing(self, sentence: str) -> None:
        """There is no page to show."""
        self._shown = None
        self.page.hide()
        self.show_message(sentence)

    def change_style(self, page_style: PageStyle) -> None:
        self.page.set_style(page_style)

    def _show_block(self) -> None:
        """Scrolls to the paragraph that is being written; the first one may be below a long head."""
        assert self._shown
        number = self._shown.block_at(self._line)
        self.page.show_position(self._position(number))
        extent = self.page.shown_document.text_map.extent(number) if number >= 0 else None
        if extent:
            top = self.page.cursorRect(self.page.shown_document.cursor(extent[0])).top()
            if top > self.page.viewport().height() // 2:
                self.page.begin_at(self.page.view_top + top - self.page.space_above_target)

    def _position(self, number: int) -> ReadingPosition:
        assert self._shown
        opened = self._shown.opened
        block = opened.article.blocks[number].id if number >= 0 else ""
        return ReadingPosition(Location(opened.pack.info.id, opened.article.id, block))

    def _is_in_view(self) -> bool:
        """Whether a part of the paragraph that is being written can be seen."""
        number = self._shown.block_at(self._line) if self._shown else -1
        if number < 0:
            return self.page.verticalScrollBar().value() < self.page.viewport().height() // 2
        extent = self.page.shown_document.text_map.extent(number)
        if extent is None:
            return False
        top = self.page.cursorRect(self.page.shown_document.cursor(extent[0])).top()
        bottom = self.page.cursorRect(self.page.shown_document.cursor(extent[1])).bottom()
        height = self.page.viewport().height()
        return top < height * 4 // 5 and bottom > 20

    def _mark_block(self) -> None:
        self._bar.number = self._shown.block_at(self._line) if self._shown else -1
        self.page.show()
        self.page.viewport().update()

    def _show_other_part(self, location: Location) -> None:
        self.page.show_position(ReadingPosition(location))

    def _choose_position(self, position: int) -> None:
        found = self.page.shown_document.text_map.block_offset(position)
        if self._shown is None:
            return
        if found is None:
            self.line_chosen.emit(1)
        elif found[0] < len(self._shown.lines.starts):
            self.line_chosen.emit(self._shown.lines.line_of(found[0]))

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            is_left = event.button() is Qt.MouseButton.LeftButton
            if watched is self.page.viewport() and is_left and not self.page.has_selection:
                self._choose_position(self.page.cursorForPosition(event.position().toPoint()).position())
        elif (
            event.type() is QEvent.Type.KeyPress
            and watched is self.page
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            cursor = self.page.textCursor()
            top = self.page.position_at(self.page.verticalScrollBar().value() + self.page.viewport().height() // 5)
            self._choose_position(cursor.selectionStart() if cursor.hasSelection() else top)
            return True
        return False


class _WritingBar:
    """An overlay: a bar in the margin beside the paragraph whose source has the caret."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self.number = -1

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        return first[0] <= self.number <= last[0]

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        extent = self._page.shown_document.text_map.extent(self.number) if self.number >= 0 else None
        if extent is None or extent[0] > last or extent[1] < first:
            return
        top, bottom = self._page.shown_document.top_and_bottom(*extent)
        style = self._page.page_style
        width, gap = max(2.0, style.pixels(BAR_WIDTH)), min(style.pixels(BAR_GAP), self._page.margin - 4)
        left = self._page.margin - gap
        if self._page.shown_document.is_rtl:  # in the margin where lines begin
            left = self._page.viewport().width() - left - width
        area = QRectF(left, top, width, bottom - top)
        painter.fillRect(area, QColor(style.theme.colours["accent"]))

    def description(self, first: int, last: int) -> str:
        return ""

    def is_at(self, point: QPointF) -> bool:
        return False
