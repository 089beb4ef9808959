"""The packs at hand, and which edition of a pack wins."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from reader.library.packfile import NotInPackError, PackError, PackFile


class PackOnShelf(NamedTuple):
    """One pack file at hand. `is_open` says that it stands for its pack; `Shelf.add(path)` lets another do so."""

    id: str
    title: str
    edition: int
    date: str
    language: str
    publisher: str
    size: int  # bytes
    path: Path
    is_open: bool


class Where(Enum):
    """Why a file is on the shelf."""

    BUNDLED = "it came with the program"
    BESIDE = "it lies beside the program"
    KEPT = "it is a copy that the reader had Carrel make"
    ADDED = "the reader opened it, wherever it lies"


class Shelf:
    """Pack files, opened when they are first needed. A pack that cannot be opened never hides the others."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._waiting = list(files)
        self._packs: dict[str, PackFile] = {}
        self._added: set[str] = set()
        self._replaced: list[PackFile] = []
        self._seen: dict[Path, PackOnShelf] = {}
        self.problems: list[PackError] = []

    def add(self, file: Path) -> PackFile:
        """Puts a pack on the shelf and returns it, even beside a newer edition. Raises PackError."""
        opened = next((pack for pack in self._packs.values() if pack.path == file), None)
        if opened and opened.is_as_opened():
            self._added.add(opened.info.id)
            return opened
        pack = self._open(file)
        replaced = self._packs.get(pack.info.id)
        if replaced:
            self._check_first(pack)
            self._replaced.append(replaced)  # the page may still show it
        self._packs[pack.info.id] = pack
        self._added.add(pack.info.id)
        return pack

    def put(self, files: Iterable[Path]) -> None:
        """More files, opened when they are needed."""
        known = {*self._seen, *self._waiting}
        self._waiting += [file for file in dict.fromkeys(files) if file not in known]

    def take_off(self, file: Path) -> None:
        """Lets go of a file. Whatever else there is of its pack stands for it from now on."""
        self._waiting = [each for each in self._waiting if each != file]
        for pack in [each for each in self._replaced if each.path == file]:
            self._replaced.remove(pack)
            pack.close()
        taken = self._seen.pop(file, None)
        stood = self._packs.get(taken.id) if taken else None
        if stood and stood.path == file:
            del self._packs[stood.info.id]
            self._added.discard(stood.info.id)
            stood.close()
            self._waiting += [each.path for each in self._seen.values() if each.id == stood.info.id]

    def first(self) -> PackFile | None:
        """The pack to show to somebody who asked for none."""
        if not self._packs:
            self._take_all()
        return next(iter(self._packs.values()), None)

    def pack(self, id: str) -> PackFile:
        """The pack with that id. Raises PackError where none is at hand."""
        if id not in self._packs:
            self._take_all()
        if id not in self._packs:
            raise NotInPackError(Path(id), "this pack is not at hand. Open its file, or put its stick in.")
        return self._packs[id]

    def all(self) -> list[PackFile]:
        """Every pack that opens, by title."""
        self._take_all()
        return sorted(self._packs.values(), key=lambda pack: (pack.info.title.casefold(), pack.info.id))

    def editions(self) -> list[PackOnShelf]:
        """Every file that opens, older editions, too: by title, the newest first."""
        self._take_all()
        open_files = {pack.path for pack in self._packs.values()}
        found = [each._replace(is_open=each.path in open_files) for each in self._seen.values()]
        return sorted(found, key=lambda each: (each.title.casefold(), each.id, -each.edition, str(each.path)))

    def close(self) -> None:
        for pack in (*self._packs.values(), *self._replaced):
            pack.close()
        self._packs.clear()
        self._replaced.clear()
        self._added.clear()
        self._seen.clear()

    def _open(self, file: Path) -> PackFile:
        pack = PackFile(file)
        self._seen[file] = edition_of(pack)
        return pack

    def _check_first(self, pack: PackFile) -> None:
        """A pack that takes the id of another must hold something to read, or both would be lost."""
        try:
            entries = pack.entries(0, 1)
            if not entries:
                raise NotInPackError(pack.path, "the pack holds no article.")
            pack.article(entries[0].id)
        except PackError:
            pack.close()
            raise

    def _take_all(self) -> None:
        """Opens every file that waits: which edition is the newest shows only then."""
        while self._waiting:
            self._take(self._waiting.pop(0))

    def _take(self, file: Path) -> None:
        """The newest edition stays, or the one that the reader put there; an unreadable file is a problem to tell."""
        try:
            pack = self._open(file)
        except PackError as error:
            self.problems.append(error)
            return
        rival = self._packs.get(pack.info.id)
        if rival and (pack.info.id in self._added or rival.info.edition >= pack.info.edition):
            pack.close()
            return
        if rival:
            self._replaced.append(rival)  # the page may show it, where this file came to the shelf later
        self._packs[pack.info.id] = pack


def edition_of(pack: PackFile) -> PackOnShelf:
    info = pack.info
    size = pack.connection.size
    return PackOnShelf(
        info.id, info.title, info.edition, info.date, info.language, info.publisher, size, pack.path, is_open=False
    )
