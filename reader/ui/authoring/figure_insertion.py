"""Puts pictures into the pack and the text: chosen, dropped or pasted ones, each with its description."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage, QPixmap

from reader.library.authoring.new_folder import id_from
from reader.library.figure_check import MAX_FIGURE_BYTES, FigureError, read_figure
from reader.system.regular_file import read_regular
from reader.ui.authoring import block_marks
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.figure_dialog import NewFigureDialog
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_controller import TextController
from reader.ui.shell import file_dialogs
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import embedded

FILTER = "Pictures (*.png *.jpg *.jpeg *.svg)"


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
            self.add_files(file_dialogs.ask_files(self._editor.window(), "Choose pictures", FILTER))

    def add_files(self, files: Sequence[Path]) -> None:
        for file in files:
            try:
                data = read_regular(file, MAX_FIGURE_BYTES)
            except OSError as error:
                self._messages.tell(f"“{embedded(file.name)}” cannot be read ({error.strerror or error}).")
                continue
            self._add(file.name, data)

    def _add_pasted(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self._add("picture.png", bytes(buffer.data().data()))

    def _add(self, name: str, data: bytes) -> None:
        """Asks for the description, and puts the picture into the pack and the text as one step."""
        if not self._text.article:
            self._messages.say("Open an article first: a figure belongs to a text.")
            return
        path = self._free_path(name)
        try:
            read_figure(path, data)
        except FigureError as error:
            self._messages.tell(f"“{embedded(name)}” cannot be used as a figure: {error}.")
            return
        dialog = NewFigureDialog(self._editor.window(), name, _picture(name, data))
        is_accepted = dialog.exec()
        dialog.deleteLater()
        if not is_accepted:
            return
        block = block_marks.figure(path, dialog.description, dialog.caption.text())
        change = block_marks.insert_block(self._editor.text, self._editor.selection[1], block)
        text = change.applied_to(self._editor.text)
        self._pack.change("figure", {path: data, self._text.file: text})
        self._editor.select(change.anchor, change.caret)
        self._editor.setFocus()

    def _free_path(self, name: str) -> str:
        """A name that the folder does not have yet, also not in capital letters."""
        stem, ending = id_from(Path(name).stem), Path(name).suffix.casefold()
        used = {file.casefold() for file in self._pack.files()}
        number, found = 1, f"figures/{stem}{ending}"
        while found.casefold() in used:
            number += 1
            found = f"figures/{stem}-{number}{ending}"
        return found


def _picture(name: str, data: bytes) -> QPixmap:
    """The picture to show beside the questions; a drawing of a stranger is not drawn in this process."""
    picture = QPixmap()
    if not name.casefold().endswith(".svg"):
        picture.loadFromData(data)
    return picture
