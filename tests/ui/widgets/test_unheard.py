"""Widgets that are filled while a screen reader runs, and send it no events meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from reader.ui.widgets import unheard as unheard_module
from reader.ui.widgets.unheard import unheard


class ActiveAccessible:
    """Stands for QAccessible while a screen reader runs."""

    isActive = staticmethod(lambda: True)

    def __getattr__(self, attribute: str) -> object:
        return getattr(QAccessible, attribute)


@pytest.fixture
def tabs(qtbot: QtBot) -> QTabBar:
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    return tabs


def is_heard(tabs: QTabBar) -> bool:
    """Whether Qt would send an event about the widget: it asks this first."""
    found = QAccessibleEvent(tabs, QAccessible.Event.Selection).accessibleInterface()
    return found is not None and found.isValid()


def test_no_event_is_sent_meanwhile(tabs: QTabBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unheard_module, "QAccessible", ActiveAccessible())
    assert is_heard(tabs)
    with unheard(tabs):
        tabs.addTab("Contents")
        assert not is_heard(tabs)
    assert is_heard(tabs)
    tree = QAccessible.queryAccessibleInterface(tabs)
    assert tree.child(0).text(QAccessible.Text.Name) == "Contents"
    assert tree.role() is QAccessible.Role.PageTabList


def test_an_error_does_not_leave_it_unheard(tabs: QTabBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unheard_module, "QAccessible", ActiveAccessible())
    with pytest.raises(ZeroDivisionError), unheard(tabs):
        raise ZeroDivisionError
    assert is_heard(tabs)


def test_without_a_screen_reader_nothing_changes(tabs: QTabBar) -> None:
    before = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(tabs))
    with unheard(tabs):
        assert is_heard(tabs)
    assert QAccessible.uniqueId(QAccessible.queryAccessibleInterface(tabs)) == before
