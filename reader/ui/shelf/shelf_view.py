"""The shelf on view: fills the dialog, and does what the reader asks for there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.library.packcopy import CopyError, delete_copy
from reader.library.packfile import SUFFIX
from reader.library.shelf import PackOrigin
from reader.ui.shelf.copy_job import CopyJob
from reader.ui.shelf.pack_rows import PackRow, rows
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.ui_state import UiState

if TYPE_CHECKING:
    from reader.ui.shelf.feature import ShelfFeature

DELETE, CANCEL = "Delete the copy", "Cancel"
SETTLE = 40  # milliseconds in which what is learnt is shown at once
AGAIN = 3000  # milliseconds between two looks for sticks that are out
PACKS = f"Packs (*{SUFFIX});;All files (*)"


class ShelfView(QObject):
    """announced(str): something came to its end while the dialog was closed."""

    announced = Signal(str)

    def __init__(self, window: QWidget, desk: ShelfFeature, memory: UiState, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._memory = memory
        self._appearance = appearance
        self._dialog: ShelfDialog | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._show)
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(desk.look_again)
        desk.changed.connect(self._settle.start)
        self._copying = CopyJob(desk.data)
        self._copying.advanced.connect(lambda _, percent: self._show_copying(percent))
        self._copying.copied.connect(self._take_copy)
        self._copying.stopped.connect(lambda: self._end_copying("Stopped. No copy was made."))
        self._copying.failed.connect(self._end_copying)

    @property
    def is_open(self) -> bool:
        return self._dialog is not None

    def open(self) -> None:
        dialog = self._dialog = ShelfDialog(self._window, self._appearance.look.theme)
        dialog.read_requested.connect(self._read)
        dialog.add_requested.connect(self._ask_for_packs)
        dialog.files_dropped.connect(self._add)
        dialog.take_off_requested.connect(self._take_off)
        dialog.copy_requested.connect(self._copy)
        dialog.stop_requested.connect(self._copying.stop)
        if self._copying.file:
            self._show_copying(0)
        self._desk.look()
        self._show()
        self._again.start()
        dialog.exec()
        self._again.stop()
        self._dialog = None
        dialog.deleteLater()

    def stop_copying(self) -> None:
        """Waits until nothing is left of a copy that is being made."""
        self._copying.stop()
        self._copying.close()

    def close(self) -> None:
        self._settle.stop()
        self._copying.close()

    def _show(self) -> None:
        if self._dialog:
            listed = rows(self._desk.listed(), self._desk.reading)
            self._dialog.show_rows(listed, self._desk.reading, is_looking=self._desk.is_looking)

    def tell(self, sentence: str) -> None:
        if self._dialog:
            self._dialog.tell(sentence)

    # ---- what is asked for

    def _read(self, row: PackRow) -> None:
        if row.listed.is_readable and self._dialog and self._desk.read(row.listed.file):
            self._dialog.accept()

    def _ask_for_packs(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._dialog, "Add packs to the shelf", "", PACKS)
        self._add([Path(name) for name in names])

    def _add(self, files: Sequence[Path]) -> None:
        self.tell("")
        self._desk.add(files)

    def _take_off(self, row: PackRow) -> None:
        file, name = row.listed.file, f"“{row.name}”"
        if row.listed.origin is PackOrigin.COPIED:
            if not self._is_sure(name):
                return
            self._desk.take_off(file)  # first, since Windows deletes no file that is open
            try:
                delete_copy(file, self._desk.data)
            except CopyError as error:
                self.tell(str(error))
            else:
                self.tell(f"The copy of {name} is deleted. Your marks in it are kept.")
            self._desk.look()
        else:
            self._desk.take_off(file)
            self.tell(f"{name} is off the shelf. Its file is where it was, and your marks in it are kept.")

    def _is_sure(self, name: str) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        text = (
            f"The copy of {name} that Carrel keeps will be deleted. The file that it was copied from stays as it is, "
            "and so do your marks: they are there again when you read this pack again."
        )
        dialog = QuestionDialog(
            self._dialog or self._window, "Delete the copy", "Delete this copy?", text, (DELETE, CANCEL)
        )
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == DELETE

    # ---- copying

    def _copy(self, row: PackRow) -> None:
        if self._memory.is_private:
            self.tell("In a private session nothing is kept on disk. End it to keep a copy: menu, File.")
            return
        self._copying.start(row.listed.file)
        self._show_copying(0)

    def _show_copying(self, percent: int) -> None:
        if self._dialog and self._copying.file:
            self._dialog.show_copying(f"Copying {self._copying.file.name}: {percent} %")

    def _take_copy(self, file: Path, copy: Path) -> None:
        """The copy takes the place of the file, which may go now."""
        if self._desk.reading != file or self._desk.read(copy):
            self._desk.take_off(file)
        self._desk.look()
        self._end_copying(f"Copied and checked. You can read it without {file.parent} now.")

    def _end_copying(self, sentence: str) -> None:
        if self._dialog:
            self._dialog.show_copying("")
            self._dialog.tell(sentence)
        else:
            self.announced.emit(sentence)
