"""The two places where messages are shown: a notice above the page, and a toast over its lower edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QHideEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.translation import _, ngettext
from reader.ui.shell.messages import Act, Message, is_same
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import plain_label, running_text
from reader.ui.widgets.tool_button import ToolButton
from reader.ui.widgets.uncovered import areas_of_text, is_kept_uncovered, uncovered_areas

SHOWN_FOR, OFFERED_FOR = 5000, 12_000  # milliseconds; longer where there is a button to press
MOST_LINES = 5  # of a list in a notice; the page must stay visible
MARGIN_BELOW = 18  # pixels between a toast and the lower edge of the page
GAP = 4  # pixels between a toast and what has the focus
EDGE, SIDE = 2, 16  # pixels between a toast in the margin of a page and its edge; at a side there may be a scroll bar
NARROWEST, MOST_NARROW_LINES = 150, 4  # pixels and lines of a toast beside the text, with its frame

_MOVE_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.KeyRelease)
_MOVE_WIDGET = (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)


class Notice(QFrame):
    """Shows the newest message, or the list of those of its kind; the one before appears when it is dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._groups: list[list[Message]] = []  # the newest first, and in each of them, too
        self._label = plain_label("", selectable=True)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self._act)
        # The answers to a question are below it, where they have room at every text size.
        self._answers = QWidget()
        flow = FlowLayout(8, self._answers)
        self._answer_buttons = QPushButton(), QPushButton(), QPushButton()
        for button, act in zip(self._answer_buttons, (self._act, self._act_otherwise, self._act_thirdly), strict=True):
            button.setAutoDefault(True)
            button.clicked.connect(act)
            flow.addWidget(button)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = ToolButton()
        self._close.setAccessibleName(_("Dismiss"))
        self._close.setToolTip(_("Dismiss"))
        self._close.clicked.connect(lambda: self.dismiss())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 10, 6)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self._answers)
        row.addLayout(column, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def set_icon(self, icon: QIcon, size: int) -> None:
        """Sets the cross, of `size` pixels."""
        self._close.setIcon(icon)
        self._close.setIconSize(QSize(size, size))

    def show_message(self, message: Message) -> None:
        """A sentence that waits already is shown now, and not twice."""
        self._remove(message.sentence)
        same_kind = [group for group in self._groups if message.kind and group[0].kind == message.kind]
        self._groups = [group for group in self._groups if group not in same_kind]
        self._groups.insert(0, [message, *(each for group in same_kind for each in group)])
        self._show()
        announce(self, message.sentence, QAccessible.AnnouncementPoliteness.Assertive)

    def withdraw(self, sentence: str) -> None:
        before = self._groups[:1]
        self._remove(sentence)
        if self._groups[:1] != before:
            self._show()

    def dismiss(self) -> bool:
        """Shows the message before, or hides the notice. False if it was hidden."""
        was_shown = bool(self._groups)
        del self._groups[:1]
        self._show()
        return was_shown

    def enter(self) -> None:
        """Moves the focus to its first button."""
        buttons = [*self._answer_buttons, self._button, self._close]
        next(button for button in buttons if not button.isHidden() and button.isVisible()).setFocus()

    def _show(self) -> None:
        if not self._groups:
            self.hide()
            return
        shown = self._groups[0]
        self._label.setText(running_text(_text(shown)))
        is_question = bool(shown[0].other_label)
        self._button.setText(shown[0].label)
        self._button.setVisible(bool(shown[0].label) and not is_question)
        labels = shown[0].label, shown[0].other_label, shown[0].third_label
        for button, label in zip(self._answer_buttons, labels, strict=True):
            button.setText(label)
            button.setVisible(bool(label))
        self._answers.setVisible(is_question)
        self.setAccessibleName(running_text(_text(shown)))
        self.show()

    def _act(self) -> None:
        if self._groups:
            self._take(self._groups[0][0].act)

    def _act_otherwise(self) -> None:
        if self._groups:
            self._take(self._groups[0][0].other_act)

    def _act_thirdly(self) -> None:
        if self._groups:
            self._take(self._groups[0][0].third_act)

    def _take(self, act: Act | None) -> None:
        self.dismiss()
        if act:
            act()

    def _remove(self, sentence: str) -> None:
        groups = [[message for message in group if not is_same(message.sentence, sentence)] for group in self._groups]
        self._groups = [group for group in groups if group]


def _text(messages: Sequence[Message]) -> str:
    """One sentence, or a list with a line for each message."""
    if len(messages) == 1:
        return messages[0].sentence
    lines = [f"•  {message.sentence}" for message in messages[:MOST_LINES]]
    if len(messages) > MOST_LINES:
        lines.append(ngettext("and {count} more", "and {count} more", len(messages) - MOST_LINES))
    return "\n".join([_("{heading}:", heading=_(messages[0].kind)), *lines])


class Toast(QFrame):
    """Floats over the lower edge of `page`, so that no line moves when it appears. A new message replaces the last.

    It goes elsewhere where it would cover what has the keyboard's focus (WCAG 2.4.11), what must stay uncovered, or, if
    there is such a place, text that is being read.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        self._label = plain_label("", "toast_text")
        self._sentence = ""
        self._act: Act | None = None
        self._button = QPushButton()
        self._button.setObjectName("toast_offer")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the toast disappears by itself; keys do the same
        self._button.clicked.connect(self._click)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
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
        self._sentence, self._act = message.sentence, message.act
        self._label.setText(running_text(message.sentence))
        self._button.setText(message.label)
        self._button.setVisible(bool(message.label))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not message.label)
        self.setAccessibleName(running_text(message.sentence))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(OFFERED_FOR if message.label else SHOWN_FOR)
        announce(self, message.sentence)

    def withdraw(self, sentence: str) -> None:
        if self.text and is_same(sentence, self._sentence):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the page, and of all the program while this is shown: keys move the focus, also within a list."""
        kind = event.type()
        is_resized = kind is QEvent.Type.Resize and watched is self.parentWidget()
        is_resized |= kind is QEvent.Type.LayoutRequest and watched is self  # its text has another size
        has_moved = kind in _MOVE_WIDGET and is_kept_uncovered(watched)
        if self.isVisible() and (is_resized or has_moved or kind in _MOVE_FOCUS):
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

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
        text = areas_of_text(page)
        widest = page.width() - 2 * MARGIN_BELOW
        beside = min((min(area.left(), page.width() - area.right()) for area in text), default=0) - SIDE - GAP
        sizes = [self._size_for(min(text_width, widest))]
        if beside >= NARROWEST:
            narrow = self._size_for(min(text_width, beside))
            sizes += [narrow] if narrow.height() <= MOST_NARROW_LINES * self._label.fontMetrics().lineSpacing() else []
        self.setGeometry(_place_beside(_focus_area(page), sizes, page.size(), uncovered_areas(page), text))

    def _size_for(self, width: int) -> QSize:
        return QSize(width, self.layout().heightForWidth(width))  # type: ignore[union-attr]


def _place_beside(
    focus: QRect, sizes: Sequence[QSize], page: QSize, kept: Sequence[QRect] = (), text: Sequence[QRect] = ()
) -> QRect:
    """Over the lower edge of the page, or where it covers nothing or the least of what has the focus, and is `kept`.

    Of several such places, or sizes, the first one that covers no `text`.
    """
    places = [place for size in sizes for place in _places(focus, size, page, kept)]

    def covers(place: QRect) -> tuple[int, int, bool]:
        is_over_text = any(place.intersects(area) for area in text)
        return _shared(place, focus), sum(_shared(place, area) for area in kept), is_over_text

    return min(places, key=covers)


def _places(focus: QRect, size: QSize, page: QSize, kept: Sequence[QRect]) -> Iterator[QRect]:
    """The best one first."""
    lowest, rightmost = page.height() - size.height(), page.width() - size.width()
    above = [area.top() - size.height() - GAP for area in kept]
    beside = focus.top() - size.height() - GAP, focus.bottom() + 1 + GAP
    heights = (lowest - MARGIN_BELOW, *(y for y in (*above, MARGIN_BELOW, *beside) if 0 <= y <= lowest))
    yield from (QRect(QPoint(rightmost // 2, y), size) for y in heights)
    for y in (lowest - EDGE, EDGE):  # in the margins of the page
        yield from (QRect(QPoint(x, y), size) for x in (rightmost // 2, rightmost - SIDE, SIDE))


def _shared(one: QRect, other: QRect) -> int:
    """Of two areas, in square pixels."""
    both = one.intersected(other)
    return both.width() * both.height() if not both.isEmpty() else 0


def _focus_area(page: QWidget) -> QRect:
    """The control, row or line that has the focus, in pixels of the page; empty if that is in another window."""
    focus = QApplication.focusWidget()
    if focus is None or focus.window() is not page.window():
        return QRect()
    area = focus.rect()
    if isinstance(focus, QAbstractItemView):
        area = focus.visualRect(focus.currentIndex()).translated(focus.viewport().pos())
    elif isinstance(focus, QAbstractScrollArea):
        cursor = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        area = cursor.toRect() if isinstance(cursor, QRectF) else cursor if isinstance(cursor, QRect) else QRect()
    return area.translated(page.mapFromGlobal(focus.mapToGlobal(QPoint())))
