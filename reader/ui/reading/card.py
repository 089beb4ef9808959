"""Cards: a term, a source or an address, shown over the page next to the words that it explains."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.translation import _
from reader.ui.reading.entry import EntryView
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.focus_within import has_focus_within
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.placement import COMFORTABLE_HEIGHT, place_beside, usable_area
from reader.ui.widgets.tool_button import ToolButton

WIDTH = 400  # pixels at 100 % text
ABOVE_BACK, BESIDE_BACK = 8, 12  # pixels: the way back begins where the text of the entry begins
LONGEST_NAME = 40  # characters of the card to go back to
ALT_LEFT = QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left)
SHIFT_F10 = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
GAP = 27  # pixels at 100 % text: the line next to the words stays readable


class Card(QFrame):
    """A frame over the page that holds an entry, with a cross to close it, and a way back to the card before it.

    closed()            it was closed while it had the focus, which must now go to another widget
    back_requested()    the reader wants the card from which this one was opened
    left()              it was closed, or shows another entry now
    read_requested()    the reader wants to hear it
    """

    closed = Signal()
    back_requested = Signal()
    left = Signal()
    read_requested = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self.setAccessibleName(_("Card"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._anchor = QRect()
        self._text_scale = 1.0
        self._entry: EntryView | None = None
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back = LinkButton("")
        self._back.setToolTip(QKeySequence(ALT_LEFT).toString(QKeySequence.SequenceFormat.NativeText))
        self._back.clicked.connect(self.back_requested)
        self._close = ToolButton()
        self._close.setAccessibleName(_("Close"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.clicked.connect(self.close_card)
        self._read = ToolButton()
        self._read.setAccessibleName(_("Read aloud"))
        self._read.setToolTip(_("Read aloud"))
        self._read.clicked.connect(self.read_requested)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addLayout(self._head, 0, 0)
        self._grid.addWidget(self._scroll, 1, 0)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for button in (self._close, self._read):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._grid.addLayout(buttons, 0, 1, 2, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        self.setGraphicsEffect(self._shadow)
        self.hide()
        self._application = QApplication.instance()

    def show_entry(self, entry: EntryView, anchor: QRect, appearance: Appearance, back_to: str = "") -> None:
        """Shows `entry` and takes the focus.

        `anchor` is the rectangle of the page with the words that the entry explains. `back_to` names the card from
        which this one was opened, if any.
        """
        if self.isVisible():
            self.left.emit()
        self._entry = entry
        self._text_scale = appearance.text_scale
        self._anchor = anchor
        self._shadow.setColor(appearance.theme.colour("shadow"))
        # Translators: the arrow points to where a line begins: from right to left, it is →.
        self._back.set_full_text(_("← Back to {card}", card=one_line(back_to, LONGEST_NAME)))
        self._back.setAccessibleName(_("Back to {card}", card=one_line(back_to)))
        self._back.setVisible(bool(back_to))
        self._head.setContentsMargins(BESIDE_BACK, ABOVE_BACK if back_to else 0, 0, 0)
        self._read.setVisible(bool(entry.spoken))
        for button, icon in ((self._close, "close"), (self._read, "read_aloud")):
            button.setIcon(appearance.icon(icon))
            button.setIconSize(QSize(appearance.small_icon_size, appearance.small_icon_size))
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
        self._place()  # again: with the fonts that the style sheet sets when they are shown, widgets need more room
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

    def move_beside(self, anchor: QRect) -> None:
        """The words of the page are in another rectangle now."""
        self._anchor = anchor
        self._place()

    def close_card(self) -> None:
        if self.isVisible():
            if self._application:
                self._application.removeEventFilter(self)
            had_focus = has_focus_within(self)
            self.hide()
            self._scroll.takeWidget()
            if self._entry:
                self._entry.deleteLater()
            self._entry = None
            self.left.emit()
            if had_focus:
                self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presses_cross = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._close.hasFocus()
        if event.key() == Qt.Key.Key_Escape or presses_cross:
            self.close_card()
            return
        if self._goes_back(event):
            self.back_requested.emit()
            return
        is_menu_key = event.key() == Qt.Key.Key_Menu or event.keyCombination() == SHIFT_F10
        if is_menu_key and self._entry:
            self._entry.show_menu(self.mapToGlobal(self.rect().center()))
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Alt+Left goes back to the card before this one. Only where there is none, it goes back in the history."""
        is_override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and self._goes_back(event):
            event.accept()
            return True
        return super().event(event)

    def _goes_back(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._back.isHidden():
            return False
        return event.matches(QKeySequence.StandardKey.Back) or event.keyCombination() == ALT_LEFT

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card until it is closed."""
        stops = [child for child in self._stops() if child.isVisible()]
        now = QApplication.focusWidget()
        if stops:
            step = 1 if forward else -1
            at = stops.index(now) if now in stops else (-1 if forward else 0)
            target = stops[(at + step) % len(stops)]
            target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            if self._scroll.isAncestorOf(target):
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
        children += [self._back, self._close, self._read]
        return [child for child in children if child.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _place_soon(self) -> None:
        call_later(self, self._place)

    def _place(self) -> None:
        page = self.parentWidget()
        if not self._entry or page is None:
            return
        width = min(round(WIDTH * self._text_scale), usable_area(page.rect()).width())
        margins = 2
        room = width - margins - self._close.sizeHint().width()
        height = self._entry.column.heightForWidth(room) + margins + 2
        if not self._back.isHidden():
            height += self._back.sizeHint().height() + ABOVE_BACK
        if not self._read.isHidden():
            height = max(height, self._close.sizeHint().height() + self._read.sizeHint().height() + margins)
        gap, comfortable = round(GAP * self._text_scale), round(COMFORTABLE_HEIGHT * self._text_scale)
        smallest = min(comfortable, height) if self._entry.may_cover_words else 0
        area = place_beside(page.rect(), self._anchor, width, height, gap, comfortable=comfortable, smallest=smallest)
        self.setGeometry(area)
