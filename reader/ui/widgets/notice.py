"""What the window says: a notice across the top that the reader puts away, a toast at the foot that goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

SHOWN_FOR = 5000  # milliseconds
ABOVE_THE_EDGE = 18


class Notice(QFrame):
    """Says one thing at a time; a further one is said after it is put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._waiting: list[str] = []
        self._label = plain_label("", selectable=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAccessibleName("Put this message away")
        self._close.setToolTip("Put this message away")
        self._close.clicked.connect(self._next)
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

    def say(self, sentence: str) -> None:
        if sentence in self._waiting or sentence == self.text:
            return
        if self.text:
            self._waiting.append(sentence)
        else:
            self._show(sentence)

    def _show(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence, QAccessible.AnnouncementPoliteness.Assertive)

    def _next(self) -> None:
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))


class Toast(QFrame):
    """Floats over the foot of `page`, so that no line moves when it comes and goes. The newest sentence wins."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = plain_label("", "toast_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._label)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        page.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

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
        width = min(words, page.width() - 2 * ABOVE_THE_EDGE)
        height = self.layout().heightForWidth(width)  # type: ignore[union-attr]
        self.setGeometry((page.width() - width) // 2, page.height() - height - ABOVE_THE_EDGE, width, height)
