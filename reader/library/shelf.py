"""The packs at hand, and which edition of a pack wins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.library.packfile import NotInPackError, PackError, PackFile


class Edition(NamedTuple):
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


class Shelf:
    """Pack files, opened when they are first needed. A pack that cannot be opened never hides the others."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._waiting = list(files)
        self._packs: dict[str, PackFile] = {}
        self._added: set[str] = set()
        self._replaced: list[PackFile] = []
        self._seen: dict[Path, Edition] = {}
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

    def editions(self) -> list[Edition]:
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
        info = pack.info
        size = pack.connection.size
        self._seen[file] = Edition(
            info.id, info.title, info.edition, info.date, info.language, info.publisher, size, file, is_open=False
        )
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
            rival.close()
        self._packs[pack.info.id] = pack
