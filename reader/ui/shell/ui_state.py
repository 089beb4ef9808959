"""Keeps where the window was left, and puts it back there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from reader.library import added_packs
from reader.library.model import Location
from reader.library.packfile import PackError
from reader.library.shelf import PackOnShelf, Shelf
from reader.settings import LONGEST_SEARCH, Settings
from reader.system import reachable
from reader.ui.shell.session import ReadingPosition, Session

SETTLE = 1500  # milliseconds without a change before it is written: sticks are pulled without asking

MOST_SEARCHES = 12
_TELLTALE = ("recent_searches", "added_packs", "pack_file", "location", "offset", "depth")


class UiState(QObject):
    """failed(str): what is kept could not be written; said once."""

    failed = Signal(str)

    def __init__(self, settings: Settings, session: Session, shelf: Shelf) -> None:
        super().__init__()
        self._settings = settings
        self._session = session
        self._shelf = shelf
        self._has_failed = False
        self._before: dict[str, object] | None = None  # a private session: the settings as they were
        self._has_forgotten = False
        self._timer = QTimer(self, singleShot=True, interval=SETTLE)
        self._timer.timeout.connect(self.write)
        session.place_changed.connect(self._keep_place)

    def keep(self, name: str, value: object) -> None:
        """Remembers a setting, on disk as soon as the reader pauses."""
        self._settings[name] = value
        if not self.is_private:
            self._timer.start()

    @property
    def is_private(self) -> bool:
        return self._before is not None

    def begin_private(self) -> None:
        """From now on nothing is written, and no search and no place is remembered."""
        self.write()
        self._before = self._settings.snapshot()

    def end_private(self) -> None:
        """What the reader sees stays as it is; where they were in private, and what they read, does not."""
        before, self._before = self._before or {}, None
        now = self._settings.snapshot()
        for name in _TELLTALE:
            now.pop(name, None)
            if name in before:
                now[name] = before[name]
        self._settings.put_back(now)

    def forget(self) -> None:
        """All settings are as they were in the beginning; the place is not kept again before the next start."""
        self._timer.stop()
        self._settings.put_back({})
        if self._before is not None:
            self._before = {}
        self._has_forgotten = True

    @property
    def recent_searches(self) -> tuple[str, ...]:
        """The newest first."""
        return tuple(self._settings["recent_searches"])

    @property
    def author(self) -> str:
        """The name that the reader gives on marks."""
        return str(self._settings["author"])

    def keep_search(self, typed: str) -> None:
        """Remembers what was searched for. The one place that does."""
        if self.is_private:
            return
        typed = typed[:LONGEST_SEARCH]
        self.keep("recent_searches", [typed, *self._other_searches(typed)][:MOST_SEARCHES])

    def forget_search(self, typed: str) -> None:
        self.keep("recent_searches", self._other_searches(typed))

    def forget_searches(self) -> None:
        self.keep("recent_searches", [])

    @property
    def added_packs(self) -> tuple[PackOnShelf, ...]:
        """What the reader has put on the shelf, as it was last seen, the newest first."""
        return added_packs.from_settings(self._settings["added_packs"], self._settings.folder)

    def keep_added(self, editions: Sequence[PackOnShelf]) -> None:
        if editions:
            self._keep_added_packs(added_packs.with_added(self.added_packs, editions))

    def forget_added(self, file: Path) -> None:
        self._keep_added_packs(added_packs.without_file(self.added_packs, file))

    def keep_window(self, window: QMainWindow) -> None:
        if self._has_forgotten:
            return
        self.keep("geometry", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))

    def restore_window(self, window: QMainWindow) -> None:
        geometry = QByteArray.fromBase64(self._settings["geometry"].encode("ascii", "ignore"))
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)

    def restore_place(self, asked: Path | None) -> None:
        """Opens what was asked for; else goes where the reader was; else to the first article of the first pack."""
        if asked and self._session.open_file(asked):
            return
        if self._settings["location"] and self._go_back():
            return
        pack = self._shelf.first()
        if pack and not self._session.open_file(pack.path):
            any(self._session.open_file(other.path) for other in self._shelf.packs() if other is not pack)

    def write(self) -> None:
        self._timer.stop()
        if self.is_private:
            return
        problem = self._settings.save()
        if problem and not self._has_failed:
            self._has_failed = True
            self.failed.emit(problem)

    def _keep_added_packs(self, editions: Sequence[PackOnShelf]) -> None:
        self.keep("added_packs", added_packs.to_settings(editions, self._settings.folder))

    def _other_searches(self, typed: str) -> list[str]:
        return [search for search in self.recent_searches if search.casefold() != typed.casefold()]

    def _go_back(self) -> bool:
        """Where that is gone for good, the reader begins anew without a complaint they could do nothing about."""
        try:
            location = Location.parse(self._settings["location"])._replace(offset=self._settings["offset"])
            file = added_packs.from_stored_path(self._settings["pack_file"], self._settings.folder)
            if file and reachable.is_file(file):
                self._shelf.add(file)
            self._shelf.pack(location.pack).entry(location.article)
        except (ValueError, OSError, PackError):
            return False
        return self._session.go(location, self._settings["depth"])

    def _keep_place(self, place: ReadingPosition) -> None:
        opened = self._session.opened
        if opened and not self.is_private and not self._has_forgotten:
            self._settings["pack_file"] = added_packs.to_stored_path(opened.pack.path, self._settings.folder)
            self._settings["location"] = str(place.location)
            self._settings["offset"] = place.location.offset
            self._settings["depth"] = max(-1e6, min(1e6, place.depth))
            self._timer.start()
