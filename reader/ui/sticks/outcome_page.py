"""The last page of making sticks: what came of each, and what to do now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from reader.sticks import outcome_text
from reader.sticks.stick_target import StickOutcome
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.page import Page
from reader.ui.sticks.tick_list import TickList
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

NO_CHECK = "Every byte was read back and compared, so there is no need to check."
TRY_AGAIN = "On a stick that was not finished, what is whole stays. Writing it again goes on from there."


class OutcomePage(Page):
    """more_requested(), close_requested()"""

    more_requested = Signal()
    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._head = plain_label("", "heading")
        self.list = TickList("What came of each stick", appearance)
        self._checked, self._out, self._again = plain_label(NO_CHECK), plain_label(""), plain_label(TRY_AGAIN)
        self.buttons.add("Make more", self.more_requested.emit)
        self.buttons.add("Close", self.close_requested.emit)
        self._put(self._head, self.list, self._again, self._checked, self._out)
        self._put_below(self.buttons)

    def show_outcomes(self, outcomes: Sequence[StickOutcome], names: Mapping[Path, str]) -> None:
        good = sum(not outcome.reason for outcome in outcomes)
        head = headline(good, len(outcomes))
        self._head.setText(head)
        self.list.show_rows([stick_rows.of_outcome(each, names[each.target]) for each in outcomes])
        self._checked.setVisible(good > 0)
        self._out.setText(outcome_text.way_out(len(outcomes)))
        self._again.setVisible(good < len(outcomes))
        self.buttons.take_enter()
        self.list.setFocus()
        announce(self, head)


def headline(good: int, all: int) -> str:
    if good == all:
        return {1: "The stick is ready.", 2: "Both sticks are ready."}.get(all, f"All {all:,} sticks are ready.")
    if not good:
        return "The stick could not be written." if all == 1 else "None of the sticks could be written."
    return f"{good:,} of {all:,} sticks {'is' if good == 1 else 'are'} ready."
