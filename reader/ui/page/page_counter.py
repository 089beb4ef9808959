"""The foot of the pages: which ones are in view, between two arrows that turn them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.translation import Translated, _
from reader.ui.widgets.uncovered import keep_uncovered

GAP = 6  # pixels below the counter

_UNMIRRORED = "\u2068{}\u2069"
"""Isolated: otherwise Unicode turns the sign around where the window is mirrored."""


class PageCounter(QWidget):
    """turn_requested(int)   forward (1) or back (-1)

    It takes no focus, because keys do the same.
    """

    turn_requested = Signal(int)

    def __init__(self, page: QWidget | None) -> None:
        super().__init__(page)
        self.setAccessibleName(_("Page numbers"))
        self.label = QLabel()
        self.label.setObjectName("soft")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, GAP)
        self._row.setSpacing(8)
        back, forward = self._button(_("Previous page"), -1), self._button(_("Next page"), 1)
        for widget in (back, self.label, forward):
            self._row.addWidget(widget)
        self._arrows = back, forward
        keep_uncovered(self)
        self.show()

    def show_text(self, text: str, ways: tuple[bool, bool], *, is_rtl: bool) -> None:
        """`ways` are whether there are pages before and after. `is_rtl`: the pages are turned to the right."""
        self.label.setText(text)
        for arrow, is_there in zip(self._arrows, ways, strict=True):
            arrow.setEnabled(is_there)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        for arrow, sign in zip(self._arrows, "›‹" if is_rtl else "‹›", strict=True):
            arrow.setText(_UNMIRRORED.format(sign))

    def place(self, page: QSize) -> None:
        """At the foot of a page, in the middle."""
        for arrow in self._arrows:
            arrow.setVisible(self._needed_width() <= page.width())
        size = self.sizeHint().boundedTo(page)
        self.setGeometry((page.width() - size.width()) // 2, page.height() - size.height(), size.width(), size.height())

    def set_shown(self, on: bool) -> None:
        """Else it is below the page, which has no room for it."""
        if not on:
            self.move(self.x(), self.y() + self.height())
        self.setVisible(on)

    def _needed_width(self) -> int:
        arrows = sum(arrow.sizeHint().width() + self._row.spacing() for arrow in self._arrows)
        return self.label.sizeHint().width() + arrows

    def announce(self) -> None:
        """Lets a screen reader say where the reader is now."""
        if QAccessible.isActive():
            from reader.ui.widgets.announcement import announce  # not at the top: most readers need none

            announce(self, self.label.text())

    def _button(self, name: Translated, by: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName("turn")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(lambda: self.turn_requested.emit(by))
        return button
