"""Announcements: sentences that a screen reader speaks although the focus does not move."""

from __future__ import annotations

import sys
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget


@runtime_checkable
class SaysSentences(Protocol):
    """An accessible interface with a way of its own to have a sentence spoken while its widget has the focus."""

    def say(self, sentence: str) -> None: ...


def announce(
    widget: QWidget,
    sentence: str,
    politeness: QAccessible.AnnouncementPoliteness = QAccessible.AnnouncementPoliteness.Polite,
) -> None:
    """Sends one event only: a screen reader that knows several of them would say the sentence several times."""
    if sys.platform != "linux":
        announcement = QAccessibleAnnouncementEvent(widget, sentence)
        announcement.setPoliteness(politeness)
        QAccessible.updateAccessibility(announcement)
        return
    # Orca speaks announcements only from version 45 on, but these two in every version.
    if not QAccessible.isActive() or not sentence:
        return
    focus = QApplication.focusWidget()
    interface = QAccessible.queryAccessibleInterface(focus) if focus else None
    if isinstance(interface, SaysSentences):
        interface.say(sentence)
        return
    from reader.ui.widgets.spoken_notification import notify  # not at the top: most readers have no screen reader

    notify(widget, sentence)
