"""Which sticks and packs the user has chosen, while sticks are plugged in and out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.sticks import copy_choices, outcome_text, repair
from reader.sticks.copy_choices import AvailablePack
from reader.sticks.drives import Drive
from reader.sticks.space_check import CopyRequest, DrivesOverview, SpaceNeeded
from reader.ui.sticks.drive_watch import CopyChoices


class RepairRequest(NamedTuple):
    """A damaged stick: the names of its packs, and of all its damaged or missing files."""

    target: Path
    packs: frozenset[str]
    broken: tuple[str, ...]


class Selection:
    """`overview` and `choices` are None until the first check has finished."""

    def __init__(self) -> None:
        self.overview: DrivesOverview | None = None
        self.choices: CopyChoices | None = None
        self._ticked: set[Path] = set()
        self._done: set[Path] = set()
        self._left_out: set[str] = set()  # names of packs
        self._folders: list[Path] = []
        self._repair: RepairRequest | None = None  # until the choices are known
        self.repairing: RepairRequest | None = None

    @property
    def drives(self) -> tuple[Drive, ...]:
        return self.overview.drives if self.overview else ()

    @property
    def request(self) -> CopyRequest:
        choices = self.choices or CopyChoices()
        packs = tuple(pack.path for pack in choices.packs if self.is_wanted(pack))
        return CopyRequest(choices.programs, packs, tuple(self._folders))

    @property
    def targets(self) -> list[Drive]:
        """The sticks that are ticked and can be written."""
        return [drive for drive in self.drives if self.is_ticked(drive) and self.can_be_written(drive)]

    @property
    def is_up_to_date(self) -> bool:
        """Whether the overview belongs to the current selection."""
        return self.overview is not None and self.overview.request == self.request

    @property
    def problem(self) -> str:
        """Why the chosen files cannot be copied to any stick; else empty."""
        return self.overview.problem if self.overview and self.is_up_to_date else ""

    def space(self, drive: Drive) -> SpaceNeeded | None:
        """The space that the selection needs on a drive; None while it is not known."""
        return self.overview.space.get(drive.path) if self.overview else None

    def can_be_written(self, drive: Drive) -> bool:
        return not outcome_text.reason_not_writable(drive, self.space(drive))

    def is_ticked(self, drive: Drive) -> bool:
        return drive.path in self._ticked

    def is_done(self, drive: Drive) -> bool:
        return drive.path in self._done

    def is_wanted(self, pack: AvailablePack) -> bool:
        return pack.name not in self._left_out and not pack.is_in_program

    @property
    def to_repair(self) -> list[str]:
        """The damaged and missing files of the stick to repair that can be written again."""
        choices = self.choices or CopyChoices()
        broken = self.repairing.broken if self.repairing else ()
        return repair.files_to_write(broken, choices.programs, choices.packs)

    # changes

    def set_overview(self, overview: DrivesOverview) -> None:
        """Unticks sticks that were unplugged, so that the next stick with that path is not ticked."""
        gone = {drive.path for drive in self.drives} - {drive.path for drive in overview.drives}
        self._ticked -= gone
        self._done -= gone
        self.overview = overview

    def set_choices(self, choices: CopyChoices) -> list[str]:
        """Returns the broken files of a stick to repair that are not available on this computer."""
        self.choices = choices
        return self._choose_for_repair()

    def repair(self, request: RepairRequest) -> list[str]:
        """Chooses only this stick and its packs, once the choices are known. Returns the same as `set_choices`."""
        self._repair = self.repairing = request
        self._ticked = {request.target}
        if request.target not in {drive.path for drive in self.drives}:
            self._add_folder(request.target)
        return self._choose_for_repair()

    def tick(self, path: Path, is_ticked: bool) -> None:
        (self._ticked.add if is_ticked else self._ticked.discard)(path)

    def tick_all(self) -> None:
        self._ticked |= {drive.path for drive in self.drives if self.can_be_written(drive)}

    def tick_folder(self, folder: Path) -> None:
        self._add_folder(folder)
        self._ticked.add(folder)

    def tick_pack(self, name: str, is_ticked: bool) -> None:
        (self._left_out.discard if is_ticked else self._left_out.add)(name)

    def start_next(self, done: Iterable[Path]) -> None:
        """`done` were written; the same packs stay chosen for the next sticks."""
        self.repairing = None
        self._done |= set(done)
        self._ticked.clear()

    def _add_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            self._folders.append(folder)

    def _choose_for_repair(self) -> list[str]:
        if not self.choices or not self._repair:
            return []
        request, self._repair = self._repair, None
        # A pack of the stick is written again even if a program includes it.
        packs = [
            pack._replace(is_in_program=pack.is_in_program and pack.name not in request.packs)
            for pack in self.choices.packs
        ]
        self.choices = choices = self.choices._replace(packs=tuple(packs))
        self._left_out = {pack.name for pack in choices.packs} - request.packs
        return copy_choices.unavailable(request.broken, choices.programs, choices.packs) if choices.programs else []
