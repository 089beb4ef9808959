"""The window that the class sees: one screen and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from reader.translation import N_, _, pgettext
from reader.ui.show.presentation import Presentation
from reader.ui.show.screen_painter import drawn_figure, paint_screen
from reader.ui.show.show_keys import ShowCommand
from reader.ui.widgets.announcement import announce

POINTER_STAYS = 2_000  # milliseconds after the pointer has moved
HINT_STAYS = 5_000  # milliseconds
SWIPE = 60  # pixels that a finger moves at least
WHEEL_STEP = 120  # Qt's unit for a notch

MENU = (
    (N_("Next"), ShowCommand.NEXT),
    (N_("Back"), ShowCommand.BACK),
    (N_("Black screen"), ShowCommand.BLACK),
    (N_("White screen"), ShowCommand.WHITE),
    (N_("Larger text"), ShowCommand.LARGER),
    (N_("Smaller text"), ShowCommand.SMALLER),
    (N_("Next theme"), ShowCommand.THEME),
    (N_("Swap screens"), ShowCommand.SWAP),
    (N_("End the show"), ShowCommand.END),
)


class ShowView(QWidget):
    """Signals:

    command_chosen(ShowCommand)  by mouse, wheel or finger, or in the menu
    resized()                    it has the size of another screen
    closed()                     by the system
    """

    command_chosen = Signal(object)
    resized = Signal()
    closed = Signal()

    def __init__(self, press_key: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        """`press_key` handles a key, or returns False."""
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._press_key = press_key
        self._presentation: Presentation | None = None
        self._pressed_at: QPoint | None = None
        self._pointer_at: QPoint | None = None
        self._wheel = 0
        self.blank: Qt.GlobalColor | None = None
        self.has_two_screens = False
        self.setObjectName("show")
        self.setWindowTitle(pgettext("noun, title of a window", "Show – Carrel"))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hint = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.hint.setObjectName("show_hint")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._hint_timer = QTimer(self, singleShot=True, interval=HINT_STAYS)
        self._hint_timer.timeout.connect(partial(self.show_hint, ""))
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._draw_ahead)
        self.pointer_timer = QTimer(self, singleShot=True, interval=POINTER_STAYS)
        self.pointer_timer.timeout.connect(partial(self.setCursor, Qt.CursorShape.BlankCursor))
        self.setCursor(Qt.CursorShape.BlankCursor)

    def show_presentation(self, presentation: Presentation) -> None:
        self._presentation = presentation
        presentation.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the screen that the presentation has reached."""
        presentation = self._presentation
        if presentation is None:
            return
        screen = presentation.screen
        documents = [screen.document, *([screen.figure.document] if screen.figure else [])]
        for document in documents:
            document.figure_drawn.connect(self.update, Qt.ConnectionType.UniqueConnection)
        title = presentation.sections[presentation.section].title
        self.setAccessibleName(title)
        self.setAccessibleDescription(screen.text)
        announce(self, screen.text)
        self.update()
        self._ahead.start()

    def set_blank(self, colour: Qt.GlobalColor | None) -> None:
        self.blank = colour
        self.update()

    def show_hint(self, sentence: str) -> None:
        """For a moment, at the bottom; an empty one hides it."""
        self.hint.setText(sentence)
        self._place_hint()
        self.hint.setVisible(bool(sentence))
        if sentence:
            self._hint_timer.start()
        else:
            self._hint_timer.stop()
        self.update()

    def _draw_ahead(self) -> None:
        """Has the next figure of the section drawn before the class waits for it."""
        presentation = self._presentation
        if presentation is None:
            return
        following = presentation.screens[presentation.number + 1 :]
        figure = next((screen.figure for screen in following if screen.figure), None)
        if figure:
            drawn_figure(figure, self.devicePixelRatioF())

    # ---- Qt's own

    def sizeHint(self) -> QSize:
        return QSize(1024, 576)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.blank is not None:
            painter.fillRect(self.rect(), QColor(self.blank))
        elif self._presentation:
            layout = self._presentation.layout
            texts = self._presentation.texts()
            if self.hint.isVisible():
                texts = texts._replace(article="", position="")  # the hint may cover them
            paint_screen(painter, self._presentation.screen, layout.frame, layout.style, texts)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pointer_at is not None and here != self._pointer_at:  # Qt also sends one where the window opens
            self.unsetCursor()
            self.pointer_timer.start()
        self._pointer_at = here

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        elif event.button() is Qt.MouseButton.BackButton:
            self.command_chosen.emit(ShowCommand.BACK)
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.command_chosen.emit(ShowCommand.NEXT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        moved = event.position().toPoint() - self._pressed_at
        self._pressed_at = None
        goes_on = True
        if abs(moved.x()) >= SWIPE and abs(moved.x()) > abs(moved.y()):
            goes_on = (moved.x() > 0) == self._is_rtl
        elif abs(moved.y()) >= SWIPE:
            goes_on = moved.y() < 0
        self.command_chosen.emit(ShowCommand.NEXT if goes_on else ShowCommand.BACK)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.command_chosen.emit(ShowCommand.LARGER if turned > 0 else ShowCommand.SMALLER)
            return
        self._wheel += turned
        if abs(self._wheel) >= WHEEL_STEP:
            self.command_chosen.emit(ShowCommand.BACK if self._wheel > 0 else ShowCommand.NEXT)
            self._wheel = 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for label, command in MENU:
            if command is ShowCommand.SWAP and not self.has_two_screens:
                continue
            if command in (ShowCommand.BLACK, ShowCommand.LARGER, ShowCommand.SWAP, ShowCommand.END):
                menu.addSeparator()
            menu.addAction(_(label)).triggered.connect(partial(self.command_chosen.emit, command))
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    @property
    def _is_rtl(self) -> bool:
        return self._presentation is not None and self._presentation.screen.document.is_rtl

    def _place_hint(self) -> None:
        """In lines, where a sentence is longer than the screen is wide."""
        self.hint.setWordWrap(False)
        size = self.hint.sizeHint()
        if size.width() > self.width():
            self.hint.setWordWrap(True)
            size = QSize(self.width(), self.hint.heightForWidth(self.width()))
        self.hint.resize(size)
        self.hint.move((self.width() - size.width()) // 2, self.height() - size.height() - 4)
        self.hint.raise_()
