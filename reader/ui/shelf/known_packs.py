"""The packs that are known so far: listed in the background, added, opened and removed by the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader import bundled
from reader.library.model import Location
from reader.library.packfile import NotInPackError, PackError, PackFile
from reader.library.packs_in_folder import packs_in_folder
from reader.library.shelf import PackOnShelf, PackOrigin, describe_pack
from reader.library.shelf_listing import ListedPack
from reader.system import paths
from reader.translation import _
from reader.ui.shelf.lister import Lister
from reader.ui.shell.background_tasks import Superseded, Tasks
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.labels import one_line


class KnownPacks(QObject):
    """changed()        the list of packs has changed
    listing_finished()  every file of the shelf was read
    folder_searched(Path, int)   so many packs were found in a folder
    """

    changed = Signal()
    listing_finished = Signal()
    folder_searched = Signal(object, int)

    def __init__(self, session: Session, ui_state: UiState, data: Path, on_problem: Callable[[str], None]) -> None:
        """`data` is the folder of the reader's own data; `on_problem` takes a sentence."""
        super().__init__()
        self._session = session
        self._ui_state = ui_state
        self.data = data
        self._on_problem = on_problem
        self._known: dict[Path, ListedPack] = {}
        self._listed_now: dict[Path, ListedPack] = {}
        self._to_add: list[Path] = []
        self.is_listing = False
        self._lister = Lazy(self._make_lister)
        self._adder = Lazy(self._make_adder)
        self._folder_tasks = Lazy(lambda: Tasks(lambda: None, Superseded, lambda: None))
        self._folders: list[Path] = []

    # ---- what is known

    @property
    def reading(self) -> Path | None:
        """The file that is on the page."""
        return self._session.opened.pack.path if self._session.opened else None

    def all(self) -> list[ListedPack]:
        """The packs that are known so far, including the pack on the page."""
        known = dict(self._known)
        if self._session.opened and self.reading not in known:
            pack = self._session.opened.pack
            origin = self._session.shelf.origin(pack.path)
            known[pack.path] = ListedPack(pack.path, origin, describe_pack(pack), is_available=True)
        return list(known.values())

    def files_read(self) -> frozenset[Path]:
        """The files that are read for their packs, as far as they were opened."""
        return self._session.shelf.files_read()

    def refresh_missing(self) -> None:
        """Lists the shelf again if a pack is missing: its stick may be inserted again."""
        if not self.is_listing and any(not each.is_available for each in self._known.values()):
            self.refresh()

    def refresh(self) -> None:
        """Lists every file of the shelf again."""
        self.is_listing = True
        self._listed_now = {}
        added = self._ui_state.added_packs
        self._lister.get().start(partial(self._shelf_files, added), added, self._ui_state.is_known_here)

    # ---- changes

    def keep_opened(self, files: Sequence[Path]) -> None:
        """Adds files to the shelf; the first one may just have been opened."""
        opened = self._session.opened
        if files and opened and opened.pack.path == files[0]:
            self._take_added([ListedPack(files[0], PackOrigin.ADDED, describe_pack(opened.pack), is_available=True)])
        self.add(files[1:])

    def add(self, files: Sequence[Path]) -> None:
        """Adds packs to the shelf; a file that is not a pack is reported."""
        if files:
            self._to_add += files
            waiting = [(file, PackOrigin.ADDED) for file in self._to_add]
            self._adder.get().start(lambda: waiting)

    def add_folders(self, folders: Sequence[Path]) -> None:
        """Adds the packs inside folders to the shelf; they are searched one after another."""
        self._folders += folders
        if self._folders:
            folder = self._folders[0]
            self._folder_tasks.get().start(
                "folder",
                lambda: packs_in_folder(folder),
                partial(self._take_folder, folder),
                lambda _error: self._take_folder(folder, []),
            )

    def read(self, file: Path) -> bool:
        """Opens a pack: at the reader's position if it is another edition of the open pack, else at the start."""
        position = self._session.position
        try:
            with self._session.opening(file):
                pack = self._session.shelf.add(file)
            if position and position.location.pack == pack.info.id and _has(pack, position.location):
                return self._session.go(position.location, position.depth)
        except PackError as error:
            self._on_problem(str(error))
            return False
        return self._session.open_file(file)

    def leave_data_folder(self) -> None:
        """Puts a pack that came with the program on the page if the one there is in the reader's data folder."""
        if self.reading and self.reading.is_relative_to(self.data) and (files := paths.bundled_packs()):
            self.read(files[0])

    def remove(self, file: Path) -> None:
        """Removes a pack from the shelf; its file stays."""
        self._ui_state.forget_added(file)
        self._session.shelf.remove(file)
        self._known.pop(file, None)
        self.changed.emit()
        if self.is_listing:
            self.refresh()  # a running listing would add it again

    def remove_all_added(self) -> None:
        """Removes all packs that the reader added, except for the pack on the page."""
        for file, each in list(self._known.items()):
            if each.origin in (PackOrigin.ADDED, PackOrigin.COPIED) and file != self.reading:
                self.remove(file)
        self.refresh()

    def close(self) -> None:
        for lister in (self._lister.made, self._adder.made):
            if lister:
                lister.close()
        if tasks := self._folder_tasks.made:
            tasks.end()

    # ---- results of the background listing

    def _shelf_files(self, added: Sequence[PackOnShelf]) -> Iterator[tuple[Path, PackOrigin]]:
        """Without packs over which the program died, since listing a pack opens it. Called on another thread."""
        files = bundled.shelf_files(self.data, added)
        return (each for each in files if not self._ui_state.opening.holds(each[0]))

    def _take_folder(self, folder: Path, files: list[Path]) -> None:
        self._folders = [each for each in self._folders if each != folder]
        self.folder_searched.emit(folder, len(files))
        self.add(files)
        self.add_folders([])

    def _take_listed(self, batch: list[ListedPack]) -> None:
        self._listed_now |= {each.file: each for each in batch}
        self._known |= self._listed_now
        for each in batch:
            if each.is_readable:
                self._session.shelf.add_files([each.file], each.origin)
        self.changed.emit()

    def _finish(self) -> None:
        self._known = self._listed_now
        self.is_listing = False
        self.changed.emit()
        self.listing_finished.emit()

    def _take_added(self, batch: list[ListedPack]) -> None:
        files = {each.file for each in batch}
        self._to_add = [file for file in self._to_add if file not in files]
        standing = bundled.own_files(self.data)
        to_remember = []
        for each in batch:
            if not each.pack or not each.is_readable:
                problem = each.problem or _("The file is missing.")
                self._on_problem(_("{file}: {problem}", file=one_line(each.file.name), problem=problem))
            elif each.file not in self._known or self._known[each.file].origin is PackOrigin.ADDED:
                self._known[each.file] = self._listed_now[each.file] = each
                if each.file not in standing:
                    to_remember.append(each.pack)
        self._ui_state.remember_added(to_remember)
        self._session.shelf.add_files(each.file for each in batch if each.is_readable)
        self.changed.emit()

    # ---- building

    def _make_lister(self) -> Lister:
        lister = self._new_lister()
        lister.listed.connect(self._take_listed)
        lister.finished.connect(self._finish)
        return lister

    def _make_adder(self) -> Lister:
        """A second lister, so that adding a pack does not wait for the listing."""
        adder = self._new_lister()
        adder.listed.connect(self._take_added)
        return adder

    def _new_lister(self) -> Lister:
        lister = Lister()
        lister.failed.connect(self._on_problem)
        return lister


def _has(pack: PackFile, location: Location) -> bool:
    """Raises PackError."""
    try:
        if not location.is_home:
            pack.entry(location.article)
    except NotInPackError:
        return False
    return True
