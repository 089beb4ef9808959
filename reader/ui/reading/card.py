"""Cards: a term, a source or an address, shown over the page next to the words that it explains."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QScrollArea, QVBoxLayout, QWidget

from reader.ui.reading.entry import EntryView
from reader.ui.widgets.placement import place_beside, usable_area

WIDTH = 400  # pixels at 100 % text
GAP = 27  # pixels at 100 % text: the line next to the words stays readable


class Card(QFrame):
    """A frame over the page that holds an entry.

    closed()    it was closed while it had the focus, which must now go to another widget
    """

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName("Card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._anchor = QRect()
        self._scale = self._text_scale = 1.0
        self._entry: EntryView | None = None
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroll)
        self._shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        self.setGraphicsEffect(self._shadow)
        self.hide()
        self._application = QApplication.instance()

    def show_entry(self, entry: EntryView, anchor: QRect, scale: float, text_scale: float, shadow: QColor) -> None:
        """Shows `entry` and takes the focus.

        `anchor` is the rectangle of the page with the words that the entry explains. `scale` is that of the interface,
        `text_scale` that of the page.
        """
        self._entry = entry
        self._scale, self._text_scale = scale, text_scale
        self._anchor = anchor
        self._shadow.setColor(shadow)
        old = self._scroll.takeWidget()
        if old:
            old.deleteLater()  # not at once: it may contain the link that was clicked
        self._scroll.setWidget(entry)
        entry.setAutoFillBackground(False)
        self.setAccessibleName(entry.accessibleName())
        entry.expanded.connect(self._place_soon)
        self._place()
        # Only while the card is open: the filter sees every event of the program.
        if self._application:
            self._application.installEventFilter(self)
        self.show()
        self.raise_()
        # A screen reader starts to read where the focus is: the card itself, then Tab goes through its links.
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def entry(self) -> EntryView | None:
        return self._entry if self.isVisible() else None

    @property
    def anchor(self) -> QRect:
        """The rectangle of the page with the words that the card explains."""
        return self._anchor

    def close_card(self) -> None:
        if self.isVisible():
            if self._application:
                self._application.removeEventFilter(self)
            focus = self.window().focusWidget()
            had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
            self.hide()
            self._scroll.takeWidget()
            if self._entry:
                self._entry.deleteLater()
            self._entry = None
            if had_focus:
                self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card until it is closed."""
        stops = [child for child in self._stops() if child.isVisible()]
        now = QApplication.focusWidget()
        if stops:
            step = 1 if forward else -1
            at = stops.index(now) if now in stops else (-1 if forward else 0)
            target = stops[(at + step) % len(stops)]
            target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            self._scroll.ensureWidgetVisible(target)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible():
            if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
                if watched.window() is self.window() and watched is not self and not self.isAncestorOf(watched):
                    self.close_card()
            elif event.type() is QEvent.Type.Resize and watched is self.parentWidget():
                self._place()
        return False

    def _stops(self) -> list[QWidget]:
        entry = self._entry
        children: list[QWidget] = list(entry.findChildren(QWidget)) if entry else []
        return [child for child in children if child.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _place_soon(self) -> None:
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        page = self.parentWidget()
        if not self._entry or page is None:
            return
        width = min(round(WIDTH * self._scale), usable_area(page.rect()).width())
        height = self._entry.column.heightForWidth(width - 2) + 4
        gap = round(GAP * self._text_scale)
        self.setGeometry(place_beside(page.rect(), self._anchor, width, height, gap))
