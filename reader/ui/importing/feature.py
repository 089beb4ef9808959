"""The importing feature: documents are dropped or chosen, and become a content folder, whose pack is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.translation import _
from reader.ui.importing.document_files import document_filters, is_other_format
from reader.ui.shell import file_dialogs
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from reader.ui.importing.documents_dialog import DocumentsDialog

MOST_TOLD = 3
"""Files whose sentence is shown in the window at once."""

OpenFolder = Callable[[Path], object]


class ImportingFeature(QObject):
    def __init__(self, shell: Shell, read_folder: OpenFolder, edit_folder: OpenFolder) -> None:
        """`read_folder` shows the pack of a content folder; `edit_folder` opens the folder where authors work."""
        super().__init__(shell.window)
        self._shell = shell
        self._read_folder = read_folder
        self._edit_folder = edit_folder
        self._dialog: DocumentsDialog | None = None

    def handlers(self) -> Handlers:
        return {ActionId.IMPORT_DOCUMENTS: self.choose}

    @property
    def dialog(self) -> DocumentsDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def choose(self) -> None:
        """Asks for documents, and opens the dialog."""
        files = file_dialogs.ask_files(self._shell.window, _("Import documents"), document_filters())
        if files:
            self.import_documents(files)

    def import_documents(self, paths: Sequence[Path]) -> None:
        """Opens the dialog with these files and folders, or adds them to the open one."""
        if all(map(is_other_format, paths)):
            self._tell_what_to_do(paths)
            return
        if self._dialog is None:
            from reader.ui.importing.documents_dialog import DocumentsDialog

            dialog = DocumentsDialog(self._shell.window)
            dialog.read_requested.connect(self._read_folder)
            dialog.edit_requested.connect(self._edit_folder)
            dialog.finished.connect(self._forget_dialog)
            self._dialog = dialog
        self._dialog.add_files(paths)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Without asking: the window closes."""
        if self._dialog:
            self._dialog.done(0)

    def _tell_what_to_do(self, paths: Sequence[Path]) -> None:
        from reader.library.importing.file_kinds import sentence_on

        for path in paths[:MOST_TOLD]:
            self._shell.messages.tell(
                _("Carrel cannot import “{file}”. {advice}", file=one_line(path.name), advice=sentence_on(path))
            )

    def _forget_dialog(self) -> None:
        """It holds everything that was read."""
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None
