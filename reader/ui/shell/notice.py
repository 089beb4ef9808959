"""What the window says: a notice across the top that the reader puts away, a toast at the foot that goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

SHOWN_FOR, OFFERED_FOR = 5000, 12_000  # milliseconds; longer where there is something to press
ABOVE_THE_EDGE = 18


class Message(NamedTuple):
    """A sentence, and what a button beside it offers to do."""

    sentence: str
    label: str = ""
    act: Callable[[], object] | None = None


class Notice(QFrame):
    """Says one thing at a time; a further one is said after it is put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._waiting: list[Message] = []
        self._said = Message("")
        self._label = plain_label("", selectable=True)
        self._offer = QPushButton()
        self._offer.setAutoDefault(True)
        self._offer.clicked.connect(self._take_offer)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAccessibleName("Put this message away")
        self._close.setToolTip("Put this message away")
        self._close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 10, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def set_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def say(self, sentence: str, label: str = "", act: Callable[[], object] | None = None) -> None:
        said = Message(sentence, label, act)
        if sentence == self.text or any(sentence == each.sentence for each in self._waiting):
            return
        if self.text:
            self._waiting.append(said)
        else:
            self._show(said)

    def take_back(self, sentence: str) -> None:
        """It is not so any more."""
        self._waiting = [said for said in self._waiting if said.sentence != sentence]
        if sentence == self.text:
            self._next()

    def _show(self, said: Message) -> None:
        self._said = said
        self._label.setText(said.sentence)
        self._offer.setText(said.label)
        self._offer.setVisible(bool(said.label))
        self.setAccessibleName(said.sentence)
        self.show()
        announce(self, said.sentence, QAccessible.AnnouncementPoliteness.Assertive)

    def _take_offer(self) -> None:
        act = self._said.act
        self._next()
        if act:
            act()

    def _next(self) -> None:
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))


class Toast(QFrame):
    """Floats over the foot of `page`, so that no line moves when it comes and goes. The newest sentence wins."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        self._label = plain_label("", "toast_text")
        self._act: Callable[[], object] | None = None
        self._offer = QPushButton()
        self._offer.setObjectName("toast_offer")
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes by itself; keys do the same
        self._offer.clicked.connect(self._take_offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._offer)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        page.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Clicks go through it to the page, but where it offers something."""
        self._act = act
        self._label.setText(sentence)
        self._offer.setText(label)
        self._offer.setVisible(bool(label))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not label)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(OFFERED_FOR if label else SHOWN_FOR)
        announce(self, sentence)

    def _take_offer(self) -> None:
        act = self._act
        self.hide()
        if act:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        margins = self.contentsMargins().left() + 34
        words = self._label.fontMetrics().horizontalAdvance(self._label.text()) + margins + 4
        if not self._offer.isHidden():
            words += self._offer.sizeHint().width() + 12
        width = min(words, page.width() - 2 * ABOVE_THE_EDGE)
        height = self.layout().heightForWidth(width)  # type: ignore[union-attr]
        self.setGeometry((page.width() - width) // 2, page.height() - height - ABOVE_THE_EDGE, width, height)
