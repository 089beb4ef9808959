"""The reading ruler: only the lines being read stand out. It follows the mouse, the arrow keys and the caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reader.ui.page import line_steps
from reader.ui.page.page_slots import Slot
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
        self._point = QPointF()  # in pixels of the viewport
        self._mouse = QPointF(-STIR, -STIR)
        page.verticalScrollBar().valueChanged.connect(self.refresh)
        page.part_changed.connect(self.refresh)
        page.turned.connect(self.refresh)
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
            self._point = QPointF(0, FIRST_SHARE * self._page.viewport().height())
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
        """The reader jumped: the ruler goes to where the jump led."""
        page = self._page
        is_at_start = page.turning.is_at_start if page.turning else page.verticalScrollBar().value() == 0
        position = None if is_at_start else page.shown_document.text_map.position(*page.first_visible())
        if position is None:
            self._go_to(self._first_line())
        else:
            self._go_to(QPointF(page.cursorRect(page.shown_document.cursor(position)).center()))

    def refresh(self) -> None:
        """Finds the lines at the place of the ruler."""
        if not self._lines:
            return
        bands, number = self._bands_and_number()
        if number < 0:
            self.veil.show_clear(QRectF(self.veil.rect()))
            return
        slot = self._slot(bands[number])
        if slot:  # the lines of other pages are elsewhere
            bands = [band for band in bands if slot.top <= band.middle < slot.bottom]
            number = nearest(bands, self._page.to_document(self._point).y())
        clear = shown(bands, number, self._lines)
        pixels = self._page.page_style.pixels
        top, bottom = clear.top + pixels(INSET), clear.bottom + pixels(OUTSET)
        if slot:
            area = QRectF(slot.area.left(), top + slot.offset.y(), slot.area.width(), bottom - top)
        else:
            area = QRectF(0, top - self._page.view_top, self.veil.width(), bottom - top)
        self.veil.show_clear(area)

    def step(self, by: int) -> None:
        """To the next line (1) or the one before (-1). Scrolls where the ruler would leave the middle of the page."""
        bands, number = self._bands_and_number()
        if self._page.turning:
            self._step_on_pages(bands, number, by)
        elif number >= 0 and not self._scroll_over(bands[number], by):
            target = bands[min(max(0, number + by), len(bands) - 1)]
            height, y = self._page.viewport().height(), target.middle - self._page.view_top
            if by > 0 and y > LOWEST * height:
                self._scroll(min(y - LOWEST * height, target.top - self._page.view_top))
            elif by < 0 and y < HIGHEST * height:
                self._scroll(y - HIGHEST * height)
            self._go_to(QPointF(0, target.middle - self._page.view_top))

    # ---- what moves it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._page:
            return self._press(event)
        is_mouse = event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress)
        if isinstance(event, QMouseEvent) and is_mouse and _is_far(event.position(), self._mouse):
            self._mouse = event.position()
            self._go_to(event.position())
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """True if the key was used."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._page.has_caret:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not modifiers:
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_End:
            self._go_to(self._last_line())
        elif key in _TO_TOP or (self._page.turning and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)):
            self._go_to(self._first_line())  # and again when the page has scrolled
        return False

    def _follow_caret(self) -> None:
        if self._page.has_caret:
            self._follow_cursor()

    def _follow_cursor(self) -> None:
        self._go_to(QPointF(self._page.cursorRect().center()))

    def _go_to(self, point: QPointF) -> None:
        self._point = point
        self.refresh()

    # ---- the page

    def _bands_and_number(self) -> tuple[list[Band], int]:
        """The lines in view, or as far as a page around it, and the number of the one at the ruler, or -1."""
        page = self._page
        top, bottom = page.view_top, page.view_bottom
        if not page.turning:
            top, bottom = top - page.viewport().height(), bottom + page.viewport().height()
        bands = bands_of(line_steps.lines_between(page.shown_document, page.position_at(top), top, bottom))
        if page.turning:
            bands = [band for band in bands if self._slot(band)]
        return bands, nearest(bands, page.to_document(self._point).y())

    def _slot(self, band: Band) -> Slot | None:
        """The page in view with a line; None if the page scrolls."""
        slots = self._page.turning.slots if self._page.turning else ()
        return next((slot for slot in slots if slot.top <= band.middle < slot.bottom), None)

    def _first_line(self) -> QPointF:
        slots = self._page.turning.slots if self._page.turning else ()
        return slots[0].area.topLeft() if slots else QPointF(0, 0)

    def _last_line(self) -> QPointF:
        slots = self._page.turning.slots if self._page.turning else ()
        area = slots[-1].area if slots else QRectF(self._page.viewport().rect())
        return QPointF(area.left() + 1, area.bottom() - 1)

    def _step_on_pages(self, bands: list[Band], number: int, by: int) -> None:
        turning = self._page.turning
        if 0 <= number + by < len(bands):
            band = bands[number + by]
            self._go_to(self._page.to_viewport(QRectF(1, band.top, 1, band.bottom - band.top)).center())
        elif turning:
            before = self._page.shown_document, self._page.view_top
            turning.turn(by)
            if (self._page.shown_document, self._page.view_top) != before:
                self._go_to(self._first_line() if by > 0 else self._last_line())

    def _fit(self) -> None:
        self.veil.setGeometry(self._page.viewport().geometry())
        self.refresh()

    def _scroll_over(self, band: Band, by: int) -> bool:
        """Scrolls over something taller than the window, such as a picture. False if its end is in view."""
        height, scrolled = self._page.viewport().height(), self._page.view_top
        beyond = band.bottom - scrolled - height if by > 0 else scrolled - band.top
        if beyond <= 0 or band.bottom - band.top < height / 2:
            return False
        self._scroll(by * min(beyond, line_steps.ARROW * self._page.page_style.line_height))
        self._go_to(QPointF(0, height / 2))
        return True

    def _scroll(self, by: float) -> None:
        self._page.lay_out_all()
        self._page.verticalScrollBar().setValue(round(self._page.view_top + by))


def _is_far(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() >= STIR
