"""Puts pictures into the pack and the text: chosen, dropped or pasted ones, each with its description."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage, QPixmap

from reader.library.editing import figure_edits
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions import links
from reader.library.editing.insertions.edited_text import EditedText
from reader.library.figure_check import MAX_FIGURE_BYTES
from reader.system.regular_file import read_regular
from reader.translation import _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.figure_dialog import NewFigureDialog
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_controller import TextController
from reader.ui.shell import file_dialogs
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line


class FigureInsertion(QObject):
    def __init__(self, pack: EditedPack, editor: SourceEditor, text: TextController, messages: Messages) -> None:
        super().__init__(editor)
        self._pack = pack
        self._editor = editor
        self._text = text
        self._messages = messages
        editor.pictures_given.connect(self.add_files)
        editor.picture_pasted.connect(self._add_pasted)

    def choose(self) -> None:
        if self._text.article:
            pictures = _("Pictures")
            filters = f"{pictures} (*.png *.jpg *.jpeg *.svg)"
            self.add_files(file_dialogs.ask_files(self._editor.window(), _("Choose pictures"), filters))

    def add_files(self, files: Sequence[Path]) -> None:
        for file in files:
            try:
                data = read_regular(file, MAX_FIGURE_BYTES)
            except OSError as error:
                self._messages.tell(
                    _("“{file}” cannot be read ({error}).", file=one_line(file.name), error=error.strerror or error)
                )
                continue
            self._add(file.name, data)

    def _add_pasted(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self._add("picture.png", bytes(buffer.data().data()))

    def add_embedded(self, data: bytes, name: str, alt: str) -> tuple[str, str]:
        """A picture within a text that is pasted: its name in the pack and its description, which is asked for if it
        has none. The name is empty if it is left out.
        """
        path = figure_edits.free_name(self._pack.edited.snapshot(), name)
        if not self._text.article or figure_edits.problem_of_figure(path, data):
            return "", ""
        if not alt:
            dialog = NewFigureDialog(self._editor.window(), name, _picture(name, data))
            is_accepted, alt = bool(dialog.exec()), dialog.description
            dialog.deleteLater()
            if not is_accepted:
                return "", ""
        try:
            self._pack.change(_("Add figure"), {path: data})
        except EditRefused as error:
            self._messages.tell(str(error))
            return "", ""
        return path, alt

    def _add(self, name: str, data: bytes) -> None:
        """Asks for the description, and puts the picture into the pack and the text as one step."""
        if not self._text.article:
            self._messages.say(_("Open an article first: a figure belongs to a text."))
            return
        path = figure_edits.free_name(self._pack.edited.snapshot(), name)
        if reason := figure_edits.problem_of_figure(path, data):
            self._messages.tell(_("“{file}”: {reason}", file=one_line(name), reason=reason))
            return
        dialog = NewFigureDialog(self._editor.window(), name, _picture(name, data))
        is_accepted = dialog.exec()
        dialog.deleteLater()
        if not is_accepted:
            return
        edited = EditedText(self._editor.text, *self._editor.selection)
        new = links.insert_figure(edited, path, dialog.description, dialog.caption.text())
        try:
            self._pack.change(_("Figure"), {path: data, self._text.file: new.text})
        except EditRefused as error:
            self._messages.tell(str(error))
            return
        self._editor.select(new.start, new.end)
        self._editor.setFocus()


def _picture(name: str, data: bytes) -> QPixmap:
    """The picture to show beside the questions; a drawing of a stranger is not drawn in this process."""
    picture = QPixmap()
    if not name.casefold().endswith(".svg"):
        picture.loadFromData(data)
    return picture
