"""Answers the dialogs and menus that open during the self-test, because nobody else does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QMenu, QPushButton

from reader.ui.shell.waiting import WaitDialog


class DialogAnswers:
    """Closes every dialog and menu as soon as it is open, except for what `choosing` and `pressing` say.

    Dialogs that wait for work appear only on slow computers, and end by themselves.

    titles    of all dialogs that have been answered
    """

    def __init__(self) -> None:
        self.titles: list[str] = []
        self._opened: Path | None = None
        self._saved: Path | None = None
        self._description = ""
        self._buttons: Sequence[str] = ()
        self._answered: set[QDialog] = set()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._answer)

    @contextlib.contextmanager
    def active(self) -> Iterator[None]:
        self._timer.start()
        try:
            yield
        finally:
            self._timer.stop()
            self._answered.clear()

    @contextlib.contextmanager
    def choosing(self, opened: Path | None = None, saved: Path | None = None, description: str = "") -> Iterator[None]:
        """Dialogs that open files get the file `opened`, those that save `saved`.

        The format is the first one whose name has `description` in it.
        """
        self._opened, self._saved, self._description = opened, saved, description
        try:
            yield
        finally:
            self._opened, self._saved, self._description = None, None, ""

    @contextlib.contextmanager
    def pressing(self, *labels: str) -> Iterator[None]:
        """Each dialog with a button of one of these labels gets a click on it, once, before it is closed."""
        self._buttons = labels
        try:
            yield
        finally:
            self._buttons = ()

    def _answer(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, WaitDialog):
                continue
            if isinstance(widget, QDialog) and widget.isVisible() and self._is_in_front(widget):
                self._answer_dialog(widget)
                return

    @staticmethod
    def _is_in_front(dialog: QDialog) -> bool:
        modal = QApplication.activeModalWidget()
        return modal is None or modal is dialog

    def _answer_dialog(self, dialog: QDialog) -> None:
        if dialog in self._answered:
            dialog.reject()
            return
        self._answered.add(dialog)
        self.titles.append(dialog.windowTitle())
        button = self._button_of(dialog)
        if isinstance(dialog, QFileDialog):
            self._choose_file(dialog)
        elif button:
            # Later: the timer waits until this method returns, and the click may open another dialog.
            QTimer.singleShot(0, button.click)
        else:
            dialog.reject()

    def _choose_file(self, dialog: QFileDialog) -> None:
        is_saving = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        file = self._saved if is_saving else self._opened
        buttons = dialog.findChild(QDialogButtonBox)
        if file is None or buttons is None:
            dialog.reject()
            return
        named = [name for name in dialog.nameFilters() if self._description in name]
        dialog.selectNameFilter(named[0] if named else "")
        dialog.selectFile(str(file))
        kinds = QDialogButtonBox.StandardButton
        buttons.button(kinds.Save if is_saving else kinds.Open).click()

    def _button_of(self, dialog: QDialog) -> QPushButton | None:
        buttons: list[QPushButton] = list(dialog.findChildren(QPushButton))
        return next((button for button in buttons if button.text().replace("&", "") in self._buttons), None)
