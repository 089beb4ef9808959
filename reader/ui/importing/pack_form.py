"""What an author says about the new pack: its title, its language, and where its folder goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.library.limits import LONGEST_LINE
from reader.system import reachable
from reader.translation import N_, _
from reader.ui.importing.languages import LanguageBox
from reader.ui.importing.target_folder import free_folder
from reader.ui.shell import file_dialogs
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.text_field import TextField

TITLE_OF_FIRST = N_("The title of the first document")
TITLE_OF_FOLDER = N_("The name of the folder")
LANGUAGE_OF_TEXT = N_("As the documents say")
HINT = N_(
    "Carrel makes this folder. It will contain the text and the pictures as plain files, which you can go on editing."
)


class PackForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title = TextField(placeholderText=_(TITLE_OF_FIRST), maxLength=LONGEST_LINE)
        self.language = LanguageBox(_(LANGUAGE_OF_TEXT))
        self.folder = TextField()
        self._choose = QPushButton(_("Choose…"))
        self._choose.setAutoDefault(False)
        self._choose.setAccessibleName(_("Choose where the new folder goes"))
        self._choose.clicked.connect(self._ask_folder)
        self._parent = file_dialogs.documents_folder()
        self._first: Path | None = None
        self._is_own_folder = False
        self.title.textChanged.connect(self._propose)
        self.folder.textEdited.connect(self._take_own_folder)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        form = QFormLayout(self)
        form.setContentsMargins(0, 4, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        for text, widget, field in (
            (_("&Title of the pack"), self.title, self.title),
            (_("&Language"), self.language, self.language),
            (_("&New folder"), place, self.folder),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))  # Qt finds the label only beside the field itself
            form.addRow(label, widget)
        form.addRow("", plain_label(_(HINT), "soft"))

    @property
    def target(self) -> Path | None:
        """The folder to make; None if the field is empty or has no complete path."""
        path = Path(self.folder.text().strip())
        return path if path.is_absolute() else None

    @property
    def _is_folder(self) -> bool:
        return self._first is not None and reachable.is_folder(self._first)

    def title_for(self, documents: int) -> str:
        """The title of a pack of so many articles; empty for that of the first one."""
        if self.wanted_title or not self._first or not self._is_folder or documents == 1:
            return self.wanted_title
        return one_line(self._first.name, LONGEST_LINE)

    @property
    def wanted_title(self) -> str:
        """What the author typed."""
        return " ".join(one_line(self.title.text(), LONGEST_LINE).split())

    def clear(self) -> None:
        self.title.clear()
        self.language.setCurrentIndex(0)
        self._is_own_folder = False

    def propose_folder(self, first: Path | None) -> None:
        """Proposes a folder that is not there, by the title or the name of the first document."""
        self._first = first
        self.title.setPlaceholderText(_(TITLE_OF_FOLDER) if self._is_folder else _(TITLE_OF_FIRST))
        self._propose()

    def _propose(self) -> None:
        if not self._is_own_folder:
            first = self._first or Path()
            name = self.wanted_title or (first.name if self._is_folder else first.stem)
            self.folder.setText(str(free_folder(self._parent, name)))

    def _take_own_folder(self) -> None:
        self._is_own_folder = True

    def _ask_folder(self) -> None:
        """Asks for the folder around the new one."""
        parent = file_dialogs.ask_folder(self, _("Where should the new folder go?"))
        if parent:
            self._parent = parent
            self._is_own_folder = False
            self._propose()
