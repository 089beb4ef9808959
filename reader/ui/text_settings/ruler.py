"""The reading ruler: only the lines being read stand out. It follows the mouse, the arrow keys and the caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reader.ui.page import line_steps
from reader.ui.page.view import PageView
from reader.ui.shell.theme import Theme
from reader.ui.text_settings.ruler_bands import Band, bands_of, nearest, shown
from reader.ui.text_settings.veil import Veil

FIRST_SHARE = 0.3  # of the height of the page: where the ruler begins
HIGHEST, LOWEST = 0.25, 0.66  # shares of the height between which keys move the ruler; beyond, the page scrolls
STIR = 3  # pixels that the mouse must move, so that a touch of the table does not move the ruler
INSET, OUTSET = 2.0, 3.0
"""Pixels at 100 % text: how much later than the first line the clear space begins, and how much later than the last one
it ends. Qt puts the space between lines above each of them."""
_TO_TOP = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space, Qt.Key.Key_Home)


class ReadingRuler(QObject):
    """The ruler keeps its height in the window while the page scrolls below it, as one of wood would."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self.veil = Veil(page)
        self._lines = 0
        self._y = 0.0  # in pixels of the viewport
        self._mouse = QPoint(-STIR, -STIR)
        page.verticalScrollBar().valueChanged.connect(self.refresh)
        page.part_changed.connect(self.refresh)
        page.resized.connect(self._fit)
        page.cursorPositionChanged.connect(self._follow_caret)
        page.link_reached.connect(self._follow_cursor)

    @property
    def lines(self) -> int:
        """How many lines stand out; 0 without a ruler."""
        return self._lines

    def set_lines(self, lines: int) -> None:
        is_new = bool(lines) != bool(self._lines)
        self._lines = lines
        if is_new and lines:
            self._y = FIRST_SHARE * self._page.viewport().height()
            self._page.installEventFilter(self)
            self._page.viewport().installEventFilter(self)
        elif is_new:
            self._page.removeEventFilter(self)
            self._page.viewport().removeEventFilter(self)
        self.veil.setVisible(bool(lines))
        self._fit()

    def apply_style(self, theme: Theme) -> None:
        self.veil.apply_style(theme)
        self.refresh()

    def go_to_target(self) -> None:
        """The reader jumped: the page shows the target a fifth down, unless it is at the very top."""
        is_below = self._page.verticalScrollBar().value() > 0
        self._y = self._page.space_above_target + 1.0 if is_below else 0.0
        self.refresh()

    def refresh(self) -> None:
        """Finds the lines at the height of the ruler."""
        if not self._lines:
            return
        bands = self._bands()
        number = nearest(bands, self._y + self._scrolled)
        if number < 0:
            self.veil.show_clear(QRectF(self.veil.rect()))
            return
        clear = shown(bands, number, self._lines)
        top = clear.top + self._page.page_style.pixels(INSET) - self._scrolled
        bottom = clear.bottom + self._page.page_style.pixels(OUTSET) - self._scrolled
        self.veil.show_clear(QRectF(0, top, self.veil.width(), bottom - top))

    def step(self, by: int) -> None:
        """To the next line (1) or the one before (-1). Scrolls where the ruler would leave the middle of the page."""
        bands = self._bands()
        number = nearest(bands, self._y + self._scrolled)
        if number < 0 or self._scroll_over(bands[number], by):
            return
        target = bands[min(max(0, number + by), len(bands) - 1)]
        height = self._page.viewport().height()
        y = target.middle - self._scrolled
        if by > 0 and y > LOWEST * height:
            self._scroll(min(y - LOWEST * height, target.top - self._scrolled))
        elif by < 0 and y < HIGHEST * height:
            self._scroll(y - HIGHEST * height)
        self._y = target.middle - self._scrolled
        self.refresh()

    # ---- what moves it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._page:
            return self._press(event)
        if isinstance(event, QMouseEvent) and event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            place = event.position().toPoint()
            if (place - self._mouse).manhattanLength() >= STIR:
                self._mouse = place
                self._y = event.position().y()
                self.refresh()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """True if the key was used."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._page.has_caret:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not modifiers:
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in _TO_TOP or key == Qt.Key.Key_End:
            self._y = self._page.viewport().height() if key == Qt.Key.Key_End else 0.0
            self.refresh()  # and again when the page has scrolled
        return False

    def _follow_caret(self) -> None:
        if self._page.has_caret:
            self._follow_cursor()

    def _follow_cursor(self) -> None:
        if self._lines:
            self._y = self._page.cursorRect().center().y()
            self.refresh()

    # ---- the page

    @property
    def _scrolled(self) -> int:
        return self._page.verticalScrollBar().value()

    def _fit(self) -> None:
        self.veil.setGeometry(self._page.viewport().geometry())
        self.refresh()

    def _bands(self) -> list[Band]:
        """As far as a page above and below the window."""
        page, height = self._page, self._page.viewport().height()
        top, bottom = self._scrolled - height, self._scrolled + 2 * height
        return bands_of(line_steps.lines_between(page.shown_document, page.position_at(top), top, bottom))

    def _scroll_over(self, band: Band, by: int) -> bool:
        """Scrolls over something taller than the window, such as a picture. False if its end is in view."""
        height = self._page.viewport().height()
        beyond = band.bottom - self._scrolled - height if by > 0 else self._scrolled - band.top
        if beyond <= 0 or band.bottom - band.top < height / 2:
            return False
        self._scroll(by * min(beyond, line_steps.ARROW * self._page.page_style.line_height))
        self._y = height / 2
        self.refresh()
        return True

    def _scroll(self, by: float) -> None:
        self._page.lay_out_all()
        self._page.verticalScrollBar().setValue(round(self._scrolled + by))
