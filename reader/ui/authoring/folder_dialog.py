"""Asks which content folder to edit: one of those that were edited last, or another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from reader.translation import N_, _
from reader.ui.authoring.recent_folders import RecentFolder
from reader.ui.lists.row_model import RowModel
from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.shell import file_dialogs
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.labels import one_line, plain_label

HEAD = N_("Which pack do you want to edit?")
EXPLANATION = N_("A pack is written in a folder with the file pack.yaml and a folder named articles.")


class _FolderRow(NamedTuple):
    folder: RecentFolder

    @property
    def spoken(self) -> str:
        return f"{one_line(self.folder.title)}\n{one_line(str(self.folder.folder))}"

    @property
    def tooltip(self) -> str:
        return ""


class FolderDialog(Dialog):
    """`folder` is what was chosen. `head` says what is asked."""

    def __init__(self, parent: QWidget, folders: Sequence[RecentFolder], head: str = "") -> None:
        super().__init__(parent, _("Edit a pack"))
        self.folder: Path | None = None
        self._folders = folders
        model = RowModel()
        model.set_rows([_FolderRow(each) for each in folders])
        self.list = WrappingList(_("Packs that you edited last"))
        self.list.setModel(model)
        self.list.activated.connect(lambda _index: self.accept())
        self.list.setVisible(bool(folders))
        buttons = QDialogButtonBox()
        self._edit = buttons.addButton(_("&Edit"), QDialogButtonBox.ButtonRole.AcceptRole)
        other = buttons.addButton(_("&Choose a folder…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        other.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(head or _(HEAD), "heading"))
        column.addWidget(plain_label(_(EXPLANATION), "soft"))
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._edit.setVisible(bool(folders))
        if folders:
            self._edit.setDefault(True)
            self.list.fit_to(len(folders))
            self.list.select_row(0)
            self.list.setFocus()
        else:
            other.setDefault(True)
            other.setFocus()
        self.prefer_size(62, 22 if folders else 0)

    def accept(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._folders):
            self.folder = self._folders[row].folder
            super().accept()

    def _choose(self) -> None:
        chosen = file_dialogs.ask_folder(self, _("Choose the folder of a pack"))
        if chosen:
            self.folder = chosen
            super().accept()
