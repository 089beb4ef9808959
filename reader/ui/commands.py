"""What the actions do that is more than one call: asking for a file, copying, saving, changing, helping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from reader.library.model import Location, Reference
from reader.library.packfile import SUFFIX
from reader.ui.page.view import PageView
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import Session
from reader.ui.shell.ui_state import UiState

# Dialogs are imported where they open: most readers open none, and every reader waits for the start.


class Commands(QObject):
    """done(str): something was done that cannot be seen. failed(str). files_chosen(list of Path): to be opened."""

    done = Signal(str)
    failed = Signal(str)
    files_chosen = Signal(list)

    def __init__(
        self, window: QWidget, session: Session, page: PageView, appearance: Appearance, memory: UiState
    ) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._memory = memory
        self._window = window
        self._session = session
        self._page = page
        self.menu_filler: Callable[[QMenu, Location], None] | None = None  # puts marks at the top of the page's menu

    def ask_for_pack(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a pack", "", f"Packs (*{SUFFIX});;All files (*)")
        if name:
            self.files_chosen.emit([Path(name)])

    def copy_location(self, location: Location | None = None) -> None:
        """Copies the address of a paragraph; without one, of that at the top of the page."""
        place = self._session.place
        target = location or (place.location if place else None)
        if target:
            QGuiApplication.clipboard().setText(str(target))
            self.done.emit("Copied: the link to this paragraph. Paste it into the search field to come back here.")

    def show_page_menu(self, at: QPoint, location: Location) -> None:
        menu = QMenu(self._window)
        if self.menu_filler:
            self.menu_filler(menu, location)
        if self._page.textCursor().hasSelection():
            menu.addAction("Copy").triggered.connect(self._page.copy)
        menu.addAction("Copy link to this paragraph").triggered.connect(lambda: self.copy_location(location))
        menu.addAction("Select all").triggered.connect(self._page.selectAll)
        menu.exec(at)
        menu.deleteLater()

    def export(self, references: list[Reference]) -> None:
        from reader.ui.reading.export_references import save_references

        if not references:
            self.done.emit("There are no sources to save here.")
            return
        sentence, is_good = save_references(self._window, references)
        if sentence:
            (self.done if is_good else self.failed).emit(sentence)

    def set_caret(self, on: bool) -> None:
        self._page.set_caret(on)
        self._memory.keep("caret", on)
        self.done.emit("Arrow keys move a caret; Shift selects." if on else "Arrow keys scroll the page.")

    def set_full_screen(self, full: bool) -> None:
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def next_theme(self) -> None:
        self._appearance.next_theme()
        self.done.emit(f"Theme: {self._appearance.theme_titles()[self._appearance.theme]}.")

    def show_keyboard(self) -> None:
        from reader.ui.dialogs.keyboard import KeyboardDialog

        KeyboardDialog(self._window).exec()

    def show_about(self) -> None:
        from reader.ui.dialogs.about import AboutDialog

        AboutDialog(self._window, self._session.opened.pack.info if self._session.opened else None).exec()
