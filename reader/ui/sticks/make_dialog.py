"""Make a stick: choosing, writing, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.sticks.copy_source import gather
from reader.sticks.drives import Drive
from reader.sticks.errors import Cancelled
from reader.sticks.progress import Progress
from reader.sticks.room_check import Wish
from reader.sticks.stick_target import StickOutcome
from reader.sticks.write import write
from reader.system.format_numbers import counted
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.choose_page import Choosing
from reader.ui.sticks.drive_watch import DriveWatch
from reader.ui.sticks.outcome_page import OutcomePage, headline
from reader.ui.sticks.selection import Mending
from reader.ui.sticks.stick_dialog import StickDialog, sentence_of

STOPPED = "It was stopped. What is whole on the sticks stays, and “Write” goes on from there."


class MakeDialog(StickDialog):
    """written(str): sticks were written while the reader was elsewhere, in a sentence."""

    written = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        appearance: Appearance,
        at_hand: Callable[[], Iterable[Drive]],
        packs: Sequence[Path],
        program: Path | None,
    ) -> None:
        """`packs` are the files on the shelf, `program` is what runs, where that can be copied."""
        super().__init__(parent, "Make a stick", appearance)
        self._files = packs
        self._names: dict[Path, str] = {}
        self.choosing = Choosing(appearance)
        self.outcome = OutcomePage(appearance)
        self._watch = DriveWatch(at_hand)
        for page in (self.choosing, self.outcome):
            self._pages.addWidget(page)
        self._watch.seen.connect(self.choosing.show_outlook)
        self._watch.stocked.connect(self.choosing.show_stock)
        self.choosing.wish_changed.connect(self._watch.wish)
        self.choosing.program_named.connect(lambda path: self._watch.take_stock(self._files, path))
        self.choosing.write_requested.connect(self._write)
        self.choosing.close_requested.connect(self.reject)
        self.outcome.more_requested.connect(self._choose)
        self.outcome.close_requested.connect(self.reject)
        self.finished.connect(self._watch.close)
        self._watch.take_stock(packs, program)
        self._choose()

    @property
    def program(self) -> Path | None:
        """One of those that can be copied."""
        here = self.choosing.selection.stock
        return here.programs[0].source if here and here.programs else None

    def mend(self, mending: Mending) -> None:
        """Begins with a stick that is not whole."""
        self._choose()
        self.choosing.mend(mending)

    def _choose(self, said: str = "") -> None:
        self._show(self.choosing)
        self.choosing.enter(said)
        self._watch.begin()

    def _write(self) -> None:
        targets, wish = self.choosing.selection.targets, self.choosing.selection.wish
        if not targets or not wish.programs:
            return
        self._names = {drive.path: drive.name for drive in targets}
        self._watch.pause()
        head = f"Writing {counted(len(targets), 'stick')}"
        self._do(head, targets, _writing(wish, [drive.path for drive in targets]), self._take)

    def _take(self, came: object) -> None:
        if isinstance(came, Cancelled):
            self._choose(STOPPED)
        elif isinstance(came, Exception):
            self._choose(sentence_of(came))
        elif isinstance(came, list):
            self._show_outcomes(came)

    def _show_outcomes(self, outcomes: list[StickOutcome]) -> None:
        good = [outcome.target for outcome in outcomes if not outcome.reason]
        self.choosing.take_next(good)
        self._show(self.outcome)
        self.outcome.show_outcomes(outcomes, self._names)
        if not self.isActiveWindow():
            self.written.emit(headline(len(good), len(outcomes)))


def _writing(wish: Wish, targets: Sequence[Path]) -> Callable[..., list[StickOutcome]]:
    def work(told: Callable[[Progress], None], stopped: Callable[[], bool]) -> list[StickOutcome]:
        source = gather(wish.programs, wish.packs)
        return write(source, targets, told, stopped)

    return work
