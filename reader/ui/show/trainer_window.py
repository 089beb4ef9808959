"""What the trainer sees on their own screen: what the class sees, the next section, their notes, and the time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QLocale, QObject, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reader.translation import N_, _, language
from reader.ui.show.presentation import Presentation
from reader.ui.show.screen_painter import paint_screen
from reader.ui.show.show_keys import ShowCommand
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.labels import one_line, plain_label, running_text
from reader.ui.widgets.low_area import LowArea

NARROWEST_BESIDE = 70  # characters of a window that has the notes beside the picture
LONGEST_NEXT = 3_000  # characters of the text of the next section
NO_NOTES = N_("You have no notes in this section.")
TIME = N_("{elapsed} since the start · {now}")
LAST = N_("This is the last section.")
BLANK = N_("The class sees an empty screen. Press Next to show the text again.")

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

BUTTONS = (
    (N_("Back"), ShowCommand.BACK),
    (N_("Next"), ShowCommand.NEXT),
    (N_("Black screen"), ShowCommand.BLACK),
    (N_("Swap screens"), ShowCommand.SWAP),
    (N_("End the show"), ShowCommand.END),
)


class TrainerWindow(QWidget):
    """Signals:

    command_chosen(ShowCommand)  by a button
    closed()                     by the system
    """

    command_chosen = Signal(object)
    closed = Signal()
    is_number_typed = False
    """Whether the number of a section was typed, to which Enter goes."""

    def __init__(
        self,
        presentation: Presentation,
        press_key: Callable[[QKeyEvent], bool],
        notes: Callable[[], Sequence[tuple[str, str]]],
        parent: QWidget,
    ) -> None:
        """`notes` gives those of the section that is shown: what each is about, and its text."""
        super().__init__(parent, Qt.WindowType.Window)
        self._presentation = presentation
        self._press_key = press_key
        self._notes = notes
        self._section = -1
        self.setObjectName("trainer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # else the notes would have it
        self.setWindowTitle(_("Trainer’s view – Carrel"))
        self.picture = _Picture(presentation)
        self.position = QLabel()
        self.position.setObjectName("soft")
        self.times = QLabel(alignment=Qt.AlignmentFlag.AlignRight, wordWrap=True)
        self.times.setObjectName("heading")
        self.hint = plain_label("", "problem")
        self.hint.hide()
        self.next_title = plain_label("", "heading")
        self.next_text = plain_label("")
        self._note_rows = QVBoxLayout()
        self._build()
        self._started = QElapsedTimer()
        self._started.start()
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        presentation.changed.connect(self.refresh)
        self._show_time()
        self.refresh()

    def refresh(self) -> None:
        self.position.setText(self._presentation.position())
        self.picture.refresh()
        if self._section == self._presentation.section:
            return
        self._section = self._presentation.section
        title, text = self._presentation.next_text()
        self.next_title.setText(one_line(title) or _(LAST))
        shown = running_text(text[:LONGEST_NEXT])
        self.next_text.setText(f"{shown}…" if len(text) > LONGEST_NEXT else shown)
        self._show_notes()

    def show_hint(self, sentence: str) -> None:
        """An empty one hides it."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def show_blank(self, *, is_blank: bool) -> None:
        self.show_hint(_(BLANK) if is_blank else "")

    def _build(self) -> None:
        buttons = ButtonRow()
        for label, command in BUTTONS:
            button = buttons.add(_(label), partial(self.command_chosen.emit, command))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
        content = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        low = LowArea(content)
        low.installEventFilter(self)
        outer.addWidget(low)
        self._grid = grid = QGridLayout(content)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.position, 0, 0)
        grid.addWidget(self.times, 0, 1)
        grid.addWidget(self.picture, 1, 0)
        self._beside = self._right_column()
        self._is_narrow = False
        grid.addWidget(self._beside, 1, 1)
        grid.addWidget(self.hint, 3, 0, 1, 2)
        grid.addWidget(buttons, 4, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def _right_column(self) -> QScrollArea:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(10, 8, 10, 8)
        rows.addWidget(plain_label(_("Your notes"), "soft"))
        rows.addLayout(self._note_rows)
        rows.addSpacing(14)
        rows.addWidget(plain_label(_("Next section"), "soft"))
        rows.addWidget(self.next_title)
        rows.addWidget(self.next_text)
        rows.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setObjectName("page_area")
        area.setAccessibleName(_("Notes and next section"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.installEventFilter(self)
        return area

    def _show_notes(self) -> None:
        while item := self._note_rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        notes = self._notes()
        for about, note in notes:
            if note:
                self._note_rows.addWidget(plain_label(running_text(note)))
            self._note_rows.addWidget(plain_label(one_line(about), "soft"))
        if not notes:
            self._note_rows.addWidget(plain_label(_(NO_NOTES), "soft"))

    def _show_time(self) -> None:
        seconds = self._started.elapsed() // 1_000
        now = clock_text(QTime.currentTime())
        self.times.setText(_(TIME, elapsed=elapsed(seconds), now=now))
        self.times.setAccessibleName(_("The show has taken {elapsed}. It is {now}.", elapsed=elapsed(seconds), now=now))

    # ---- Qt's own

    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the notes are below the picture."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROWEST_BESIDE * self.fontMetrics().averageCharWidth()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            row, column = (2, 0) if is_narrow else (1, 1)
            self._grid.addWidget(self._beside, row, column, 1, 2 if is_narrow else 1)
            self._grid.addWidget(self.picture, 1, 0, 1, 2 if is_narrow else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a clicker belong to the show, not to an area that scrolls, nor to a button, which has its own."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not self._is_own(watched, event):
            return self._press_key(event)
        return super().eventFilter(watched, event)

    def _is_own(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key is for what has the focus: Up and Down for long notes; Space for a button, and Enter, too,
        unless a number was typed."""
        if isinstance(watched, QPushButton):
            return event.key() == Qt.Key.Key_Space or (event.key() in _ENTER and not self.is_number_typed)
        is_long = watched is self._beside and self._beside.verticalScrollBar().maximum() > 0
        return is_long and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        super().closeEvent(event)
        self.closed.emit()


class _Picture(QWidget):
    """What the class sees, smaller; also while their screen is blank."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)

    def refresh(self) -> None:
        screen = self._presentation.screen
        documents = [screen.document, *([screen.figure.document] if screen.figure else [])]
        for document in documents:
            document.figure_drawn.connect(self.update, Qt.ConnectionType.UniqueConnection)
        self.setAccessibleName(_("The class sees: {text}", text=screen.text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._presentation.layout
        frame = layout.frame
        share = min((self.width() - 2) / frame.width, (self.height() - 2) / frame.height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # At the side where lines begin, as the lines and buttons around it.
        left = self.width() - 1 - round(frame.width * share) if self.isRightToLeft() else 1
        painter.translate(left, 1)
        painter.save()
        painter.scale(share, share)
        painter.setClipRect(0, 0, round(frame.width), round(frame.height))
        paint_screen(painter, self._presentation.screen, frame, layout.style, self._presentation.texts())
        painter.restore()
        painter.setPen(QColor(self.palette().color(self.palette().ColorRole.Dark)))
        painter.drawRect(0, 0, round(frame.width * share), round(frame.height * share))
        painter.end()


def elapsed(seconds: int) -> str:
    """
    >>> elapsed(65), elapsed(3661)
    ('1:05', '1:01:01')
    """
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def clock_text(time: QTime) -> str:
    """As the system shows it, in the words of the interface, with the digits of its numbers."""
    pattern = QLocale.system().timeFormat(QLocale.FormatType.ShortFormat)
    text = QLocale(language().code).toString(time, pattern)
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
