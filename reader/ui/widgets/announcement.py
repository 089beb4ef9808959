"""Announcements: sentences that a screen reader speaks although the focus does not move."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(
    widget: QWidget,
    sentence: str,
    politeness: QAccessible.AnnouncementPoliteness = QAccessible.AnnouncementPoliteness.Polite,
) -> None:
    announcement = QAccessibleAnnouncementEvent(widget, sentence)
    announcement.setPoliteness(politeness)
    QAccessible.updateAccessibility(announcement)
