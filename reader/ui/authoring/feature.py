"""The authoring feature: opens a window for each content folder that is edited, and asks which one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from reader.system import paths
from reader.translation import _
from reader.ui.authoring.recent_folders import SETTING, RecentFolder, folder_of, from_setting, with_folder
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import embedded

if TYPE_CHECKING:
    from reader.ui.authoring.room_services import RoomServices
    from reader.ui.authoring.room_window import RoomWindow


class StickMaker(Protocol):
    def make(self) -> object:
        """Opens the dialog that writes the packs on the shelf to sticks."""


class AuthoringFeature(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        data: Path,
        open_files: Callable[[Sequence[Path]], object],
        sticks: StickMaker,
    ) -> None:
        """`data` is the reader's data folder; `open_files` opens a pack, and adds it to the shelf."""
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._data = data
        self._open_files = open_files
        self._sticks = sticks
        self._rooms: dict[Path, RoomWindow] = {}

    def handlers(self) -> Handlers:
        return {
            ActionId.NEW_PACK: self.new_pack,
            ActionId.EDIT_PACK: self.edit_pack,
            ActionId.EDIT_FOLDER: self.edit_folder,
        }

    @property
    def rooms(self) -> tuple[RoomWindow, ...]:
        """The windows that are open."""
        return tuple(self._rooms.values())

    def new_pack(self) -> None:
        from reader.ui.authoring.new_pack_dialog import NewPackDialog

        dialog = NewPackDialog(self._shell.window, self._shell.ui_state.author)
        dialog.exec()
        dialog.deleteLater()
        if dialog.folder:
            if not self._shell.ui_state.author and dialog.author.text().strip():
                self._shell.ui_state.remember("author", dialog.author.text().strip())
            self.open_room(dialog.folder)

    def edit_pack(self) -> None:
        """Opens the folder of the pack that is being read, if it is known; else asks for it."""
        opened = self._session.opened
        if opened is None:
            self.edit_folder()
            return
        folder = folder_of(self._folders(), opened.pack.info.id)
        if folder is None or not self.open_room(folder, opened.article.id):
            title = embedded(opened.pack.info.title)
            self._ask_folder(_("In which folder is “{pack}” written?", pack=title), opened.article.id)

    def edit_folder(self) -> None:
        self._ask_folder()

    def open_room(self, path: Path, article: str = "") -> bool:
        """Opens a content folder, or the one with this file, or raises its window. False if it is none."""
        from reader.ui.authoring import opening

        folder = opening.folder_of(path)
        room = self._rooms.get(folder) or opening.open_folder(self._shell, folder, self._data, self._services())
        if room is None:
            return False
        if room.folder not in self._rooms:
            self._rooms[room.folder] = room
            room.closed.connect(self._forget_room)
        self.know_folder(room.folder, room.pack.id, room.pack.outline.title)
        room.show()
        if article:
            room.show_article(article)
        room.raise_()
        room.activateWindow()
        return True

    def know_folder(self, folder: Path, pack: str, title: str) -> None:
        """Remembers in which folder a pack is written."""
        if not self._shell.ui_state.is_private:
            newest = RecentFolder(folder.resolve(), pack, title)
            self._shell.ui_state.remember(SETTING, with_folder(self._folders(), newest))

    # ---- the end of the program

    def may_close(self) -> bool:
        """False if something cannot be saved, and the author wants to stay."""
        return all(room.may_close() for room in self.rooms)

    def keep_unsaved(self) -> None:
        """Nobody can be asked; what can be saved is saved."""
        for room in self.rooms:
            room.save_now()

    def close(self) -> None:
        for room in self.rooms:
            room.close_now()

    # ---- inside

    def _services(self) -> RoomServices:
        from reader.library.spelling.dictionary_files import FOLDER_NAME, dictionary_folders
        from reader.ui.authoring.room_services import KnownEdition, RoomServices

        def editions() -> list[KnownEdition]:
            found = [KnownEdition(pack.info, pack.path) for pack in self._session.packs()]
            return [each for each in found if not each.file.name.endswith(paths.PREVIEW_ENDING)]

        state = self._shell.ui_state
        return RoomServices(
            self._open_files,
            self._sticks.make,
            editions,
            self._show_reader,
            partial(dictionary_folders, self._data),
            self._data / FOLDER_NAME,
            state.value,
            state.remember,
        )

    def _show_reader(self) -> None:
        self._shell.window.raise_()
        self._shell.window.activateWindow()

    def _ask_folder(self, head: str = "", article: str = "") -> None:
        from reader.ui.authoring.folder_dialog import FolderDialog

        dialog = FolderDialog(self._shell.window, self._folders(), head)
        dialog.exec()
        dialog.deleteLater()
        if dialog.folder:
            self.open_room(dialog.folder, article)

    def _folders(self) -> tuple[RecentFolder, ...]:
        return from_setting(self._shell.ui_state.value(SETTING))

    def _forget_room(self, folder: Path) -> None:
        room = self._rooms.pop(folder, None)
        if room:
            room.deleteLater()
