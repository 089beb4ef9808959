"""The two places where messages are shown: a notice above the page, and a toast over its lower edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from reader.ui.shell.messages import Act, Message
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.tool_button import ToolButton

SHOWN_FOR, OFFERED_FOR = 5000, 12_000  # milliseconds; longer where there is a button to press
MARGIN_BELOW = 18  # pixels between a toast and the lower edge of the page


class Notice(QFrame):
    """Shows one message at a time; the next one appears when it is dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._queue: list[Message] = []
        self._shown = Message("")
        self._label = plain_label("", selectable=True)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self._act)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = ToolButton()
        self._close.setAccessibleName("Dismiss")
        self._close.setToolTip("Dismiss")
        self._close.clicked.connect(lambda: self.dismiss())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 10, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def set_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def show_message(self, message: Message) -> None:
        """A sentence that is shown or queued already is not queued again."""
        if message.sentence == self.text or any(message.sentence == each.sentence for each in self._queue):
            return
        if self.text:
            self._queue.append(message)
        else:
            self._show(message)

    def withdraw(self, sentence: str) -> None:
        self._queue = [message for message in self._queue if message.sentence != sentence]
        if sentence == self.text:
            self._show_next()

    def dismiss(self) -> bool:
        """Shows the next message, or hides the notice. False if it was hidden."""
        was_shown = not self.isHidden()
        if was_shown:
            self._show_next()
        return was_shown

    def _show(self, message: Message) -> None:
        self._shown = message
        self._label.setText(message.sentence)
        self._button.setText(message.label)
        self._button.setVisible(bool(message.label))
        self.setAccessibleName(message.sentence)
        self.show()
        announce(self, message.sentence, QAccessible.AnnouncementPoliteness.Assertive)

    def _act(self) -> None:
        act = self._shown.act
        self._show_next()
        if act:
            act()

    def _show_next(self) -> None:
        self.hide()
        if self._queue:
            self._show(self._queue.pop(0))


class Toast(QFrame):
    """Floats over the lower edge of `page`, so that no line moves when it appears. A new message replaces the last."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        self._label = plain_label("", "toast_text")
        self._act: Act | None = None
        self._button = QPushButton()
        self._button.setObjectName("toast_offer")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the toast disappears by itself; keys do the same
        self._button.clicked.connect(self._click)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        page.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def show_message(self, message: Message) -> None:
        """Clicks pass through to the page, unless there is a button."""
        self._act = message.act
        self._label.setText(message.sentence)
        self._button.setText(message.label)
        self._button.setVisible(bool(message.label))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not message.label)
        self.setAccessibleName(message.sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(OFFERED_FOR if message.label else SHOWN_FOR)
        announce(self, message.sentence)

    def withdraw(self, sentence: str) -> None:
        if sentence == self.text:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _click(self) -> None:
        act = self._act
        self.hide()
        if act:
            act()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        margins = self.contentsMargins().left() + 34
        text_width = self._label.fontMetrics().horizontalAdvance(self._label.text()) + margins + 4
        if not self._button.isHidden():
            text_width += self._button.sizeHint().width() + 12
        width = min(text_width, page.width() - 2 * MARGIN_BELOW)
        height = self.layout().heightForWidth(width)  # type: ignore[union-attr]
        self.setGeometry((page.width() - width) // 2, page.height() - height - MARGIN_BELOW, width, height)
