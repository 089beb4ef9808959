"""A quiet sentence beside the text or below it, with a button that puts all such sentences away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPushButton

from reader.translation import _
from reader.ui.page.view import PageView
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.uncovered import keep_uncovered

GAP = 12  # pixels around it
SIDE, ABOVE, ABOVE_IN_FOOT = 12, 8, 3  # pixels beside the sentence, and above and below it
FOOT_EDGE = 4  # pixels below it, and above it, in the foot of pages
BETWEEN = 8  # pixels between the sentence and the button
NARROWEST = 150  # pixels at 100 % text, beside the column
WIDEST = 230
TALLEST_SHARE = 0.35  # of the window, below the text
_STACKED, _IN_ROW = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class HintBar(QFrame):
    """done(): the reader pressed the button. It never takes the focus by itself."""

    done = Signal()

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self.setObjectName("hint")
        self._page = page
        self._label = plain_label("")
        self._button = QPushButton(_("Got it"))
        self._button.setAutoDefault(True)
        self._button.setAccessibleName(_("Got it: show no more hints"))
        self._button.setToolTip(_("Show no more hints"))
        self._button.clicked.connect(self.done)
        self._row = QBoxLayout(_STACKED, self)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch()
        self._is_below = False
        self._place = QRect()
        keep_uncovered(self)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    @property
    def is_below(self) -> bool:
        """Whether it takes space from the lower edge of the page; else it is where no text is."""
        return self._is_below

    def show_beside(self, sentence: str, position: int) -> bool:
        """Shows a sentence in the margin beside a document position, in the foot of pages, or else below the text.

        False if neither has room. It covers no text in either place.
        """
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.ensurePolished()
        area = self._in_margin(position) or self._in_foot()
        self._is_below = area is None
        if area is None:
            area = self._below()
        if area is None:
            return False
        if self._is_below:
            self._page.setViewportMargins(0, 0, 0, area.height())
        self.setObjectName("hint_below" if self._is_below else "hint")
        self.style().polish(self)
        self.setGeometry(area)
        self.show()
        self.raise_()
        return True

    def announce(self) -> None:
        announce(self, _("{hint} Esc closes this hint.", hint=self._label.text()))

    def put_away(self) -> None:
        """The focus goes to the page if it was here."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._page.setFocus()  # first: Qt would pass it on from what it hides, to the first link of the page
        self.hide()
        if self._is_below:
            self._is_below = False
            self._page.setViewportMargins(0, 0, 0, 0)

    def fit(self) -> bool:
        """Below the text, in another size of the page. False if it has no room there any more."""
        area = self._below()
        if area is None:
            return False
        self._page.setViewportMargins(0, 0, 0, area.height())
        self.setGeometry(area)
        return True

    # ---- where it is

    def _in_margin(self, position: int) -> QRect | None:
        """At the end of the lines, where nothing is but wide tables and pictures; None if it has no room there."""
        page, scale = self._page, self._page.page_style.text_scale
        view = page.viewport().geometry()
        width = min(round(page.margin) - 2 * GAP, round(WIDEST * scale))
        if width < NARROWEST * scale:
            return None
        height = self._arrange(width, is_stacked=True)
        line = page.cursorRect(page.shown_document.cursor(position))
        top = max(GAP, min(line.top(), view.height() - height - GAP))
        if height > view.height() - 2 * GAP:
            return None
        left = GAP if page.shown_document.is_rtl else view.width() - round(page.margin) + GAP
        area = QRect(QPoint(left, top) + view.topLeft(), QPoint(left + width - 1, top + height - 1) + view.topLeft())
        heights = (page.to_document(QPointF(0, y)).y() for y in range(top, top + height + 1, 8))
        is_free = all(page.margin_at(y) > page.margin - 1 for y in heights)
        return area if is_free else None

    def _in_foot(self) -> QRect | None:
        """Beside the counter of pages that are turned: below it, they would have to be cut again, and the text jump."""
        page, turning = self._page, self._page.turning
        if turning is None:
            return None
        view, counter = page.viewport().geometry(), turning.counter.geometry()
        is_rtl = page.shown_document.is_rtl
        begin, end = (counter.right() + 1, view.right() + 1) if is_rtl else (view.left(), counter.left())
        room = end - begin - 2 * GAP
        height = self._arrange(room, is_stacked=False, above=ABOVE_IN_FOOT)
        foot = turning.foot - FOOT_EDGE
        if height > foot:
            return None
        margins = self._row.contentsMargins()
        inner = self._label.width() + BETWEEN + self._button.sizeHint().width()
        width = inner + margins.left() + margins.right() + self.size().width() - self.contentsRect().width()
        left = end - GAP - width if is_rtl else begin + GAP
        return QRect(left, view.bottom() + 1 - FOOT_EDGE - height, width, height)

    def _below(self) -> QRect | None:
        page = self._page
        frame = page.contentsRect()
        height = self._arrange(frame.width(), is_stacked=False)
        turning, left = page.turning, frame.height() - height
        if height > TALLEST_SHARE * frame.height() or (turning and left < turning.least_height):
            return None
        return QRect(frame.left(), frame.bottom() - height + 1, frame.width(), height)

    def _arrange(self, width: int, *, is_stacked: bool, above: int = ABOVE) -> int:
        """The height with the sentence above the button or beside it, in pixels. Sets both, with space `above`."""
        self._row.setContentsMargins(SIDE, above, SIDE, above)
        margins, frame = self._row.contentsMargins(), self.size() - self.contentsRect().size()
        room = width - margins.left() - margins.right() - frame.width()
        button = self._button.sizeHint()
        if not is_stacked:
            room -= button.width() + BETWEEN
        text = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4
        label = max(1, min(text, room))
        self._label.setMinimumSize(0, 0)  # else it would be measured as wide and as tall as it was before
        high = self._label.heightForWidth(label)
        self._label.setFixedSize(label, high)
        self._row.setDirection(_STACKED if is_stacked else _IN_ROW)
        inner = high + BETWEEN + button.height() if is_stacked else max(high, button.height())
        return inner + margins.top() + margins.bottom() + frame.height()
