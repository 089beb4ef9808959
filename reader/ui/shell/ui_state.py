"""The state of the window: what the reader chose and where they were, restored at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from reader.library import added_packs, known_here, pack_answers
from reader.library.model import Location
from reader.library.pack_answers import PackAnswer
from reader.library.packfile import NotInPackError, PackError
from reader.library.shelf import PackOnShelf, Shelf
from reader.settings import LONGEST_SEARCH, MOST_RECENT_SEARCHES, Settings
from reader.system import paths, reachable
from reader.translation import _
from reader.ui.shell import last_positions
from reader.ui.shell.messages import Messages
from reader.ui.shell.opening_guard import OpeningGuard
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session
from reader.ui.widgets.labels import one_line

SAVE_DELAY = 1500  # milliseconds after the last change; short, because people pull sticks out without warning

ANSWER_TIME = 0.4
"""Seconds that the window waits for the disk or share of the pack that was read last."""

_PRIVATE = (
    "recent_searches", "added_packs", "pack_answers", "edited_folders", "known_here", "positions", "pack_file",
    "location", "offset", "depth", "speech",
)  # fmt: skip
"""Settings that reveal what somebody read or searched for."""


class UiState(QObject):
    """Saves settings shortly after they change. The first failure to save is shown in a message."""

    def __init__(self, settings: Settings, session: Session, shelf: Shelf, messages: Messages) -> None:
        super().__init__()
        self._settings = settings
        self._session = session
        self._shelf = shelf
        self._messages = messages
        self._has_failed = False
        self._before_private: dict[str, object] | None = None  # the settings when a private session began
        self._is_reset = False
        self.position_at_start: ReadingPosition | None = None
        """Where the reader stopped at the last time, even if it could not be shown."""
        self.position_after_start: ReadingPosition | None = None
        """Where the window was opened."""
        self._opened_now: dict[Path, None] = {}  # since Carrel was started
        self._to_seal: list[Path] = []
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY)
        self._timer.timeout.connect(self.save)
        session.position_changed.connect(self._remember_position)
        session.article_opened.connect(self._remember_file)
        session.last_position = self._last_position
        self.opening = OpeningGuard(settings.folder, messages, shelf.is_bundled)
        session.opening = self.opening.opening

    def remember(self, name: str, value: object) -> None:
        """Changes a setting, and saves it when nothing has changed for SAVE_DELAY."""
        self._settings[name] = value
        if not self.is_private:
            self._timer.start()

    def value(self, name: str) -> object:
        """The current value of a setting."""
        return self._settings[name]

    # ---- private sessions

    @property
    def is_private(self) -> bool:
        return self._before_private is not None

    def begin_private(self) -> None:
        """From now on, nothing is saved, and searches and positions are not remembered."""
        self.save()
        self.opening.set_off(True)
        self._before_private = self._settings.snapshot()

    def end_private(self) -> None:
        """Keeps changes to the window, and discards what the reader read and searched for in private."""
        before, self._before_private = self._before_private or {}, None
        self.opening.set_off(self._is_reset)
        now = self._settings.snapshot()
        for name in _PRIVATE:
            now.pop(name, None)
            if name in before:
                now[name] = before[name]
        self._settings.restore(now)
        self._shelf.choice.set_answers(self.pack_answers)

    def reset(self) -> None:
        """Restores the default settings; the position is not remembered again before the next start."""
        self._timer.stop()
        self.opening.set_off(True)
        self._settings.restore({})
        self._shelf.choice.set_answers(())
        self._to_seal.clear()
        if self._before_private is not None:
            self._before_private = {}
        self._is_reset = True

    # ---- what is remembered

    @property
    def recent_searches(self) -> tuple[str, ...]:
        """Newest first."""
        return tuple(self._settings["recent_searches"])

    @property
    def author(self) -> str:
        """The name that the reader adds to marks."""
        return str(self._settings["author"])

    def remember_search(self, typed: str) -> None:
        if self.is_private:
            return
        typed = typed[:LONGEST_SEARCH]
        self.remember("recent_searches", [typed, *self._other_searches(typed)][:MOST_RECENT_SEARCHES])

    def forget_search(self, typed: str) -> None:
        self.remember("recent_searches", self._other_searches(typed))

    def forget_searches(self) -> None:
        self.remember("recent_searches", [])

    @property
    def added_packs(self) -> tuple[PackOnShelf, ...]:
        """What the reader added to the shelf, as it was last seen, newest first."""
        return added_packs.from_settings(self._settings["added_packs"], self._settings.folder)

    def remember_added(self, packs: Sequence[PackOnShelf]) -> None:
        if packs:
            self._note_opened(pack.path for pack in packs)
            self._set_added(added_packs.with_added(self.added_packs, packs))

    def is_known_here(self, file: Path) -> bool:
        """Whether Carrel may look for a file by itself. Can be called on any thread."""
        seals = self._settings["known_here"]
        return file in self._opened_now or known_here.is_known(file, seals, self._settings.folder)

    def forget_added(self, file: Path) -> None:
        self._set_added(added_packs.without_file(self.added_packs, file))

    @property
    def pack_answers(self) -> tuple[PackAnswer, ...]:
        """Which files the reader wants to read, or not, for packs that are in several files."""
        return pack_answers.from_settings(self._settings["pack_answers"])

    def remember_answers(self, answers: Sequence[PackAnswer]) -> None:
        """Replaces all answers."""
        self.remember("pack_answers", pack_answers.to_settings(answers))
        self._shelf.choice.set_answers(answers)

    def remember_window(self, window: QMainWindow) -> None:
        """Remembers the size of the window and its position on the screen."""
        if self._is_reset:
            return
        self.remember("geometry", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))

    # ---- restored at the start

    def restore_window(self, window: QMainWindow) -> None:
        geometry = QByteArray.fromBase64(self._settings["geometry"].encode("ascii", "ignore"))
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
            if window.isFullScreen():  # a window without its bars would be a riddle at the start
                window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowFullScreen)

    def restore_position(self, requested: Path | None) -> None:
        """Opens the requested pack where the reader stopped, or the last pack, or the first that can be read.

        None over which the program died.
        """
        self.opening.hold_unfinished(self.try_again)
        for held in self.opening.held:
            self._shelf.remove(held)
        self._restore_position(None if self.opening.holds(requested) else requested)
        self.position_after_start = self._session.position

    def _restore_position(self, requested: Path | None) -> None:
        if requested and self._session.open_file(requested):
            return
        if self._settings["location"] and self._go_to_last_position():
            return
        first = self._shelf.first()
        if first and not self._session.go_pack(first.info.id):
            any(self._session.go_pack(pack.info.id) for pack in self._shelf.packs() if pack is not first)

    def try_again(self, file: Path) -> None:
        """Opens a pack over which the program died; the reader asked for it."""
        self._session.open_file(file)

    def save(self) -> None:
        """Saves the settings now."""
        self._timer.stop()
        if self.is_private:
            return
        if self._to_seal:
            self._seal()
        problem = self._settings.save()
        if problem and not self._has_failed:
            self._has_failed = True
            self._messages.tell(problem)

    def _set_added(self, packs: Sequence[PackOnShelf]) -> None:
        self.remember("added_packs", added_packs.to_settings(packs, self._settings.folder))

    def _other_searches(self, typed: str) -> list[str]:
        return [search for search in self.recent_searches if search.casefold() != typed.casefold()]

    def _go_to_last_position(self) -> bool:
        """False where it no longer exists. There is no message, since the reader can do nothing about it."""
        try:
            location = Location.parse_with_home(self._settings["location"])._replace(offset=self._settings["offset"])
            self.position_at_start = ReadingPosition(location, self._settings["depth"])
            file = added_packs.from_stored_path(self._settings["pack_file"], self._settings.folder)
            if self.opening.holds(file):
                return False
            if file and self._may_open_now(file):
                self._shelf.add_read_before(file)
            pack = self._shelf.pack(location.pack)
        except (ValueError, OSError, PackError):
            return False
        try:
            if not location.is_home:
                pack.entry(location.article)
        except NotInPackError:
            return self._session.go_pack(location.pack)
        except PackError:
            return False
        return self._session.go(location, self._settings["depth"])

    def _may_open_now(self, file: Path) -> bool:
        """Whether a file is there, and answers quickly. A file of a stranger is not looked for."""
        if paths.is_own(file, self._settings.folder):
            return reachable.is_file(file)
        outcome = reachable.ask(lambda: self.is_known_here(file) and reachable.is_file(file), ANSWER_TIME)
        if outcome is None:
            self._messages.tell(
                _(
                    "“{file}” does not answer, so Carrel opened another pack. To read it, open the shelf with Ctrl+L.",
                    file=one_line(file.name),
                )
            )
        return bool(outcome)

    def _note_opened(self, files: Iterable[Path]) -> None:
        """The reader opened these files, so Carrel may look for them by itself from now on."""
        new = dict.fromkeys(files)
        self._opened_now |= new
        if not self.is_private and not self._is_reset:
            self._to_seal += new

    def _seal(self) -> None:
        """Not at once, since it takes some milliseconds, and the page may not be painted yet."""
        seals, folder = self._settings["known_here"], self._settings.folder
        if seals is None and paths.is_users_own(folder):
            self._to_seal += [pack.path for pack in self.added_packs]
        self._settings["known_here"] = known_here.with_files(seals, self._to_seal, folder)
        self._to_seal.clear()

    def _last_position(self, pack: str) -> ReadingPosition | None:
        newest = {
            name: self._settings[name] for name in ("location", "offset", "depth")
        }  # also what older versions saved
        return last_positions.last_position([*self._settings["positions"], newest], pack)

    def _remember_position(self, position: ReadingPosition) -> None:
        opened = self._session.opened
        if opened and not self._is_reset and not position.location.is_home:
            # Also in a private session, at whose end they are discarded: it goes from pack to pack, too.
            self._settings["positions"] = last_positions.with_position(self._settings["positions"], position)
        if opened and not self.is_private and not self._is_reset:
            if opened.pack.path not in self._opened_now:
                self._note_opened([opened.pack.path])
            self._settings["location"] = str(position.location)
            self._settings["offset"] = position.location.offset
            self._settings["depth"] = max(-1e6, min(1e6, position.depth))
            self._timer.start()

    def _remember_file(self, opened: OpenedArticle) -> None:
        """Another file of the same pack can show the same position."""
        if not self.is_private and not self._is_reset:
            self._settings["pack_file"] = added_packs.to_stored_path(opened.pack.path, self._settings.folder)
            self._timer.start()
