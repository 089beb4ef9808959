"""The previews feature: a content folder is dropped or chosen, and its pack is built and opened to look at it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from reader.library import idle_files
from reader.library.model import Location
from reader.library.packfile import NotInPackError, PackError, open_pack
from reader.library.packformat import file_name
from reader.system.atomic_write import copy_atomically
from reader.translation import N_, _
from reader.ui.previews import build_preview
from reader.ui.previews.build_preview import Preview
from reader.ui.previews.content_folder import content_folder_of
from reader.ui.shell import file_dialogs
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from reader.ui.previews.problems_dialog import ProblemsDialog

TITLE = N_("Look at a pack")
AGAIN, SHOW, EDIT, SAVE = N_("Look again"), N_("Show them"), N_("Edit it"), N_("Save as a file…")


class FolderEditor(Protocol):
    """What edits content folders."""

    def open_room(self, path: Path) -> bool: ...

    def know_folder(self, folder: Path, pack: str, title: str) -> None:
        """The pack is written in this folder, which “Edit this pack…” opens."""


class PreviewsFeature(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        data: Path,
        open_files: Callable[[Sequence[Path]], object],
        editor: FolderEditor,
    ) -> None:
        """`data` is the reader's data folder; `open_files` opens a pack, and adds it to the shelf."""
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._data = data
        self._open_files = open_files
        self._editor = editor
        self._waiting: list[Path] = []
        self._is_building = False
        self._dialog: ProblemsDialog | None = None
        self._message = ""
        self._temporary: Path | None = None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Builds and opens the packs of content folders, or of the folders of these files, one after another."""
        self._waiting += paths
        while self._waiting and not self._is_building:
            path = self._waiting.pop(0)
            folder = content_folder_of(path)
            if folder:
                self._look_at(folder, path)
            else:
                self._shell.messages.tell(
                    _("There is no pack.yaml in “{folder}” any more. Drop its folder again.", folder=_name(path))
                )

    def close(self) -> None:
        self._waiting.clear()
        if self._dialog:
            self._dialog.close()
        if self._temporary:
            idle_files.close_idle(0)
            shutil.rmtree(self._temporary, ignore_errors=True)

    def _look_at(self, folder: Path, path: Path) -> None:
        """`path` is the folder, or the file in it that was dropped."""
        self._close_dialog()
        self._shell.messages.withdraw(self._message)
        idle_files.close_idle(0)  # Windows replaces no file that is open
        self._is_building = True
        try:
            sentence = _("Building the pack in the folder “{folder}”…", folder=_name(folder))
            target = self._target()
            work = partial(build_preview.build_preview, folder, target)
            preview = _wait_for(self._shell, sentence, work)
        finally:
            self._is_building = False
        if preview is None:
            return
        if preview.file is None:
            self._show_problems(_cannot_be_shown(_name(folder), preview.problems), folder, preview)
            return
        self._editor.know_folder(folder, preview.pack, preview.title)
        self._open_files([preview.file])
        self._go_to_article(preview, path)
        self._tell(folder, preview.file, preview)

    def _target(self) -> Path:
        """In a private session, or where nothing can be saved, a folder that is deleted when the window closes."""
        if not self._shell.ui_state.is_private and build_preview.may_save_in(self._data):
            return self._data / build_preview.FOLDER
        if self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="carrel-"))
        return self._temporary

    def _go_to_article(self, preview: Preview, path: Path) -> None:
        """The article whose file was dropped."""
        opened = self._session.opened
        if path.parent.name == "articles" and opened and opened.pack.path == preview.file:
            with contextlib.suppress(NotInPackError):
                opened.pack.entry(path.stem)
                self._session.go(Location(opened.pack.info.id, path.stem))

    def _tell(self, folder: Path, file: Path, preview: Preview) -> None:
        title = one_line(preview.title)
        if preview.lines:
            self._message = _(
                "This is “{pack}”, built from its folder. There are problems in it: {problems}.",
                pack=title,
                problems=preview.problems,
            )
            head = _("The folder “{folder}” has {problems}.", folder=_name(folder), problems=preview.problems)
            first = _(SHOW), lambda: self._show_problems(head, folder, preview)
        else:
            self._message = _("This is “{pack}”, built from its folder. Carrel found no problems in it.", pack=title)
            first = _(AGAIN), lambda: self.look_at([folder])
        edit = _(EDIT), lambda: self._editor.open_room(folder)
        answer, other = (first, edit) if preview.lines else (edit, first)
        self._shell.messages.ask(self._message, answer, other, (_(SAVE), lambda: self._save(file)))

    def _show_problems(self, head: str, folder: Path, preview: Preview) -> None:
        from reader.ui.previews.problems_dialog import ProblemsDialog

        self._close_dialog()
        dialog = ProblemsDialog(self._shell.window, _(TITLE), head, preview.lines)
        dialog.again_requested.connect(lambda: self.look_at([folder]))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.show()

    def _close_dialog(self) -> None:
        if self._dialog:
            self._dialog.close()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _save(self, file: Path) -> None:
        """Saves the pack where its author wants it, to hand it out."""
        messages = self._shell.messages
        try:
            with open_pack(file) as pack:
                name = file_name(pack.info)
            packs = _("Packs")
            target, _filter = file_dialogs.ask_target(
                self._shell.window, _("Save the pack"), name, f"{packs} (*.carrel)"
            )
            if target is None:
                return
            copy_atomically(file, target)
        except PackError as error:
            messages.tell(str(error))
        except OSError as error:
            messages.tell(
                _("The pack was not saved ({error}). Save it in another folder.", error=error.strerror or error)
            )
        else:
            messages.say(_("Saved to {file}.", file=target.name))


def _cannot_be_shown(folder: str, problems: str) -> str:
    if problems:
        return _("The folder “{folder}” has {problems}, so its pack cannot be shown.", folder=folder, problems=problems)
    return _("The folder “{folder}” has a problem, so its pack cannot be shown.", folder=folder)


def _wait_for(shell: Shell, sentence: str, work: Callable[[build_preview.OnProgress], Preview]) -> Preview | None:
    """None if it was cancelled."""
    from reader.ui.shell.waiting import wait_for

    return wait_for(shell.window, _(TITLE), sentence, work)


def _name(folder: Path) -> str:
    return one_line(folder.name or str(folder))
