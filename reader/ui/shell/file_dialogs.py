"""The system's dialogs for files and folders, and where they begin: where the last file was, or else in Documents.

Never in the folder of the program or on the stick that it runs from: what people save there is lost with the next
version, or goes to the next person with the stick. Without a folder, the system begins in the one of the program.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.system import paths, reachable
from reader.ui.shell.file_names import with_ending

_last: list[Path] = []
"""The folder of the last file that was chosen. It is not saved: nobody learns from Carrel which folders there are."""


def ask_file(parent: QWidget, title: str, filters: str) -> Path | None:
    """A file to open; None if the reader cancelled."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start_folder()), filters)
    return _noted(Path(name)) if name else None


def ask_files(parent: QWidget, title: str, filters: str) -> list[Path]:
    """Files to open; none if the reader cancelled."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(start_folder()), filters)
    return [_noted(Path(name)) for name in names]


def ask_target(parent: QWidget, title: str, name: str, filters: str) -> tuple[Path | None, str]:
    """A file to write, which may exist, and the filter that was chosen. `name` is proposed.

    A missing ending is added. If there is a file of the complete name, the dialog opens again with it, because only the
    system asks whether to replace a file, and it has not asked about that one.
    """
    proposed = start_folder() / name
    while True:
        text, chosen = QFileDialog.getSaveFileName(parent, title, str(proposed), filters)
        if not text:
            return None, chosen
        file = with_ending(Path(text), chosen, filters)
        if file == Path(text) or not reachable.exists(file):
            return _noted(file), chosen
        proposed = file


def ask_folder(parent: QWidget, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title, str(start_folder()))
    return _noted(Path(name)) if name else None


def forget() -> None:
    """Forgets where the last file was."""
    _last.clear()


def start_folder() -> Path:
    return _first_allowed((*_last, *_documents()))


def documents_folder() -> Path:
    """For what is made without a file dialog: Documents, wherever the last file was."""
    return _first_allowed(_documents())


def _first_allowed(candidates: Iterable[Path]) -> Path:
    forbidden = _forbidden_folder()
    for folder in candidates:
        if forbidden and Path(os.path.realpath(folder)).is_relative_to(forbidden):
            continue
        if reachable.is_folder(folder):
            return folder
    return _home()


def _documents() -> Iterator[Path]:
    if documents := QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation):
        yield Path(documents)


def _forbidden_folder() -> Path | None:
    """The stick that the program runs from, or else its folder; None in a checkout."""
    program = paths.program()
    if program is None:
        return None
    disk = paths.removable_disk_of_program()
    # A home folder on the same disk: it is not a stick but a second disk of this computer.
    return disk if disk and not _home().is_relative_to(disk) else program


def _home() -> Path:
    """Not Path.home(), which raises an error for a user whom the system does not know."""
    return Path(QDir.homePath())


def _noted(file: Path) -> Path:
    _last[:] = [file.parent]
    return file
