"""A sentence across the top of the page, until the reader puts it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from reader.ui.widgets.labels import plain_label

SHOWN_FOR = 6000  # milliseconds, for what needs no answer


class Notice(QFrame):
    """Says one thing at a time; a further one is said after it is put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._waiting: list[tuple[str, bool]] = []
        self._label = plain_label("", selectable=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAccessibleName("Put this message away")
        self._close.setToolTip("Put this message away")
        self._close.clicked.connect(self._next)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 10, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def set_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def say(self, sentence: str, *, passing: bool = False) -> None:
        """Shows a sentence; a passing one goes away by itself."""
        if (sentence, passing) in self._waiting or sentence == self.text:
            return
        if self.text and not self._timer.isActive():
            self._waiting.append((sentence, passing))
            return
        self._show(sentence, passing)

    def _show(self, sentence: str, passing: bool) -> None:
        self._label.setText(sentence)
        self.setProperty("kind", "note" if passing else "warning")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(sentence)
        self.show()
        self._timer.stop()
        if passing:
            self._timer.start()
        announcement = QAccessibleAnnouncementEvent(self, sentence)
        if not passing:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def _next(self) -> None:
        self._timer.stop()
        self.hide()
        if self._waiting:
            self._show(*self._waiting.pop(0))
