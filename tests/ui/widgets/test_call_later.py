"""What is called later is called once, never after its owner is gone, and its errors are reported."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from reader.ui.widgets.call_later import call_later


def test_it_is_called_once_in_the_event_loop(qtbot: QtBot) -> None:
    owner, called = QObject(), []
    call_later(owner, lambda: called.append(1))
    assert not called
    qtbot.waitUntil(lambda: bool(called))
    qtbot.waitUntil(lambda: not owner.findChildren(QTimer))
    assert called == [1]


def test_nothing_is_called_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    gone, owner, called = QObject(), QObject(), []
    call_later(gone, lambda: called.append("gone"))
    call_later(owner, lambda: called.append("here"), 1)
    delete(gone)
    qtbot.waitUntil(lambda: bool(called))
    assert called == ["here"]


def test_errors_are_reported(qtbot: QtBot) -> None:
    """That is not so with `QTimer.singleShot(0, owner, do)`."""
    owner = QObject()
    with qtbot.capture_exceptions() as errors:
        call_later(owner, lambda: int("none"))
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is ValueError
