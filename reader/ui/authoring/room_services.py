"""What the room gets from the rest of the program: the shelf, the editions that are on it, and the sticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.model import PackInfo


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition of a pack that is on the shelf."""

    info: PackInfo
    file: Path


@dataclass(frozen=True, slots=True)
class RoomServices:
    """open_files        opens a pack, and adds it to the shelf
    make_sticks       opens the dialog that writes the shelf to sticks
    editions          those of all packs on the shelf, without previews
    show_reader       brings the window with the pack that is read to the front
    dictionaries      the folders that may have them; `own_dictionaries` is that in the data folder
    setting, remember  read and change a setting
    """

    open_files: Callable[[Sequence[Path]], object]
    make_sticks: Callable[[], object]
    editions: Callable[[], Sequence[KnownEdition]]
    show_reader: Callable[[], object]
    dictionaries: Callable[[], Sequence[Path]]
    own_dictionaries: Path
    setting: Callable[[str], object]
    remember: Callable[[str, object], object]
