"""Which sticks and packs are chosen, as sticks come and go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.sticks import copy_choices
from reader.sticks.copy_choices import PackAtHand
from reader.sticks.drives import Drive
from reader.sticks.room_check import Outlook, Room, Wish
from reader.ui.sticks import stick_rows
from reader.ui.sticks.drive_watch import Stock


class Mending(NamedTuple):
    """A stick that is not whole: the names of the packs that it has, and of all files that are damaged or missing."""

    target: Path
    packs: frozenset[str]
    wrong: tuple[str, ...]


class Selection:
    """`outlook` and `stock` are None until somebody has looked."""

    def __init__(self) -> None:
        self.outlook: Outlook | None = None
        self.stock: Stock | None = None
        self._ticked: set[Path] = set()
        self._done: set[Path] = set()
        self._left_out: set[str] = set()  # names of packs that are not wanted
        self._folders: list[Path] = []
        self._mending: Mending | None = None

    @property
    def drives(self) -> tuple[Drive, ...]:
        return self.outlook.drives if self.outlook else ()

    @property
    def wish(self) -> Wish:
        here = self.stock or Stock()
        packs = tuple(pack.path for pack in here.packs if self.is_wanted(pack))
        return Wish(here.programs, packs, tuple(self._folders))

    @property
    def targets(self) -> list[Drive]:
        """The sticks that are ticked and can be written."""
        return [drive for drive in self.drives if self.is_ticked(drive) and self.can_be_written(drive)]

    @property
    def is_up_to_date(self) -> bool:
        """Whether somebody has looked since something else was chosen."""
        return self.outlook is not None and self.outlook.wish == self.wish

    @property
    def problem(self) -> str:
        """Why what is chosen now cannot be copied to any stick."""
        return self.outlook.problem if self.outlook and self.is_up_to_date else ""

    def room(self, drive: Drive) -> Room | None:
        """None while nobody has looked."""
        return self.outlook.rooms.get(drive.path) if self.outlook else None

    def can_be_written(self, drive: Drive) -> bool:
        return not stick_rows.against(drive, self.room(drive))

    def is_ticked(self, drive: Drive) -> bool:
        return drive.path in self._ticked

    def is_done(self, drive: Drive) -> bool:
        return drive.path in self._done

    def is_wanted(self, pack: PackAtHand) -> bool:
        return pack.name not in self._left_out and not pack.comes_along

    # changes

    def see(self, outlook: Outlook) -> None:
        """A stick that is no longer there is forgotten, so that the next one in its place is not ticked."""
        gone = {drive.path for drive in self.drives} - {drive.path for drive in outlook.drives}
        self._ticked -= gone
        self._done -= gone
        self.outlook = outlook

    def take(self, here: Stock) -> list[str]:
        """What there is to copy. Returns what a stick that is mended should have, and is not at hand."""
        self.stock = here
        return self._choose_for_mending()

    def mend(self, mending: Mending) -> list[str]:
        """Only this stick, with the packs that it has, as soon as it is known what is at hand. Returns as `take`."""
        self._mending = mending
        self._ticked = {mending.target}
        if mending.target not in {drive.path for drive in self.drives}:
            self._add_folder(mending.target)
        return self._choose_for_mending()

    def tick(self, path: Path, is_ticked: bool) -> None:
        (self._ticked.add if is_ticked else self._ticked.discard)(path)

    def tick_all(self) -> None:
        self._ticked |= {drive.path for drive in self.drives if self.can_be_written(drive)}

    def tick_folder(self, folder: Path) -> None:
        self._add_folder(folder)
        self._ticked.add(folder)

    def tick_pack(self, name: str, is_ticked: bool) -> None:
        (self._left_out.discard if is_ticked else self._left_out.add)(name)

    def take_next(self, done: Iterable[Path]) -> None:
        """These are whole; others come, with the same packs."""
        self._done |= set(done)
        self._ticked.clear()

    def _add_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            self._folders.append(folder)

    def _choose_for_mending(self) -> list[str]:
        if not self.stock or not self._mending:
            return []
        mending, self._mending = self._mending, None
        # What the stick has is written anew on it, also where the same is inside a program.
        packs = [
            pack._replace(comes_along=pack.comes_along and pack.name not in mending.packs) for pack in self.stock.packs
        ]
        self.stock = here = self.stock._replace(packs=tuple(packs))
        self._left_out = {pack.name for pack in here.packs} - mending.packs
        return copy_choices.not_at_hand(mending.wrong, here.programs, here.packs) if here.programs else []
