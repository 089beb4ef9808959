"""The shelf of a window: what lies on it, what the reader puts there, and whether what they read is the newest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader import bundled
from reader.library.model import Location
from reader.library.packfile import NotInPackError, PackError, PackFile
from reader.library.shelf import PackOrigin, describe_pack
from reader.library.shelf_listing import ListedPack, newest_readable
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import NO_PACK, OpenedArticle, Session
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from reader.ui.shelf.lister import Lister
    from reader.ui.shelf.shelf_view import ShelfView

CALM = 600  # milliseconds after the start


class ShelfFeature(QObject):
    """changed()                    what is known of the shelf
    announced(str), failed(str)
    offered(str, str, object)    a sentence that stays, with what a button beside it says and does
    taken_back(str)              that sentence is true no more
    """

    changed = Signal()
    announced = Signal(str)
    failed = Signal(str)
    offered = Signal(str, str, object)
    taken_back = Signal(str)

    def __init__(self, window: QWidget, session: Session, memory: UiState, appearance: Appearance, data: Path) -> None:
        """`data` is the folder of the reader's own data, and of the copies that they keep."""
        super().__init__(window)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._window = window
        self._session = session
        self._memory = memory
        self._appearance = appearance
        self.data = data
        self._known: dict[Path, ListedPack] = {}
        self._fresh: dict[Path, ListedPack] = {}
        self._to_add: list[Path] = []
        self._told: set[Path] = set()  # older editions of which the reader knows
        self._said = ""  # of the one that is on the page
        self.is_looking = False
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.look)
        self._calm.start()
        session.article_opened.connect(self._tell_older)
        self._is_closed = False
        app.applicationStateChanged.connect(self._come_back)

    # ---- the parts, which nobody waits for before the first paint

    @cached_property
    def _lister(self) -> Lister:
        """Looks at all of the shelf."""
        lister = self._new_lister()
        lister.listed.connect(self._learn)
        lister.finished.connect(self._finish)
        return lister

    @cached_property
    def _adder(self) -> Lister:
        """Looks at what is to be added, and does not wait for the other."""
        adder = self._new_lister()
        adder.listed.connect(self._add)
        return adder

    def _new_lister(self) -> Lister:
        from reader.ui.shelf.lister import Lister

        lister = Lister()
        lister.failed.connect(self._fail)
        return lister

    @cached_property
    def _view(self) -> ShelfView:
        from reader.ui.shelf.shelf_view import ShelfView

        view = ShelfView(self._window, self, self._memory, self._appearance)
        view.announced.connect(self.announced)
        return view

    # ---- what is known

    @property
    def reading(self) -> Path | None:
        """The file that is on the page."""
        return self._session.opened.pack.path if self._session.opened else None

    def listed(self) -> list[ListedPack]:
        """As far as it is known by now, with what is on the page."""
        known = dict(self._known)
        if self._session.opened and self.reading not in known:
            pack = self._session.opened.pack
            known[pack.path] = ListedPack(pack.path, PackOrigin.ADDED, describe_pack(pack), is_available=True)
        return list(known.values())

    def look_again(self) -> None:
        """The stick of a pack that is not here may be in by now."""
        if not self.is_looking and any(not each.is_available for each in self._known.values()):
            self.look()

    def look(self) -> None:
        """Looks at every file of the shelf anew."""
        self._calm.stop()
        self.is_looking = True
        self._fresh = {}
        kept = self._memory.added_packs
        self._lister.start(partial(bundled.places, self.data, kept), kept)

    # ---- what the reader does

    def open(self) -> None:
        self._view.open()

    def open_files(self, files: Sequence[Path]) -> None:
        """Opens the first; all are on the shelf from now on."""
        if files:
            self._told.discard(files[0])
            self._session.open_file(files[0])
            self.keep_opened(files)

    def keep_opened(self, files: Sequence[Path]) -> None:
        """Keeps files on the shelf, the first of which has been opened, if it could be."""
        opened = self._session.opened
        if files and opened and opened.pack.path == files[0]:
            self._add([ListedPack(files[0], PackOrigin.ADDED, describe_pack(opened.pack), is_available=True)])
        self.add(files[1:])

    def add(self, files: Sequence[Path]) -> None:
        """Puts packs on the shelf, and says which of the files are none."""
        if files:
            self._to_add += files
            waiting = [(file, PackOrigin.ADDED) for file in self._to_add]
            self._adder.start(lambda: waiting)

    def read(self, file: Path) -> bool:
        """Opens a file of the shelf: where the reader is, if that is another edition of it; else at its beginning."""
        place = self._session.place
        try:
            pack = self._session.shelf.add(file)
            self._told.discard(file)
            if place and place.location.pack == pack.info.id and _has(pack, place.location):
                return self._session.go(place.location, place.depth)
        except PackError as error:
            self._fail(str(error))
            return False
        return self._session.open_file(file)

    def take_off(self, file: Path) -> None:
        """Its file stays where it is."""
        self._memory.forget_added(file)
        self._session.shelf.remove(file)
        self._known.pop(file, None)
        self.changed.emit()
        if self.is_looking:
            self.look()  # or it would come back with the others

    def stop_copying(self) -> None:
        """Waits until nothing is left of a copy that is being made."""
        if "_view" in self.__dict__:
            self._view.stop_copying()

    def forget(self) -> None:
        """Nothing that the reader has put on the shelf is there any more, but for what is on the page."""
        for file, each in list(self._known.items()):
            if each.origin in (PackOrigin.ADDED, PackOrigin.COPIED) and file != self.reading:
                self.take_off(file)
        self.look()

    def close(self) -> None:
        self._calm.stop()
        self._is_closed = True
        for name in ("_lister", "_adder", "_view"):
            if name in self.__dict__:
                self.__dict__[name].close()

    # ---- what happens

    def _learn(self, batch: list[ListedPack]) -> None:
        self._fresh |= {each.file: each for each in batch}
        self._known |= self._fresh
        self._session.shelf.add_files(each.file for each in batch if each.is_readable)
        self.changed.emit()

    def _finish(self) -> None:
        self._known = self._fresh
        self.is_looking = False
        self.changed.emit()
        if self._session.opened:
            self._tell_older(self._session.opened)
        elif best := next((each for each in self._known.values() if each.is_readable), None):
            self.taken_back.emit(NO_PACK)
            self._session.open_file(best.file)

    def _add(self, batch: list[ListedPack]) -> None:
        looked_at = {each.file for each in batch}
        self._to_add = [file for file in self._to_add if file not in looked_at]
        standing = bundled.standing(self.data)
        kept = []
        for each in batch:
            if not each.pack or not each.is_readable:
                self._fail(f"{one_line(each.file.name)}: {each.problem or 'The file is missing.'}")
            elif each.file not in self._known or self._known[each.file].origin is PackOrigin.ADDED:
                self._known[each.file] = self._fresh[each.file] = each
                if each.file not in standing:
                    kept.append(each.pack)
        self._memory.keep_added(kept)
        self._session.shelf.add_files(each.file for each in batch if each.is_readable)
        self.changed.emit()

    def _tell_older(self, opened: OpenedArticle) -> None:
        """What one reads must be the newest that there is, or one must know."""
        info, file = opened.pack.info, opened.pack.path
        if self._said and file not in self._told:
            self.taken_back.emit(self._said)
            self._said = ""
        best = newest_readable(self._known.values(), info.id)
        if best is None or best.edition <= info.edition or file in self._told:
            return
        self._told.add(file)
        self._said = (
            f"You are reading edition {info.edition} of “{one_line(info.title)}”. "
            f"Edition {best.edition} is on the shelf, too."
        )
        self.offered.emit(self._said, f"Read edition {best.edition}", partial(self.read, best.path))

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """The reader has been elsewhere, to put a stick in, perhaps."""
        if state is Qt.ApplicationState.ApplicationActive and not self._is_closed:
            self.look_again()

    def _fail(self, sentence: str) -> None:
        """Said where the reader looks."""
        if "_view" in self.__dict__ and self._view.is_open:
            self._view.tell(sentence)
        else:
            self.failed.emit(sentence)


def _has(pack: PackFile, location: Location) -> bool:
    """Raises PackError."""
    try:
        pack.entry(location.article)
    except NotInPackError:
        return False
    return True
