"""The page as it is read aloud: with words for screen readers, steps from heading to heading, and a notification."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible

from reader.ui.page.reading_steps import Target
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.widgets.spoken_notification import notify


def check_read_aloud(data: Path) -> str:
    with opened_sample(data) as window:
        page = window.page
        page.setFocus()
        page.read_aloud(with_caret=True)
        settle()
        words = len(page.shown_document.spoken)
        steps = sum(page.step_to(target, by) for target in Target for by in (1, -1))
        page.say_place()
        page._q_ensureVisible(page.shown_document.documentLayout().blockBoundingRect(page.shown_document.lastBlock()))
        notify(window, "Read aloud")
        nodes = QAccessible.queryAccessibleInterface(page).childCount()
        settle()
    if not words or not steps or not nodes:
        raise SelfTestFailedError("The page has nothing for screen readers.")
    return f"{words} places with words of their own, {steps} steps"
