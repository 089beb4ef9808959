"""The shelf: all packs that this copy of Carrel can open, and the edition of each that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from reader.library.composed import composed
from reader.library.packfile import NotInPackError, PackError, PackFile


class PackOnShelf(NamedTuple):
    """A pack file on the shelf. `is_open` is true for the edition that the shelf shows; `Shelf.add` can change that."""

    id: str
    title: str
    edition: int
    date: str
    language: str
    publisher: str
    size: int  # bytes
    path: Path
    is_open: bool


class PackOrigin(Enum):
    """Why a pack is on the shelf."""

    BUNDLED = "it came with the program"
    NEXT_TO_PROGRAM = "it is in the folder of the program"
    COPIED = "it is a copy that Carrel made for the reader"
    ADDED = "the reader opened it; it can be anywhere"


class Shelf:
    """Pack files, opened when they are first needed. A file that cannot be opened is added to `problems`."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._unopened = list(files)
        self._packs: dict[str, PackFile] = {}
        self._chosen: set[str] = set()  # ids of packs whose file the reader chose
        self._replaced: list[PackFile] = []
        self._files: dict[Path, PackOnShelf] = {}  # all that could be opened
        self.problems: list[PackError] = []

    def add(self, file: Path) -> PackFile:
        """Opens a pack and shows it instead of other editions, even newer ones. Raises PackError."""
        known = next((pack for pack in self._packs.values() if pack.path == file), None)
        if known and known.is_unchanged():
            self._chosen.add(known.info.id)
            return known
        pack = self._open(file)
        replaced = self._packs.get(pack.info.id)
        if replaced:
            self._check_first_article(pack)
            self._replaced.append(replaced)  # the page may still show it
        self._packs[pack.info.id] = pack
        self._chosen.add(pack.info.id)
        return pack

    def add_files(self, files: Iterable[Path]) -> None:
        """Adds files that will be opened when they are needed."""
        known = {*self._files, *self._unopened}
        self._unopened += [file for file in dict.fromkeys(files) if file not in known]

    def remove(self, file: Path) -> None:
        """Closes and forgets a file. Another edition of its pack, if there is one, is shown from now on."""
        self._unopened = [each for each in self._unopened if each != file]
        for pack in [each for each in self._replaced if each.path == file]:
            self._replaced.remove(pack)
            pack.close()
        removed = self._files.pop(file, None)
        shown = self._packs.get(removed.id) if removed else None
        if shown and shown.path == file:
            del self._packs[shown.info.id]
            self._chosen.discard(shown.info.id)
            shown.close()
            self._unopened += [each.path for each in self._files.values() if each.id == shown.info.id]

    def first(self) -> PackFile | None:
        """The pack to show at the first start; None if there is no pack."""
        if not self._packs:
            self._open_all()
        return next(iter(self._packs.values()), None)

    def pack(self, id: str) -> PackFile:
        """The pack with that id, in either Unicode form. Raises PackError if it is not on the shelf."""
        if id not in self._packs:
            self._open_all()
        if id not in self._packs:
            id = next((each for each in self._packs if composed(each) == composed(id)), id)
        if id not in self._packs:
            raise NotInPackError(Path(id), "This pack is not available. Open its file, or insert its stick.")
        return self._packs[id]

    def packs(self) -> list[PackFile]:
        """All packs that can be opened, sorted by title."""
        self._open_all()
        return sorted(self._packs.values(), key=lambda pack: (pack.info.title.casefold(), pack.info.id))

    def files(self) -> list[PackOnShelf]:
        """All files that can be opened, including older editions, sorted by title and then newest first."""
        self._open_all()
        open_files = {pack.path for pack in self._packs.values()}
        found = [each._replace(is_open=each.path in open_files) for each in self._files.values()]
        return sorted(found, key=lambda each: (each.title.casefold(), each.id, -each.edition, str(each.path)))

    def close(self) -> None:
        for pack in (*self._packs.values(), *self._replaced):
            pack.close()
        self._packs.clear()
        self._replaced.clear()
        self._chosen.clear()
        self._files.clear()

    def _open(self, file: Path) -> PackFile:
        pack = PackFile(file)
        self._files[file] = describe_pack(pack)
        return pack

    def _check_first_article(self, pack: PackFile) -> None:
        """Checks that a pack has something to read before it replaces another one with the same id."""
        try:
            entries = pack.entries(0, 1)
            if not entries:
                raise NotInPackError(pack.path, "The pack contains no article.")
            pack.article(entries[0].id)
        except PackError:
            pack.close()
            raise

    def _open_all(self) -> None:
        """Opens all files that are not open yet, to find the newest editions."""
        while self._unopened:
            self._open_if_newest(self._unopened.pop(0))

    def _open_if_newest(self, file: Path) -> None:
        """Keeps the newest edition, or the one that the reader chose. Adds an unreadable file to `problems`."""
        try:
            pack = self._open(file)
        except PackError as error:
            self.problems.append(error)
            return
        rival = self._packs.get(pack.info.id)
        if rival and (pack.info.id in self._chosen or rival.info.edition >= pack.info.edition):
            pack.close()
            return
        if rival:
            self._replaced.append(rival)  # the page may still show it
        self._packs[pack.info.id] = pack


def describe_pack(pack: PackFile) -> PackOnShelf:
    info = pack.info
    size = pack.connection.size
    return PackOnShelf(
        info.id, info.title, info.edition, info.date, info.language, info.publisher, size, pack.path, is_open=False
    )
