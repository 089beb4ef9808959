"""The last page of writing sticks: the outcome of each stick, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from reader.sticks import outcome_text, repair
from reader.sticks.stick_target import StickOutcome
from reader.translation import N_, _
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.page import Page
from reader.ui.sticks.tick_list import TickList
from reader.ui.sticks.tick_model import TickRow
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

NO_CHECK = N_("Every file was read back and verified, so you need not check the sticks.")
TRY_AGAIN = N_("Verified files stay on a stick that was not finished. Write it again to continue from there.")


class OutcomePage(Page):
    """more_requested(), close_requested()"""

    more_requested = Signal()
    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._head = plain_label("", "heading")
        self.list = TickList(_("Outcome of each stick"), appearance)
        self._checked, self._eject, self._again = plain_label(_(NO_CHECK)), plain_label(""), plain_label(_(TRY_AGAIN))
        self.buttons.add(_("Make more"), self.more_requested.emit)
        self.buttons.add(_("Close"), self.close_requested.emit)
        self._add(self._head, self.list, self._again, self._checked, self._eject)
        self._add_below(self.buttons)

    def show_outcomes(self, outcomes: Sequence[StickOutcome], names: Mapping[Path, str]) -> str:
        """Returns the headline."""
        good = sum(not outcome.reason for outcome in outcomes)
        rows = [stick_rows.of_outcome(each, names[each.target]) for each in outcomes]
        return self._show(outcome_text.headline(good, len(outcomes)), rows, good=good, is_all_verified=good > 0)

    def show_repair(self, outcome: StickOutcome, name: str, broken: Iterable[str], left: int) -> str:
        """Of the `broken` files, `left` could not be written again. Returns the headline."""
        row = stick_rows.of_outcome(outcome, name, repair.outcome_sentence(outcome, broken))
        good = 0 if outcome.reason else 1
        return self._show(repair.headline(outcome, left), [row], good=good, is_all_verified=bool(good and not left))

    def _show(self, head: str, rows: Sequence[TickRow], *, good: int, is_all_verified: bool) -> str:
        self._head.setText(head)
        self.list.show_rows(rows)
        self._checked.setVisible(is_all_verified)
        self._eject.setText(outcome_text.eject_instructions(len(rows)))
        self._again.setVisible(good < len(rows))
        self.buttons.make_default()
        self.list.setFocus()
        announce(self, head)
        return head
