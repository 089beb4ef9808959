"""The progress of writing or checking sticks: stage, bar, files, time left, and Cancel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from reader.sticks import outcome_text
from reader.sticks.progress import StickProgress
from reader.translation import N_, _, list_text
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.page import Page
from reader.ui.sticks.tick_list import TickList
from reader.ui.sticks.tick_model import TickRow
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

NOTE = N_("You can continue reading. Leave these sticks plugged in until this is finished.")
STEPS = 1000
QUARTER = STEPS // 4  # announced to a screen reader, as is each stage


class ProgressPage(Page):
    """cancelled()"""

    cancelled = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._head = plain_label("", "heading")
        self._stage = plain_label("")
        self._bar = QProgressBar(maximum=STEPS, textVisible=False)
        self._bar.setAccessibleName(_("Progress"))
        self._counts = plain_label("", "soft")
        self._sticks = TickList(_("Sticks in use"), appearance)
        self._note = plain_label(_(NOTE))
        self._cancel = self.buttons.add(_("Cancel"), self.cancelled.emit)
        self._cancel.setAutoDefault(False)  # the Enter key that started it may still be held down
        self._announced: tuple[str, int] = ("", 0)
        self._add(self._head, self._stage, self._bar, self._counts, self._sticks, self._note)
        self._add_below(self.buttons)

    def begin(self, head: str, sticks: Sequence[TickRow]) -> None:
        self._head.setText(head)
        self._stage.setText(_("Starting"))
        self._sticks.show_rows(sticks)
        self._counts.clear()
        self._bar.setMaximum(0)  # the total is not known yet
        self._announced = ("", 0)
        self._cancel.setEnabled(True)
        self._cancel.setFocus()
        announce(self, head)

    def show_progress(self, progress: StickProgress) -> None:
        if self._cancel.isEnabled():
            self._stage.setText(_(progress.stage.value))
        done = STEPS * progress.done // progress.total if progress.total else 0
        self._bar.setMaximum(STEPS if progress.total else 0)
        self._bar.setValue(done)
        parts = (outcome_text.file_count(progress), outcome_text.time_left(progress.seconds_left))
        self._counts.setText(" · ".join(filter(None, parts)))
        milestone = (self._stage.text(), done // QUARTER)
        if milestone != self._announced:
            self._announced = milestone
            share = _("{percent} %", percent=done * 100 // STEPS)
            announce(self, list_text(filter(None, (self._stage.text(), share, parts[1]))))

    def show_cancelling(self) -> None:
        self._cancel.setEnabled(False)
        self._stage.setText(_("Cancelling…"))
        announce(self, _("Cancelling"))
