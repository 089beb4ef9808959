"""Asks for what a new pack needs: its title, its language, the author's name, and where its folder goes."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.library.authoring.new_folder import LONGEST_TITLE, NewFolderError
from reader.translation import _
from reader.ui.authoring.new_pack import NewPack, folder_name, make_new_pack
from reader.ui.lists.pack_facts import listed_language_name
from reader.ui.shell import file_dialogs
from reader.ui.widgets.choice_box import ChoiceBox
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import answer_buttons
from reader.ui.widgets.labels import breakable, plain_label
from reader.ui.widgets.text_field import TextField
from reader.ui.widgets.tick_box import TickBox

LANGUAGES = (
    "en-GB", "en", "fr", "es", "pt", "pt-BR", "sw", "ar", "am", "bn", "de", "fa", "ha", "hi", "id", "it", "my", "ne",
    "nl", "pl", "ps", "ro", "ru", "so", "ta", "te", "th", "ti", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


class NewPackDialog(Dialog):
    """`folder` is what was made."""

    def __init__(self, parent: QWidget, author: str) -> None:
        super().__init__(parent, _("New pack"))
        self.folder: Path | None = None
        self._parent_folder = file_dialogs.start_folder()
        self.title_field = TextField(maxLength=LONGEST_TITLE)
        self.language = ChoiceBox()
        self.language.setLineEdit(TextField())
        self.language.setAccessibleName(_("Language"))
        for tag in LANGUAGES:
            self.language.addItem(f"{listed_language_name(tag)} ({tag})", tag)
        self.language.setCurrentIndex(_own_language())
        self.author = TextField(author, maxLength=LONGEST_TITLE)
        self.health = TickBox(_("It is about &health: readers see who has reviewed it"))
        self._where = plain_label("")
        self._where.setAccessibleName(_("Folder of the pack"))
        choose = QPushButton(_("&Another place…"))
        choose.setAutoDefault(False)
        choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        choose.clicked.connect(self._choose_folder)
        self.problem = plain_label("", "problem")
        self.problem.hide()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in (
            (_("&Title"), self.title_field),
            (_("&Language"), self.language),
            (_("Your &name"), self.author),
        ):
            _add_row(form, label, field)
        form.addRow("", self.health)
        form.addRow(QLabel(_("Folder")), self._where)
        form.addRow("", choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(_("What is your pack about?"), "heading"))
        column.addLayout(form)
        column.addWidget(plain_label(_("You can change all of this later, except the folder."), "soft"))
        column.addWidget(self.problem)
        column.addWidget(answer_buttons(self, _("&Make the pack")))
        self.title_field.textChanged.connect(self._show_folder)
        self._show_folder()
        self.title_field.setFocus()
        self.prefer_size(68)

    @property
    def target(self) -> Path:
        return self._parent_folder / folder_name(self.title_field.text())

    def accept(self) -> None:
        """Makes the folder; what prevents it is said in the dialog."""
        typed = self.language.currentText()
        number = self.language.findText(typed)
        tag = str(self.language.itemData(number)) if number >= 0 else typed.strip()
        date = time.strftime("%Y-%m-%d")
        pack = NewPack(self.title_field.text(), tag, self.author.text().strip(), date, self.health.isChecked())
        try:
            make_new_pack(self.target, pack)
        except NewFolderError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.adjustSize()
            return
        self.folder = self.target
        super().accept()

    def _choose_folder(self) -> None:
        chosen = file_dialogs.ask_folder(self, _("Where to make the folder"))
        if chosen:
            self._parent_folder = chosen
            self._show_folder()

    def _show_folder(self) -> None:
        self.problem.hide()
        self._where.setText(breakable(str(self.target)))


def _add_row(form: QFormLayout, label: str, field: QWidget) -> None:
    named = QLabel(label)
    named.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    form.addRow(named, field)


def _own_language() -> int:
    """The row of the language of this computer, or of English."""
    system = QLocale.system().bcp47Name()
    for wanted in (system, system.split("-")[0]):
        if wanted in LANGUAGES:
            return LANGUAGES.index(wanted)
    return 0
