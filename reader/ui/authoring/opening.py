"""Opens the window of a content folder, or says why it cannot be edited."""

from __future__ import annotations

from pathlib import Path

from reader.library.authoring.content_folder import ARTICLES, FIGURES
from reader.library.authoring.problems import NotAContentFolder
from reader.library.editing.draft_store import DRAFTS
from reader.library.editing.edited_folder import EditedFolder, FolderIsOpen
from reader.system import reachable
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.room_services import RoomServices
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.shell.shell import Shell


def folder_of(path: Path) -> Path:
    """The folder itself, or the content folder that a file is in."""
    if reachable.is_file(path):
        path = path.parent.parent if path.parent.name in (ARTICLES, FIGURES) else path.parent
    return path.resolve()


def open_folder(shell: Shell, folder: Path, data: Path, services: RoomServices) -> RoomWindow | None:
    """None if it is no content folder, or another Carrel edits it."""
    try:
        edited = EditedFolder(folder, data / DRAFTS)
    except (NotAContentFolder, FolderIsOpen) as error:
        shell.messages.tell(str(error))
        return None
    return RoomWindow(EditedPack(edited), shell.appearance, services)
