"""Opens the dialog of the shelf, fills it, and carries out what the reader asks for in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from reader.library.packcopy import CopyError, delete_copy
from reader.library.packfile import SUFFIX
from reader.library.shelf import PackOrigin
from reader.system import reachable
from reader.translation import N_, _, ngettext, with_english
from reader.ui.shelf.copy_job import CopyJob
from reader.ui.shelf.known_packs import KnownPacks
from reader.ui.shelf.pack_rows import CountRead, PackRow, rows_of_packs
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell import file_dialogs, opening_guard
from reader.ui.shell.shell import Shell
from reader.ui.widgets.call_later import call_later

DELETE, CANCEL = N_("Delete this copy"), N_("Cancel")
SHOW_DELAY = 40  # milliseconds in which changes are collected
MOST_PROBLEMS = 4
CHECK_INTERVAL = 3000  # milliseconds between two checks for missing sticks


class ShelfView(QObject):
    def __init__(
        self,
        shell: Shell,
        packs: KnownPacks,
        read: Callable[[Path], bool],
        other_endings: Sequence[str],
        open_others: Callable[[Sequence[Path]], object],
    ) -> None:
        """`read` opens a pack, and returns whether it could be opened. `open_others` opens files with other endings."""
        super().__init__(shell.window)
        self._shell = shell
        self._packs = packs
        self._read_file = read
        self._other_endings = other_endings
        self._open_others = open_others
        self._dialog: ShelfDialog | None = None
        self.count_read: CountRead = lambda _id, _articles: 0
        self._problems: list[str] = []  # the sentences that the dialog shows, newest first
        self._show_soon = QTimer(self, singleShot=True, interval=SHOW_DELAY)
        self._show_soon.timeout.connect(self._show)
        self._check = QTimer(self, interval=CHECK_INTERVAL)
        self._check.timeout.connect(packs.refresh_missing)
        packs.changed.connect(self._show_soon.start)
        self._copying = CopyJob(packs.data)
        self._copying.advanced.connect(self._show_progress)
        self._copying.copied.connect(self._take_copy)
        self._copying.cancelled.connect(self._say_cancelled)
        self._copying.failed.connect(self._end_copying)

    @property
    def is_open(self) -> bool:
        return self._dialog is not None

    def open(self) -> None:
        dialog = self._dialog = ShelfDialog(self._shell.window, self._shell.appearance.theme)
        dialog.read_requested.connect(self._read)
        dialog.add_requested.connect(self._ask_for_packs)
        dialog.files_dropped.connect(self._add)
        dialog.remove_requested.connect(self._remove)
        dialog.copy_requested.connect(self._copy)
        dialog.cancel_requested.connect(self._copying.cancel)
        if self._copying.file:
            self._show_copying(0)
        for held in self._shell.ui_state.opening.held[:1]:
            dialog.offer(opening_guard.sentence(held), _(opening_guard.TRY_AGAIN), partial(self._try_again, held))
        self._packs.refresh()
        self._show()
        self._check.start()
        dialog.exec()
        self._check.stop()
        self._dialog = None
        self._problems.clear()
        dialog.deleteLater()

    def cancel_copying(self) -> None:
        """Cancels the copying, and waits until no incomplete copy is left."""
        self._copying.cancel()
        self._copying.close()

    def close(self) -> None:
        self._show_soon.stop()
        self._copying.close()

    def _show(self) -> None:
        if self._dialog:
            packs = self._packs
            listed = rows_of_packs(packs.all(), packs.reading, packs.files_read(), self.count_read)
            self._dialog.show_rows(listed, self._packs.reading, is_listing=self._packs.is_listing)

    def show_message(self, sentence: str) -> None:
        self._problems.clear()
        if self._dialog:
            self._dialog.show_message(sentence)

    def show_problem(self, sentence: str) -> None:
        """Below the problems that are shown already; the newest is the first."""
        self._problems.insert(0, sentence)
        rest = len(self._problems) - MOST_PROBLEMS
        more = [ngettext("and {count} more", "and {count} more", rest)] if rest > 0 else []
        if self._dialog:
            self._dialog.show_message("\n".join([*self._problems[:MOST_PROBLEMS], *more]))

    # ---- what the reader does

    def _read(self, row: PackRow) -> None:
        if row.listed.is_readable and self._dialog and self._read_file(row.listed.file):
            self._dialog.accept()

    def _try_again(self, file: Path) -> None:
        """Opens a pack over which the program died."""
        if self._dialog:
            self._dialog.accept()
        self._shell.ui_state.try_again(file)

    def _ask_for_packs(self) -> None:
        parent = self._dialog or self._shell.window
        packs, all_files = _("Packs"), _("All files")
        filters = f"{packs} (*{SUFFIX});;{all_files} (*)"
        self._add(file_dialogs.ask_files(parent, _("Add packs to the shelf"), filters))

    def _add(self, files: Sequence[Path]) -> None:
        self.show_message("")
        folders = [file for file in files if reachable.is_folder(file)]
        if files and not folders and all(file.suffix.casefold() in self._other_endings for file in files):
            if self._dialog:
                self._dialog.reject()
            # Later: the dialog is modal, so that it would be in front of what is opened now.
            call_later(self, lambda: self._open_others(files))
            return
        self._packs.add([file for file in files if file not in folders])
        self._packs.add_folders(folders)

    def _remove(self, row: PackRow) -> None:
        file, name = row.listed.file, row.name
        if row.listed.origin is PackOrigin.COPIED:
            if not self._confirm_delete(name):
                return
            self._packs.remove(file)  # first: Windows cannot delete an open file
            try:
                delete_copy(file, self._packs.data)
            except CopyError as error:
                self.show_message(str(error))
            else:
                self.show_message(_("Deleted the copy of “{pack}”. Your marks are kept.", pack=name))
            self._packs.refresh()
        else:
            self._packs.remove(file)
            self.show_message(_("Removed “{pack}” from the shelf. Its file and your marks are kept.", pack=name))

    def _confirm_delete(self, name: str) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        text = _(
            "Carrel will delete its own copy of “{pack}”. The original file and your marks are kept; "
            "the marks appear again when you open this pack.",
            pack=name,
        )
        parent, answers = self._dialog or self._shell.window, (_(DELETE), _(CANCEL))
        head = with_english(_("Delete this copy?"))
        dialog = QuestionDialog(parent, _("Delete this copy"), head, with_english(text), answers)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == answers[0]

    # ---- copying

    def _copy(self, row: PackRow) -> None:
        if self._shell.ui_state.is_private:
            self.show_message(
                _("A private session saves nothing on disk. To save a copy, end the private session in the File menu.")
            )
            return
        self._copying.start(row.listed.file)
        self._show_copying(0)

    def _show_copying(self, percent: int) -> None:
        if self._dialog and self._copying.file:
            self._dialog.show_copying(_("Copying {file}: {percent} %", file=self._copying.file.name, percent=percent))

    def _show_progress(self, _file: Path, percent: int) -> None:
        self._show_copying(percent)

    def _say_cancelled(self) -> None:
        self._end_copying(_("Cancelled. No copy was made."))

    def _take_copy(self, file: Path, copy: Path) -> None:
        """The copy replaces the file on the shelf."""
        if self._packs.reading != file or self._read_file(copy):
            self._packs.remove(file)
        self._packs.refresh()
        self._end_copying(_("Copied and verified. You can now read it without {folder}.", folder=file.parent))

    def _end_copying(self, sentence: str) -> None:
        if self._dialog:
            self._dialog.show_copying("")
            self._dialog.show_message(sentence)
        else:
            self._shell.messages.say(sentence)
