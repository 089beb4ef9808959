"""The first page of making sticks: which of them, with which packs, and whether there is room."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.sticks import stock, wording
from reader.sticks.drives import Drive
from reader.sticks.outlook import Outlook, Wish
from reader.sticks.stock import PackAtHand
from reader.ui.appearance import Appearance
from reader.ui.sticks import rows
from reader.ui.sticks.button_row import ButtonRow
from reader.ui.sticks.tick_list import TickList
from reader.ui.sticks.watch import Stock
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import one_line, plain_label

NO_STICK = "No stick is in this computer. Put one in: it appears here by itself."
NO_PROGRAM = (
    "This Carrel runs from its source, so there is no built program to copy. Choose the folder of one: "
    "“python3 dev.py build” makes dist/Carrel."
)


class Mending(NamedTuple):
    """A stick that is not whole: the names of the packs that it has, and of all files that are damaged or missing."""

    target: Path
    packs: frozenset[str]
    wrong: tuple[str, ...]


class Choosing(QWidget):
    """wish_changed(Wish)        other packs, programs or folders are to be looked at
    program_named(Path)       a folder in which a built program is
    write_requested()
    close_requested()
    """

    wish_changed = Signal(object)
    program_named = Signal(object)
    write_requested = Signal()
    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._stock: Stock | None = None
        self._ticked: set[Path] = set()
        self._left_out: set[str] = set()  # names of packs that are not wanted
        self._mending: Mending | None = None
        self._folders: list[Path] = []
        self._done: set[Path] = set()
        self._said = plain_label("", "said")
        self._said.hide()
        self.sticks = TickList("Sticks in this computer", appearance)
        self.sticks.toggled.connect(self._tick_stick)
        self._no_stick = plain_label("Looking for sticks…", "soft")
        self.packs = TickList("Packs", appearance)
        self.packs.toggled.connect(self._tick_pack)
        self._no_pack = plain_label("There is no pack on the shelf.", "soft")
        self._programs = plain_label("")
        self._all = _small_button("Tick all", self._tick_all)
        self._choose_program = _small_button("Choose a program…", self._ask_for_program)
        self._choose_program.hide()
        self._summary = plain_label("")
        self._buttons = ButtonRow()
        self._write = self._buttons.add("Write", self.write_requested.emit)
        self._buttons.add("Close", self.close_requested.emit)
        self._arrange()
        self._refresh()

    # what is chosen

    @property
    def wish(self) -> Wish:
        here = self._stock or Stock()
        packs = tuple(pack.path for pack in here.packs if self._is_wanted(pack))
        return Wish(here.programs, packs, tuple(self._folders))

    @property
    def targets(self) -> list[Drive]:
        """The sticks that are ticked and can be written."""
        return [drive for drive in self._drives() if drive.path in self._ticked and self._can_be_written(drive)]

    # what is told from outside

    def enter(self, said: str = "") -> None:
        """The page is on view now. `said` is why one is back on it."""
        self.say(said)
        self._buttons.take_enter()
        self.sticks.setFocus()

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def show_outlook(self, outlook: Outlook) -> None:
        """A stick that is no longer there is forgotten, so that the next one in its place is not ticked."""
        there = {drive.path for drive in outlook.drives}
        gone = {drive.path for drive in self._drives()} - there
        self._ticked -= gone
        self._done -= gone
        self._outlook = outlook
        self._refresh()

    def show_stock(self, here: Stock) -> None:
        self._stock = here
        if here.problems:
            self.say("\n".join(one_line(problem, 600) for problem in here.problems))
        self._choose_for_mending()
        self._change()

    def mend(self, mending: Mending) -> None:
        """Only this stick, with the packs that it has, as soon as it is known what is at hand."""
        self._ticked = {mending.target}
        self._mending = mending
        self._choose_for_mending()
        if mending.target not in {drive.path for drive in self._drives()}:
            self._add_folder(mending.target)
        self._change()

    def take_next(self, done: Collection[Path]) -> None:
        """These are whole; others come, with the same packs."""
        self._done |= set(done)
        self._ticked.clear()
        self._refresh()

    # within

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        folder = _small_button("Choose a folder…", self._ask_for_folder)
        more = ButtonRow()
        more.layout().addWidget(self._all)  # type: ignore[union-attr]
        more.layout().addWidget(folder)  # type: ignore[union-attr]
        for widget in (
            plain_label("Sticks in this computer", "heading"),
            self.sticks,
            self._no_stick,
            more,
            plain_label("Packs to copy", "heading"),
            self.packs,
            self._no_pack,
            plain_label("The program", "heading"),
            self._programs,
            self._choose_program,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setFocusPolicy(self.focusPolicy())  # its parts have the focus, not it
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self._said)
        whole.addWidget(area, 1)
        whole.addWidget(self._summary)
        whole.addWidget(self._buttons)

    def _refresh(self) -> None:
        drives = self._drives()
        self.sticks.show_rows(
            [
                rows.of_stick(
                    drive,
                    self._outlook.rooms.get(drive.path) if self._outlook else None,
                    is_ticked=drive.path in self._ticked,
                    is_done=drive.path in self._done,
                )
                for drive in drives
            ]
        )
        self.sticks.setVisible(bool(drives))
        self._no_stick.setVisible(not drives)
        if self._outlook:
            self._no_stick.setText(NO_STICK)
        self._all.setVisible(sum(map(self._can_be_written, drives)) > 1)
        if self._stock:
            self.packs.show_rows([rows.of_pack(pack, is_ticked=self._is_wanted(pack)) for pack in self._stock.packs])
        self.packs.setVisible(bool(self.packs.rows))
        self._no_pack.setVisible(not self.packs.rows)
        self._show_programs()
        count = len(self.targets)
        self._write.setText(f"Write {wording.counted(count, 'stick')}" if count else "Write")
        self._write.setEnabled(bool(count and self._stock and self._stock.programs and not self._problem))
        self._summary.setText(self._summed_up(count))

    def _show_programs(self) -> None:
        programs = self._stock.programs if self._stock else ()
        self._programs.setText(", ".join(program.folder for program in programs) if programs else NO_PROGRAM)
        self._programs.setVisible(self._stock is not None)
        self._choose_program.setVisible(self._stock is not None and not programs)

    @property
    def _problem(self) -> str:
        return self._outlook.problem if self._outlook and self._outlook.wish == self.wish else ""

    def _summed_up(self, count: int) -> str:
        if self._problem:
            return "\n".join(one_line(line, 600) for line in self._problem.split("\n"))
        if not self._outlook or not self._outlook.files:
            return ""
        size = f"Each stick gets {wording.size(self._outlook.size)} in {wording.counted(self._outlook.files, 'file')}."
        return size if count else f"{size} Tick those that are to be written."

    def _drives(self) -> tuple[Drive, ...]:
        return self._outlook.drives if self._outlook else ()

    def _can_be_written(self, drive: Drive) -> bool:
        return rows.can_be_written(drive, self._outlook.rooms.get(drive.path) if self._outlook else None)

    def _is_wanted(self, pack: PackAtHand) -> bool:
        return pack.name not in self._left_out and not pack.comes_along

    def _choose_for_mending(self) -> None:
        if not self._stock or not self._mending:
            return
        here, mending, self._mending = self._stock, self._mending, None
        self._left_out = {pack.name for pack in here.packs} - mending.packs
        lacking = stock.not_at_hand(mending.wrong, here.programs, here.packs)
        if lacking and here.programs:
            names = ", ".join(one_line(name) for name in lacking)
            self.say(f"Not at hand here, so it stays as it is on the stick: {names}.")

    # what is done by hand

    def _change(self) -> None:
        self._refresh()
        self.wish_changed.emit(self.wish)

    def _tick_stick(self, key: str, is_ticked: bool) -> None:
        (self._ticked.add if is_ticked else self._ticked.discard)(Path(key))
        self._refresh()

    def _tick_all(self) -> None:
        self._ticked |= {drive.path for drive in self._drives() if self._can_be_written(drive)}
        self._refresh()

    def _tick_pack(self, key: str, is_ticked: bool) -> None:
        (self._left_out.discard if is_ticked else self._left_out.add)(key)
        self._change()

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Choose the folder where a stick is shown")
        if name:
            self._add_folder(Path(name))
            self._ticked.add(Path(name))
            self._change()

    def _add_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            self._folders.append(folder)

    def _ask_for_program(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Choose the folder of a built program")
        if name:
            self.say("")
            self.program_named.emit(Path(name))


def _small_button(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: act())
    return button
