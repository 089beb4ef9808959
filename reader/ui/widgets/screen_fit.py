"""Keeps windows and dialogs within the screen, with their frames."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)
"""Pixels that the system's frame adds to a window, where the system has not told yet."""


def available_area(window: QWidget) -> QRect:
    """The part of the window's screen that no task bar covers."""
    screen = window.screen()
    if window.parentWidget() is None:  # before it is shown, Qt does not know that its saved place is on another screen
        screen = QGuiApplication.screenAt(window.frameGeometry().center()) or screen
    return screen.availableGeometry()


def largest_size(window: QWidget) -> QSize:
    """The largest size that the window may have without its frame."""
    return available_area(window).size() - _frame(window)


def fit_to_screen(window: QWidget) -> None:
    """Makes the window smaller if it is larger than the screen, and moves it if it is partly off the screen."""
    if window.isMaximized() or window.isFullScreen():
        return  # the system sizes it
    frame, area = _frame(window), available_area(window)
    size = window.size().boundedTo(area.size() - frame)
    if size != window.size():
        window.resize(size)
    size += frame
    left = max(area.left(), min(window.x(), area.right() + 1 - size.width()))
    top = max(area.top(), min(window.y(), area.bottom() + 1 - size.height()))
    if (left, top) != (window.x(), window.y()):
        window.move(left, top)


def centre_on_screen(window: QWidget) -> None:
    """Systems place a new window at a distance from the corner, where a large one is partly off the screen."""
    area, size = available_area(window), window.size() + _frame(window)
    window.move(
        area.left() + max(0, area.width() - size.width()) // 2,
        area.top() + max(0, area.height() - size.height()) // 2,
    )


def _frame(window: QWidget) -> QSize:
    """What the frame adds to the size of the window."""
    known = window.frameGeometry().size() - window.size()
    return known if known.height() > 0 else FRAME
