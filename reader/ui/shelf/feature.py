"""The shelf feature: its dialog, opening packs, and asking which file of a pack to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reader.library import idle_files
from reader.library.packfile import SUFFIX
from reader.translation import _, ngettext
from reader.ui.shelf.edition_question import EditionQuestion
from reader.ui.shelf.known_packs import KnownPacks
from reader.ui.shelf.pack_rows import CountRead
from reader.ui.shell import file_dialogs
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import PRELOAD_DELAY, Lazy
from reader.ui.shell.messages import PACK_PROBLEMS
from reader.ui.shell.session import NO_PACK, Session
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from reader.ui.shelf.shelf_view import ShelfView


class ShelfFeature(QObject):
    """files_chosen(list of Path): the reader chose files to open."""

    files_chosen = Signal(list)

    def __init__(
        self,
        shell: Shell,
        session: Session,
        data: Path,
        other_endings: Sequence[str] = (),
        count_read: CountRead = lambda _id, _articles: 0,
    ) -> None:
        """`data` is the folder of the reader's own data, and of the copies that they keep. `other_endings` are those
        of files that are no packs, and can be chosen with them."""
        super().__init__(shell.window)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._shell = shell
        self._session = session
        self._other_endings = other_endings
        self._count_read = count_read
        self.packs = KnownPacks(session, shell.ui_state, data, self._show_problem)
        self.packs.listing_finished.connect(self._take_listing)
        self.packs.folder_searched.connect(self._announce_folder)
        self._view = Lazy(self._make_view)
        self._question = EditionQuestion(session, self.packs, shell.messages, shell.ui_state, self.open)
        self._is_closed = False
        self._delay = QTimer(self, singleShot=True, interval=PRELOAD_DELAY)
        self._delay.timeout.connect(self.packs.refresh)
        self._delay.start()
        session.article_opened.connect(self._question.update)
        shell.ui_state.opening.released.connect(self.packs.refresh)
        app.applicationStateChanged.connect(self._refresh_when_active)

    def handlers(self) -> Handlers:
        return {ActionId.SHELF: self.open, ActionId.OPEN_PACK: self.choose_pack}

    # ---- what the reader does

    def open(self) -> None:
        """Shows the dialog."""
        self._delay.stop()
        self._view.get().open()

    def choose_pack(self) -> None:
        """Asks for a file, and has it opened. The file pack.yaml stands for its content folder."""
        known = " ".join((f"*{SUFFIX} *.marks.json pack.yaml", *(f"*{ending}" for ending in self._other_endings)))
        all_known, packs, all_files = _("Packs, marks and documents"), _("Packs"), _("All files")
        filters = f"{all_known} ({known});;{packs} (*{SUFFIX});;{all_files} (*)"
        file = file_dialogs.ask_file(self._shell.window, _("Open a pack, marks or a document"), filters)
        if file:
            self.files_chosen.emit([file])

    def open_files(self, files: Sequence[Path]) -> None:
        """Opens the first, and adds all to the shelf."""
        if files:
            self._question.forget(files[0])
            self._session.open_file(files[0])
            self.packs.keep_opened(files)

    def read(self, file: Path) -> bool:
        """Opens a pack of the shelf, at the reader's position if possible."""
        self._question.forget(file)
        return self.packs.read(file)

    # ---- what the window calls

    def cancel_copying(self) -> None:
        """Cancels the copying, and waits until no incomplete copy is left."""
        if view := self._view.made:
            view.cancel_copying()

    def leave_own_packs(self) -> None:
        """Closes every pack file, so that those in the data folder can be deleted. On the page, a pack of the program
        takes the place of one of them."""
        self._delay.stop()
        self.cancel_copying()
        self.packs.leave_data_folder()
        idle_files.close_idle(0)

    def remove_all_added(self) -> None:
        self._delay.stop()
        self.packs.remove_all_added()

    def close(self) -> None:
        self._delay.stop()
        self._is_closed = True
        self._question.close()
        self.packs.close()
        if view := self._view.made:
            view.close()

    # ---- events

    def _take_listing(self) -> None:
        if self._session.opened:
            self._question.update()
            return
        for each in self.packs.all():
            if each.pack and each.is_readable:
                self._shell.messages.withdraw(_(NO_PACK))
                self._session.go_pack(each.pack.id)
                break

    def _announce_folder(self, folder: Path, count: int) -> None:
        name = one_line(folder.name or str(folder))
        if not count:
            self._show_problem(_("There are no packs in the folder “{folder}”.", folder=name))
        elif (view := self._view.made) and view.is_open:
            view.show_message(
                ngettext(
                    "Adding {count} pack from “{folder}”.", "Adding {count} packs from “{folder}”.", count, folder=name
                )
            )
        else:
            self._shell.messages.say(
                ngettext(
                    "Adding {count} pack from “{folder}” to the shelf.",
                    "Adding {count} packs from “{folder}” to the shelf.",
                    count,
                    folder=name,
                )
            )

    def _refresh_when_active(self, state: Qt.ApplicationState) -> None:
        """The reader may have left the window to insert a stick."""
        if state is Qt.ApplicationState.ApplicationActive and not self._is_closed:
            self.packs.refresh_missing()

    def _show_problem(self, sentence: str) -> None:
        """In the dialog if it is open, else in the window."""
        view = self._view.made
        if view and view.is_open:
            view.show_problem(sentence)
        else:
            self._shell.messages.tell(sentence, PACK_PROBLEMS)

    def _make_view(self) -> ShelfView:
        from reader.ui.shelf.shelf_view import ShelfView

        view = ShelfView(self._shell, self.packs, self.read, self._other_endings, self.files_chosen.emit)
        view.count_read = self._count_read
        return view
